"""`index.json`: every file of the downloads with its title, size, hash and rows; not itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from govpublish.edition import Edition
from govpublish.exports.export import Export, sha256_of
from govpublish.schema import Schema

NAME = "index.json"


def write_index(
    edition: Edition, schema: Schema, folder: Path, written: Iterable[tuple[Export, Path]]
) -> Path:
    """List what the exports wrote into `folder`, in the order they wrote it."""
    index = {
        "title": schema.package["title"],
        "version": edition.version,
        "date": edition.date,
        "files": [_entry(edition, schema, folder, export, path) for export, path in written],
    }
    path = folder / NAME
    text = json.dumps(index, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    return path


def _entry(
    edition: Edition, schema: Schema, folder: Path, export: Export, path: Path
) -> dict[str, Any]:
    tables = {table.name: table for table in schema.tables}
    name = path.relative_to(folder).as_posix()
    table = tables.get(path.stem) if path.parent == folder else None
    about = table.title if table else _plans(edition).get(path.stem)
    return {
        "path": name,
        "title": f"{about} · {export.title}" if about else export.title,
        "format": export.name,
        "media_type": export.media_type,
        "sha256": sha256_of(path),
        "bytes": path.stat().st_size,
        "rows": len(edition.dataset[table.name]) if table else None,
    }


def _plans(edition: Edition) -> dict[str, str]:
    """What a plan is called beside others: its jurisdiction and its name."""
    places = {
        row["jurisdiction_code"]: row["name"] for row in edition.dataset.rows("jurisdictions")
    }
    return {
        row["plan_id"]: f"{places[row['jurisdiction_code']]} {row['name']}"
        for row in edition.dataset.rows("plans")
    }
