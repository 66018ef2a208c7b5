"""Official status: only what the document says, through the terms somebody has explained."""

import unicodedata
from collections.abc import Mapping

from govpublish.flags import FlagLog, UnknownStatusFlag
from govpublish.models import Cell, Heading, OfficialStatus
from govpublish.text import bare


def read(
    cell: Cell, heading: Heading, statuses: Mapping[tuple[str, str], str], flags: FlagLog
) -> OfficialStatus | None:
    """The status of a cell; None for an empty one. A word nobody has explained stops."""
    if not cell:
        return None
    term = find(cell.text, heading.cell.text, statuses)
    if term is None:
        flags.add(UnknownStatusFlag(cell.lines, plain(cell.text)))
        return None
    return OfficialStatus(words=cell, status=term, lines=cell.lines)


def find(word: str, heading: str, statuses: Mapping[tuple[str, str], str]) -> str | None:
    """The term for a word under a heading; a heading's own words go before the common ones."""
    known = plain(word)
    return statuses.get((plain(heading), known)) or statuses.get(("*", known))


def plain(word: str) -> str:
    """A word without white space, width and the stop behind it, as words are compared.

    >>> plain(" 已 完成。")
    '已完成'
    """
    return unicodedata.normalize("NFKC", bare(word)).rstrip("。.;") or bare(word)
