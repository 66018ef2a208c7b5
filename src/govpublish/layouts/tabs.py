"""Tables whose cells are parted by tabs: one printed row a line, empty cells kept.

序号⇥工作内容⇥主要目标⇥完成时限⇥责任部门⇥工作完成情况
1⇥农业产业扩量提质⇥(1) 开工建设。⇥9月底前⇥农业农村局⇥完成初步设计。
⇥⇥(2) 完成种植。⇥7月底前⇥⇥完成400亩。
"""

from collections.abc import Iterator

from govpublish.models import Cell, Document
from govpublish.text import cell_of

SEPARATOR = "\t"


def read(document: Document, first: int, last: int) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of every line with a tab; other lines are prose around the table."""
    for number in range(first, last + 1):
        line = document.line(number)
        if SEPARATOR in line:
            yield tuple(_cells(line, number))


def _cells(line: str, number: int) -> Iterator[Cell]:
    start = 0
    for text in line.split(SEPARATOR):
        yield cell_of(line, number, start, start + len(text))
        start += len(text) + 1
