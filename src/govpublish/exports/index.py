"""`index.json`: every file of the downloads with its title, size, hash and terms; not itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from govpublish.edition import Edition
from govpublish.exports import terms, texts
from govpublish.exports.export import Download, Export, sha256_of
from govpublish.schema import Schema

NAME = "index.json"
SCHEMA_NAME = "index.schema.json"
Entry = dict[str, Any]


def entries(
    edition: Edition, schema: Schema, folder: Path, written: Iterable[tuple[Export, Download]]
) -> list[Entry]:
    """What the exports wrote into `folder`, in the order they wrote it."""
    titles = _titles(edition, schema)
    return [_entry(titles, schema, folder, export, file) for export, file in written]


def write_index(edition: Edition, schema: Schema, folder: Path, files: Sequence[Entry]) -> Path:
    """Write the list of all files."""
    said = schema.package
    index = {
        "$schema": SCHEMA_NAME,
        "id": said["id"],
        "title": said["title"],
        "description": said["description"],
        "version": edition.version,
        "date": edition.date,
        "licences": said["licenses"],
        "terms": terms.all_terms(schema),
        "files": list(files),
    }
    path = folder / NAME
    text = json.dumps(index, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    return path


def _entry(
    titles: Mapping[str, str], schema: Schema, folder: Path, export: Export, file: Download
) -> Entry:
    stem = file.path.stem
    about = titles.get(stem)
    return {
        "path": file.path.relative_to(folder).as_posix(),
        "title": f"{about} · {export.title}" if about else export.title,
        "description": export.description,
        "format": export.name,
        "media_type": export.media_type,
        "sha256": sha256_of(file.path),
        "bytes": file.path.stat().st_size,
        "rows": file.rows,
        "licence": terms.licence(schema)["name"],
        "terms": terms.of_file(schema, export, stem),
    }


def _titles(edition: Edition, schema: Schema) -> dict[str, str]:
    """What the files named after a table or a plan are about."""
    places = {
        row["jurisdiction_code"]: row["name"] for row in edition.dataset.rows("jurisdictions")
    }
    plans = {
        row["plan_id"]: f"{places[row['jurisdiction_code']]} {row['name']}"
        for row in edition.dataset.rows("plans")
    }
    return {table.name: table.title for table in schema.tables} | plans


def _write_schema(_edition: Edition, _schema: Schema, folder: Path) -> list[Download]:
    path = folder / SCHEMA_NAME
    path.write_text(texts.read(SCHEMA_NAME), encoding="utf-8", newline="\n")
    return [Download(path)]


SCHEMA = Export(
    "index-schema",
    "文件清单的格式（JSON Schema）",
    "application/schema+json",
    _write_schema,
    description="index.json 的格式，JSON Schema 2020-12：每个文件有哪些说明、各是什么意思。",
    holds_data=False,
)
