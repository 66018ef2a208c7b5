"""Where to jump in a long document: the sections of its plans, else every twentieth task."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import links
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups, Record

_LONG = 20
"""Tasks of a plan from which on a list of places to jump to is worth its room."""
_MOST = 30


class Contents(NamedTuple):
    """The places of one plan in a document."""

    plan: str
    places: tuple[Link, ...]
    """Names and anchors on the page itself."""


def of_source(found: Lookups, source_id: str, plan_ids: Sequence[str]) -> Iterator[Contents]:
    """The plans of a document; one alone and short needs none."""
    for plan_id in plan_ids:
        tasks = [
            row
            for row in found.tasks_of.get(plan_id, ())
            if row["source_id"] == source_id and row["lines"]
        ]
        if tasks and (len(tasks) > _LONG or len(plan_ids) > 1):
            name = found.plans[plan_id]["name"]
            yield Contents(name, tuple(_sections(tasks) or _chunks(tasks)))


def _sections(tasks: Sequence[Record]) -> list[Link]:
    """The headings of the first kind, each at its first task; none where they are few or many."""
    first: dict[str, Record] = {}
    for task in tasks:
        first.setdefault((task["section"] or "").partition(" / ")[0], task)
    if not 1 < len(first) <= _MOST:
        return []
    return [Link(name or "其他", _anchor(task)) for name, task in first.items()]


def _chunks(tasks: Sequence[Record]) -> Iterator[Link]:
    for start in range(0, len(tasks), _LONG):
        some = tasks[start : start + _LONG]
        first, last = (ids.shown_number(task["task_id"]) for task in (some[0], some[-1]))
        yield Link(f"第{first}–{last}项" if len(some) > 1 else f"第{first}项", _anchor(some[0]))


def _anchor(task: Record) -> str:
    return f"#{links.address(ids.line_anchor(next(links.anchors(task['lines']))))}"
