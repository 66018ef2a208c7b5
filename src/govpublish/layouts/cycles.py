"""A stacked table without numbers: the order of its columns alone says where a record begins.

项目内容        新建公园3个        改造学校2所
责任单位        县甲局             县乙局
进展情况        完成1个。          正在施工。
"""

from collections.abc import Iterator, Sequence

from govpublish.layouts import numbered
from govpublish.layouts.aligned import meanings_of, records
from govpublish.layouts.blocks import Block, Names, joined
from govpublish.layouts.closing import before_closing
from govpublish.layouts.looks import unlike
from govpublish.models import Cell, Column, Meaning, Row


def rows(body: Sequence[Block], columns: Sequence[Column | None], names: Names) -> list[Row]:
    """Rows told apart by the order of the columns, under headings between them."""
    lines = joined(body)[:-1]
    lines = before_closing(lines, Meaning.DEADLINE in columns)
    found_rows: list[Row] = []
    for section, run in _sections(lines, columns, names):
        found = records(run, columns, names)
        if found and len(found[-1][1]) == 1 and len(columns) > 1:
            found.pop()
        found_rows += [
            Row(cells, page, section=section) for page, (cells, _) in enumerate(found, 1)
        ]
    return found_rows


def _sections(
    lines: Sequence[Block], columns: Sequence[Column | None], names: Names
) -> Iterator[tuple[tuple[Cell, ...], list[Block]]]:
    """The lines between headings with a Chinese number, unless these are the tasks themselves."""
    meaning = meanings_of(columns)[1] if len(columns) > 1 else None
    places = [at for at, block in enumerate(lines) if numbered.is_heading(block.cell.text)]
    places = [
        at
        for at in places
        if at + 1 < len(lines)
        and unlike(lines[at + 1], Meaning.TASK, names) <= unlike(lines[at + 1], meaning, names)
    ]
    ends = [*places, len(lines)]
    section: tuple[Cell, ...] = ()
    start = 0
    for end in ends:
        if lines[start:end]:
            yield section, list(lines[start:end])
        if end < len(lines):
            section = (lines[end].cell,)
        start = end + 1
