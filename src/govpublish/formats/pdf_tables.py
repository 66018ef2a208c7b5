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


def open_ends(edges: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rules that are missing where a page cuts a row: upright ones end there, none lies across.

    Word closes the cells of a cut row on both pages; browsers and others do not.
    """
    given = list(edges)
    upright = [edge for edge in given if edge["orientation"] == "v"]
    across = [edge for edge in given if edge["orientation"] == "h"]
    for side in ("top", "bottom"):
        upright.sort(key=lambda edge: (edge[side], edge["x0"]))
        group: list[dict[str, Any]] = []
        for edge in [*upright, None]:
            if group and (edge is None or edge[side] - group[-1][side] > NEAR / 2):
                yield from _closing(group, across, side)
                group = []
            if edge is not None:
                group.append(edge)


def _closing(
    group: Sequence[dict[str, Any]], across: Iterable[dict[str, Any]], side: str
) -> Iterator[dict[str, Any]]:
    left, right = min(edge["x0"] for edge in group), max(edge["x1"] for edge in group)
    at = group[0][side]
    ruled = any(
        abs(edge["top"] - at) <= NEAR and edge["x1"] > left + NEAR and edge["x0"] < right - NEAR
        for edge in across
        if edge["x1"] - edge["x0"] > NEAR
    )
    if right - left > NEAR and not ruled:
        yield {
            "object_type": "line", "x0": left, "x1": right, "top": at, "bottom": at,
            "width": right - left, "height": 0,
        }  # fmt: skip


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
