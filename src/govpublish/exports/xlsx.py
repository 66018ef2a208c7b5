"""XLSX workbooks: everything in one, and one a plan; cover, overview, a sheet a table, fields.

For people in Excel and WPS: the overview has Chinese heads and Chinese names of every code, a row a
task or measure. The sheets of the tables are exact instead: their names, heads and codes are those
of the CSV, JSON, SQLite and codebook, so that a formula, a lookup or a script that works for one
works for all; the sheet 字段 gives the Chinese title of each. One row of heads, or filters would
break. Dates are true dates shown as 2021-09-30, so that they can be filtered by year and month and
reckoned with; numbers are numbers, truth values TRUE and FALSE, everything else is text. (Of the
numbers Excel keeps 15 digits; a longer one is written as text.)
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from govpublish.dataset import Dataset
from govpublish.edition import Edition
from govpublish.exports import citation, codebook, plan_rows, texts, workbook
from govpublish.exports.export import Download, Export
from govpublish.exports.slices import by_plan
from govpublish.exports.workbook import Continued, Sheet
from govpublish.schema import Schema, Table

NAME = "govpublish.xlsx"
COVER, OVERVIEW, FIELDS = "说明", "一览", "字段"
Line = tuple[str | None, ...]


def _write_all(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    rows = [row for _, rows in plan_rows.rows(edition.dataset, schema) for row in rows]
    path = folder / NAME
    _write(path, edition, schema, edition.dataset, rows, "全部计划")
    return [Download(path)]


def _write_plans(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    into = folder / "plans"
    into.mkdir(exist_ok=True)
    flat = plan_rows.rows(edition.dataset, schema)
    written = []
    for (plan_id, data), (_, rows) in zip(by_plan(edition.dataset), flat, strict=True):
        places = {row["jurisdiction_code"]: row["name"] for row in data.rows("jurisdictions")}
        (plan,) = data.rows("plans")
        path = into / f"{plan_id}.xlsx"
        name = f"{places[plan['jurisdiction_code']]} {plan['name']}"
        _write(path, edition, schema, data, rows, name)
        written.append(Download(path))
    return written


def _write(  # noqa: PLR0913, PLR0917 what goes in, and how it is called
    path: Path,
    edition: Edition,
    schema: Schema,
    data: Dataset,
    rows: Sequence[plan_rows.Values],
    content: str,
) -> None:
    made = [
        _overview(rows),
        *(_sheet(table, data) for table in schema.tables),
        Sheet(
            FIELDS,
            tuple(title for _, title in codebook.HEADS),
            list(codebook.rows(schema)),
            wrapped=True,
        ),
    ]
    sheets, told = [], []
    for sheet in made:
        fitting, cut = workbook.fitted(sheet)
        sheets.append(fitting)
        told += cut
    cover = Sheet(COVER, (), _cover(edition, schema, data, content, told), wrapped=True)
    said = schema.package
    properties = {
        "title": f"{said['title']}：{content}",
        "author": "、".join(one["title"] for one in said["contributors"]),
        "comments": f"版本 {edition.version}，数据日期 {edition.date}",
    }
    workbook.write(path, [cover, *sheets], properties, edition.date)


def _overview(rows: Sequence[plan_rows.Values]) -> Sheet:
    kinds = [column.type for column in plan_rows.COLUMNS]
    return Sheet(OVERVIEW, tuple(c.title for c in plan_rows.COLUMNS), _typed(rows, kinds))


def _sheet(table: Table, data: Dataset) -> Sheet:
    kinds = [field.type for field in table.fields]
    return Sheet(table.name, table.field_names, _typed(data[table.name].values, kinds))


def _typed(rows: Sequence[Sequence[Any]], kinds: Sequence[str]) -> Sequence[Sequence[Any]]:
    """The rows with dates as dates."""
    places = {place for place, kind in enumerate(kinds) if kind == "date"}
    if not places:
        return rows
    return [
        [
            datetime.date.fromisoformat(value) if place in places and value else value
            for place, value in enumerate(row)
        ]
        for row in rows
    ]


def _cover(
    edition: Edition, schema: Schema, data: Dataset, content: str, told: Iterable[Continued]
) -> list[Line]:
    said = schema.package
    (licence, *_) = said["licenses"]
    lines: list[Line] = [
        ("标题", said["title"], None),
        ("内容", content, None),
        ("版本", edition.version, None),
        ("数据日期", edition.date, None),
        ("许可", f"{licence['title']} {licence['path']}", None),
        ("", "政府文件原文的权利归其发布者；引用单个数值时请同时注明所出的政府文件。", None),
        ("引用", citation.gb_t_7714(edition, schema), None),
        ("说明", said["description"], None),
        *_headed("须知", texts.caveats()),
        *_headed("工作表", (f"{OVERVIEW}：一项任务或举措一行，供阅读和筛选；各栏说明见本页下方",)),
        *(("", f"{t.name}：{t.title}，{len(data[t.name]):,} 行", None) for t in schema.tables),
        ("", f"{FIELDS}：各表每个字段的中文名、说明、类型、取值和示例", None),
        *_headed("放不进一格的文字", _split(told)),
        *_headed("一览各栏", (f"{one.title}：{one.description}" for one in plan_rows.COLUMNS)),
    ]
    sources: list[Line] = [("来源文件", _source(row), row["url"]) for row in data.rows("sources")]
    return [*lines, *sources]


def _headed(head: str, found: Iterable[str]) -> list[Line]:
    """The head beside the first of the lines."""
    return [(head if place == 0 else "", text, None) for place, text in enumerate(found)]


def _split(told: Iterable[Continued]) -> list[str]:
    found = [
        f"{one.sheet} 的 {one.head}：{one.cells} 个单元格超过 {workbook.CELL:,} 个字符，"
        f"余下的文字接在同一行的 {'、'.join(one.columns)} 栏，连起来就是原文"
        for one in told
    ]
    return found or [f"没有：所有文字都在 {workbook.CELL:,} 个字符以内，没有截断"]


def _source(row: Mapping[str, Any]) -> str:
    parts = (row["title"] or row["source_id"], row["publisher"], row["published_on"])
    return "，".join(part for part in parts if part)


_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORT = Export(
    "xlsx",
    "XLSX 工作簿（说明、一览、各表、字段）",
    _TYPE,
    _write_all,
    description="全部数据在一个工作簿里：封面说明、各计划一览、一表一页、字段说明。",
)
PLANS = Export(
    "plan-xlsx",
    "XLSX 计划工作簿",
    _TYPE,
    _write_plans,
    description="一份计划的全部记录在一个工作簿里，一表一页，附字段说明。",
)
