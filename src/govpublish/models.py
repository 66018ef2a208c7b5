"""What we think in: places and cells of a document, the records read from it, the account of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from govpublish import lines as places


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


class Role(Enum):
    """How an organization answers for a task."""

    LEAD = "lead"
    JOINT_LEAD = "joint_lead"
    SUPPORT = "support"
    UNSPECIFIED = "unspecified"


class Use(Enum):
    """What became of a piece of the document."""

    USED = "used"
    PASSED = "passed"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as decoded: its lines, and the place by which people name each of them."""

    lines: tuple[str, ...]
    """Text of each line without its line end, markup included; index 0 is line 1."""
    anchors: tuple[str, ...]
    media_type: str
    encoding: str
    """Empty for formats that are not text."""
    grids: tuple[Grid, ...] = ()
    """The tables that the format itself draws, in their order; plain text draws none."""
    passed: tuple[Passed, ...] = ()
    """What stands on the lines but is no text of the document: page numbers, hidden rows."""
    remarks: tuple[Remark, ...] = ()
    """What the format could not show as it is, for the person who adds the document."""
    about: Mapping[str, str] = field(default_factory=dict)
    """What a web page says of itself outside its text: its title and its <meta> names."""

    def line(self, number: int) -> str:
        """The text of a line, counted from 1."""
        return self.lines[number - 1]

    @property
    def has_markup(self) -> bool:
        """Whether its lines may hold marks of HTML; other formats give plain lines."""
        return self.media_type == "text/plain"

    def show(self, lines: Iterable[int]) -> str:
        """Lines by the places people name: `17-19,40`, `t1.r3,t1.r4`."""
        return places.show(lines, self.anchors)

    def resolve(self, text: str) -> tuple[int, ...]:
        """Places back to line numbers; ValueError for one that the document does not have."""
        return places.resolve(text, self.anchors)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as its format drew it: rows of cells, all rows equally wide."""

    name: str
    """As the anchors of its lines begin: `t1`, `Sheet1`, `p2`."""
    rows: tuple[tuple[Cell, ...], ...]
    merged: Mapping[tuple[int, int], tuple[int, int]]
    """(row, column) of an empty continuation → (row, column) of the printed cell, from 0."""
    first: int
    last: int
    """Its first and last line in Document.lines, from 1."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a document, in Chinese, and the lines it is about, if any."""

    lines: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of one line; `text` stands at [start:end) of it, sign for sign."""

    text: str
    line: int
    start: int
    end: int
    joint: str = ""
    """What joins it to the piece before: nothing, or a line end between paragraphs."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, and where every sign of it was printed."""

    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """The cell's text; the joint before its first piece does not count."""
        if len(self.pieces) == 1:
            return self.pieces[0].text
        return "".join(
            piece.text if i == 0 else piece.joint + piece.text
            for i, piece in enumerate(self.pieces)
        )

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines it stands on, sorted."""
        return tuple(sorted({piece.line for piece in self.pieces}))

    def __bool__(self) -> bool:
        return any(piece.text for piece in self.pieces)

    def then(self, other: Cell, joint: str) -> Cell:
        """This cell continued by another; an empty one leaves it as it is."""
        if not other.pieces or not self.pieces:
            return self if self.pieces else other
        first, *rest = other.pieces
        return Cell((*self.pieces, replace(first, joint=joint), *rest))

    def cut(self, start: int, end: int | None = None) -> Cell:
        """The part of the text between two offsets, trimmed of white space."""
        return next(self.parts([(start, len(self.text) if end is None else end)]))

    def parts(self, spans: Iterable[tuple[int, int]]) -> Iterator[Cell]:
        """The parts between pairs of offsets, each trimmed, empty ones too; many at little cost."""
        text = self.text
        starts = list(self._starts())
        for first, last in spans:
            start, end = first, last
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
            yield Cell(tuple(self._between(starts, start, end)))

    def _starts(self) -> Iterator[int]:
        """Where each piece begins in the text."""
        at = 0
        for index, piece in enumerate(self.pieces):
            at += len(piece.joint) if index else 0
            yield at
            at += len(piece.text)

    def _between(self, starts: Sequence[int], start: int, end: int) -> Iterator[Piece]:
        for index in range(max(bisect_right(starts, start) - 1, 0), len(self.pieces)):
            if starts[index] >= end:
                break
            piece = self.pieces[index]
            low = max(start - starts[index], 0)
            high = min(end - starts[index], len(piece.text))
            if low < high:
                yield _part(piece, low, high)

    def stripped(self) -> Cell:
        """The cell without white space around its text."""
        return self.cut(0)

    def split(self, separator: re.Pattern[str]) -> Iterator[Cell]:
        """The non-empty parts between separators."""
        ends = [match.span() for match in separator.finditer(self.text)]
        starts = [0, *(end for _, end in ends)]
        stops = [*(start for start, _ in ends), len(self.text)]
        yield from filter(None, self.parts(zip(starts, stops, strict=True)))


def _part(piece: Piece, low: int, high: int) -> Piece:
    if piece.end - piece.start != len(piece.text):
        return piece  # an entity: one sign on the page, several in the file
    return Piece(
        piece.text[low:high], piece.line, piece.start + low, piece.start + high, piece.joint
    )


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
class Passed:
    """A cell that goes into no record, and why."""

    cell: Cell
    why: str


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


@dataclass(frozen=True, slots=True)
class Span:
    """What became of a run of characters of one line; together they cover the document."""

    line: int
    start: int
    end: int
    use: Use
    what: str
    """USED: the record's id; PASSED: the reason, in Chinese; UNREAD: empty."""
    field: str = ""
    """USED: the field of the dataset the text went to."""


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What was read of one source: its lines, its tables and the account of every character."""

    source_id: str
    layout: str
    tables: tuple[Mapping[str, Any], ...]
    lines: tuple[str, ...]
    anchors: tuple[str, ...]
    spans: tuple[Span, ...]
    has_markup: bool = True
    """Whether marks of HTML in its lines are marks; in formats other than text they are text."""
    read_as: Mapping[int, str] = field(default_factory=dict)
    """Lines that a correction changed, as they were read."""


# The records, each with the lines it stands on.


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The last day that a printed deadline allows."""

    printed: Cell
    on: str | None
    """ISO date; None for `每月`, `长期` and what has no single date."""
    precision: str | None
    """day, ten_days, month, quarter, half_year, year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """One organization as printed in one list."""

    name: Cell
    printed: str
    """The name; longer than the cell where a list shares its ending (甲区、乙县政府)."""
    role: Role
    rule: Cell
    """The words that give the role: a heading, a marker in the list, a rule of the document."""
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What one organization, or nobody named, reports of a task or measure."""

    period: str
    """Of the report, as in its id: `2021-04`."""
    text: Cell
    problems: Cell
    organization: Cell | None = None
    """The name as printed, in the text itself or in the cell beside it."""
    label: Cell = field(default_factory=Cell)
    """The number by which the report found its measure; it is not part of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialStatus:
    """A status the document gives: the words, the term they stand for, where."""

    period: str
    """Of the report, as in its id: `2021-04`."""
    words: Cell
    status: str | None
    """A term of status_terms; None where the words say nothing of the whole task."""
    lines: tuple[int, ...]
    named: Cell = field(default_factory=Cell)
    """The item of a list that names the record; empty where the status has a cell of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What a column beyond the usual ones says."""

    heading: str
    text: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A sub-task, an item of the target or a milestone."""

    label: Cell
    text: Cell
    deadline: Due | None
    responsibilities: tuple[Responsibility, ...] = ()
    progress: tuple[Progress, ...] = ()
    statuses: tuple[OfficialStatus, ...] = ()
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One promise of a plan, as far as this document speaks of it."""

    number: Cell
    section: tuple[Cell, ...]
    title: Cell
    text: Cell
    deadline: Due | None
    responsibilities: tuple[Responsibility, ...] = ()
    progress: tuple[Progress, ...] = ()
    statuses: tuple[OfficialStatus, ...] = ()
    details: tuple[Detail, ...] = ()
    measures: tuple[Measure, ...] = ()
    reports_here: bool = True
    """False where the document reports by measure and says nothing of the task itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A total that the document prints."""

    cell: Cell
    what: str
    printed: int
    counted: int | None
    verdict: str
    note: str | None = field(default=None)
