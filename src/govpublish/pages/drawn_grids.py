"""Tables as their format drew them, cell by cell, for the page of a source."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from govpublish.models import Cell, Grid


class Box(NamedTuple):
    """One cell of a table."""

    line: int
    """The line its signs stand on, from 1; 0 for an empty one."""
    start: int
    end: int
    down: int
    across: int


class GridRow(NamedTuple):
    """A row with something in it."""

    number: str
    """As the anchors count: `3` of `t1.r3` or of `Sheet1!B3`."""
    line: int | None
    """The line that the whole row is; None where each cell is a line of its own."""
    boxes: tuple[Box, ...]


class Drawn(NamedTuple):
    """A table, and the letters over its columns where its format gives them any."""

    name: str
    first: int
    last: int
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


def drawn(grid: Grid, lines: Sequence[str], anchors: Sequence[str]) -> Drawn:
    """A table as printed: rows and columns without any text are left out."""
    by_cell = "!" in anchors[grid.first - 1]
    kept = [i for i, row in enumerate(grid.rows) if any(row)]
    columns = [j for j in range(len(grid.rows[0])) if any(row[j] for row in grid.rows)]
    spans = _spans(grid.merged, kept, columns)
    covered = {
        (i, j)
        for (row, column), (down, across) in spans.items()
        for i in range(row, row + down)
        for j in range(column, column + across)
        if (i, j) != (row, column)
    }
    reach = _line_parts(lines) if not by_cell else _whole_lines(lines)
    rows = []
    for i, row in enumerate(kept):
        cells = [grid.rows[row][column] for column in columns]
        boxes = tuple(
            Box(*part, *spans.get((i, j), (1, 1)))
            for j, part in enumerate(reach(cells))
            if (i, j) not in covered
        )
        at = next(cell.lines[0] for cell in cells if cell)
        rows.append(GridRow(_row_number(anchors[at - 1]), None if by_cell else at, boxes))
    return Drawn(
        grid.name,
        grid.first,
        grid.last,
        tuple(_letters(grid, column, anchors) for column in columns) if by_cell else (),
        tuple(rows),
    )


def _spans(
    merged: Mapping[tuple[int, int], tuple[int, int]], rows: Sequence[int], columns: Sequence[int]
) -> dict[tuple[int, int], tuple[int, int]]:
    """How far each merged cell reaches, among the rows and columns kept; whole rectangles only."""
    i_of = {row: i for i, row in enumerate(rows)}
    j_of = {column: j for j, column in enumerate(columns)}
    members: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for (row, column), (first, left) in merged.items():
        if row in i_of and column in j_of and first in i_of and left in j_of:
            owner = i_of[first], j_of[left]
            members.setdefault(owner, {owner}).add((i_of[row], j_of[column]))
    spans = {}
    for (i, j), places in members.items():
        down = max(row for row, _ in places) - i + 1
        across = max(column for _, column in places) - j + 1
        if down * across == len(places):
            spans[i, j] = down, across
    return spans


_Reach = Callable[[Sequence[Cell]], Iterator[tuple[int, int, int]]]


def _whole_lines(lines: Sequence[str]) -> _Reach:
    """Each cell is a line."""

    def reach(cells: Sequence[Cell]) -> Iterator[tuple[int, int, int]]:
        for cell in cells:
            line = cell.lines[0] if cell else 0
            yield line, 0, len(lines[line - 1]) if line else 0

    return reach


def _line_parts(lines: Sequence[str]) -> _Reach:
    """The row is a line; every sign of it goes to a cell, the tabs between them to none."""

    def reach(cells: Sequence[Cell]) -> Iterator[tuple[int, int, int]]:
        line = next(cell.lines[0] for cell in cells if cell)
        text = lines[line - 1]
        starts = [cell.pieces[0].start if cell else None for cell in cells]
        later = [start for start in starts[1:] if start is not None]
        at = 0
        for start in starts:
            if start is None:
                yield 0, 0, 0
                continue
            end = next((other for other in later if other > start), len(text))
            while end > start and text[end - 1] == "\t":
                end -= 1
            while at < start and text[at] == "\t":
                at += 1
            yield line, min(at, start), end
            at = end

    return reach


def _row_number(anchor: str) -> str:
    place = anchor.rpartition("!")[2].rpartition(".")[2]
    return place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZr") or place


def _letters(grid: Grid, column: int, anchors: Sequence[str]) -> str:
    cell = next(row[column] for row in grid.rows if row[column])
    return anchors[cell.lines[0] - 1].rpartition("!")[2].rstrip("0123456789")
