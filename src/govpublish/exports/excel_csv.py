"""The Excel twin of each CSV: opened with a double click it shows Chinese and runs no formula.

A byte order mark, every cell in quotes, rows that end with CR LF. A text that a spreadsheet might
take for a formula gets an apostrophe before it, and so does a text that begins with one: whoever
takes one apostrophe away has the exact text again. Numbers stay as they are. What Excel does by
itself (`3-4` becomes a day) no CSV can prevent; the note beside the files says so.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from govpublish.csv_tables import cell
from govpublish.edition import Edition
from govpublish.exports import texts
from govpublish.exports.export import Download, Export
from govpublish.schema import Schema

FOLDER = "excel"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_FIRST = ("\t", "\r", "\n", "'")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> [guarded(text) for text in ("=1+1", " -2", "－３", "'十四五'", "3=1+2", "")]
    ["'=1+1", "' -2", "'－３", "''十四五'", '3=1+2', '']
    """
    return f"'{text}" if text.startswith(_FIRST) or text.lstrip().startswith(_FORMULA) else text


def write_excel_csv(
    path: Path, heads: Sequence[str], rows: Iterable[Sequence[Any]]
) -> Counter[str]:
    """Write the rows; how many cells of each column have got an apostrophe."""
    changed: Counter[str] = Counter()
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(heads)
        for row in rows:
            safe = [guarded(value) if isinstance(value, str) else cell(value) for value in row]
            for head, before, after in zip(heads, row, safe, strict=True):
                if isinstance(before, str) and before != after:
                    changed[head] += 1
            writer.writerow(safe)
    return changed


def _write(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    into = folder / FOLDER
    into.mkdir(exist_ok=True)
    written = []
    for table in schema.tables:
        values = edition.dataset[table.name].values
        path = into / f"{table.name}.csv"
        write_excel_csv(path, table.field_names, values)
        written.append(Download(path, len(values)))
    return written


def _write_note(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    """The note tells which columns have cells with an apostrophe."""
    lines = []
    for table in schema.tables:
        found = edition.dataset[table.name]
        for name, values in zip(found.columns, zip(*found.values, strict=True), strict=False):
            count = sum(isinstance(v, str) and guarded(v) != v for v in values)
            if count:
                lines.append(f"   - {table.name}.csv（{table.title}）{name}：{count} 个")
    path = folder / FOLDER / "README.txt"
    text = texts.read("excel-note.txt").format(
        title=schema.package["title"],
        version=edition.version,
        date=edition.date,
        guarded="\n".join(lines) or "   - 没有",
    )
    path.write_text(text, encoding="utf-8", newline="\n")
    return [Download(path)]


EXPORT = Export(
    "excel-csv",
    "Excel 用 CSV（带 BOM，可能被当作公式的文字前加了撇号）",
    "text/csv",
    _write,
    description="一张表的全部记录，供 Excel 直接打开；要逐字的文字请用不带 BOM 的 CSV。",
)
NOTE = Export(
    "excel-csv-note",
    "Excel 用 CSV 的说明",
    "text/plain",
    _write_note,
    description="说明 excel 文件夹里的 CSV 与逐字的 CSV 有什么不同。",
    holds_data=False,
)
