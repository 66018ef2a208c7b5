"""A table as CSV and what describes it: written alike for validation and for publication.

Exact UTF-8 without a byte order mark, RFC 4180: commas, quotes doubled, rows end with CR LF (a line
feed alone is a line end inside a text), nothing at all for what is not known.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from govpublish.schema import Field, Table
from govpublish.schema_yaml import typed

_LONGEST = 1 << 27
"""Signs of a cell when reading; Python's own limit is 131,072."""

DIALECT: Mapping[str, Any] = {
    "header": True,
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
}


def write_csv(path: Path, names: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write the named columns of the rows; KeyError if a row lacks one."""
    heads = tuple(names)
    with path.open("w", encoding="utf-8", newline="") as file:
        _write(file, heads, ([cell(row[head]) for head in heads] for row in rows))
    return path


def csv_bytes(names: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """The file that `write_csv` writes, of rows whose values stand in the order of the names."""
    text = io.StringIO(newline="")
    _write(text, tuple(names), (map(cell, row) for row in rows))
    return text.getvalue().encode()


def _write(file: TextIO, heads: tuple[str, ...], rows: Iterable[Iterable[str]]) -> None:
    writer = csv.writer(file, lineterminator=DIALECT["lineTerminator"])
    writer.writerow(heads)
    writer.writerows(rows)


def read_csv(data: bytes) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The heads and the cells of a CSV; ValueError if it is none, or a row is too long or short.

    >>> read_csv(csv_bytes(("a", "b"), [(1, None), ("两", True)]))
    (('a', 'b'), [('1', ''), ('两', 'true')])
    """
    csv.field_size_limit(_LONGEST)
    try:
        lines = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
        heads, *rows = (tuple(line) for line in lines)
    except (csv.Error, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from None
    for number, row in enumerate(rows, start=1):
        if len(row) != len(heads):
            raise ValueError(f"第 {number} 行有 {len(row)} 格，应有 {len(heads)} 格")
    return heads, rows


def typed_rows(data: bytes, table: Table) -> list[dict[str, Any]]:
    """The rows of a table's CSV with the types of its schema; ValueError says where it is wrong."""
    heads, rows = read_csv(data)
    if heads != table.field_names:
        raise ValueError(f"表头应为 {'、'.join(table.field_names)}")
    types = [table.field(name).type for name in heads]
    found = []
    for number, row in enumerate(rows, start=1):
        values = [
            typed(text, kind) if text else None for text, kind in zip(row, types, strict=True)
        ]
        for name, text, value in zip(heads, row, values, strict=True):
            if text and value is None:
                raise ValueError(f"第 {number} 行 {name} 的取值类型不对：{text[:40]}")
        found.append(dict(zip(heads, values, strict=True)))
    return found


def cell(value: str | int | bool | Decimal | None) -> str:
    """A value as the text of a cell.

    >>> cell(None), cell(True), cell(12), cell(Decimal("1.50")), cell("两元一票")
    ('', 'true', '12', '1.50', '两元一票')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)


def table_resource(table: Table, path: str) -> dict[str, Any]:
    """The Data Resource (v2) of a table's CSV; it promises nothing of bytes and hash."""
    return {
        "name": table.name,
        "type": "table",
        "path": path,
        "title": table.title,
        "description": table.description,
        "gov:descriptionEn": table.description_en,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": dict(DIALECT),
        "schema": to_table_schema(table),
    }


def to_table_schema(table: Table) -> dict[str, Any]:
    """The Table Schema (v2) of a table."""
    found: dict[str, Any] = {
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
    }
    if table.primary_key:
        found["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        found["foreignKeys"] = [
            {
                "fields": [key.field],
                "reference": {
                    "resource": "" if key.table == table.name else key.table,
                    "fields": [key.table_field],
                },
            }
            for key in table.foreign_keys
        ]
    return found


def _field(field: Field) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": field.name,
        "title": field.title,
        "type": field.type,
        "description": field.description,
        "gov:descriptionEn": field.description_en,
        "gov:origin": field.origin,
        "example": cell(field.example),
    }
    if field.unit:
        found["gov:unit"] = field.unit
    if field.labels:
        found["categories"] = [
            {"value": value, "label": label} for value, label in field.labels.items()
        ]
    if field.constraints:
        found["constraints"] = {
            name: _constraint(name, value) for name, value in field.constraints.items()
        }
    return found


def _constraint(name: str, value: Any) -> Any:
    if name == "pattern":
        return anchored(value)
    return list(value) if name == "enum" else value


def anchored(pattern: str) -> str:
    r"""A pattern that holds for the whole value: in Python `$` alone lets a line end slip past.

    >>> import re
    >>> [bool(re.search(anchored("[0-9]{6}"), text)) for text in ("990101", "990101\n", "9901010")]
    [True, False, False]
    """
    return rf"^(?:{pattern})(?!\n)$"
