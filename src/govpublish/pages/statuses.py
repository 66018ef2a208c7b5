"""How far a plan is by the document's own words: how many of how many have which status."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from govpublish.pages.lookups import Lookups


class Tally(NamedTuple):
    """The official statuses of one report on one level; what has none is counted too."""

    by_measure: bool
    """Whether measures are counted, else tasks."""
    total: int
    given: tuple[tuple[str, int], ...]
    """Status and count, in the order of the schema."""
    without: int


def tallies(found: Lookups, report_id: str) -> tuple[Tally, ...]:
    """Count the statuses of a report on each level on which the document gives any.

    Where it gives none at all, one tally says so, on the level on which it reports progress.
    """
    plan_id = found.reports[report_id]["plan_id"]
    everything = [task["task_id"] for task in found.tasks_of.get(plan_id, ())]
    below = [m["measure_id"] for task in everything for m in found.measures_of.get(task, ())]
    tasks, measures = _told(found, report_id, everything), _told(found, report_id, below)
    given = tuple(_given(found, report_id, tasks, measures))
    if given:
        return given
    told = any((report_id, measure) in found.progress_of for measure in measures)
    total = len(measures) if told else len(tasks)
    return (Tally(told, total, (), total),)


def _given(
    found: Lookups, report_id: str, tasks: list[str], measures: list[str]
) -> Iterator[Tally]:
    for by_measure, records in ((False, tasks), (True, measures)):
        counted = tally(found, report_id, records, by_measure=by_measure)
        if counted is not None:
            yield counted


def _told(found: Lookups, report_id: str, records: list[str]) -> list[str]:
    """Those that the report speaks of: another report may have had more, or fewer."""
    return [record for record in records if (report_id, record) in found.assessments_of]


def tally(found: Lookups, report_id: str, records: list[str], *, by_measure: bool) -> Tally | None:
    """The statuses of some tasks or measures in one report; None if none of them has one."""
    rows = (row for one in records for row in found.assessments_of.get((report_id, one), ()))
    counted = Counter(row["official_status"] for row in rows if row["official_status"])
    if not counted:
        return None
    records = _told(found, report_id, records)
    order = found.schema.table("assessments").field("official_status").labels
    given = tuple((status, counted[status]) for status in order if counted[status])
    return Tally(by_measure, len(records), given, len(records) - counted.total())
