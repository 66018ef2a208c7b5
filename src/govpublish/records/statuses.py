"""Official status: only what the document says, through the terms somebody has explained."""

import re
import unicodedata

from govpublish.flags import FlagLog, MonthDone, UnknownStatusFlag
from govpublish.models import Cell, Heading, OfficialStatus, Statuses
from govpublish.text import bare

_MONTH = re.compile(r"月")
_YEAR = re.compile(r"年")
_PERIOD = re.compile(
    r"^(?:20\d{2}年)?(?:[\d一二三四五六七八九十]{1,2}月(?:份)?|[^是]{1,3}季度|[上下]半年)"
)


def read(
    cell: Cell,
    heading: Heading,
    period: str,
    statuses: Statuses,
    flags: FlagLog,
) -> OfficialStatus | None:
    """The status of a cell; None for an empty one. A word nobody has explained stops.

    Under a month's heading 已完成 may mean no more than the month's plan: then it is no status.
    """
    if not cell:
        return None
    term = find(cell.text, heading.cell.text, statuses)
    if term is None and not explained(cell.text, heading.cell.text, statuses):
        flags.add(UnknownStatusFlag(cell.lines, plain(cell.text)))
    if term == "done" and _MONTH.search(heading.period or "") and not _YEAR.search(cell.text):
        flags.add(MonthDone(cell.lines, cell.text, heading.cell.text))
        term = None
    return OfficialStatus(period=period, words=cell, status=term, lines=cell.lines)


def find(word: str, heading: str, statuses: Statuses) -> str | None:
    """The term for a word under a heading; a heading's own words go before the common ones.

    None for a word that nobody has explained, and for one that says nothing of how far it is.
    """
    return next((statuses[key] for key in _keys(word, heading) if key in statuses), None)


def explained(word: str, heading: str, statuses: Statuses) -> bool:
    """Whether somebody has said what a word means under a heading."""
    return any(key in statuses for key in _keys(word, heading))


def _keys(word: str, heading: str) -> tuple[tuple[str, str], ...]:
    known, named = plain(word), plain(heading)
    without = plain(_PERIOD.sub("", named))
    return (named, known), (without, known), ("*", known)


def plain(word: str) -> str:
    """A word without white space, width and the stop behind it, as words are compared.

    >>> plain(" 已 完成。")
    '已完成'
    """
    return unicodedata.normalize("NFKC", bare(word)).rstrip("。.;") or bare(word)
