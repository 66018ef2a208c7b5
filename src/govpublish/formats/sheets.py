"""Spreadsheets (.xlsx, .ods): every cell as it is shown, at the address it has."""

import re
import warnings
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.datetime import from_excel

from govpublish.errors import ReadingStopped
from govpublish.formats import archive, open_document, sheet_facts, sheet_grid
from govpublish.formats.limits import MAX_LINES, require_size, too_large
from govpublish.formats.number_formats import EAST_ASIAN, shown
from govpublish.formats.raised import lowered, raised
from govpublish.formats.sheet_grid import Sheet
from govpublish.formats.transcript import Transcript
from govpublish.models import Document

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"
_ESCAPED = re.compile(r"_x(?![dD][89a-fA-F])([0-9A-Fa-f]{4})_")
_MAX_ROWS = 3_000_000
"""Of all sheets together, empty ones counted: programs may format a column to its very end."""


def read(data: bytes, name: str) -> Document:
    """Read a spreadsheet; ReadingStopped if it is damaged, locked, or absurdly large.

    The cell B3 of the sheet 进度 is the line `进度!B3`, a shape over it `进度!s1`.
    """
    require_size(data, name)
    unpacked = archive.repacked(data, name)
    script = Transcript(name)
    try:
        book = ZipFile(BytesIO(unpacked))
        if "content.xml" in book.namelist():
            media_type, sheets = OPEN_DOCUMENT, open_document.sheets(book, name)
        else:
            media_type, sheets = EXCEL, _excel(unpacked, book, name)
    except ReadingStopped:
        raise
    except Exception as error:
        raise archive.broken(name) from error
    sheet_grid.write(sheets, script)
    return script.document(media_type)


def _excel(data: bytes, book: ZipFile, name: str) -> list[Sheet]:
    sheets = {sheet.name: sheet for sheet in sheet_facts.sheets(book, name)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl cannot write back, which we never do
        opened = openpyxl.load_workbook(
            BytesIO(data), read_only=True, data_only=True, rich_text=True, keep_links=False
        )
        rows = cells = 0
        for worksheet in opened.worksheets:
            sheet = sheets[worksheet.title]
            worksheet.reset_dimensions()
            for row in worksheet.iter_rows():
                rows += 1
                texts = dict(_texts(row, opened.epoch))
                cells += len(texts)
                if rows > _MAX_ROWS or cells > MAX_LINES:
                    raise too_large(name, "单元格数", MAX_LINES)
                sheet.cells |= texts
            sheet.cells |= {place: _unescaped(text) for place, text in sheet.rich.items()}
    return list(sheets.values())


def _texts(row: tuple[Any, ...], epoch: Any) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in row:
        if cell.value is not None:
            text = _text(cell, epoch)
            if text.strip():
                yield (cell.row, cell.column), text


def _text(cell: Any, epoch: Any) -> str:
    value, form = cell.value, cell.number_format
    if isinstance(value, CellRichText):
        return _unescaped("".join(map(_run, value)))
    if isinstance(value, str):
        return _unescaped(value)
    known = EAST_ASIAN.get(cell.style_array.numFmtId)
    if known and form == "General" and isinstance(value, (int, float)):
        value, form = from_excel(value, epoch), known
    return shown(value, form)


def _run(run: TextBlock | str) -> str:
    if isinstance(run, str):
        return run
    shifts: Mapping[str | None, Any] = {"superscript": raised, "subscript": lowered}
    text = str(run.text)
    shift = shifts.get(run.font.vertAlign)
    return shift(text) if shift else text


def _unescaped(text: str) -> str:
    """Signs that XML cannot hold are written `_x000D_` there; half a sign stays as written."""
    return shown(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text))
