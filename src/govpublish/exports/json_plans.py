"""One JSON file a plan, nested: tasks with their measures, responsibilities and progress inside."""

from __future__ import annotations

from pathlib import Path

from govpublish import json_text
from govpublish.edition import Edition
from govpublish.exports.export import Download, Export
from govpublish.nested import plan_documents
from govpublish.schema import Schema


def _write(edition: Edition, _schema: Schema, folder: Path) -> list[Download]:
    into = folder / "plans"
    into.mkdir(exist_ok=True)
    written = []
    for plan_id, document in plan_documents(edition):
        path = into / f"{plan_id}.json"
        text = json_text.dumps(document, indent=2)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
        written.append(Download(path))
    return written


EXPORT = Export(
    "json-plans",
    "JSON 计划全文",
    "application/json",
    _write,
    description="一份计划的全部内容，任务、举措、责任、进展与状态层层嵌套。",
)
