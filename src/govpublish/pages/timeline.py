"""The deadlines of a task's measures on a line of time, with the day of the newest report."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from govpublish.pages.parts import Place

SHAPES: Mapping[str | None, str] = {
    "done": "done",
    "target_met": "done",
    "overdue": "late",
    "suspended": "still",
}
"""How a derived status is drawn; whatever is not over and not late is an open mark."""
OPEN = "open"
_WIDE = Decimal(15)
"""What a mark and its label take of the line on a narrow phone, in hundredths of it."""
_LATE = Decimal(84)
"""From here on a label stands on the left of its mark."""
_TENTH = Decimal("0.1")


class Mark(NamedTuple):
    """A measure on the line."""

    label: str
    shape: str
    at: Decimal
    """From 0 to 100."""
    lane: int
    """From the top, so that no two marks meet."""
    left: bool
    """Whether its label stands on its left."""


class Timeline(NamedTuple):
    """From the first day of a year to the last of the same or a later one."""

    marks: tuple[Mark, ...]
    lanes: int
    ticks: tuple[tuple[Decimal, str], ...]
    as_of: str | None
    at: Decimal | None
    """Where the day of the report stands."""
    shapes: Mapping[str, tuple[str | None, ...]]
    """The shapes that are there, and the derived statuses they stand for."""
    undated: tuple[tuple[str, str], ...]
    """Label and anchor of the measures without a date."""


def timeline(measures: Sequence[Place], year: int, period: str, as_of: str | None) -> Timeline:
    """The deadlines of the measures; without marks where fewer than two have a date."""
    dated = [one for one in measures if one.record["due_on"]]
    undated = tuple((label(one), one.anchor) for one in measures if not one.record["due_on"])
    if len(dated) < 2:
        return Timeline((), 0, (), as_of, None, {}, undated)
    days = [one.record["due_on"] for one in dated] + ([as_of] if as_of else [])
    first = date(min(year, int(min(days)[:4])), 1, 1)
    last = date(max(year, int(max(days)[:4])), 12, 31)
    shapes: dict[str, dict[str | None, None]] = {}
    marks: list[Mark] = []
    lanes: list[Decimal] = []
    for one in sorted(dated, key=lambda one: one.record["due_on"]):
        derived = status(one, period)
        shape = SHAPES.get(derived, OPEN)
        shapes.setdefault(shape, {})[derived] = None
        at = _place(one.record["due_on"], first, last)
        left = at > _LATE
        begin = at - _WIDE + 3 if left else at - 3
        lane = next((i for i, end in enumerate(lanes) if end <= begin), len(lanes))
        lanes[lane : lane + 1] = [begin + _WIDE]
        marks.append(Mark(label(one), shape, at, lane, left))
    return Timeline(
        tuple(marks),
        len(lanes),
        tuple(_ticks(first, last)),
        as_of,
        _place(as_of, first, last) if as_of else None,
        {shape: tuple(statuses) for shape, statuses in shapes.items()},
        undated,
    )


def label(measure: Place) -> str:
    """What a measure is called on the line: its label as printed, else its place in the task."""
    return measure.record["label"] or str(measure.record["position"])


def status(place: Place, period: str) -> str | None:
    """The derived status of a task or measure in the report of a period."""
    for said in place.said:
        if said.report.period == period and said.standing:
            return said.standing.derived
    return None


def _place(day: str, first: date, last: date) -> Decimal:
    """Where a day stands between two others, in hundredths.

    >>> _place("2021-07-02", date(2021, 1, 1), date(2021, 12, 31))
    Decimal('50.0')
    """
    passed = (date.fromisoformat(day) - first).days
    return (Decimal(100 * passed) / (last - first).days).quantize(_TENTH)


def _ticks(first: date, last: date) -> list[tuple[Decimal, str]]:
    """The quarters of one year, or the beginnings of several."""
    if first.year == last.year:
        days = [(date(first.year, month, 1), f"{month}月") for month in (1, 4, 7, 10)]
    else:
        years = range(first.year, last.year + 1)
        days = [(date(year, 1, 1), f"{year}年") for year in years]
    return [(_place(day.isoformat(), first, last), name) for day, name in days]
