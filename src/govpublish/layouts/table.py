"""Tables that the format itself draws (web page, Word, spreadsheet, PDF), merged cells known.

序号 | 工作内容 | 责任单位          |
     |          | 牵头    | 配合    |   (two header rows)
一、产业发展                          (a row of one merged cell: a section)
1    | 建公园   | 住建局  | 财政局  |
↑    | ↑        | 水利局  |         |   (↑: goes on from the row above)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govpublish.models import Cell, Document, Grid
from govpublish.text import bare, chinese_label_at, is_sentence, narrow

_ORDINAL = re.compile(r"\(?[一二三四五六七八九十]{1,3}[)、.]?")
_LONGEST = 60  # signs; what is longer is no heading
_SHORT = 30  # signs; a cell alone that is longer is a text, unless it is numbered


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One row: its cells, and for each column the cell it goes on from, if it does."""

    cells: tuple[Cell, ...]
    above: tuple[Cell | None, ...]
    beside: tuple[Cell | None, ...]
    """For each column the cell to its left that reaches over it, if one does."""
    page: int
    """Which of the document's tables it stands in; the next page of a PDF is another."""

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells with text, from left to right."""
        return tuple(cell for cell in self.cells if cell)

    @property
    def line(self) -> int:
        """The first line it stands on."""
        return min(cell.lines[0] for cell in self.filled)

    @property
    def last(self) -> int:
        """The last line it stands on."""
        return max(cell.lines[-1] for cell in self.filled)

    @property
    def is_merged(self) -> bool:
        """Whether its one filled cell reaches over others."""
        return len(self.filled) == 1 and any(self.beside)

    @property
    def section(self) -> Cell | None:
        """The text of a row that is only a heading for those below it.

        One cell over several columns; or one alone in the first columns, numbered 一、 or short;
        or such a number and the words beside it.
        """
        filled = self.filled
        if any(self.above) or len(self.cells) < 3 or not any(self.cells[:2]):
            return None
        if len(filled) == 2 and all(self.cells[:2]) and _ORDINAL.fullmatch(bare(narrow_of(self))):
            return self.cells[0].then(self.cells[1], "" if ends_open(self.cells[0]) else " ")
        if len(filled) != 1 or bare(filled[0].text).isdigit():
            return None
        text = filled[0].text
        numbered = chinese_label_at(text) is not None
        if self.is_merged:
            return filled[0] if numbered or not _is_text(text) else None
        return filled[0] if numbered or (len(text) <= _SHORT and not _is_text(text)) else None


def narrow_of(row: DrawnRow) -> str:
    """The first cell's text in narrow signs."""
    return narrow(row.cells[0].text)


def ends_open(cell: Cell) -> bool:
    """Whether a number goes straight into the words after it (一、)."""
    return not narrow(cell.text).strip()[-1:].isalnum()


def _is_text(text: str) -> bool:
    return len(text) > _LONGEST or is_sentence(text)


def read(document: Document, first: int, last: int) -> list[DrawnRow]:
    """The rows with text of every table on these lines, in order."""
    return [
        row
        for page, grid in enumerate(document.grids)
        if grid.first <= last and grid.last >= first
        for row in _rows(grid, page)
        if row.filled and first <= row.line <= last
    ]


def _rows(grid: Grid, page: int) -> Iterator[DrawnRow]:
    for at, cells in enumerate(grid.rows):
        above: list[Cell | None] = []
        beside: list[Cell | None] = []
        for column in range(len(cells)):
            row, origin = grid.merged.get((at, column), (at, column))
            cell = grid.rows[row][origin]
            above.append(cell if row < at and origin == column else None)
            beside.append(cell if origin < column else None)
        yield DrawnRow(cells, tuple(above), tuple(beside), page)
