"""The column says 6月底前, the text beside it `…12月底前全部完成`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from govpublish import dates
from govpublish.flags import DeadlineContradicts, Flag
from govpublish.meaning.disagreements.place import Place, lines_of, quoted
from govpublish.models import Cell, Due, Heading, Task
from govpublish.text import narrow

_BEFORE_A_MONTH = re.compile(r"\d月份?(?:以?之?前)")
_CLAUSE = re.compile(r"[。;!?\n]")
_MONTH = timedelta(days=31)
_AROUND = 24  # signs of the clause before the phrase, and behind it


def look(place: Place, task: Task, headings: Sequence[Heading], year: int) -> Iterator[Flag]:
    """The remark on a text whose last deadline lies after that of its column.

    A measure without a deadline of its own stands under the column of its task. Silent where the
    text looks beyond the year of the deadline: that is the whole project, not this year's part.
    """
    text = place.record.text
    due = _of_column(place.record.deadline, text, headings)
    if due is None and place.record is not task:
        due = _of_column(task.deadline, task.text, headings)
    if due is None or due.on is None:
        return
    last = date.fromisoformat(due.on)
    spoken = [one for one in dates.in_text(text.text, year) if _is_of(one, last.year)]
    latest = max(spoken, key=lambda one: one.deadline.on or last, default=None)
    if latest is None or (latest.deadline.on or last) <= _at_latest(due, last):
        return
    words = text.cut(*_clause(text.text, latest))
    yield DeadlineContradicts(
        lines_of(due.printed, words),
        quoted(due.printed),
        quoted(words),
        table=place.table,
        record_id=place.record_id,
    )


def _of_column(due: Due | None, text: Cell, headings: Sequence[Heading]) -> Due | None:
    """A deadline with a cell of its own: neither part of the text nor of a heading."""
    if due is None or due.on is None:
        return None
    around = (text, *(heading.cell for heading in headings))
    return None if any(_within(due.printed, cell) for cell in around) else due


def _within(part: Cell, whole: Cell) -> bool:
    return any(
        one.line == other.line and one.start < other.end and other.start < one.end
        for one in part.pieces
        for other in whole.pieces
    )


def _is_of(one: dates.Spoken, year: int) -> bool:
    return one.deadline.on is not None and one.deadline.on.year <= year


def _at_latest(due: Due, last: date) -> date:
    """`9月前` in a column may mean the end of August or of September."""
    loose = due.precision == "month" and _BEFORE_A_MONTH.search(narrow(due.printed.text))
    return last + _MONTH if loose else last


def _clause(text: str, one: dates.Spoken) -> tuple[int, int]:
    """The words around a phrase, within its sentence."""
    said = narrow(text)
    before = [match.end() for match in _CLAUSE.finditer(said, 0, one.start)]
    after = _CLAUSE.search(said, one.end)
    start = max(before[-1] if before else 0, one.start - _AROUND)
    return start, min(after.start() if after else len(said), one.end + _AROUND)
