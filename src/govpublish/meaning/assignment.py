"""Which of one list belongs to which of another, so that the sum of what they share is largest.

The Hungarian method in whole numbers: the same answer on every machine. Lists fall apart into
groups that have nothing to do with each other; only within a group is the work cubic.
"""

from collections.abc import Mapping
from typing import NamedTuple

LARGEST = 2500
Edge = tuple[int, int]


class Assigned(NamedTuple):
    """A pair, and how much the whole would lose if it were not allowed."""

    edge: Edge
    regret: int


def assign(weights: Mapping[Edge, int]) -> list[Assigned]:
    """Pairs (row, column), each row and column at most once, of the largest total weight.

    Weights are positive; pairs that are not named are never formed. A group of more than
    `LARGEST` possible pairs is left out: where everything is like everything, nothing is clear.
    """
    found: list[Assigned] = []
    for rows, columns in _groups(weights):
        if len(rows) * len(columns) > LARGEST:
            continue
        wide = [[weights.get((row, column), 0) for column in columns] for row in rows]
        chosen = _best(wide)
        total = sum(wide[i][j] for i, j in chosen)
        for i, j in chosen:
            without = [list(row) for row in wide]
            without[i][j] = 0
            instead = sum(without[a][b] for a, b in _best(without))
            found.append(Assigned((rows[i], columns[j]), total - instead))
    return sorted(found)


def _best(wide: list[list[int]]) -> list[Edge]:
    """The pairs of the largest total; those that weigh nothing are none."""
    if len(wide) <= len(wide[0]):
        pairs = _assigned(wide)
    else:
        pairs = [(i, j) for j, i in _assigned([list(c) for c in zip(*wide, strict=True)])]
    return [(i, j) for i, j in pairs if wide[i][j]]


def _groups(weights: Mapping[Edge, int]) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that hang together by any pair, in the order of their first row."""
    columns_of: dict[int, list[int]] = {}
    rows_of: dict[int, list[int]] = {}
    for row, column in sorted(weights):
        columns_of.setdefault(row, []).append(column)
        rows_of.setdefault(column, []).append(row)
    groups: list[tuple[list[int], list[int]]] = []
    seen: set[int] = set()
    for first in columns_of:
        if first in seen:
            continue
        seen.add(first)
        rows, waiting = [], [first]
        columns: set[int] = set()
        while waiting:
            row = waiting.pop()
            rows.append(row)
            for column in columns_of[row]:
                columns.add(column)
                further = [other for other in rows_of[column] if other not in seen]
                seen.update(further)
                waiting += further
        groups.append((sorted(rows), sorted(columns)))
    return groups


def _assigned(wide: list[list[int]]) -> list[Edge]:
    """The Hungarian method for a table with at least as many columns as rows.

    Source: the shortest augmenting path in its form with potentials (Kuhn, Munkres; Jonker and
    Volgenant); rows and columns are counted from 1, column 0 is where each path begins.
    """
    height, width = len(wide), len(wide[0])
    of_row, of_column = [0] * (height + 1), [0] * (width + 1)
    holder, came_from = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, height + 1):
        holder[0], column = row, 0
        least: list[int | None] = [None] * (width + 1)
        used = [False] * (width + 1)
        while holder[column]:
            used[column] = True
            here, nearest, step = holder[column], 0, None
            for other in range(1, width + 1):
                if used[other]:
                    continue
                cost = -wide[here - 1][other - 1] - of_row[here] - of_column[other]
                known = least[other]
                if known is None or cost < known:
                    least[other] = known = cost
                    came_from[other] = column
                if step is None or known < step:
                    step, nearest = known, other
            assert step is not None, "there are at least as many columns as rows"
            for other in range(width + 1):
                if used[other]:
                    of_row[holder[other]] += step
                    of_column[other] -= step
                elif (known := least[other]) is not None:
                    least[other] = known - step
            column = nearest
        while column:
            holder[column] = holder[came_from[column]]
            column = came_from[column]
    return [(holder[column] - 1, column - 1) for column in range(1, width + 1) if holder[column]]
