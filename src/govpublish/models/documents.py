"""A document as received: lines, drawn tables, and cells that know where each sign was printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from govpublish import lines as places


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
class Passed:
    """A cell that goes into no record, and why."""

    cell: Cell
    why: str
