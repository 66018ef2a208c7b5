"""Tables drawn with bars: one row a line, cells parted by `|`, a bar at the end or not.

序号 | 工作事项 | 进度安排 | 进展情况 | 完成情况 |
1 | 启动新安综合体建设。 | ①2月上旬前,… | ①已完成。… | 达序推进 |
"""

from collections.abc import Iterator

from govpublish.models import Cell, Document
from govpublish.text import cell_of

SEPARATOR = "|"


def read(document: Document, first: int, last: int) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of every line with bars; the bars around a row are its frame."""
    for number in range(first, last + 1):
        line = document.line(number)
        if SEPARATOR in line:
            yield tuple(_cells(line, number))


def _cells(line: str, number: int) -> Iterator[Cell]:
    end = len(line.rstrip())
    if line.rstrip().endswith(SEPARATOR):
        end -= 1
    start = len(line) - len(line.lstrip())
    if line.lstrip().startswith(SEPARATOR):
        start += 1
    for text in line[start:end].split(SEPARATOR):
        yield cell_of(line, number, start, start + len(text))
        start += len(text) + 1
