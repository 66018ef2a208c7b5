"""One CSV file a table, exact UTF-8; what is validated is what is written here."""

from __future__ import annotations

from pathlib import Path

from govpublish.csv_tables import write_csv
from govpublish.edition import Edition
from govpublish.exports.export import Download, Export
from govpublish.schema import Schema


def _write(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    written = []
    for table in schema.tables:
        rows = edition.dataset.rows(table.name)
        path = write_csv(folder / f"{table.name}.csv", table.field_names, rows)
        written.append(Download(path, len(rows)))
    return written


EXPORT = Export(
    "csv",
    "CSV 表格",
    "text/csv",
    _write,
    description="一张表的全部记录，逐字照录，UTF-8 编码、不带 BOM；字段见 datapackage.json。",
)
