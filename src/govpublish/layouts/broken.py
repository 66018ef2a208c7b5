"""Rows of a text table with a line end inside a cell: printed lines put together again.

序号⇥工作任务⇥责任单位⇥进展情况
3⇥建管网⇥住建局⇥完成16公里,          a row that breaks off in its last cell
泵站完成80%。                          and the rest of that cell
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govpublish.models import Cell
from govpublish.text import is_sentence, label_at

_MOST = 6  # lines over which a row may go on
_ROWS = 3  # so many rows must be whole before another is taken for broken
_JOINT = "\n"


@dataclass(frozen=True, slots=True)
class Printed:
    """One line of a document as cells; prose is a single cell."""

    cells: tuple[Cell, ...]
    is_row: bool


def mended(lines: Sequence[Printed]) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table, those that a line end broke put together; prose between is left out.

    A row is broken if it is too short, the lines after it begin no row of their own, and together
    they have just as many cells as the other rows.
    """
    widths = Counter(len(line.cells) for line in lines if line.is_row and line.cells[0])
    width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    at = 0
    while at < len(lines):
        if not lines[at].is_row:
            at += 1
            continue
        more = _rest(lines, at, width) if rows >= _ROWS else 0
        yield _joined([line.cells for line in lines[at : at + 1 + more]])
        at += 1 + more


def _rest(lines: Sequence[Printed], at: int, width: int) -> int:
    """How many lines after one belong to it; 0 if it is whole or nothing completes it."""
    cells, last = len(lines[at].cells), lines[at].cells[-1]
    if cells >= width or not last:
        return 0
    for more, line in enumerate(lines[at + 1 : at + 1 + _MOST], start=1):
        if not line.cells or not line.cells[0] or _opens_row(line):
            return 0
        cells += len(line.cells) - 1
        if cells == width:
            return more
        if cells > width:
            return 0
    return 0


def _opens_row(line: Printed) -> bool:
    """Whether a line begins with a number of its own."""
    first = line.cells[0].text
    return first.strip().isdigit() or (line.is_row and label_at(first) is not None)


def _joined(parts: Sequence[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    cells = list(parts[0])
    for part in parts[1:]:
        joint = _JOINT if is_sentence(cells[-1].text) else ""
        cells[-1] = cells[-1].then(part[0], joint)
        cells += part[1:]
    return tuple(cells)
