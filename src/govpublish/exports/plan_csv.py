"""One flat CSV a plan, for people: Chinese heads, opened with a double click, safe in Excel.

Exact data for programs are the tables beside; the note in the folder explains every column.
"""

from __future__ import annotations

from pathlib import Path

from govpublish.edition import Edition
from govpublish.exports import plan_rows, texts
from govpublish.exports.excel_csv import write_excel_csv
from govpublish.exports.export import Download, Export
from govpublish.schema import Schema

FOLDER = "plans"


def _write(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    into = folder / FOLDER
    into.mkdir(exist_ok=True)
    heads = [column.title for column in plan_rows.COLUMNS]
    written = []
    for plan_id, rows in plan_rows.rows(edition.dataset, schema):
        path = into / f"{plan_id}.csv"
        write_excel_csv(path, heads, rows)
        written.append(Download(path, len(rows)))
    return written


def _write_note(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    path = folder / FOLDER / "README.txt"
    text = texts.read("plans-note.txt").format(
        title=schema.package["title"],
        version=edition.version,
        date=edition.date,
        columns="\n".join(f"  {one.title}：{one.description}" for one in plan_rows.COLUMNS),
    )
    path.write_text(text, encoding="utf-8", newline="\n")
    return [Download(path)]


EXPORT = Export(
    "plan-csv",
    "CSV 计划一览（一项任务或举措一行，可用 Excel 打开）",
    "text/csv",
    _write,
    description="一份计划的一览：一项任务或举措一行，有责任单位、时限、最新一期的进展和两种状态。",
)
NOTE = Export(
    "plan-csv-note",
    "CSV 计划一览各栏的说明",
    "text/plain",
    _write_note,
    description="说明 plans 文件夹里 CSV 的每一栏从哪张表来。",
    holds_data=False,
)
