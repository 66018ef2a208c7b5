"""Tables whose cells are parted by tabs: one printed row a line, empty cells kept.

序号⇥工作内容⇥主要目标⇥完成时限⇥责任部门⇥工作完成情况
1⇥农业产业扩量提质⇥(1) 开工建设。⇥9月底前⇥农业农村局⇥完成初步设计。
⇥⇥(2) 完成种植。⇥7月底前⇥⇥完成400亩。
"""

from collections.abc import Iterator

from govpublish.layouts import broken
from govpublish.layouts.breaking import Line, line_of
from govpublish.models import Cell, Document

SEPARATOR = "\t"


def read(
    document: Document, first: int, last: int, heads: broken.Heads = lambda cells: False
) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of every line with a tab; other lines are prose around the table.

    A row with a line end inside a cell is put together again. `heads`: which cells are headings.
    """
    for row in broken.rows(list(_lines(document, first, last)), heads):
        yield row.cells()


def _lines(document: Document, first: int, last: int) -> Iterator[Line]:
    gap = False
    for number in range(first, last + 1):
        text = document.line(number)
        if text.strip(" "):
            yield line_of(text, number, SEPARATOR, gap)
        gap = not text.strip()
