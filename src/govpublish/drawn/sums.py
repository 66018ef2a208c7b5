"""Rows that only add up: totals are no tasks; a heading may have the sums of its rows beside it.

序号 | 项目名称        | 计划投资 | 责任单位
     | 合计(7个)       | 76500    |           a total
一、续建项目(3个)      | 43000    |           a heading with sums
1    | 建公园          | 18000    | 住建局
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from govpublish.layouts.table import DrawnRow
from govpublish.models import ORGANIZATIONS, Cell, Heading, Meaning
from govpublish.sections import is_heading
from govpublish.text import bare, chinese_label_at, narrow

_TOTAL = re.compile(
    r"(?:合计|总计|小计|共计)(?![\u4e00-\u9fff]).{0,30}"
    r"|.{0,30}?(?:合计|总计|小计|共计)(?:\([^)]*\))?:?"
)
_FIGURE = re.compile(
    r"(?:约|共)?[-+]?[\d.,]*\d\s*[%‰]?(?:[个项件处家座条]|[万亿]?元|公里|亩)?(?:项目|任务|工作|工程)?|[-—/]+"
)
_SAYING = (Meaning.PROGRESS, Meaning.PROBLEM, Meaning.NEXT_STEP, *ORGANIZATIONS)


def _seen(cell: Cell) -> str:
    return narrow(bare(cell.text))


def is_total(row: DrawnRow, headings: Sequence[Heading]) -> bool:
    """Whether a row is the sum of others: one cell says so, the rest are figures or a category."""
    said = False
    for heading, cell in zip(headings, row.cells, strict=False):
        if not cell:
            continue
        if heading.meaning not in _SAYING and _TOTAL.fullmatch(_seen(cell)):
            if chinese_label_at(cell.text) is not None:
                return False
            said = True
        elif not _FIGURE.fullmatch(_seen(cell)) and heading.meaning is not Meaning.CATEGORY:
            return False
    return said


def passed(row: DrawnRow, headings: Sequence[Heading]) -> list[Cell]:
    """The cells of a total, without the category that may reach down to tasks."""
    return [
        cell
        for heading, cell in zip(headings, row.cells, strict=False)
        if cell and (heading.meaning is not Meaning.CATEGORY or _TOTAL.fullmatch(_seen(cell)))
    ]


def heading_with_sums(row: DrawnRow, headings: Sequence[Heading]) -> DrawnRow | None:
    """The row without its figures, where what is left is a heading for the rows below."""
    figures = {
        at
        for at, (heading, cell) in enumerate(zip(headings, row.cells, strict=False))
        if cell and heading.meaning is not Meaning.NUMBER and _FIGURE.fullmatch(_seen(cell))
    }
    if not figures or row.section is not None:
        return None
    cells = tuple(Cell() if at in figures else cell for at, cell in enumerate(row.cells))
    left = replace(row, cells=cells)
    section = left.section if any(cells) else None
    if section is None or not (left.is_merged or is_heading(section.text)):
        return None
    return left


def handed_down(row: DrawnRow, totals: Sequence[DrawnRow]) -> DrawnRow:
    """A row with the category that was printed in the row of a total and reaches down to it."""
    cells, above = list(row.cells), list(row.above)
    for at, cell in enumerate(above):
        if cell and any(total.cells[at : at + 1] == (cell,) for total in totals):
            cells[at], above[at] = cell, None
    return replace(row, cells=tuple(cells), above=tuple(above))
