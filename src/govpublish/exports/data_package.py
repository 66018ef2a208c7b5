"""`datapackage.json`: the CSVs described as a Data Package (v2) that others can validate alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from govpublish import program
from govpublish.csv_tables import table_resource
from govpublish.edition import Edition
from govpublish.exports import csv, terms
from govpublish.exports.export import Download, Export, sha256_of
from govpublish.schema import Schema

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def descriptor(edition: Edition, schema: Schema, folder: Path) -> dict[str, Any]:
    """The descriptor of the CSVs that stand in `folder`; FileNotFoundError if one does not."""
    said = schema.package
    resources = []
    for table in schema.tables:
        path = folder / f"{table.name}.csv"
        resource = table_resource(table, path.name)
        schema_ = resource.pop("schema")
        resources.append(
            {
                **resource,
                "bytes": path.stat().st_size,
                "hash": f"sha256:{sha256_of(path)}",
                "gov:rows": len(edition.dataset[table.name]),
                "licenses": said["licenses"],
                "gov:terms": terms.of_file(schema, csv.EXPORT, table.name),
                "schema": schema_,
            }
        )
    return {
        "$schema": PROFILE,
        "name": said["name"],
        "id": said["id"],
        "title": said["title"],
        "description": said["description"],
        **({"homepage": edition.site_url} if edition.site_url else {}),
        "version": edition.version,
        "gov:program": f"govpublish {program.VERSION}",
        "created": f"{edition.date}T00:00:00Z",
        "keywords": said["keywords"],
        "licenses": said["licenses"],
        "contributors": said["contributors"],
        "gov:terms": terms.all_terms(schema),
        "sources": [_source(row) for row in edition.dataset.rows("sources")],
        "resources": resources,
    }


def _source(row: Mapping[str, Any]) -> dict[str, Any]:
    """One document we read; its version is the hash of its bytes."""
    found = {
        "title": row["title"] or row["source_id"],
        "version": row["sha256"],
        "gov:sourceId": row["source_id"],
    }
    if row["url"] is not None:
        found["path"] = row["url"]
    return found


def _write(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    path = folder / "datapackage.json"
    text = json.dumps(descriptor(edition, schema, folder), ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    return [Download(path)]


EXPORT = Export(
    "datapackage",
    "数据包说明（Data Package）",
    "application/json",
    _write,
    description="全部 CSV 的说明（Data Package 2.0）：字段、约束、主键外键、来源、大小、校验值。",
    holds_data=False,
)
