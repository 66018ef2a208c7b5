"""One table a month or quarter with the same tasks: one plan that is reported of several times.

一季度:  1 | 建公园 | 住建局 | 已开工。
二季度:  1 | 建公园 | 住建局 | 完成一半。
together: 1 | 建公园 | 住建局 | 已开工。 (一季度) | 完成一半。 (二季度)
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from govpublish import dates
from govpublish.columns import periods_in
from govpublish.drawn.parts import Part
from govpublish.flags import FlagLog, SaidDifferently
from govpublish.models import (
    DETAILS,
    REPORTED,
    Cell,
    Column,
    Document,
    Group,
    Heading,
    Meaning,
    Passed,
    Row,
    Timed,
    meaning_of,
)  # fmt: skip
from govpublish.text import bare

_ANY_YEAR = 2000  # where only whether periods differ is asked
_MOST = 0.8  # of the tasks of two tables must be the same
_ALIKE = 0.6  # of two wordings under the same number


@dataclass(frozen=True, slots=True)
class Told:
    """What one table reports: its columns and tasks, and of which period."""

    period: str
    headings: tuple[Heading, ...]
    columns: tuple[Column | None, ...]
    groups: Sequence[Group]


def period_words(part: Part, document: Document) -> str | None:
    """The words for the period of a table: of its headings, its titles, or its sheet's name."""
    told = (Meaning.PROGRESS, Meaning.STATUS, Meaning.PROBLEM)
    said = [heading.period for heading in part.headings if heading.meaning in told]
    above = [*part.outside, *(cell.text for cell in part.above)]
    texts = [*filter(None, said), *reversed(above)]
    for text in (*texts, document.grids[part.page].name):
        for words in periods_in(text):
            period = dates.period(words, _ANY_YEAR)
            if period and len(period) > len("2021"):
                return words
    return None


def period_of(part: Part, document: Document, year: int = _ANY_YEAR) -> str | None:
    """The period that a table is of, as in report ids; None where nothing tells it."""
    words = period_words(part, document)
    return dates.period(words, year) if words else None


def are_reports(parts: Sequence[Part], periods: Sequence[str | None]) -> bool:
    """Whether several tables tell of the same tasks, each of another period."""
    if len(parts) < 2 or None in periods or len(set(periods)) < len(periods):
        return False
    return all(same_tasks(parts[0], part) for part in parts[1:])


def same_tasks(one: Part, other: Part) -> bool:
    """Whether two tables list the same tasks, by number and wording."""
    a, b = _keys(one), _keys(other)
    found = sum(_match(key, a) is not None for key in b)
    return found >= 2 and found >= _MOST * max(len(a), len(b))


_Key = tuple[str, str]


def _keys(part: Part) -> list[_Key]:
    """Number and title of every task of a part."""
    meanings = [heading.meaning for heading in part.headings]
    if Meaning.TASK in meanings:
        task = meanings.index(Meaning.TASK)
    else:
        task = meanings.index(Meaning.TARGET)
    number = meanings.index(Meaning.NUMBER) if Meaning.NUMBER in meanings else None
    return [
        (
            "" if number is None else bare(line.row.cells[number].text),
            bare(line.row.cells[task].text),
        )
        for line in part.lines
        if line.row.cells[task]
    ]


def _match(key: _Key, others: Sequence[_Key]) -> int | None:
    """Where the same task stands among others: in the same words, else in like ones."""
    if key in others:
        return others.index(key)
    number, title = key
    for at, (other, words) in enumerate(others):
        if number and number == other and _alike(title, words):
            return at
    return next((at for at, other in enumerate(others) if not number and other[1] == title), None)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def merge(told: Sequence[Told], flags: FlagLog) -> tuple[Told, list[Passed]]:
    """One table of them all: each task once, what is told of a period in columns of its own."""
    first, passed = told[0], list[Passed]()
    columns = [_timed(column, first.period) for column in first.columns]
    headings, groups = list(first.headings), [_in_period(g, first.period) for g in first.groups]
    for later in told[1:]:
        for heading, column in zip(later.headings, later.columns, strict=True):
            timed = _own(column, later.period)
            if isinstance(timed, Timed) and timed not in columns:
                headings.append(heading)
                columns.append(timed)
            else:
                passed.append(Passed(heading.cell, "表头"))
        keys = [(bare(group.number.text), bare(group.title.text)) for group in groups]
        for group in later.groups:
            at = _match((bare(group.number.text), bare(group.title.text)), keys)
            if at is None:
                groups.append(_in_period(group, later.period))
            else:
                groups[at] = _with(groups[at], group, later.period, flags, passed)
    return Told(first.period, tuple(headings), tuple(columns), groups), passed


def _timed(column: Column | None, period: str) -> Column | None:
    return Timed(column, period) if isinstance(column, Meaning) and column in REPORTED else column


def _own(column: Column | None, period: str) -> Column | None:
    """The column of a later table: what it tells, and details that may differ each time."""
    if isinstance(column, Meaning) and column in (*REPORTED, *DETAILS):
        return Timed(column, period)
    return column


def _in_period(group: Group, period: str) -> Group:
    rows = tuple(
        replace(row, cells={_timed(c, period) or c: cell for c, cell in row.cells.items()})
        for row in group.rows
    )
    return replace(group, rows=rows)


def _with(group: Group, later: Group, period: str, flags: FlagLog, passed: list[Passed]) -> Group:
    """A task with what a later table tells of it; what that prints again is passed over."""
    _again(group.title, later.title, flags, passed)
    passed += [Passed(cell, "重印的序号或分类") for cell in (later.number, *later.section)]
    rows = list(group.rows)
    for at, row in enumerate(later.rows):
        if at < len(rows):
            rows[at] = _told(rows[at], row, period, flags, passed)
        else:
            rows.append(replace(_in_period(replace(later, rows=(row,)), period).rows[0]))
    return replace(group, rows=tuple(rows))


def _told(row: Row, later: Row, period: str, flags: FlagLog, passed: list[Passed]) -> Row:
    for column, cell in later.cells.items():
        meaning = meaning_of(column)
        same = bare(row[column].text) == bare(cell.text)
        own = isinstance(column, Meaning) and (
            meaning in REPORTED or (meaning in DETAILS and not same)
        )
        if own or isinstance(column, Timed):
            row = row.put(Timed(meaning, period) if own else column, cell)
        elif not row[column] and meaning not in DETAILS:
            row = row.put(column, cell)
        elif meaning not in (Meaning.NUMBER, Meaning.TASK):
            _again(row[column], cell, flags, passed)
    return row


def _again(first: Cell, later: Cell, flags: FlagLog, passed: list[Passed]) -> None:
    if later:
        passed.append(Passed(later, "下一期重印的内容"))
        if bare(first.text) != bare(later.text):
            flags.add(SaidDifferently(later.lines, later.text, first.text))
