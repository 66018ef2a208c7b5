"""Tables drawn with bars: one row a line, cells parted by `|`, a bar at the end or not.

序号 | 工作事项 | 进度安排 | 进展情况 | 完成情况 |
1 | 启动新安综合体建设。 | ①2月上旬前,… | ①已完成。… | 达序推进 |
"""

import re
from collections.abc import Iterator, Sequence

from govpublish.models import Cell, Document
from govpublish.text import cell_of

SEPARATOR = "|"


_RULE = re.compile(r"[\s:=+\-—─━_]+\Z")


def is_rule(cells: Sequence[Cell]) -> bool:
    """Whether a row only draws a line (`---|---`)."""
    return any(cells) and all(_RULE.match(cell.text) for cell in cells if cell)


def read(document: Document, first: int, last: int) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of every line with bars; the bars around a row are its frame.

    Where some rows of a table have no bar before their first cell, a bar there is no frame: the
    first cell is empty.
    """
    width = 0
    for block in _blocks(document, first, last):
        rows = [list(_cells(document.line(number), number)) for number in block]
        framed = all(_begins_with_bar(document.line(number)) for number in block)
        if framed and (not width or len(rows[0]) == width + 1):
            rows = [row[1:] for row in rows]
        elif not framed:
            width = max(map(len, rows))
        yield from map(tuple, rows)


def _blocks(document: Document, first: int, last: int) -> Iterator[list[int]]:
    """Runs of lines with bars."""
    block: list[int] = []
    for number in range(first, last + 1):
        if SEPARATOR in document.line(number):
            block.append(number)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _begins_with_bar(line: str) -> bool:
    return line.lstrip().startswith(SEPARATOR)


def _cells(line: str, number: int) -> Iterator[Cell]:
    end = len(line.rstrip())
    if line.rstrip().endswith(SEPARATOR):
        end -= 1
    start = 0
    for text in line[:end].split(SEPARATOR):
        yield cell_of(line, number, start, start + len(text))
        start += len(text) + 1
