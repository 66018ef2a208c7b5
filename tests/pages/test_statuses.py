"""Statuses are counted on the level on which the document gives them, and never guessed."""

from govpublish.pages.lookups import Lookups
from govpublish.pages.statuses import Tally, tallies, tally
from pages import yunshan


def test_statuses_of_measures_are_counted_among_measures(found: Lookups) -> None:
    assert tallies(found, yunshan.REPORT) == (Tally(True, 2, (("done", 1), ("slow", 1)), 0),)


def test_statuses_on_both_levels_are_two_tallies(found: Lookups) -> None:
    key = (yunshan.REPORT, f"{yunshan.KEY}.2")
    (row,) = found.assessments_of[key]
    row["official_status"] = "slow"
    on_tasks, on_measures = tallies(found, yunshan.REPORT)
    assert on_tasks == Tally(False, 3, (("slow", 1),), 2)
    assert on_measures.by_measure and on_measures.total == 2


def test_a_report_without_statuses_says_of_how_many(found: Lookups) -> None:
    for rows in found.assessments_of.values():
        for row in rows:
            row["official_status"] = None
    assert tallies(found, yunshan.REPORT) == (Tally(True, 2, (), 2),)


def test_records_without_a_status_have_no_tally(found: Lookups) -> None:
    records = [f"{yunshan.KEY}.2"]
    assert tally(found, yunshan.REPORT, records, by_measure=False) is None
