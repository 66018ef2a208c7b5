"""A document while it is being read: lines in order, each with its anchor; tables become grids."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from govpublish.errors import ReadingStopped
from govpublish.formats.limits import MAX_CELLS, MAX_LINES, MAX_SIGNS, too_large
from govpublish.models import Cell, Document, Grid, Passed, Piece, Remark

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+"
)
"""Controls, signs without width or for direction, halves of signs: nobody sees them."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as its format drew it: where it begins, how far it reaches, its paragraphs.

    A line end within a paragraph is where it was wrapped, not where it ends.
    """

    row: int
    column: int
    paragraphs: tuple[str, ...]
    down: int = 1
    across: int = 1
    of: tuple[int, int] | None = None
    """Row and column of the cell that this one only continues."""


def pieces(paragraphs: Iterable[str], line: int, start: int = 0) -> Cell:
    """The cell whose paragraphs stand on a line from `start` on, one sign between them.

    White space around a paragraph stays on the line and out of the cell, and so do signs that
    nobody sees.
    """
    found: list[Piece] = []
    for paragraph in paragraphs:
        joint = "\n" if found else ""
        for wrapped in paragraph.split("\n"):
            for low, high in _seen(wrapped):
                joint = joint or (wrap_joint(found[-1].text, wrapped) if found and not low else "")
                found.append(Piece(wrapped[low:high], line, start + low, start + high, joint))
                joint = ""
            start += len(wrapped) + 1
    return Cell(tuple(found))


def wrap_joint(before: str, after: str) -> str:
    """What a line end within a paragraph stands for: nothing, between Latin words a space."""
    sides = before[-1:] + after[:1]
    return " " if len(sides) == 2 and sides.isascii() and sides.isalpha() else ""


def _seen(paragraph: str) -> Iterator[tuple[int, int]]:
    """The runs of a paragraph between signs that nobody sees, white space around it left out."""
    start, end = 0, len(paragraph)
    while start < end and _is_blank(paragraph[start]):
        start += 1
    while start < end and _is_blank(paragraph[end - 1]):
        end -= 1
    for match in _UNSEEN.finditer(paragraph, start, end):
        yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def _is_blank(sign: str) -> bool:
    return sign.isspace() or _UNSEEN.match(sign) is not None


class Transcript:
    """Collects what a format reads, in the order of the document."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._lines: list[str] = []
        self._signs = 0
        self._anchors: list[str] = []
        self._grids: list[Grid] = []
        self._passed: list[Passed] = []
        self._remarks: list[Remark] = []

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, text: str, anchor: str) -> Cell:
        """Add a line, which may have several paragraphs; the cell of all its text."""
        if len(self._lines) >= MAX_LINES:
            raise too_large(self.name, "行数", MAX_LINES)
        self._signs += len(text)
        if self._signs > MAX_SIGNS:
            raise too_large(self.name, "字数", MAX_SIGNS)
        self._lines.append(text)
        self._anchors.append(anchor)
        for match in _UNSEEN.finditer(text):
            piece = Piece(match[0], len(self._lines), *match.span())
            self.pass_over(Cell((piece,)), "不可见的字符")
        return pieces(text.split("\n"), len(self._lines))

    def table(
        self, name: str, slots: Sequence[Slot], height: int, anchor: Callable[[int], str]
    ) -> None:
        """Add a table, one line a row; `anchor` names a row by its number from 1.

        What cells cover is empty and listed as merged. A column in which no cell begins is only
        an effect of merging and is left out.
        """
        require_area(slots, self.name)
        texts, owners = _owners(slots, height)
        columns = sorted({column for _, column in texts})
        place = {column: index for index, column in enumerate(columns)}
        first = len(self._lines) + 1
        rows: list[tuple[Cell, ...]] = []
        for row in range(height):
            line = ""
            cells: list[Cell] = []
            for column in columns:
                line += "\t" if cells else ""
                paragraphs = texts.get((row, column), ())
                cells.append(pieces(paragraphs, len(self._lines) + 1, len(line)))
                line += "\n".join(paragraphs)
            self.line(line, anchor(row + 1))
            rows.append(tuple(cells))
        if rows and columns:
            merged = {
                (row, place[column]): (owner[0], place[owner[1]])
                for (row, column), owner in sorted(owners.items())
                if column in place and owner != (row, column)
            }
            self.grid(Grid(name, tuple(rows), merged, first, len(self._lines)))

    def grid(self, grid: Grid) -> None:
        """Add a table whose lines are there already."""
        self._grids.append(grid)

    def pass_over(self, cell: Cell, why: str) -> None:
        """These signs are no text of the document, for this reason."""
        if cell:
            self._passed.append(Passed(cell, why))

    def remark(self, text: str, lines: Iterable[int] = ()) -> None:
        """Tell the person who adds the document; the same sentence counts once."""
        remark = Remark(tuple(lines), text)
        if remark not in self._remarks:
            self._remarks.append(remark)

    def document(
        self, media_type: str, encoding: str = "", about: Mapping[str, str] | None = None
    ) -> Document:
        """What was read; ReadingStopped if it is nothing at all."""
        if not any(line.strip() for line in self._lines):
            raise ReadingStopped(f"{self.name}:没有读到任何文字;请确认内容不是图片。")
        return Document(
            tuple(self._lines),
            tuple(self._anchors),
            media_type,
            encoding,
            tuple(self._grids),
            tuple(self._passed),
            tuple(self._remarks),
            dict(about or {}),
        )


def require_area(slots: Iterable[Slot], name: str) -> None:
    """ReadingStopped if cells claim more places than a table may have."""
    if sum(slot.down * slot.across for slot in slots) > MAX_CELLS:
        raise too_large(name, "表格的单元格数", MAX_CELLS)


_Place = tuple[int, int]


def _owners(
    slots: Iterable[Slot], height: int
) -> tuple[dict[_Place, tuple[str, ...]], dict[_Place, _Place]]:
    """The text of every cell where it begins, and which cell covers each place.

    A cell that begins where another reaches gives its text to the other: nothing is lost.
    """
    texts: dict[_Place, tuple[str, ...]] = {}
    owners: dict[_Place, _Place] = {}
    for slot in slots:
        begin = slot.of or owners.get((slot.row, slot.column), (slot.row, slot.column))
        texts[begin] = (*texts.get(begin, ()), *slot.paragraphs)
        for row in range(slot.row, min(slot.row + slot.down, height)):
            for column in range(slot.column, slot.column + slot.across):
                owners.setdefault((row, column), begin)
    return texts, owners
