"""What is due next after the day of the newest report, and is not yet said to be done."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govpublish.pages import late, links, parts
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups
from govpublish.pages.plans import Plan
from govpublish.pages.standing import assessment

SHOWN = 8
_OFFICIAL = ("done", "ahead")
_DERIVED = ("done", "target_met")


class Next(NamedTuple):
    """A task or measure with its deadline ahead of the report."""

    plan: Plan
    place: Link
    answers: tuple[parts.Answer, ...]
    deadline: str
    due_on: str


class Coming(NamedTuple):
    """The nearest deadlines, and how many there are in all."""

    rows: tuple[Next, ...]
    total: int


def coming(found: Lookups, plans: Iterable[Plan]) -> Coming:
    """The nearest deadlines of some plans, each seen from the day of its own newest report."""
    open_ones = [
        (late.place(found, record)["due_on"], shared, record)
        for shared in plans
        if shared.newest
        for record in _open(found, shared.newest)
    ]
    open_ones.sort(key=lambda one: str(one[0]))
    return Coming(
        tuple(_next(found, shared, record) for _, shared, record in open_ones[:SHOWN]),
        len(open_ones),
    )


def _open(found: Lookups, report_id: str) -> Iterator[str]:
    as_of = found.reports[report_id]["as_of"]
    for record in late.told(found, report_id):
        due_on, row = late.place(found, record)["due_on"], assessment(found, report_id, record)
        over = row and (row["official_status"] in _OFFICIAL or row["derived_status"] in _DERIVED)
        if due_on and due_on >= as_of and not over:
            yield record


def _next(found: Lookups, shared: Plan, record: str) -> Next:
    row, task_id = late.place(found, record), links.task_of(record)
    task = Link(found.tasks[task_id]["title"], links.record(task_id))
    return Next(
        shared,
        parts.measure(row) if "measure_id" in row else task,
        parts.answers(found, record) or parts.answers(found, task_id),
        row["deadline_as_printed"],
        row["due_on"],
    )
