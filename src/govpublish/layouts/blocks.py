"""The lines of a document with something on them, and the blank lines between."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from govpublish.models import Cell, Document
from govpublish.text import cell_of


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


def blocks_of(document: Document, first: int, last: int) -> Iterator[Block]:
    """Every line with something on it; at the end an empty one with the gap behind the last."""
    gap = 0
    for number in range(first, last + 1):
        line = document.line(number)
        if line.strip(" \t"):
            yield Block(cell_of(line, number), gap, number)
            gap = 0
        else:
            gap += 1
    yield Block(Cell(), gap, last + 1)
