"""The lines of a document with something on it, and the blank lines between.

Where a table drawn with bars was broken at each cell (`县甲局 |`, `|` for an empty one), the bars
are off the lines and every empty cell is a block of its own. A cell ends with its bar, not with
its line: the bar may stand on the next.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from govpublish.layouts.buttons import BUTTON
from govpublish.models import Cell, Document
from govpublish.text import cell_of, narrow

_BARS = re.compile(r"(?:\s*\|)+\s*\Z")
_PAGE = re.compile(
    r"\s*(?:[-—–―]+\s*\d{1,3}\s*[-—–―]+|第\s*\d{1,3}\s*页(?:\s*[,/]?\s*共\s*\d{1,3}\s*页)?"
    r"|共\s*\d{1,3}\s*页\s*[,/]?\s*第\s*\d{1,3}\s*页)\s*\Z"
)
_BUTTONS = re.compile(BUTTON)
_MOSTLY = 0.6  # of the lines have their bar at the end in a table broken at each cell


class Names(Protocol):
    """What the table must know of organizations: those declared, and what one looks like."""

    def knows(self, name: str) -> bool:
        """Whether somebody has declared this name."""

    def looks_like(self, name: str) -> bool:
        """Whether a name nobody has declared has the form of an organization's."""

    def is_status(self, text: str) -> bool:
        """Whether a text is a word for how far a task is."""

    def is_tail(self, name: str) -> bool:
        """Whether a text is only the end of a name (办公室), wrapped to a line of its own."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line with something on it; `gap` is the number of blank lines before it."""

    cell: Cell
    gap: int
    line: int
    barred: bool = False
    """Whether it is a cell of a table drawn with bars; only such a cell may be empty."""


def is_page(text: str) -> bool:
    """Whether a line is only the number of a printed page.

    >>> is_page("— 3 —"), is_page("第3页 共9页"), is_page("3")
    (True, True, False)
    """
    return _PAGE.match(narrow(text)) is not None


def blocks_of(document: Document, first: int, last: int) -> Iterator[Block]:
    """Every line with something on it; at the end an empty one with the gap behind the last."""
    barred = is_barred([document.line(number) for number in range(first, last + 1)])
    gap, open_, begun = 0, Cell(), False
    for number in range(first, last + 1):
        line = document.line(number)
        if barred and (bars := _BARS.search(line)):
            if cell := open_.then(cell_of(line, number, 0, bars.start()), "\n"):
                yield Block(cell, gap, cell.lines[0], barred=True)
            count = bars[0].count("|") - bool(cell)
            yield from [Block(Cell(), 0, number, barred=True)] * count
            gap, open_, begun = 0, Cell(), True
        elif begun and _goes_on(document, number, last):
            open_ = open_.then(cell_of(line, number), "\n")
        elif line.strip(" \t"):
            yield Block(cell_of(line, number), gap, number)
            gap = 0
        else:
            gap += 1
    yield Block(Cell(), gap, last + 1)


def _goes_on(document: Document, number: int, last: int) -> bool:
    """Whether the cell of a line without a bar ends with one of the next lines."""
    for later in range(number, min(number + 4, last + 1)):
        line = document.line(later)
        if not line.strip():
            return False
        if _BARS.search(line):
            rest = narrow(_BARS.sub("", line)).strip()
            alone = later == number + 1 and not rest  # the bar of this very cell
            return alone or (bool(rest) and not rest.isdigit())
    return False


def is_barred(lines: Sequence[str]) -> bool:
    """Whether most lines hold one cell and end with a bar."""
    filled = [line for line in lines if line.strip()]
    ended = sum(bool(_BARS.search(line)) for line in filled)
    inside = sum("|" in _BARS.sub("", line) for line in filled)
    return bool(filled) and ended >= _MOSTLY * len(filled) and inside * 10 < len(filled)


def joined(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with the lines of one cell together, where blank lines part the cells."""
    usual = Counter(block.gap for block in blocks[1:]).most_common(1)
    if not usual or not usual[0][0]:
        return list(blocks)
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        if before and block.cell and not block.gap and not _alone(before) and not _alone(block):
            cell = before.cell.then(block.cell, "\n")
            found[-1] = Block(cell, before.gap, before.line, before.barred)
        else:
            found.append(block)
    return found


def _alone(block: Block) -> bool:
    """Whether a block is no line of a longer cell: a number, buttons, a cell between bars."""
    text = narrow(block.cell.text).strip()
    return block.barred or text.isdigit() or _BUTTONS.match(text) is not None
