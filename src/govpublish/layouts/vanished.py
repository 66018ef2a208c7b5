"""Cells of a row whose empty neighbours vanished, each under a column that holds the like.

序号 | 任务 | 进展情况 | 存在问题 | 责任单位 |
1 | 建公园。 | 已开工。 | 用地未批。 | 县甲局 |
2 | 建学校。 | 已竣工。 | 县乙局 |          no problem, and no cell for it: 县乙局 slid to the left
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from govpublish.layouts.blocks import Block, Names
from govpublish.layouts.looks import kind, unlike
from govpublish.models import Cell, Heading, Meaning
from govpublish.text import bare

_FEW = 2  # cells; fewer tell nothing of a column
_STRANGE = 1.5  # what it costs to hold what a column never holds
_LEFT = 0.05  # what it costs to leave a column empty that often is
_NEVER_LEFT = 0.8  # the same of one that never is
_NO_TASK = 3.0  # the same of the task's
_MARGIN = 0.3  # by so much another place must be worse
_TROUBLED = 1.0  # the same between a problem and what else tells of trouble
_NOWHERE = 1e6


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the cells of a short row belong."""

    columns: tuple[int, ...]
    """The place of the column for each cell."""
    doubtful: tuple[tuple[int, int], ...]
    """A cell and another column in which it might as well stand."""

    @property
    def moved(self) -> bool:
        """Whether a cell stands elsewhere than it was printed."""
        return any(column != at for at, column in enumerate(self.columns))


class Learned:
    """What the columns of a table hold, learned from its whole rows."""

    def __init__(
        self, rows: Sequence[Sequence[Cell]], headings: Sequence[Heading], names: Names
    ) -> None:
        """`rows`: those with a cell for every column."""
        self._names = names
        self._headings = [bare(heading.cell.text) for heading in headings]
        self._meanings = [heading.meaning for heading in headings]
        self._rows = len(rows)
        self._kinds: list[Counter[str]] = [
            Counter(kind(row[at], names) for row in rows if row[at]) for at in range(len(headings))
        ]

    def heading(self, at: int) -> str:
        """What stands above a column."""
        return self._headings[at]

    def place(self, cells: Sequence[Cell], pinned: int) -> Placing:
        """The columns of cells in their order, those before `pinned` where they were printed."""
        costs = [
            [self._cost(at, cell, column, pinned) for column in range(len(self._meanings))]
            for at, cell in enumerate(cells)
        ]
        totals = _totals(costs)
        best = min(totals[-1])
        printed = sum(row[at] for at, row in enumerate(costs))
        if best >= _NOWHERE / 2:
            return Placing(tuple(range(len(cells))), ())
        chosen = tuple(range(len(cells))) if printed <= best + _MARGIN else _chosen(totals, best)
        doubtful = tuple(
            (at, other)
            for at, row in enumerate(totals)
            for other, cost in enumerate(row)
            if cells[at] and other != chosen[at]
            if cost <= best + self._margin(cells[at], chosen[at], other)
        )
        return Placing(chosen, doubtful)

    def _cost(self, at: int, cell: Cell, column: int, pinned: int) -> float:
        """How little a cell belongs in a column, less what it would cost to leave that empty."""
        return self._unlike(at, cell, column, pinned) - self._left(column)

    def _unlike(self, at: int, cell: Cell, column: int, pinned: int) -> float:
        if at < pinned:
            return 0.0 if at == column else _NOWHERE
        meaning = self._meanings[column]
        if column < pinned or meaning is Meaning.NUMBER:
            return _NOWHERE
        if not cell:
            return self._left(column)
        found = unlike(Block(cell, 0, cell.lines[0]), meaning, self._names)
        held = self._kinds[column]
        if (total := sum(held.values())) < _FEW:
            return found
        return found + _STRANGE * (1 - held[kind(cell, self._names)] / total)

    def _margin(self, cell: Cell, column: int, other: int) -> float:
        """By how much another column must be worse; more where the words speak of trouble."""
        meanings = {self._meanings[column], self._meanings[other]}
        block = Block(cell, 0, cell.lines[0])
        troubled = not unlike(block, Meaning.PROBLEM, self._names)
        return _TROUBLED if Meaning.PROBLEM in meanings and troubled else _MARGIN

    def _left(self, column: int) -> float:
        """What it costs to leave a column empty."""
        if self._meanings[column] is Meaning.TASK:
            return _NO_TASK
        filled = sum(self._kinds[column].values())
        if self._rows < _FEW or filled < self._rows:
            return _LEFT
        return _NEVER_LEFT


def _totals(costs: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each cell and column the cheapest way to place all cells with that one there."""
    before = _ways(costs)
    after = [row[::-1] for row in reversed(_ways([row[::-1] for row in reversed(costs)]))]
    return [
        [one + other - cost for one, other, cost in zip(*rows, strict=True)]
        for rows in zip(before, after, costs, strict=True)
    ]


def _ways(costs: Sequence[Sequence[float]]) -> list[list[float]]:
    """The cheapest way to place the cells so far, the last of them in each column."""
    found = [list(costs[0])]
    for row in costs[1:]:
        least = [_NOWHERE, *accumulate(found[-1], min)]
        found.append([cost + above for cost, above in zip(row, least[:-1], strict=True)])
    return found


def _chosen(totals: Sequence[Sequence[float]], best: float) -> tuple[int, ...]:
    """The cheapest places, the leftmost of equal ones."""
    chosen: list[int] = []
    for row in totals:
        least = chosen[-1] + 1 if chosen else 0
        chosen.append(next(at for at in range(least, len(row)) if row[at] <= best + 1e-6))
    return tuple(chosen)


def spread(cells: Sequence[Cell], places: Sequence[int]) -> tuple[Cell, ...]:
    """The cells at their places, empty ones between."""
    found = [Cell()] * places[0]
    for cell, (at, following) in zip(cells, pairwise([*places, places[-1] + 1]), strict=True):
        found += [cell, *[Cell()] * (following - at - 1)]
    return tuple(found)
