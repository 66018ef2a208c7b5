"""Rows that the page's end cut in two: the rest of one is known and joined with nothing."""

from collections.abc import Sequence
from dataclasses import replace

from govpublish.layouts.table import DrawnRow
from govpublish.models import Heading, Meaning
from govpublish.text import bare, is_sentence, label_at

_STEPS = (Meaning.TARGET, Meaning.MILESTONES)


def is_rest(row: DrawnRow, before: DrawnRow, headings: Sequence[Heading]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before.

    It has no number; no measure begins in it; and something above it breaks off, or it only
    goes on with what is told.
    """
    if row.page == before.page or len(row.cells) != len(before.cells):
        return False
    filled: dict[Meaning | None, str] = {}
    broken = False
    for heading, cell, above in zip(headings, row.cells, before.cells, strict=False):
        if not cell:
            continue
        filled[heading.meaning] = cell.text
        broken = broken or (bool(above) and not is_sentence(above.text))
        if heading.meaning in (Meaning.TASK, Meaning.CATEGORY) and _says(above.text, cell.text):
            return False
    if Meaning.NUMBER in filled or not _is_numbered(headings, before):
        return False
    if any(label_at(filled[step]) for step in _STEPS if step in filled):
        return False
    whole = any(
        heading.meaning in _STEPS and cell and is_sentence(cell.text)
        for heading, cell in zip(headings, before.cells, strict=False)
    )
    if whole and not filled.keys().isdisjoint(_STEPS):
        return False
    return broken or len(filled) == 1


def _says(above: str, again: str) -> bool:
    """Whether a cell prints the one above it again."""
    return bool(above) and bare(again) == bare(above)


def _is_numbered(headings: Sequence[Heading], before: DrawnRow) -> bool:
    """Whether a row without a number is odd: there is a column for numbers."""
    return any(heading.meaning is Meaning.NUMBER for heading in headings)


def joined(row: DrawnRow, rest: DrawnRow) -> DrawnRow:
    """A row with the rest of each of its cells; it ends on the page of the rest."""
    cells = tuple(cell.then(more, "") for cell, more in zip(row.cells, rest.cells, strict=True))
    return replace(row, cells=cells, page=rest.page)
