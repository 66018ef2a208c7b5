"""Tables drawn in every format from one description: cells with how far they reach."""

from __future__ import annotations

import html as markup
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

import docx
import openpyxl

from govpublish import formats
from govpublish.columns import Headings
from govpublish.drawn import plans
from govpublish.drawn.whole import Reader, Whole
from govpublish.flags import FlagLog
from govpublish.models import Document
from govpublish.sources.organizations import Organizations
from govpublish.sources.vocabulary import Vocabulary


class Reach(NamedTuple):
    """A cell over several rows or columns."""

    text: str
    down: int = 1
    across: int = 1


Cells = Sequence[str | Reach]
Drawn = Sequence[Cells]
Block = str | Drawn
"""A paragraph, or a table row by row."""


def _cell(cell: str | Reach) -> Reach:
    return cell if isinstance(cell, Reach) else Reach(cell)


def html(blocks: Sequence[Block]) -> str:
    """The blocks as the body of a web page."""
    return "".join(
        f"<p>{markup.escape(block)}</p>"
        if isinstance(block, str)
        else f"<table>{''.join(_row(row) for row in block)}</table>"
        for block in blocks
    )


def _row(row: Cells) -> str:
    cells = ""
    for text, down, across in map(_cell, row):
        paragraphs = "".join(f"<p>{markup.escape(part)}</p>" for part in text.split("\n"))
        cells += f'<td rowspan="{down}" colspan="{across}">{paragraphs}</td>'
    return f"<tr>{cells}</tr>"


def page(blocks: Sequence[Block]) -> bytes:
    """The blocks as a web page."""
    return f"<!doctype html><meta charset=utf-8>{html(blocks)}".encode()


def word(blocks: Sequence[Block]) -> bytes:
    """The blocks as a Word file."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=len(block), cols=_width(block))
        for row, column, (text, down, across) in _placed(block):
            cell = table.cell(row, column)
            if down > 1 or across > 1:
                cell = cell.merge(table.cell(row + down - 1, column + across - 1))
            cell.text = text
    return _saved(document)


def book(blocks: Sequence[Block], sheets: Sequence[str] = ("Sheet1",)) -> bytes:
    """The blocks as a spreadsheet, a sheet for each name; a blank paragraph turns to the next."""
    names, file = list(sheets), openpyxl.Workbook()
    sheet = file.active
    assert sheet is not None
    sheet.title, at = names.pop(0), 1
    for block in blocks:
        if block == "":
            sheet, at = file.create_sheet(names.pop(0)), 1
        elif isinstance(block, str):
            sheet.cell(at, 1, block)
            sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=4)
            at += 1
        else:
            for row, column, (text, down, across) in _placed(block):
                sheet.cell(at + row, column + 1, int(text) if text.isdigit() else text)
                if down > 1 or across > 1:
                    sheet.merge_cells(
                        start_row=at + row, end_row=at + row + down - 1,
                        start_column=column + 1, end_column=column + across,
                    )  # fmt: skip
            at += len(block)
    return _saved(file)


def _saved(file: object) -> bytes:
    held = BytesIO()
    file.save(held)  # type: ignore[attr-defined]
    return held.getvalue()


def _width(drawn: Drawn) -> int:
    return sum(cell.across for cell in map(_cell, drawn[0]))


def _placed(drawn: Drawn) -> Iterator[tuple[int, int, Reach]]:
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(drawn):
        column = 0
        for cell in map(_cell, cells):
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            for down in range(cell.down):
                taken |= {(row + down, column + across) for across in range(cell.across)}


def known(words: Vocabulary) -> Headings:
    """The headings that everybody uses."""
    return Headings(words.headings, endings=words.heading_endings, doubtful=words.doubtful)


def read(document: Document, words: Vocabulary, flags: FlagLog | None = None) -> list[Whole]:
    """Every plan of a document."""
    headings = known(words)
    names = Organizations({}, words.endings)
    found = []
    for plan in plans.find(document, headings):
        span = (plans.first_line(plan), max(part.last for part in plan))
        reader = Reader(headings, names, 2022, flags or FlagLog())
        whole = reader.read(document, span)
        assert whole is not None
        found.append(whole)
    return found


def documents(blocks: Sequence[Block]) -> Iterator[Document]:
    """The blocks in every format that needs no browser."""
    yield formats.read(page(blocks), "a.html")
    yield formats.read(word(blocks), "a.docx")
    yield formats.read(book(blocks), "a.xlsx")
