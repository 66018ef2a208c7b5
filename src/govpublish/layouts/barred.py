"""A table drawn with bars that was broken at each cell: the bars say where every cell ends.

24 |
新建公园3个。 |
| (an empty cell)
县甲局 |
| (the end of the row)
"""

from collections.abc import Sequence

from govpublish.layouts import numbered
from govpublish.layouts.aligned import meanings_of
from govpublish.layouts.blocks import Block, Names
from govpublish.layouts.looks import unlike
from govpublish.models import Cell, Column, Meaning, Row


def rows(body: Sequence[Block], columns: Sequence[Column | None], names: Names) -> list[Row]:
    """Rows of a table whose bars say where every cell ends, an empty one too."""
    cells = [block for block in body[:-1] if block.barred]
    while cells and not cells[0].cell:
        cells.pop(0)
    runs: list[list[Block]]
    if columns[:1] == [Meaning.NUMBER]:
        starts = list(numbered.Starts([*cells, body[-1]], names, again=False).find())
        runs = [cells[a:b] for a, b in zip(starts, [*starts[1:], len(cells)], strict=True)]
    else:
        ways = [[cells[at : at + wide] for at in range(0, len(cells), wide)]
                for wide in (len(columns), len(columns) + 1)]  # fmt: skip
        runs = min(ways, key=lambda way: sum(_dear(run, columns, names) for run in way) / len(way))
    rows = []
    for page, run in enumerate(runs, 1):
        pairs = zip(columns, run, strict=False)
        filled: dict[Column, Cell] = {}
        for column, block in pairs:
            if column is not None:
                filled[column] = filled.get(column, Cell()).then(block.cell, "\n")
        if any(filled.values()):
            rows.append(Row(filled, page))
    return rows


def _dear(run: Sequence[Block], columns: Sequence[Column | None], names: Names) -> float:
    meanings = meanings_of(columns)
    return sum(unlike(block, meaning, names) for block, meaning in zip(run, meanings, strict=False))
