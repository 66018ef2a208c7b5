"""The formats of download. To add one: write its module, add its line here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from govpublish.edition import Edition
from govpublish.exports import (
    archive,
    catalog,
    csv,
    data_package,
    errata_tables,
    excel_csv,
    index,
    json_plans,
    json_tables,
    parquet,
    plan_csv,
    sqlite,
    xlsx,
)
from govpublish.exports.export import Export
from govpublish.exports.publishable import require_described
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
    errata_tables.CSV,
    errata_tables.JSON,
    data_package.EXPORT,  # after the CSVs that it describes
    archive.EXPORT,  # after what it packs
    index.SCHEMA,
)
DESCRIBED: tuple[Export, ...] = (*EXPORTS, catalog.EXPORT)
"""What the index lists: the formats and the catalogue of them."""


def write_all(
    edition: Edition,
    schema_folder: Path,
    folder: Path,
    exports: Sequence[Export] = EXPORTS,
) -> None:
    """Write every format, or some, into `folder`, then the catalogue, and last the index."""
    schema = load_schema(schema_folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = [
        (export, file) for export in exports for file in export.write(edition, schema, folder)
    ]
    files = index.entries(edition, schema, folder, written)
    described = [(catalog.EXPORT, catalog.write(edition, schema, folder, files))]
    files += index.entries(edition, schema, folder, described)
    index.write_index(edition, schema, folder, files)


def require_publishable(edition: Edition, schema_folder: Path) -> None:
    """Raise DatasetRefused, with one sentence a line, if the metadata forbid publication."""
    require_described(edition, load_schema(schema_folder), DESCRIBED)
