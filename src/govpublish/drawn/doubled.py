"""A heading of tasks over two columns: what is to be done, and beside it the parts of it.

序号 | 工作任务             | 牵头单位
1    | 办好教育 | 建一所小学 | 教育局      title, measure
↑    | ↑        | 招二十人   | 人社局      another measure of it
2    | 修一条公路           | 交通局      a task without measures
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from govpublish.drawn.headers import Header
from govpublish.layouts.table import DrawnRow
from govpublish.models import Heading, Meaning
from govpublish.text import bare, narrow

_NUMBER = re.compile(r"[((]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[))]?[、.]?")


def settled(header: Header, rows: Sequence[DrawnRow]) -> Header:
    """The header with a meaning for each of two columns that one heading of tasks is over."""
    headings = list(header.headings)
    for at, (one, other) in enumerate(pairwise(tuple(headings))):
        same = bare(one.cell.text) == bare(other.cell.text)
        if one.meaning is not Meaning.TASK or other.meaning is not Meaning.TASK or not same:
            continue
        meanings = _meanings(at, rows, headings)
        headings[at], headings[at + 1] = (
            replace(heading, meaning=meaning)
            for heading, meaning in zip((one, other), meanings, strict=True)
        )
        return replace(header, headings=tuple(headings))
    return header


def _meanings(
    at: int, rows: Sequence[DrawnRow], headings: Sequence[Heading]
) -> tuple[Meaning, Meaning]:
    """What two columns say: number and task, category and task, or task and measure."""
    first = [row.cells[at] for row in rows if row.cells[at]]
    both = any(row.cells[at + 1] and (row.cells[at] or row.above[at]) for row in rows)
    said = [heading.meaning for heading in headings]
    if not first or not both:
        return Meaning.TASK, Meaning.TASK
    if all(_NUMBER.fullmatch(narrow(bare(cell.text))) for cell in first):
        plain = Meaning.TASK if Meaning.NUMBER in said else Meaning.NUMBER
        return plain, Meaning.TASK
    if _are_numbered_inside(at, rows, said):
        held = Meaning.TASK if Meaning.CATEGORY in said else Meaning.CATEGORY
        return held, Meaning.TASK
    return Meaning.TASK, Meaning.TARGET


def _are_numbered_inside(at: int, rows: Sequence[DrawnRow], said: Sequence[Meaning | None]) -> bool:
    """Whether rows that share the first cell have numbers of their own: then it is a category."""
    if Meaning.NUMBER not in said:
        return False
    number = said.index(Meaning.NUMBER)
    return any(row.above[at] and row.cells[number] for row in rows)
