"""One JSON file a plan, nested: tasks with their measures, responsibilities and progress inside."""

from __future__ import annotations

import json
from pathlib import Path

from govpublish.edition import Edition
from govpublish.exports.export import Export
from govpublish.nested import plan_document
from govpublish.schema import Schema


def _write(edition: Edition, _schema: Schema, folder: Path) -> list[Path]:
    into = folder / "plans"
    into.mkdir(exist_ok=True)
    written = []
    for plan in edition.dataset.rows("plans"):
        path = into / f"{plan['plan_id']}.json"
        document = plan_document(edition, plan["plan_id"])
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    return written


EXPORT = Export("json-plans", "JSON 计划全文", "application/json", _write)
