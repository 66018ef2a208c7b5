"""What was due before the day of the newest report and is not reported as done."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import links, parts
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.plans import Plan
from govpublish.pages.standing import Standing, assessment, standing
from govpublish.pages.summary import units

OVERDUE = "overdue"


class Late(NamedTuple):
    """A task or measure whose deadline was before the day of the report."""

    plan: Plan
    number: str
    task: Link
    measure: Link | None
    answers: tuple[parts.Answer, ...]
    deadline: str
    due_on: str
    days: int
    """Between the deadline and the day of the report."""
    period: str
    standing: Standing


class Day(NamedTuple):
    """A day before that of the report, on which something of a plan was due."""

    plan: Plan
    due_on: str
    due: int
    late: int


class Due(NamedTuple):
    """What of a plan was due before the day of its newest report."""

    late: tuple[Late, ...]
    due: int
    """How many places had a deadline before that day, done or not."""
    dated: int
    """How many have a deadline at all."""
    total: int
    """How many places the report tells of."""
    days: tuple[Day, ...]
    """The same day by day, the earliest first."""


def path(code: str = "") -> str:
    """The address of the list of a jurisdiction; without one, of the list of all."""
    return f"{ids.jurisdiction_path(code)}overdue/" if code else "overdue/"


def count(found: Lookups, report_id: str | None) -> int:
    """How many places of a report are overdue."""
    return sum(1 for _ in _overdue(found, report_id)) if report_id else 0


def late(found: Lookups, shared: Plan) -> Due:
    """What a plan's newest report leaves overdue; nothing where no report tells of progress."""
    if shared.newest is None:
        return Due((), 0, 0, 0, ())
    as_of = found.reports[shared.newest]["as_of"]
    records = list(told(found, shared.newest))
    days = [on for one in records if (on := place(found, one)["due_on"])]
    due = Counter(on for on in days if on < as_of)
    rows = tuple(_late(found, shared, shared.newest, one) for one in _overdue(found, shared.newest))
    over = Counter(row.due_on for row in rows)
    by_day = tuple(Day(shared, on, due[on], over[on]) for on in sorted(due))
    return Due(rows, due.total(), len(days), len(records), by_day)


def longest_first(rows: Iterable[Late]) -> tuple[Late, ...]:
    """The longest overdue first, else in the order of the documents."""
    return tuple(sorted(rows, key=lambda one: -one.days))


def told(found: Lookups, report_id: str) -> Iterator[str]:
    """The places that a report tells of."""
    plan_id = found.reports[report_id]["plan_id"]
    return units(found, report_id, [row["task_id"] for row in found.tasks_of.get(plan_id, ())])


def _overdue(found: Lookups, report_id: str) -> Iterator[str]:
    for record_id in told(found, report_id):
        row = assessment(found, report_id, record_id)
        if row and row["derived_status"] == OVERDUE and place(found, record_id)["due_on"]:
            yield record_id


def _late(found: Lookups, shared: Plan, report_id: str, record_id: str) -> Late:
    row, task_id = place(found, record_id), links.task_of(record_id)
    report, stands = found.reports[report_id], standing(found, report_id, record_id)
    assert stands is not None
    as_of, due_on = date.fromisoformat(report["as_of"]), date.fromisoformat(row["due_on"])
    return Late(
        shared,
        ids.shown_number(task_id),
        Link(found.tasks[task_id]["title"], links.record(task_id)),
        parts.measure(row) if "measure_id" in row else None,
        parts.answers(found, record_id) or parts.answers(found, task_id),
        row["deadline_as_printed"],
        row["due_on"],
        (as_of - due_on).days,
        report["period"],
        stands,
    )


def place(found: Lookups, record_id: str) -> Record:
    """The row of a task or measure."""
    return found.measures.get(record_id) or found.tasks[record_id]
