"""A table as read: what its columns mean, its rows, the rows of one task."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from govpublish.models.documents import Cell


class Meaning(Enum):
    """What a column of a table says; the values are the words of source.yml."""

    NUMBER = "number"
    CATEGORY = "category"
    TASK = "task"
    TARGET = "target"
    MILESTONES = "milestones"
    DEADLINE = "deadline"
    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"
    LEADER = "leader"
    PROGRESS = "progress"
    SHARE = "share"
    STATUS = "status"
    PROBLEM = "problem"
    NEXT_STEP = "next_step"
    REASON = "reason"
    REMARK = "remark"
    POINTS = "points"
    TYPE = "type"
    UNIT = "unit"
    """Of measurement (公里); a column named 单位 that holds organizations is RESPONSIBLE."""
    IGNORE = "ignore"


ORGANIZATIONS = (Meaning.LEAD, Meaning.RESPONSIBLE, Meaning.SUPPORT)
DETAILS = (
    Meaning.LEADER, Meaning.SHARE, Meaning.NEXT_STEP, Meaning.REASON, Meaning.REMARK,
    Meaning.POINTS, Meaning.TYPE, Meaning.UNIT,
)  # fmt: skip


REPORTED = (
    Meaning.PROGRESS, Meaning.STATUS, Meaning.PROBLEM, Meaning.SHARE, Meaning.NEXT_STEP,
    Meaning.REASON,
)  # fmt: skip
"""What a report says anew each time."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A column that a table prints once for each of several periods (4月进展, 5月进展)."""

    meaning: Meaning
    period: str
    """As in report ids: `2021-04`."""


@dataclass(frozen=True, slots=True)
class Further:
    """A further column of a meaning that another one has (责任人 beside 分管领导)."""

    meaning: Meaning
    heading: str


Column = Meaning | Timed | Further


def meaning_of(column: Column) -> Meaning:
    """What a column says, whatever its period or place among others."""
    return column if isinstance(column, Meaning) else column.meaning


Statuses = Mapping[tuple[str, str], str | None]
"""(heading or `*`, word) → term of official status; None: the word says nothing of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one printed row by the meaning of their column."""

    cells: Mapping[Column, Cell]
    page: int = 0
    """The printed page it stands on, counted from 0 within the table."""
    goes_on: bool = False
    """Whether a merged cell says that it belongs to the task of the row above."""
    section: tuple[Cell, ...] = ()
    """The headings between the rows above it, the outermost first."""
    merged: frozenset[Column] = frozenset()
    """The columns whose cell is that of the row above, merged with this row's."""

    def __getitem__(self, column: Column) -> Cell:
        return self.cells.get(column, Cell())

    def put(self, column: Column, cell: Cell) -> Row:
        """The same row with another cell in one column."""
        return replace(self, cells={**self.cells, column: cell})

    def during(self, period: str, own: str) -> Row:
        """The row as the report of one period; columns without a period belong to `own`."""
        cells: dict[Column, Cell] = {
            column: cell
            for column, cell in self.cells.items()
            if isinstance(column, Meaning) and (period == own or column not in REPORTED)
        }
        cells |= {
            column.meaning: cell
            for column, cell in self.cells.items()
            if isinstance(column, Timed) and column.period == period
        }
        return replace(self, cells=cells)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading as printed and what it means; `meaning` None: nobody has explained it."""

    cell: Cell
    meaning: Meaning | None
    period: str | None = None
    """The period that a heading names (`4月工作完成情况`), if it does."""


@dataclass(frozen=True, slots=True)
class Group:
    """All printed rows of one task, page breaks undone."""

    number: Cell
    title: Cell
    section: tuple[Cell, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a document, understood as far as its rows belong to tasks."""

    headings: tuple[Heading, ...]
    columns: tuple[Column | None, ...]
    """What each heading's column is; one of several periods has its period."""
    groups: tuple[Group, ...]
    first: int
    last: int
