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

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govpublish import dates
from govpublish.layouts.blocks import Block, Names
from govpublish.models import ORGANIZATIONS, Cell, Column, Meaning, meaning_of
from govpublish.text import bare, narrow

_SOME_YEAR = 2000  # only whether it is a deadline matters here, not which day
_LONG = 18
_EMPTY = 0.9  # what it costs to leave a column empty for which no blank line stands
_TOO_DEAR = 2.0  # a cell: as many lines as columns are then not simply one a column
_WORDY = (
    Meaning.TASK, Meaning.TARGET, Meaning.MILESTONES, Meaning.PROGRESS, Meaning.PROBLEM,
    Meaning.NEXT_STEP, Meaning.REASON, Meaning.REMARK,
)  # fmt: skip
_LIKE = {
    Meaning.DEADLINE: (0.0, 2.0, 5.0), Meaning.STATUS: (0.0, 1.2, 3.0),
    Meaning.SHARE: (0.0, 1.5, 3.0), Meaning.LEADER: (0.2, 1.2, 3.0),
    Meaning.POINTS: (0.5, 0.5, 3.0), Meaning.TYPE: (0.5, 0.5, 3.0), Meaning.UNIT: (0.5, 0.5, 3.0),
    Meaning.CATEGORY: (0.5, 0.5, 2.0),
}  # fmt: skip
"""Columns of a few signs: the cost of what fits, of what is at least as short, of the rest."""
_SHARE = re.compile(r"[<>≥]?\d+(?:\.\d+)?(?:%|$)")
_DATE = re.compile(r"20\d\d[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)?(?:底|前|底前)?\Z")
_SELDOM = (Meaning.PROBLEM, Meaning.NEXT_STEP, Meaning.REASON)
_TROUBLE = re.compile(r"问题|困难|不足|[缺难慢]|滞后|尚未|影响|不够|紧张|矛盾|下一?步|建议|由于|因")
_NOTHING = re.compile(r"[-—/\\无]{1,2}\Z")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[、,][\u4e00-\u9fff·]{2,4})*\Z")


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
    if len(blocks) == len(columns):
        straight = range(len(columns))
        cost = sum(unlike(block, meanings[at], names) for at, block in enumerate(blocks))
        if cost < len(columns) * _TOO_DEAR:
            return _cells(straight, blocks, columns)
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
    for block in blocks[1:]:
        steps = _extended(steps, block, meanings, names, again=again)
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


def unlike(block: Block, meaning: Meaning | None, names: Names) -> float:
    """How little a line looks like what stands in such a column."""
    text = bare(narrow(block.cell.text))
    if meaning is None or meaning is Meaning.IGNORE:
        return 0.6
    if not text or _NOTHING.match(text):
        return 3.0 if meaning is Meaning.TASK else 0.3
    name = names.knows(text) or names.looks_like(text)
    due = dates.deadline(text, _SOME_YEAR) is not None or _DATE.match(text) is not None
    status = names.is_status(text)
    if meaning in ORGANIZATIONS:
        return 0.0 if name else 1.0 if _is_list(block.cell.text, names) else 4.0
    if meaning in _LIKE:
        return _unlike_word(text, meaning, name=name, due=due, status=status)
    return _unlike_words(text, meaning, known=name or due or status)


def _unlike_word(text: str, meaning: Meaning, *, name: bool, due: bool, status: bool) -> float:
    """The same for columns of a few signs each."""
    short = len(text) <= _LONG / 2
    cost, middling, dear = _LIKE[meaning]
    told = meaning is Meaning.CATEGORY and re.search(r"[。;]|\d\D", text)
    fits = {
        Meaning.DEADLINE: due,
        Meaning.STATUS: status,
        Meaning.SHARE: _SHARE.match(text) is not None,
        Meaning.LEADER: bool(_PERSON.match(text)) and not (name or status or due),
    }
    if told or (meaning is Meaning.STATUS and name):
        return dear
    if fits.get(meaning, short):
        return cost
    return middling if short or (meaning is Meaning.DEADLINE and len(text) <= _LONG) else dear


def _unlike_words(text: str, meaning: Meaning, *, known: bool) -> float:
    """The same for columns that tell in words; `known`: it is a name, a deadline or a status."""
    if meaning is Meaning.REMARK:
        return 1.0 if known else 0.2
    if _SHARE.match(text) and meaning in (Meaning.TASK, Meaning.TARGET, Meaning.MILESTONES):
        return 2.0
    rare = 0.2 if meaning in _SELDOM and not _TROUBLE.search(text) else 0.0
    return 2.5 if known else rare


def _is_list(text: str, names: Names) -> bool:
    parts = [part for part in re.split(r"[、,;\s]+", narrow(text)) if part]
    known = sum(names.knows(part) or names.looks_like(part) for part in parts)
    return len(parts) > 1 and known * 2 >= len(parts)


def _cells(
    places: Sequence[int], blocks: Sequence[Block], columns: Sequence[Column | None]
) -> dict[Column, Cell]:
    cells: dict[Column, Cell] = {}
    for place, block in zip(places, blocks, strict=True):
        if (column := columns[place]) is not None:
            cells[column] = cells.get(column, Cell()).then(block.cell, "\n")
    return cells
