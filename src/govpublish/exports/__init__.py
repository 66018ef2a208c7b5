"""The formats of download. To add one: write its module, add its line here."""

from __future__ import annotations

from pathlib import Path

from govpublish.edition import Edition
from govpublish.exports import csv, data_package, json_plans, json_tables
from govpublish.exports.export import Export
from govpublish.exports.index import write_index
from govpublish.schema import load_schema

EXPORTS: tuple[Export, ...] = (
    csv.EXPORT,
    json_tables.EXPORT,
    json_plans.EXPORT,
    data_package.EXPORT,  # after the CSVs that it describes
)


def write_all(edition: Edition, schema_folder: Path, folder: Path) -> None:
    """Write every format into `folder`, and last the index of all files."""
    schema = load_schema(schema_folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = [
        (export, path) for export in EXPORTS for path in export.write(edition, schema, folder)
    ]
    write_index(edition, schema, folder, written)
