"""One JSON file a table: a list of records with typed values, one record a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from govpublish import json_text
from govpublish.edition import Edition
from govpublish.exports.export import Download, Export
from govpublish.schema import Schema


def _write(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    written = []
    for table in schema.tables:
        rows = edition.dataset.rows(table.name)
        records = [{name: row[name] for name in table.field_names} for row in rows]
        path = folder / f"{table.name}.json"
        path.write_text(dumps(records), encoding="utf-8", newline="\n")
        written.append(Download(path, len(records)))
    return written


def dumps(records: list[dict[str, Any]]) -> str:
    """A list of records, one a line, so that two versions can be compared line by line.

    >>> print(dumps([{"number": "1", "lines": None}, {"number": "2", "lines": "3"}]))
    [
    {"number": "1", "lines": null},
    {"number": "2", "lines": "3"}
    ]
    <BLANKLINE>
    """
    lines = [json_text.dumps(record) for record in records]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


EXPORT = Export(
    "json",
    "JSON 表格",
    "application/json",
    _write,
    description="一张表的全部记录，一条记录一个对象，键是字段名；没有取值的为 null。",
)
