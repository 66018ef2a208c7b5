"""The sheets of an .ods: every cell holds the very text it shows, which is what we take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from govpublish.formats.limits import MAX_CELLS, MAX_SHEETS, too_large
from govpublish.formats.number_formats import shown
from govpublish.formats.raised import lowered, raised
from govpublish.formats.sheet_grid import Sheet

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE, TEXT, STYLE, DRAW = (
    _NAMES % name for name in ("office", "table", "text", "style", "drawing")
)
_LAST = 1 << 20
_YEAR_MONTH = re.compile(r"(\d{4})\D(\d{1,2})\D?\Z")
_WRAPPERS = (
    "table-rows", "table-row-group", "table-header-rows", "table-columns", "table-column-group",
    "table-header-columns",
)  # fmt: skip


def sheets(book: ZipFile, name: str) -> list[Sheet]:
    """Every sheet with its cells."""
    root = ElementTree.fromstring(book.read("content.xml"))
    reader = _Reader(root, name)
    found = [reader.sheet(table) for table in root.iterfind(f".//{OFFICE}spreadsheet/{TABLE}table")]
    if len(found) > MAX_SHEETS:
        raise too_large(name, "工作表数", MAX_SHEETS)
    return found


class _Reader:
    """Knows which styles of a document raise their text, and which hide a sheet."""

    def __init__(self, root: Any, name: str) -> None:
        self._name = name
        self._cells = 0
        self._shifts: dict[str, str] = {}
        self._hidden: set[str] = set()
        for style in root.iter(f"{STYLE}style"):
            styled = str(style.get(f"{STYLE}name"))
            for properties in style:
                position = properties.get(f"{STYLE}text-position", "").partition(" ")[0]
                if position in ("super", "sub"):
                    self._shifts[styled] = position
                if properties.get(f"{TABLE}display") == "false":
                    self._hidden.add(styled)

    def sheet(self, table: Any) -> Sheet:
        """A sheet with the cells that have text; repeated empty ones take no room."""
        hidden = table.get(f"{TABLE}style-name") in self._hidden
        sheet = Sheet(table.get(f"{TABLE}name", ""), hidden=hidden)
        row, column = 1, 1
        for element in _inside(table):
            count = _integer(element, f"{TABLE}number-columns-repeated")
            if element.tag == f"{TABLE}table-column":
                if _is_hidden(element):
                    sheet.hidden_columns.append((column, column + count - 1))
                column += count
            elif element.tag == f"{TABLE}table-row":
                row = self._rows(element, row, sheet)
            elif element.tag == f"{TABLE}shapes":
                sheet.boxes += self._boxes(element)
        return sheet

    def _rows(self, element: Any, row: int, sheet: Sheet) -> int:
        """Read a row, as often as it is repeated if there is anything in it; the next row."""
        count = _integer(element, f"{TABLE}number-rows-repeated")
        if _is_hidden(element):
            sheet.hidden_rows.append((row, row + count - 1))
        texts = dict(self._cells_of(element, row, sheet))
        self._cells += len(texts) * count
        if self._cells > MAX_CELLS:
            raise too_large(self._name, "单元格数", MAX_CELLS)
        for repeated in range(row, row + count) if texts else ():
            sheet.cells |= {(repeated, column): text for column, text in texts.items()}
        return row + count

    def _cells_of(self, element: Any, row: int, sheet: Sheet) -> Iterator[tuple[int, str]]:
        column = 1
        for cell in element:
            count = _integer(cell, f"{TABLE}number-columns-repeated")
            if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            across = _integer(cell, f"{TABLE}number-columns-spanned")
            down = _integer(cell, f"{TABLE}number-rows-spanned")
            if across * down > 1:
                sheet.merged.append((row, column, row + down - 1, column + across - 1))
            sheet.boxes += self._boxes(cell)
            text = self._text(cell)
            if text.strip():
                if count > MAX_CELLS:
                    raise too_large(self._name, "单元格数", MAX_CELLS)
                yield from ((at, text) for at in range(column, column + count))
            column += count

    def _text(self, cell: Any) -> str:
        """What a cell shows; a date in digits alone as ISO, as in .xlsx."""
        paragraphs = [self._words(child) for child in cell if child.tag == f"{TEXT}p"]
        text = "\n".join(paragraphs)
        kind = cell.get(f"{OFFICE}value-type", "")
        if kind == "date":
            return _date(text, cell.get(f"{OFFICE}date-value", ""))
        if not text and kind in ("float", "percentage", "currency"):
            try:
                value = float(cell.get(f"{OFFICE}value", ""))
            except ValueError:
                return text
            return shown(value, "0.##%" if kind == "percentage" else "General")
        return text or cell.get(f"{OFFICE}string-value", "")

    def _words(self, node: Any) -> str:
        """The text of a paragraph; notes and remarks hang on it and are not in it."""
        parts = [node.text or ""]
        for child in node:
            if child.tag == f"{TEXT}s":
                parts.append(" " * min(_integer(child, f"{TEXT}c"), 100))
            elif child.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
                parts.append("\t" if child.tag.endswith("tab") else "\n")
            elif child.tag.startswith(TEXT) and child.tag != f"{TEXT}note":
                words = self._words(child)
                shift = self._shifts.get(child.get(f"{TEXT}style-name", ""))
                shifts = {"super": raised, "sub": lowered}
                parts.append(shifts[shift](words) if shift else words)
            parts.append(child.tail or "")
        return "".join(parts)

    def _boxes(self, element: Any) -> Iterator[str]:
        """The texts of the shapes that hang on a cell or lie over a sheet."""
        for shape in element:
            if shape.tag.startswith(DRAW):
                text = "\n".join(self._words(words) for words in shape.iter(f"{TEXT}p"))
                if text.strip():
                    yield text


def _date(text: str, value: str) -> str:
    if match := _YEAR_MONTH.match(text):
        return f"{match[1]}年{int(match[2])}月"
    whole = re.match(r"\d{4}-\d\d-\d\d", value)
    return whole[0] if whole and not re.search("[年月日:]", text) else text


def _inside(table: Any) -> Iterator[Any]:
    """Rows, columns and shapes of a sheet, groups of them taken apart."""
    for element in table:
        if element.tag.removeprefix(TABLE) in _WRAPPERS:
            yield from _inside(element)
        else:
            yield element


def _is_hidden(element: Any) -> bool:
    return str(element.get(f"{TABLE}visibility", "visible")) != "visible"


def _integer(element: Any, name: str) -> int:
    digits = element.get(name, "1")[:9]
    return max(1, min(int(digits), _LAST)) if digits.isascii() and digits.isdigit() else 1
