"""A report with progress speaks of every place it should; one without of none."""

from __future__ import annotations

from checks.planting import places, planted
from checks.small_county import FIRST, rows
from govpublish.checks import reports


def test_a_valid_dataset_has_none() -> None:
    assert places(reports.check) == []


def test_a_date_exactly_where_there_is_progress() -> None:
    assert planted(reports.check, "reports", 2, as_of=None) == [("reports", 2, "as_of")]
    found = planted(reports.check, "reports", 3, as_of="2021-12-31")
    assert found == [("reports", 3, "as_of")]


def test_a_task_of_which_nothing_is_said() -> None:
    tables = rows()
    del tables["progress"][3]
    assert places(reports.check, tables) == [("tasks", 3, "task_id")]


def test_a_measure_of_which_nothing_is_said() -> None:
    tables = rows()
    del tables["progress"][2]
    assert places(reports.check, tables) == [("tasks", 2, "task_id")]


def test_progress_on_the_task_speaks_for_its_measures() -> None:
    tables = rows()
    for table in ("progress", "assessments"):
        tables[table] = [row | {"measure_id": None} for row in tables[table]]
    assert places(reports.check, tables) == []


def test_progress_without_an_assessment() -> None:
    tables = rows()
    del tables["assessments"][2]
    assert places(reports.check, tables) == [("progress", 4, "progress_id")]


def test_progress_or_status_in_a_report_without_any() -> None:
    found = planted(reports.check, "assessments", 3, report_id=FIRST)
    assert ("assessments", 3, "report_id") in found
    found = planted(reports.check, "progress", 4, report_id=FIRST)
    assert ("progress", 4, "report_id") in found


def test_words_without_lines() -> None:
    assert planted(reports.check, "progress", 1, lines=None) == [("progress", 1, "lines")]
    assert planted(reports.check, "progress", 2, lines=None) == [("progress", 2, "lines")]
