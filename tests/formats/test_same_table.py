"""One table in every format: the cells, the merges and the letter around it come out the same."""

from __future__ import annotations

from io import BytesIO

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser

from formats.soundness import bare, sound, texts
from formats.test_open_document import packed as open_document
from govpublish import formats
from govpublish.models import Document, Grid

TITLE = "云山县2021年重点工作任务清单"
ROWS = (
    ("序号", "工作", "", "完成时限", "责任单位"),
    ("", "任务", "目标", "", ""),
    ("一、城建", "", "", "", ""),
    ("1", "老旧小区改造", "(1)改造3个小区。\n(2)建设面积3200m²。", "9月底前", "县住建局"),
    ("", "", "(3)完成验收。", "12月底前", ""),
    ("2", "垃圾分类", "覆盖率80%", "全年", "县执法局\n各乡镇"),
)
AREAS = (
    (0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 2, 1), (0, 4, 2, 1), (2, 0, 1, 5), (3, 0, 2, 1),
    (3, 1, 2, 1), (3, 4, 2, 1),
)  # fmt: skip
"""Merged cells: row, column, how many rows, how many columns."""


def merged() -> dict[tuple[int, int], tuple[int, int]]:
    return {
        (row, column): (top, left)
        for top, left, down, across in AREAS
        for row in range(top, top + down)
        for column in range(left, left + across)
        if (row, column) != (top, left)
    }


def spans(across: str, down: str) -> list[list[tuple[str, str] | None]]:
    """Text and attributes of each cell by row; None where another covers it."""
    sizes = {(row, column): (height, width) for row, column, height, width in AREAS}
    drawn: list[list[tuple[str, str] | None]] = []
    for number, row in enumerate(ROWS):
        cells: list[tuple[str, str] | None] = []
        for column, text in enumerate(row):
            height, width = sizes.get((number, column), (1, 1))
            covered = (number, column) in merged()
            cells.append(None if covered else (text, f'{across}="{width}" {down}="{height}"'))
        drawn.append(cells)
    return drawn


def page() -> bytes:
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td {cell[1]}>{cell[0].replace(chr(10), '<br>').replace('²', '<sup>2</sup>')}</td>"
            for cell in row
            if cell
        )
        for row in spans("colspan", "rowspan")
    )
    style = "table{border-collapse:collapse}td{border:1px solid;padding:6px}"
    return (
        f"<html><style>{style}</style><body><h1>{TITLE}</h1><table>{rows}</table></body></html>"
    ).encode()


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    for row, column, down, across in AREAS:
        table.cell(row, column).merge(table.cell(row + down - 1, column + across - 1))
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def excel() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in ROWS:
        sheet.append([text or None for text in row])
    sheet["C6"], sheet["C6"].number_format = "覆盖率80%", "@"
    for row, column, down, across in AREAS:
        sheet.merge_cells(
            start_row=row + 1, start_column=column + 1,
            end_row=row + down, end_column=column + across,
        )  # fmt: skip
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def ods() -> bytes:
    rows = ""
    for row in spans("table:number-columns-spanned", "table:number-rows-spanned"):
        rows += "<table:table-row>"
        for cell in row:
            if cell is None:
                rows += "<table:covered-table-cell/>"
            else:
                words = "".join(f"<text:p>{part}</text:p>" for part in cell[0].split("\n"))
                rows += f"<table:table-cell {cell[1]}>{words}</table:table-cell>"
        rows += "</table:table-row>"
    return open_document(f'<table:table table:name="清单">{rows}</table:table>')


def only_grid(document: Document) -> Grid:
    assert len(document.grids) == 1
    return document.grids[0]


@pytest.mark.parametrize(
    ("data", "name"),
    [(page(), "a.html"), (word(), "a.docx"), (excel(), "a.xlsx"), (ods(), "a.ods")],
    ids=["html", "docx", "xlsx", "ods"],
)
def test_every_format_gives_the_same_table(data: bytes, name: str) -> None:
    document = sound(formats.read(data, name))
    grid = only_grid(document)
    assert texts(grid) == [list(row) for row in ROWS]
    assert grid.merged == merged()


def test_a_printed_page_gives_the_same_table(browser: Browser) -> None:
    tab = browser.new_page()
    tab.set_content(page().decode())
    document = sound(formats.read(tab.pdf(format="A4"), "a.pdf"))
    tab.close()
    grid = only_grid(document)
    assert document.lines[0] == TITLE
    assert [list(map(bare, row)) for row in texts(grid)] == [list(map(bare, row)) for row in ROWS]
    assert grid.merged == merged()
    assert [piece.text for piece in grid.rows[5][4].pieces] == ["县执法局", "各乡镇"]
