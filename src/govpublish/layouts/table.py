"""Tables that the format itself draws (web page, Word, spreadsheet, PDF), merged cells known.

序号 | 工作内容 | 责任单位          |
     |          | 牵头    | 配合    |   (two header rows)
一、产业发展                          (a row of one merged cell: a section)
1    | 建公园   | 住建局  | 财政局  |
↑    | ↑        | 水利局  |         |   (↑: goes on from the row above)
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govpublish.models import Cell, Document, Grid


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One row: its cells, and for each column the cell it goes on from, if it does."""

    cells: tuple[Cell, ...]
    above: tuple[Cell | None, ...]
    page: int
    """Which of the document's tables it stands in; the next page of a PDF is another."""

    @property
    def section(self) -> Cell | None:
        """The text of a row of nothing but one cell over several columns."""
        filled = [cell for cell in self.cells if cell]
        alone = len(filled) == 1 and not any(self.above) and len(self.cells) > 2
        return filled[0] if alone and self.cells[0] else None


def read(document: Document, first: int, last: int) -> list[DrawnRow]:
    """The rows of every table on these lines, in order."""
    return [
        row
        for page, grid in enumerate(document.grids)
        if grid.first >= first and grid.last <= last
        for row in _rows(grid, page)
    ]


def _rows(grid: Grid, page: int) -> Iterator[DrawnRow]:
    for at, cells in enumerate(grid.rows):
        above: list[Cell | None] = []
        for column in range(len(cells)):
            row, origin = grid.merged.get((at, column), (at, column))
            above.append(grid.rows[row][origin] if row < at and origin == column else None)
        yield DrawnRow(cells, tuple(above), page)


def two_rows_of_headings(upper: Sequence[Cell], lower: Sequence[Cell]) -> tuple[Cell, ...]:
    """The headings of two header rows: the lower one's where it has any, else the upper one's."""
    return tuple(below or above for above, below in zip(upper, lower, strict=True))
