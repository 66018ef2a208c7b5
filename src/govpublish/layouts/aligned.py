"""A record printed one cell below the other, its cells told apart by the order of the columns.

    序号            3
    工作任务        新建幼儿园3所。
    责任单位        县教育局
    完成时限        9月底前
    进展情况        已开工2所。
                    1所正在设计。

Each line goes to a column not before that of the line above; what a line looks like (a name, a
deadline, a sentence) and the blank lines that empty cells leave decide which.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from govpublish import dates
from govpublish.layouts.blocks import Block, Names
from govpublish.models import ORGANIZATIONS, Cell, Meaning
from govpublish.text import bare

_SOME_YEAR = 2000  # only whether it is a deadline matters here, not which day
_LONG = 18
_WORDY = (
    Meaning.TASK, Meaning.TARGET, Meaning.MILESTONES, Meaning.PROGRESS, Meaning.PROBLEM,
    Meaning.NEXT_STEP, Meaning.REASON, Meaning.REMARK,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Path:
    """The cheapest way to place the lines so far, the last of them in a certain column."""

    cost: float
    columns: tuple[int, ...]


def align(
    blocks: Sequence[Block], meanings: Sequence[Meaning], names: Names
) -> dict[Meaning, Cell]:
    """The cells of one record; `meanings` are the columns in their order, the task's first."""
    if not blocks:
        return {}
    if len(blocks) == len(meanings):
        straight = tuple(range(len(meanings)))
        if _cost_of(straight, blocks, meanings, names) < len(meanings) * 2:
            return _cells(straight, blocks, meanings)
    paths = [_Path(_unlike(blocks[0], meanings[0], names), (0,))]
    for before, block in pairwise(blocks):
        paths = _extended(paths, before, block, meanings, names)
    return _cells(min(paths, key=lambda path: path.cost).columns, blocks, meanings)


def _extended(
    paths: Sequence[_Path], before: Block, block: Block, meanings: Sequence[Meaning], names: Names
) -> list[_Path]:
    found: list[_Path] = []
    for column, meaning in enumerate(meanings):
        likeness = _unlike(block, meaning, names)
        ways = [
            _Path(
                path.cost + likeness + _step(path.columns[-1], column, block, meaning),
                (*path.columns, column),
            )
            for path in paths
            if path.columns[-1] <= column
        ]
        if ways:
            found.append(min(ways, key=lambda path: path.cost))
    return found


def _step(last: int, column: int, block: Block, meaning: Meaning) -> float:
    """What it costs to go from one column to another across so many blank lines."""
    if column == last:
        several = meaning in _WORDY or meaning in ORGANIZATIONS
        return (0.4 if several else 3.0) + max(block.gap - 1, 0)
    skipped = column - last - 1
    return 0.2 + abs(skipped - max(block.gap - 1, 0)) * 0.9


def _cost_of(
    columns: Sequence[int], blocks: Sequence[Block], meanings: Sequence[Meaning], names: Names
) -> float:
    return sum(
        _unlike(block, meanings[column], names)
        for block, column in zip(blocks, columns, strict=True)
    )


def _unlike(block: Block, meaning: Meaning, names: Names) -> float:
    """How little a line looks like what stands in such a column."""
    text = bare(block.cell.text)
    name = names.knows(text) or names.looks_like(text)
    due = dates.deadline(text, _SOME_YEAR) is not None
    if meaning is Meaning.DEADLINE:
        return 0.0 if due else 2.0 if len(text) <= _LONG else 5.0
    if meaning in ORGANIZATIONS:
        return 0.0 if name else 1.5 if _is_list(text, names) else 4.0
    status = names.is_status(text)
    if meaning is Meaning.STATUS:
        return 0.0 if status else 1.5 if len(text) <= _LONG / 2 else 3.0
    if meaning in (Meaning.SHARE, Meaning.POINTS, Meaning.TYPE, Meaning.LEADER):
        return 0.5 if len(text) <= _LONG / 2 else 3.0
    return 2.5 if name or due or status else 0.0


def _is_list(text: str, names: Names) -> bool:
    parts = [part for part in text.replace(",", "、").split("、") if part]
    known = sum(names.knows(part) or names.looks_like(part) for part in parts)
    return len(parts) > 1 and known * 2 >= len(parts)


def _cells(
    columns: Sequence[int], blocks: Sequence[Block], meanings: Sequence[Meaning]
) -> dict[Meaning, Cell]:
    cells: dict[Meaning, Cell] = {}
    for column, block in zip(columns, blocks, strict=True):
        meaning = meanings[column]
        cells[meaning] = cells.get(meaning, Cell()).then(block.cell, "\n")
    return cells
