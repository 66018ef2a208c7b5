"""The workbooks of the small county: cover, overview, tables, fields, as others open them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from checks.planting import SCHEMA
from checks.small_county import KEY, OLD, Rows, edition, rows
from exports.test_plan_csv import HEADS
from govpublish.exports import codebook, xlsx
from govpublish.schema import Table

TABLES = pytest.mark.parametrize("table", SCHEMA.tables, ids=lambda table: str(table.name))


def sheet(path: Path, name: str) -> list[list[Any]]:
    book = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for row in book[name].iter_rows()]


def meant(value: Any, kind: str) -> Any:
    if kind == "date" and value:
        return datetime.datetime.fromisoformat(value)
    return float(value) if isinstance(value, Decimal) else value


def cover(path: Path) -> str:
    return "\n".join(str(value) for row in sheet(path, "说明") for value in row if value)


@TABLES
def test_a_sheet_a_table_with_every_value(table: Table, downloads: Path, published: Rows) -> None:
    head, *lines = sheet(downloads / "govpublish.xlsx", table.name)
    assert tuple(head) == table.field_names
    kinds = [field.type for field in table.fields]
    expected = [
        [meant(value, kind) for value, kind in zip(row.values(), kinds, strict=True)]
        for row in published[table.name]
    ]
    assert lines == expected


def test_the_sheets_in_their_order(downloads: Path) -> None:
    book = openpyxl.load_workbook(downloads / "govpublish.xlsx")
    tables = [table.name for table in SCHEMA.tables]
    assert book.sheetnames == ["说明", "一览", *tables, "字段"]
    for name in ("一览", *tables, "字段"):
        assert book[name].freeze_panes == "A2"
        assert book[name].auto_filter.ref.startswith("A1:")


def test_pandas_reads_it(downloads: Path, published: Rows) -> None:
    frame = pd.read_excel(downloads / "govpublish.xlsx", sheet_name="tasks")
    assert frame["task_id"].tolist() == [row["task_id"] for row in published["tasks"]]
    assert frame["due_on"].dropna().tolist() == [pd.Timestamp("2021-12-31")]


@pytest.mark.parametrize("name", ["govpublish.xlsx", f"plans/{KEY}.xlsx"])
def test_the_cover_says_what_it_is(name: str, downloads: Path) -> None:
    told = cover(downloads / name)
    for words in (
        SCHEMA.package["title"], "0.1.0", "2021-11-02", "CC BY 4.0", "不是官方网站",
        "2021年重点工作三季度进展", "https://example.org/a", "[DS/OL]", "没有截断", "一览各栏",
    ):  # fmt: skip
        assert words in told


def test_the_cover_tells_what_was_split(tmp_path: Path) -> None:
    tables = rows()
    tables["tasks"][1]["text"] = long = "长" * 40_000
    for export in (xlsx.EXPORT, xlsx.PLANS):
        (tmp_path / "plans").mkdir(exist_ok=True)
        export.write(edition(tables), SCHEMA, tmp_path)
    for name in ("govpublish.xlsx", f"plans/{KEY}.xlsx"):
        told = cover(tmp_path / name)
        assert "tasks 的 text：1 个单元格超过 32,767 个字符" in told
        assert "一览 的 内容：1 个单元格" in told
        assert "没有截断" not in told
        frame = pd.read_excel(tmp_path / name, sheet_name="tasks", dtype=str)
        (row,) = frame[frame["task_id"] == f"{KEY}.1"].to_dict("records")
        assert row["text"] + row["text_2"] == long
    assert "没有截断" in cover(tmp_path / f"plans/{OLD}.xlsx")


def test_the_fields_are_those_of_the_codebook(downloads: Path) -> None:
    head, *lines = sheet(downloads / "govpublish.xlsx", "字段")
    assert head == [title for _, title in codebook.HEADS]
    assert [[value or "" for value in line] for line in lines] == [
        list(row) for row in codebook.rows(SCHEMA)
    ]


def test_a_plan_holds_what_is_its_own(downloads: Path, published: Rows) -> None:
    path = downloads / f"plans/{KEY}.xlsx"
    tasks = pd.read_excel(path, sheet_name="tasks")["task_id"].tolist()
    assert tasks == [row["task_id"] for row in published["tasks"] if row["plan_id"] == KEY]
    head, *lines = sheet(path, "一览")
    assert head == HEADS
    assert len(lines) == 4
    assert "云山县 2021年重点工作" in cover(path)


def test_an_empty_dataset(tmp_path: Path) -> None:
    (file,) = xlsx.EXPORT.write(edition({name: [] for name in rows()}), SCHEMA, tmp_path)
    assert sheet(file.path, "tasks") == [list(SCHEMA.table("tasks").field_names)]
    assert xlsx.PLANS.write(edition({name: [] for name in rows()}), SCHEMA, tmp_path) == []
