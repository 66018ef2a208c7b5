"""What was due before the day of the newest report and is not reported as done."""

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


class Due(NamedTuple):
    """What of a plan was due before the day of its newest report."""

    late: tuple[Late, ...]
    due: int
    """How many places had a deadline before that day, done or not."""
    dated: int
    """How many have a deadline at all."""
    total: int
    """How many places the report tells of."""


def path(code: str = "") -> str:
    """The address of the list of a jurisdiction; without one, of the list of all."""
    return f"{ids.jurisdiction_path(code)}overdue/" if code else "overdue/"


def count(found: Lookups, report_id: str | None) -> int:
    """How many places of a report are overdue."""
    return sum(1 for _ in _overdue(found, report_id)) if report_id else 0


def late(found: Lookups, shared: Plan) -> Due:
    """What a plan's newest report leaves overdue; nothing where no report tells of progress."""
    if shared.newest is None:
        return Due((), 0, 0, 0)
    as_of = found.reports[shared.newest]["as_of"]
    told = list(_told(found, shared.newest))
    days = [on for one in told if (on := _place(found, one)["due_on"])]
    rows = (_late(found, shared, shared.newest, one) for one in _overdue(found, shared.newest))
    return Due(tuple(rows), sum(on < as_of for on in days), len(days), len(told))


def longest_first(rows: Iterable[Late]) -> tuple[Late, ...]:
    """The longest overdue first, else in the order of the documents."""
    return tuple(sorted(rows, key=lambda one: -one.days))


def _told(found: Lookups, report_id: str) -> Iterator[str]:
    plan_id = found.reports[report_id]["plan_id"]
    return units(found, report_id, [row["task_id"] for row in found.tasks_of.get(plan_id, ())])


def _overdue(found: Lookups, report_id: str) -> Iterator[str]:
    for record_id in _told(found, report_id):
        row = assessment(found, report_id, record_id)
        if row and row["derived_status"] == OVERDUE and _place(found, record_id)["due_on"]:
            yield record_id


def _late(found: Lookups, shared: Plan, report_id: str, record_id: str) -> Late:
    place, task_id = _place(found, record_id), links.task_of(record_id)
    report, stands = found.reports[report_id], standing(found, report_id, record_id)
    assert stands is not None
    as_of, due_on = date.fromisoformat(report["as_of"]), date.fromisoformat(place["due_on"])
    return Late(
        shared,
        ids.shown_number(task_id),
        Link(found.tasks[task_id]["title"], links.record(task_id)),
        parts.measure(place) if "measure_id" in place else None,
        parts.answers(found, record_id) or parts.answers(found, task_id),
        place["deadline_as_printed"],
        place["due_on"],
        (as_of - due_on).days,
        report["period"],
        stands,
    )


def _place(found: Lookups, record_id: str) -> Record:
    return found.measures.get(record_id) or found.tasks[record_id]
