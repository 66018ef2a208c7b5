"""Tables whose cells are parted by tabs: one printed row a line, empty cells kept.

序号⇥工作内容⇥主要目标⇥完成时限⇥责任部门⇥工作完成情况
1⇥农业产业扩量提质⇥(1) 开工建设。⇥9月底前⇥农业农村局⇥完成初步设计。
⇥⇥(2) 完成种植。⇥7月底前⇥⇥完成400亩。
"""

from collections.abc import Iterator

from govpublish.layouts.broken import Printed, mended
from govpublish.models import Cell, Document
from govpublish.text import cell_of

SEPARATOR = "\t"


def read(document: Document, first: int, last: int) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of every line with a tab; other lines are prose around the table.

    A row with a line end inside a cell is put together again.
    """
    lines = [(number, document.line(number)) for number in range(first, last + 1)]
    yield from mended(
        [
            Printed(tuple(_cells(line, number)), SEPARATOR in line)
            for number, line in lines
            if line.strip(" ")
        ]
    )


def _cells(line: str, number: int) -> Iterator[Cell]:
    start = 0
    for text in line.split(SEPARATOR):
        yield cell_of(line, number, start, start + len(text))
        start += len(text) + 1
