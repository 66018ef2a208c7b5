"""A record printed one cell below the other, its cells told apart by the order of the columns.

    序号            3
    工作任务        新建幼儿园3所。
    责任单位        县教育局
    完成时限        9月底前
    进展情况        已开工2所。
                    1所正在设计。

Each line goes to a column not before that of the line above; what a line looks like (a name, a
deadline, a sentence) and the blank lines that empty cells leave decide which. Where no number
opens a record the columns begin anew wherever that fits best.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from govpublish.layouts.blocks import Block, Names
from govpublish.layouts.looks import unlike
from govpublish.models import ORGANIZATIONS, Cell, Column, Meaning, meaning_of
from govpublish.text import label_at

_TORN = 0.8  # what it costs to part two items of a numbered list
_EMPTY = 0.9  # what it costs to leave a column empty for which no blank line stands
_WORDY = (
    Meaning.TASK, Meaning.TARGET, Meaning.MILESTONES, Meaning.PROGRESS, Meaning.PROBLEM,
    Meaning.NEXT_STEP, Meaning.REASON, Meaning.REMARK,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Step:
    """The cheapest way to place the lines so far, the last of them in a certain column."""

    cost: float
    column: int
    before: "_Step | None"
    opens: bool = False
    """Whether its line opens a record."""


def align(
    blocks: Sequence[Block], columns: Sequence[Column | None], names: Names
) -> dict[Column, Cell]:
    """The cells of one record, its columns in their order, the task's first.

    What stands in a column nobody has explained (None) is left out.
    """
    if not blocks:
        return {}
    meanings = meanings_of(columns)
    steps = _first(blocks[0], meanings, names)
    return _cells([step.column for step in _way(blocks, steps, meanings, names)], blocks, columns)


def cost(blocks: Sequence[Block], columns: Sequence[Column | None], names: Names) -> float:
    """How badly lines fit the columns of one record."""
    meanings = meanings_of(columns)
    way = _way(blocks, _first(blocks[0], meanings, names), meanings, names)
    return way[-1].cost + _EMPTY * _left(way[-1], meanings)


def _first(block: Block, meanings: Sequence[Meaning | None], names: Names) -> list[_Step]:
    """The first line in each of the columns that may be empty, and in the task's."""
    task = meanings.index(Meaning.TASK) if Meaning.TASK in meanings else 0
    empty = max(block.gap - 1, 0)
    return [
        _Step(unlike(block, meaning, names) + abs(column - empty) * _EMPTY, column, None)
        for column, meaning in enumerate(meanings[: task + 1])
    ]


def records(
    blocks: Sequence[Block], columns: Sequence[Column | None], names: Names
) -> list[tuple[dict[Column, Cell], list[Block]]]:
    """The records of a table without numbers: their cells, and the lines they are made of."""
    if not blocks:
        return []
    meanings = meanings_of(columns)
    steps = [_Step(unlike(blocks[0], meanings[0], names), 0, None, opens=True)]
    way = _way(blocks, steps, meanings, names, again=True)
    starts = [at for at, step in enumerate(way) if step.opens]
    ends = [*starts[1:], len(blocks)]
    return [
        (_cells([s.column for s in way[a:b]], blocks[a:b], columns), list(blocks[a:b]))
        for a, b in zip(starts, ends, strict=True)
    ]


def meanings_of(columns: Sequence[Column | None]) -> list[Meaning | None]:
    """What the columns mean, whatever their periods."""
    return [column if column is None else meaning_of(column) for column in columns]


def _way(
    blocks: Sequence[Block],
    steps: Sequence[_Step],
    meanings: Sequence[Meaning | None],
    names: Names,
    *,
    again: bool = False,
) -> list[_Step]:
    """The cheapest way through the columns; with `again` the first may follow any of them."""
    for above, block in pairwise(blocks):
        steps = _extended(steps, block, meanings, names, again=again)
        if _next_item(above, block):
            steps = [
                step if step.before and step.before.column == step.column and not step.opens
                else replace(step, cost=step.cost + _TORN)
                for step in steps
            ]  # fmt: skip
    last = min(steps, key=lambda step: step.cost + (again and _EMPTY * _left(step, meanings)))
    way: list[_Step] = []
    at: _Step | None = last
    while at is not None:
        way.append(at)
        at = at.before
    return way[::-1]


def _extended(
    steps: Sequence[_Step],
    block: Block,
    meanings: Sequence[Meaning | None],
    names: Names,
    *,
    again: bool,
) -> list[_Step]:
    found: list[_Step] = []
    for column, meaning in enumerate(meanings):
        likeness = unlike(block, meaning, names)
        ways = [
            _Step(step.cost + likeness + _onward(step.column, column, block, meaning), column, step)
            for step in steps
            if step.column <= column
        ]
        if again and not column:
            for step in steps:
                skipped = _left(step, meanings)
                cost = step.cost + likeness + 0.2 + abs(skipped - max(block.gap - 1, 0)) * _EMPTY
                ways.append(_Step(cost, 0, step, opens=True))
        if ways:
            found.append(min(ways, key=lambda step: step.cost))
    return found


def _next_item(above: Block, block: Block) -> bool:
    """Whether a line is the next item of the list that the line above belongs to."""
    labels = label_at(above.cell.text), label_at(block.cell.text)
    return labels[0] is not None and labels[1] is not None and labels[1][0] == labels[0][0] + 1


def _left(step: _Step, meanings: Sequence[Meaning | None]) -> int:
    """How many columns a record would leave empty that ended here."""
    return len(meanings) - 1 - step.column


def _onward(last: int, column: int, block: Block, meaning: Meaning | None) -> float:
    """What it costs to go from one column to another across so many blank lines."""
    if column == last:
        several = meaning in _WORDY or meaning in ORGANIZATIONS
        again = 0.5 if meaning is Meaning.TASK else 0.4
        return (again if several else 3.0) + max(block.gap - 1, 0)
    skipped = column - last - 1
    return 0.2 + abs(skipped - max(block.gap - 1, 0)) * _EMPTY


def _cells(
    places: Sequence[int], blocks: Sequence[Block], columns: Sequence[Column | None]
) -> dict[Column, Cell]:
    cells: dict[Column, Cell] = {}
    for place, block in zip(places, blocks, strict=True):
        if (column := columns[place]) is not None:
            cells[column] = cells.get(column, Cell()).then(block.cell, "\n")
    return cells
