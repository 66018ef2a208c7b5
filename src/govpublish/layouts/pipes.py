"""Tables drawn with bars: one row a line, cells parted by `|`, a bar at the end or not.

序号 | 工作事项 | 进度安排 | 进展情况 | 完成情况 |
1 | 启动新安综合体建设。 | ①2月上旬前,… | ①已完成。… | 达序推进 |
"""

from collections.abc import Iterator

from govpublish.layouts import broken
from govpublish.layouts.breaking import Line, is_rule, line_of
from govpublish.models import Cell, Document

__all__ = ["SEPARATOR", "is_rule", "read"]
SEPARATOR = "|"


def read(
    document: Document, first: int, last: int, heads: broken.Heads = lambda cells: False
) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of every row drawn with bars; the bars around a row are its frame.

    Where some rows of a table have no bar before their first cell, a bar there is no frame: the
    first cell is empty. A row with a line end inside a cell is put together again. `heads`: which
    cells are headings.
    """
    width = 0
    for block in _blocks(broken.rows(list(_lines(document, first, last)), heads)):
        rows = [list(_without_end(row)) for row in block]
        framed = all(map(_begins_with_bar, block))
        if framed and (not width or len(rows[0]) == width + 1):
            rows = [row[1:] for row in rows]
        elif any(row.framed for row in block):
            rows = [
                cells[1:] if _begins_with_bar(row) else cells
                for row, cells in zip(block, rows, strict=True)
            ]
        elif not framed:
            width = max(map(len, rows))
        yield from map(tuple, rows)


def _lines(document: Document, first: int, last: int) -> Iterator[Line]:
    gap = False
    for number in range(first, last + 1):
        text = document.line(number)
        if text.strip():
            yield line_of(text, number, SEPARATOR, gap)
        gap = not text.strip()


def _blocks(rows: Iterator[broken.Row]) -> Iterator[list[broken.Row]]:
    """Runs of rows with nothing between them."""
    block: list[broken.Row] = []
    for row in rows:
        if block and row.lines[0].number != block[-1].lines[-1].number + 1:
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _begins_with_bar(row: broken.Row) -> bool:
    return row.lines[0].text.lstrip().startswith(SEPARATOR)


def _without_end(row: broken.Row) -> tuple[Cell, ...]:
    cells = row.cells()
    ended = row.lines[-1].text.rstrip().endswith(SEPARATOR)
    return cells[:-1] if ended and not row.ends_empty else cells
