"""How far a plan is in one report: official and derived statuses over the same places."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govpublish.pages.lookups import Lookups
from govpublish.pages.standing import CLASHES, assessment


class Counts(NamedTuple):
    """How many of how many places have which status."""

    given: tuple[tuple[str, int], ...]
    """Status and count, in the order of the schema."""
    without: int


class Summary(NamedTuple):
    """A report in numbers; what is counted is named, what is left out too."""

    tasks: int
    """Tasks that the report tells of themselves."""
    measures: int
    """Measures, where it tells of them and not of their task."""
    official: Counts
    derived: Counts
    aside: tuple[tuple[str, int], ...]
    """Official statuses of tasks that are not counted, because their measures are."""
    aside_tasks: int
    """How many tasks are not counted, because their measures are."""
    clashes: tuple[str, ...]
    """The places where official and derived status say opposite things."""

    @property
    def total(self) -> int:
        """The N of every n/N."""
        return self.tasks + self.measures


class Short(NamedTuple):
    """The statuses of one row of a table: of the place itself, or of how many of its measures."""

    official: tuple[tuple[str, int], ...]
    official_of: int
    """How many measures the counts are of; 0 where the place itself has the status."""
    derived: tuple[tuple[str, int], ...]
    derived_of: int


NOTHING = Short((), 0, (), 0)


def short(found: Lookups, report_id: str | None, record_id: str) -> Short:
    """Where a task or measure stands in a report, a task by its measures where it tells of them."""
    if report_id is None:
        return NOTHING
    told = tuple(units(found, report_id, [record_id]))
    own = counts(found, report_id, [record_id], "official_status").given
    below = 0 if told == (record_id,) else len(told)
    return Short(
        own or counts(found, report_id, told, "official_status").given,
        0 if own else below,
        counts(found, report_id, told, "derived_status").given,
        below,
    )


def summary(found: Lookups, report_id: str) -> Summary:
    """Count every place of a report once: measures where it tells of measures, else the task."""
    plan_id = found.reports[report_id]["plan_id"]
    tasks = [row["task_id"] for row in found.tasks_of.get(plan_id, ())]
    counted = tuple(units(found, report_id, tasks))
    whole = set(tasks)
    own = sum(record in whole for record in counted)
    aside = tuple(_aside(found, report_id, tasks, set(counted)))
    return Summary(
        own,
        len(counted) - own,
        counts(found, report_id, counted, "official_status"),
        counts(found, report_id, counted, "derived_status"),
        counts(found, report_id, aside, "official_status").given,
        len(aside),
        tuple(record for record in counted if _clashes(found, report_id, record)),
    )


def units(found: Lookups, report_id: str, tasks: Sequence[str]) -> Iterator[str]:
    """The places that a report tells of: the measures of a task, or the task itself."""
    for task in tasks:
        measures = (row["measure_id"] for row in found.measures_of.get(task, ()))
        told = [one for one in measures if (report_id, one) in found.assessments_of]
        if told:
            yield from told
        elif (report_id, task) in found.assessments_of:
            yield task


def counts(found: Lookups, report_id: str, records: Sequence[str], field: str) -> Counts:
    """How many of some places have which official or derived status."""
    counted = Counter(
        row[field]
        for record in records
        if (row := assessment(found, report_id, record)) and row[field]
    )
    order = found.schema.table("assessments").field(field).labels
    given = tuple((status, counted[status]) for status in order if counted[status])
    return Counts(given, len(records) - counted.total())


def _aside(
    found: Lookups, report_id: str, tasks: Sequence[str], counted: set[str]
) -> Iterator[str]:
    for task in tasks:
        if task not in counted and any(
            row["measure_id"] in counted for row in found.measures_of.get(task, ())
        ):
            yield task


def _clashes(found: Lookups, report_id: str, record: str) -> bool:
    row = assessment(found, report_id, record)
    return row is not None and (row["official_status"], row["derived_status"]) in CLASHES
