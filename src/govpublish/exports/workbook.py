"""Sheets as an XLSX workbook, every cell of the type it is: xlsxwriter's one door.

Text is text whatever it begins with: no formula, no link, and marked so that it stays text when
somebody edits it. A text that no cell holds (Excel counts 32,767 UTF-16 units) goes on in further
columns at the right end, `text_2`, `text_3`; whoever writes the workbook is told which. Rows that
no sheet holds are refused: xlsxwriter by itself drops both without a word.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from govpublish.errors import DatasetRefused

CELL = 32_767
ROWS = 1_048_576
COLUMNS = 16_384
DIGITS = 15
"""Excel keeps no more of a number."""
_FORMULA = ("=", "+", "-", "@")
MANY = 500_000
"""More cells than these are written as they come; fewer are held: faster, and a smaller file."""
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
_SAMPLE = 200
_NARROWEST, _WIDEST = 8, 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: heads and rows of text, int, bool, Decimal, date or None."""

    name: str
    heads: tuple[str, ...]
    """Frozen and with a filter; no heads, no filter."""
    rows: Sequence[Sequence[Any]]
    wrapped: bool = False
    """Whether long texts are broken over lines, for sheets that are read and not sorted."""


class Continued(NamedTuple):
    """A column some of whose texts go on in further columns."""

    sheet: str
    head: str
    cells: int
    columns: tuple[str, ...]


def fitted(sheet: Sheet) -> tuple[Sheet, list[Continued]]:
    """The sheet with long texts cut, and what was cut; DatasetRefused if it has too many rows."""
    if len(sheet.rows) + 1 > ROWS:
        raise DatasetRefused(
            f"{sheet.name}：{len(sheet.rows):,} 行，Excel 一张工作表最多容纳 {ROWS - 1:,} 行；"
            "请改为分计划发布，或停止发布这一工作簿。"
        )
    pieces = {
        (row, column): found
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if isinstance(value, str) and len(value) > CELL // 2 and len(found := cut(value)) > 1
    }
    if not pieces:
        return sheet, []
    told = []
    rows = [list(values) for values in sheet.rows]
    heads = list(sheet.heads)
    for column in sorted({column for _, column in pieces}):
        mine = {row: found for (row, at), found in pieces.items() if at == column}
        further = tuple(
            f"{sheet.heads[column]}_{number}"
            for number in range(2, max(map(len, mine.values())) + 1)
        )
        for row, values in enumerate(rows):
            first, *rest = mine.get(row, [values[column]])
            values[column] = first
            values += [*rest, *[None] * (len(further) - len(rest))]
        heads += further
        told.append(Continued(sheet.name, sheet.heads[column], len(mine), further))
    if len(heads) > COLUMNS:
        raise DatasetRefused(f"{sheet.name}：文字过长，Excel 一张工作表放不下。")
    return replace(sheet, heads=tuple(heads), rows=rows), told


def cut(text: str, limit: int = CELL) -> list[str]:
    """A text in pieces that a cell holds, none of which parts a sign.

    >>> cut("一二三四五", 2), cut("𠮷𠮷", 3), cut("")
    (['一二', '三四', '五'], ['𠮷', '𠮷'], [''])
    """
    pieces, start, units = [], 0, 0
    for place, sign in enumerate(text):
        width = 2 if ord(sign) > 0xFFFF else 1
        if units + width > limit:
            pieces.append(text[start:place])
            start, units = place, 0
        units += width
    return [*pieces, text[start:]]


def write(path: Path, sheets: Sequence[Sheet], said: Mapping[str, str], date: str) -> None:
    """Write the sheets, which must be `fitted`; properties and date are all a workbook tells."""
    cells = sum(len(sheet.rows) * len(sheet.heads) for sheet in sheets)
    with xlsxwriter.Workbook(str(path), {**_OPTIONS, "constant_memory": cells > MANY}) as book:
        made = datetime.datetime.fromisoformat(date)
        book.set_properties({**said, "created": made})
        formats = _Formats(
            head=book.add_format({"bold": True, "bg_color": "#E7EEF4", "valign": "top"}),
            date=book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            plain=book.add_format({"valign": "top"}),
            wrapped=book.add_format({"valign": "top", "text_wrap": True}),
            quoted=book.add_format({"valign": "top", "quote_prefix": True}),
            quoted_wrapped=book.add_format(
                {"valign": "top", "quote_prefix": True, "text_wrap": True}
            ),
        )
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.name), sheet, formats)


class _Formats(NamedTuple):
    head: Format
    date: Format
    plain: Format
    wrapped: Format
    quoted: Format
    quoted_wrapped: Format


def _fill(worksheet: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    for column, width in enumerate(_widths(sheet)):
        worksheet.set_column(column, column, width)
    if sheet.rows:  # numbers as text are meant: `3` is a label, not an amount
        everything = xl_range(0, 0, len(sheet.rows), len(sheet.rows[0]) - 1)
        worksheet.ignore_errors({"number_stored_as_text": everything})
    if sheet.heads:
        worksheet.freeze_panes(1, 0)
        worksheet.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)
        for column, head in enumerate(sheet.heads):
            worksheet.write_string(0, column, head, formats.head)
    for row, values in enumerate(sheet.rows, start=1 if sheet.heads else 0):
        for column, value in enumerate(values):
            if value is not None and value != "":
                _fill_cell(worksheet, row, column, value, formats, sheet.wrapped)


def _fill_cell(  # noqa: PLR0913, PLR0917 where, what and how
    worksheet: Worksheet, row: int, column: int, value: Any, formats: _Formats, wrapped: bool
) -> None:
    if isinstance(value, bool):
        done = worksheet.write_boolean(row, column, value, formats.plain)
    elif isinstance(value, int | Decimal) and _is_kept(value):
        done = worksheet.write_number(row, column, value, formats.plain)
    elif isinstance(value, datetime.date) and value.year >= 1900:
        done = worksheet.write_datetime(row, column, value, formats.date)
    else:
        text = f"{value:f}" if isinstance(value, Decimal) else str(value)
        quoted = text.startswith(_FORMULA)
        if wrapped:
            format_ = formats.quoted_wrapped if quoted else formats.wrapped
        else:
            format_ = formats.quoted if quoted else formats.plain
        done = worksheet.write_string(row, column, text, format_)
    if done:
        raise DatasetRefused(f"{worksheet.get_name()}：第{row + 1}行第{column + 1}列写不进 Excel。")


def _is_kept(value: int | Decimal) -> bool:
    """Whether Excel keeps every digit of a number; any other is written as text.

    >>> [_is_kept(n) for n in (2021, Decimal("0.5869"), 10**15, Decimal("1234567890.123456"))]
    [True, True, True, False]
    """
    return len(Decimal(value).normalize().as_tuple().digits) <= DIGITS


def _widths(sheet: Sheet) -> Iterator[int]:
    """Wide enough for most: the longest first line among the first rows, within reason."""
    rows = [*([sheet.heads] if sheet.heads else []), *sheet.rows[:_SAMPLE]]
    for column in range(len(rows[0]) if rows else 0):
        widest = max(_width(str(row[column] or "")) for row in rows)
        yield min(max(widest + 2, _NARROWEST), _WIDEST)


def _width(text: str) -> int:
    """In signs of half width, of the first line as far as a column could be wide."""
    line = text[: _WIDEST * 2].partition("\n")[0]
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)
