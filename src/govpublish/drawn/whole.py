"""All tables of one plan as one: rows named by their columns, merged cells read, tasks gathered."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from govpublish import tidying
from govpublish.columns import Headings, name_rows, placed
from govpublish.drawn import parts, reports
from govpublish.drawn.names import Known, lines_joined
from govpublish.drawn.parts import Line, Part
from govpublish.drawn.reports import Told
from govpublish.flags import FlagLog
from govpublish.models import (
    ORGANIZATIONS,
    Cell,
    Column,
    Document,
    Group,
    Heading,
    Meaning,
    Passed,
    Row,
    meaning_of,
)  # fmt: skip

_GOES_DOWN = (Meaning.DEADLINE, Meaning.STATUS, *ORGANIZATIONS)
"""What a merged cell says of every row that it reaches over."""
_SAID_OF_EACH = (Meaning.LEADER, Meaning.TYPE, Meaning.REASON, Meaning.REMARK)
"""What it says of every task, once."""


@dataclass(frozen=True, slots=True)
class Whole:
    """One plan's tables, read together."""

    headings: tuple[Heading, ...]
    columns: tuple[Column | None, ...]
    groups: tuple[Group, ...]
    passed: tuple[Passed, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """The rows of one part by the meaning of their columns."""

    headings: tuple[Heading, ...]
    columns: tuple[Column | None, ...]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Reader:
    """By what tables are understood, and where remarks about them go."""

    headings: Headings
    names: Known
    year: int
    flags: FlagLog
    passed: list[Passed] = field(default_factory=list)

    def read(self, document: Document, span: tuple[int, int]) -> Whole | None:
        """The tables on these lines, or None where no row is a header."""
        taken = parts.take(document, *span, self.headings)
        if not taken.parts:
            return None
        self.passed.extend(taken.passed)
        periods = [reports.period_of(part, document, self.year) for part in taken.parts]
        captioned = parts.are_captioned(taken.parts)
        named = [self._part(part, captioned) for part in taken.parts]
        if reports.are_reports(taken.parts, periods):
            told = [
                Told(period or "", one.headings, one.columns, self._groups(one.rows))
                for period, one in zip(periods, named, strict=True)
            ]
            merged, again = reports.merge(told, self.flags)
            groups = tuple(merged.groups)
            return Whole(merged.headings, merged.columns, groups, (*self.passed, *again))
        for later in named[1:]:
            self.passed.extend(Passed(heading.cell, "表头") for heading in later.headings)
        groups = tuple(self._groups([row for one in named for row in one.rows]))
        return Whole(*_listed(named), groups, tuple(self.passed))

    def _part(self, part: Part, captioned: bool) -> _Named:
        columns = placed(part.headings, self.year)
        above = part.sections or ((part.caption,) if captioned and part.caption else ())
        rows: list[Row] = []
        for line in part.lines:
            cells = [line.row.cells]
            found, again = name_rows(cells, part.headings, columns, self.headings, self.flags)
            self.passed.extend(again)
            rows += [self._names(_whole(row, line, columns, above)) for row in found]
        return _Named(part.headings, columns, rows)

    def _names(self, row: Row) -> Row:
        for meaning in ORGANIZATIONS:
            if row[meaning]:
                row = row.put(meaning, lines_joined(row[meaning], self.names))
        return row

    def _groups(self, rows: Sequence[Row]) -> Sequence[Group]:
        groups, torn = tidying.group_rows(rows, self.flags)
        self.passed.extend(torn)
        return groups


def _listed(named: Sequence[_Named]) -> tuple[tuple[Heading, ...], tuple[Column | None, ...]]:
    """The columns of the first part, then those only later parts have."""
    headings, columns = list(named[0].headings), list(named[0].columns)
    for later in named[1:]:
        for heading, column in zip(later.headings, later.columns, strict=True):
            if column not in columns:
                headings.append(heading)
                columns.append(column)
    return tuple(headings), tuple(columns)


def _whole(row: Row, line: Line, columns: Sequence[Column | None], above: tuple[Cell, ...]) -> Row:
    """A row with what merged cells above say of it too."""
    goes_on, merged = False, set[Column]()
    opens = bool(row[Meaning.NUMBER] or row[Meaning.TASK])
    for column, cell in zip(columns, line.row.above, strict=False):
        if cell is None or column is None:
            continue
        goes_on = goes_on or column in (Meaning.NUMBER, Meaning.TASK)
        merged.add(column)
        if meaning_of(column) in _GOES_DOWN or (opens and meaning_of(column) in _SAID_OF_EACH):
            row = row.put(column, cell)
    if row[Meaning.TASK] and Meaning.TASK not in merged:
        goes_on = False  # perhaps another task: 序号 may count what stands beside it
    section, reached = (*above, *line.section), frozenset(merged)
    return replace(row, page=line.row.page, goes_on=goes_on, section=section, merged=reached)
