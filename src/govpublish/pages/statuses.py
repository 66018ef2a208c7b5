"""How far a plan is by the document's own words: how many of how many have which status."""

from collections import Counter
from typing import NamedTuple

from govpublish.pages.lookups import Lookups


class Tally(NamedTuple):
    """The official statuses of one report; what has none is counted too, never guessed."""

    by_measure: bool
    """Whether measures are counted, because the document reports by measure."""
    total: int
    given: tuple[tuple[str, int], ...]
    """Status and count, in the order of the schema."""
    without: int


def tally(found: Lookups, report_id: str) -> Tally:
    """Count the statuses of a report on the level on which the document gives them.

    Where it gives none at all, the level is the one on which it reports progress.
    """
    plan_id = found.reports[report_id]["plan_id"]
    tasks = [task["task_id"] for task in found.tasks_of.get(plan_id, ())]
    measures = [m["measure_id"] for task in tasks for m in found.measures_of.get(task, ())]
    by_task, by_measure = _count(found, report_id, tasks), _count(found, report_id, measures)
    told = any((report_id, measure) in found.progress_of for measure in measures)
    measured = bool(by_measure) or (told and not by_task)
    counted, total = (by_measure, len(measures)) if measured else (by_task, len(tasks))
    return Tally(measured, total, _given(found, counted), total - counted.total())


def tally_of(found: Lookups, report_id: str, measures: list[str]) -> Tally | None:
    """The statuses of a task's measures in one report; None if none of them has one."""
    counted = _count(found, report_id, measures)
    if not counted:
        return None
    total = len(measures)
    return Tally(True, total, _given(found, counted), total - counted.total())


def _given(found: Lookups, counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    order = found.schema.table("assessments").field("official_status").labels
    return tuple((status, counted[status]) for status in order if counted[status])


def _count(found: Lookups, report_id: str, records: list[str]) -> Counter[str]:
    rows = (row for one in records for row in found.assessments_of.get((report_id, one), ()))
    return Counter(row["official_status"] for row in rows if row["official_status"])
