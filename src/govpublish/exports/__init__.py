"""The formats of download. To add one: write its module, add its line here."""

from __future__ import annotations

from pathlib import Path

from govpublish.edition import Edition
from govpublish.exports import (
    archive,
    csv,
    data_package,
    excel_csv,
    json_plans,
    json_tables,
    parquet,
    plan_csv,
    sqlite,
    xlsx,
)
from govpublish.exports.export import Export
from govpublish.exports.index import write_index
from govpublish.schema import load_schema

EXPORTS: tuple[Export, ...] = (
    csv.EXPORT,
    excel_csv.EXPORT,
    excel_csv.NOTE,
    json_tables.EXPORT,
    parquet.EXPORT,
    json_plans.EXPORT,
    plan_csv.EXPORT,
    plan_csv.NOTE,
    xlsx.PLANS,
    xlsx.EXPORT,
    sqlite.EXPORT,
    data_package.EXPORT,  # after the CSVs that it describes
    archive.EXPORT,  # after what it packs
)


def write_all(edition: Edition, schema_folder: Path, folder: Path) -> None:
    """Write every format into `folder`, and last the index of all files."""
    schema = load_schema(schema_folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = [
        (export, file) for export in EXPORTS for file in export.write(edition, schema, folder)
    ]
    write_index(edition, schema, folder, written)
