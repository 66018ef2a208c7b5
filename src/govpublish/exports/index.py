"""`index.json`: every file of the downloads with its title, size, hash and rows; not itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from govpublish.edition import Edition
from govpublish.exports.export import Download, Export, sha256_of
from govpublish.schema import Schema

NAME = "index.json"


def write_index(
    edition: Edition, schema: Schema, folder: Path, written: Iterable[tuple[Export, Download]]
) -> Path:
    """List what the exports wrote into `folder`, in the order they wrote it."""
    titles = _titles(edition, schema)
    index = {
        "title": schema.package["title"],
        "version": edition.version,
        "date": edition.date,
        "files": [_entry(titles, folder, export, file) for export, file in written],
    }
    path = folder / NAME
    text = json.dumps(index, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    return path


def _entry(
    titles: Mapping[str, str], folder: Path, export: Export, file: Download
) -> dict[str, Any]:
    about = titles.get(file.path.stem)
    return {
        "path": file.path.relative_to(folder).as_posix(),
        "title": f"{about} · {export.title}" if about else export.title,
        "format": export.name,
        "media_type": export.media_type,
        "sha256": sha256_of(file.path),
        "bytes": file.path.stat().st_size,
        "rows": file.rows,
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
