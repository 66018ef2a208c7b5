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
        flags.add(UnknownStatusFlag(cell.lines, cell.text.strip()))
        return None
    return OfficialStatus(words=cell, status=term, lines=cell.lines)


def find(word: str, heading: str, statuses: Mapping[tuple[str, str], str]) -> str | None:
    """The term for a word under a heading; a heading's own words go before the common ones."""
    plain = unicodedata.normalize("NFKC", bare(word)).rstrip("。.;")
    return statuses.get((bare(heading), plain)) or statuses.get(("*", plain))
