"""The ruled tables of a page: cells with their boxes, also of rows that the page's end cut open."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from govpublish.formats.pdf_lines import Line, Sign, lines, paragraphs
from govpublish.formats.transcript import Slot

NEAR = 3.0
"""Points that two rules may be apart and still be one."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Ruled(NamedTuple):
    """A table as ruled: its outer box and the boxes of its cells."""

    box: Box
    cells: tuple[Box, ...]

    @property
    def is_frame(self) -> bool:
        """One cell above the other: a frame around text, not a table."""
        return len(_stops(cell[0] for cell in self.cells)) < 2


class Rule(NamedTuple):
    """A straight stroke: where it lies across its direction, where it begins and ends."""

    at: float
    start: float
    end: float


def rules(edges: Iterable[dict[str, Any]]) -> tuple[list[Rule], list[Rule]]:
    """The strokes of a page, upright and level; dots and dashes in a row are one stroke.

    With those that are missing where a page cuts a row open: upright ones end there, and none lies
    across. Word closes the cells of a cut row on both pages; browsers and others do not.
    """
    upright, level = [], []
    for edge in edges:
        x0, x1, top, bottom = (float(edge[key]) for key in ("x0", "x1", "top", "bottom"))
        if edge["orientation"] == "v":
            upright.append(Rule(x0, top, bottom))
        else:
            level.append(Rule(top, x0, x1))
    upright, level = _joined(upright), _joined(level)
    return upright, [*level, *_missing(upright, level)]


def _joined(strokes: Iterable[Rule]) -> list[Rule]:
    joined: list[Rule] = []
    for stroke in sorted(strokes, key=lambda stroke: (round(stroke.at, 1), stroke.start)):
        last = joined[-1] if joined else None
        same = last is not None and abs(stroke.at - last.at) < 0.2
        if last is not None and same and stroke.start - last.end <= NEAR:
            joined[-1] = Rule(last.at, last.start, max(last.end, stroke.end))
        else:
            joined.append(stroke)
    return [stroke for stroke in joined if stroke.end - stroke.start > NEAR]


def _missing(upright: Sequence[Rule], level: Sequence[Rule]) -> Iterator[Rule]:
    for side in (1, 2):
        group: list[Rule] = []
        for stroke in sorted(upright, key=lambda stroke: stroke[side]):
            if group and stroke[side] - group[-1][side] > NEAR / 2:
                yield from _closing(group, level, side)
                group = []
            group.append(stroke)
        yield from _closing(group, level, side)


def _closing(group: Sequence[Rule], level: Iterable[Rule], side: int) -> Iterator[Rule]:
    """The stroke across the ends of these, unless there is one."""
    if len(group) < 2:
        return
    left, right = min(stroke.at for stroke in group), max(stroke.at for stroke in group)
    at = group[0][side]
    ruled = any(
        abs(stroke.at - at) <= NEAR and stroke.end > left + NEAR and stroke.start < right - NEAR
        for stroke in level
    )
    if right - left > NEAR and not ruled:
        yield Rule(at, left, right)


def slots(table: Ruled, signs: Iterable[Sign]) -> tuple[list[Slot], int, list[Sign]]:
    """The cells by row and column with their paragraphs; how many rows; signs in no cell."""
    columns = _stops(x for cell in table.cells for x in (cell[0], cell[2]))
    rows = _stops(y for cell in table.cells for y in (cell[1], cell[3]))
    places = [
        (_nearest(rows, y0), _nearest(columns, x0), _nearest(rows, y1), _nearest(columns, x1))
        for x0, y0, x1, y1 in table.cells
    ]
    owner = {
        (row, column): index
        for index, (top, left, bottom, right) in enumerate(places)
        for row in range(top, max(bottom, top + 1))
        for column in range(left, max(right, left + 1))
    }
    inside: list[list[Sign]] = [[] for _ in table.cells]
    outside: list[Sign] = []
    for sign in signs:
        row = bisect_right(rows, sign.middle) - 1
        column = bisect_right(columns, (sign.x0 + sign.x1) / 2) - 1
        index = owner.get((row, column))
        (outside if index is None else inside[index]).append(sign)
    printed = [lines(found) for found in inside]
    padding = _padding(table.cells, printed)
    found = [
        Slot(
            row=top,
            column=left,
            paragraphs=tuple(
                "\n".join(line.text for line in parts)
                for parts in paragraphs(text, cell[0] + padding, cell[2] - padding)
            ),
            down=max(bottom - top, 1),
            across=max(right - left, 1),
        )
        for (top, left, bottom, right), cell, text in zip(places, table.cells, printed, strict=True)
    ]
    return sorted(found, key=lambda slot: (slot.row, slot.column)), len(rows) - 1, outside


def _padding(cells: Sequence[Box], printed: Sequence[Sequence[Line]]) -> float:
    """How far text keeps from the rules: the least that any line of the table does."""
    left = [line.x0 - cell[0] for cell, found in zip(cells, printed, strict=True) for line in found]
    right = [
        cell[2] - line.x1 for cell, found in zip(cells, printed, strict=True) for line in found
    ]
    return max(0.0, min([*left, *right], default=0.0))


def _stops(positions: Iterable[float]) -> list[float]:
    """Where rules stand, those nearer than NEAR taken as one."""
    stops: list[float] = []
    for position in sorted(positions):
        if not stops or position - stops[-1] > NEAR:
            stops.append(position)
    return stops


def _nearest(stops: Sequence[float], position: float) -> int:
    return max(bisect_right(stops, position + NEAR / 2) - 1, 0)
