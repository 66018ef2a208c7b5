"""The pages of a PDF to lines: paragraphs and tables from top to bottom, page numbers aside."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from govpublish.formats import pdf_lines, pdf_tables
from govpublish.formats.pdf_lines import Line, Sign, joined
from govpublish.formats.pdf_tables import Ruled
from govpublish.formats.transcript import Transcript

_PAGE_NUMBER = re.compile(
    r"\W*(?:第\s*)?\d{1,4}\s*页?\W*|\W*第?\s*\d{1,4}\s*页?\s*[/,共]+\s*\d{1,4}\s*页?\W*"
)


@dataclass(slots=True)
class Page:
    """A page taken apart: its tables with the signs in them, and the lines outside."""

    number: int
    width: float
    tables: list[tuple[Ruled, list[Sign]]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    slanted: str = ""
    """What is printed askew, over the text."""
    renamed: int = 0
    """How many signs the file names by a look-alike."""

    @property
    def edges(self) -> Sequence[Line]:
        """Its first and its last line."""
        return self.lines[:1] + self.lines[1:][-1:]


def write(pages: Sequence[Page], script: Transcript) -> None:
    """Write all pages; the margins of the text are those of the whole document."""
    boxes = [(line.x0, line.x1) for page in pages for line in page.lines]
    boxes += [(table.box[0], table.box[2]) for page in pages for table, _ in page.tables]
    left = min((x0 for x0, _ in boxes), default=0.0)
    widest = max((x1 for _, x1 in boxes), default=0.0)
    running = Counter(_place(line) for page in pages for line in page.edges)
    for page in pages:
        _Writer(page, script, running).write(left, max(widest, page.width - left))


def _place(line: Line) -> tuple[str, int]:
    """A text and how far from the top it stands, about."""
    return line.text, round(line.top / 3)


class _Writer:
    """Writes one page, counting its blocks, rows and tables."""

    def __init__(self, page: Page, script: Transcript, running: Counter[tuple[str, int]]) -> None:
        self._page, self._script, self._running = page, script, running
        self._blocks = self._rows = self._tables = 0

    def write(self, left: float, right: float) -> None:
        """Lines above a table come before it, those below or beside it behind."""
        tables = sorted(self._page.tables, key=lambda item: item[0].box[1])
        tops = [table.box[1] for table, _ in tables]
        parts: list[list[Line]] = [[] for _ in range(len(tables) + 1)]
        for line in self._page.lines:
            parts[bisect_left(tops, line.top)].append(line)
        for part, item in zip(parts, [*tables, None], strict=True):
            for paragraph in pdf_lines.paragraphs(part, left, right):
                self._block(joined(paragraph), self._why_passed(paragraph))
            if item is not None:
                self._table(*item)
        if self._page.slanted.strip():
            self._block(self._page.slanted, "斜排的水印")

    def _block(self, text: str, why: str | None = None) -> None:
        self._blocks += 1
        cell = self._script.line(text, f"p{self._page.number}.b{self._blocks}")
        if why:
            self._script.pass_over(cell, why)

    def _table(self, table: Ruled, signs: Sequence[Sign]) -> None:
        self._tables += 1
        page, above = f"p{self._page.number}", self._rows
        name = page if self._tables == 1 else f"{page}.{self._tables}"
        slots, height, outside = pdf_tables.slots(table, signs)
        self._script.table(name, slots, height, lambda row: f"{page}.r{above + row}")
        self._rows += height
        for line in pdf_lines.lines(outside):
            self._block(line.text)

    def _why_passed(self, paragraph: Sequence[Line]) -> str | None:
        """Page numbers, and what stands at the head or foot of several pages, are no text."""
        line, edges = paragraph[0], self._page.edges
        if len(paragraph) > 1 or line not in edges:
            return None
        if _PAGE_NUMBER.fullmatch(unicodedata.normalize("NFKC", line.text)):
            return "页码"
        if self._running[_place(line)] > 1:
            return "页眉" if line is edges[0] else "页脚"
        return None
