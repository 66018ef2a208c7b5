"""The Excel twin: a byte order mark, no formula, and the exact text one apostrophe away."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.planting import SCHEMA
from checks.small_county import Rows, edition, rows
from govpublish.csv_tables import cell
from govpublish.exports import excel_csv
from govpublish.exports.excel_csv import guarded
from govpublish.schema import Table

TABLES = pytest.mark.parametrize("table", SCHEMA.tables, ids=lambda table: str(table.name))
DANGEROUS = "=+-@\t\r\n＝＋－＠"


def exact(text: str) -> str:
    return text.removeprefix("'")


@TABLES
def test_the_exact_values_come_back(table: Table, downloads: Path, published: Rows) -> None:
    text = (downloads / f"excel/{table.name}.csv").read_bytes().decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert tuple(head) == table.field_names
    expected = [[cell(value) for value in row.values()] for row in published[table.name]]
    assert [[exact(value) for value in line] for line in lines] == expected


@TABLES
def test_pandas_needs_no_word_about_the_mark(table: Table, downloads: Path) -> None:
    frame = pd.read_csv(downloads / f"excel/{table.name}.csv", dtype=str)
    assert tuple(frame.columns) == table.field_names


@TABLES
def test_bytes(table: Table, downloads: Path, published: Rows) -> None:
    data = (downloads / f"excel/{table.name}.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert data.endswith(b'"\r\n')
    assert data.count(b"\r\n") == 1 + len(published[table.name])


@pytest.mark.parametrize("start", DANGEROUS)
def test_no_text_begins_as_a_formula_does(start: str) -> None:
    for text in (f"{start}1+1", f"{start}cmd|' /C calc'!A0", start):
        assert guarded(text) == f"'{text}"
    for text in (f" {start}1", f"\u3000{start}1"):
        assert (guarded(text) == f"'{text}") is bool(start.strip())


@given(st.text())
def test_one_apostrophe_less_is_the_text(text: str) -> None:
    safe = guarded(text)
    assert exact(safe) == text or (safe == text and not text.startswith("'"))
    assert not safe.startswith(tuple(DANGEROUS))


def test_a_negative_number_is_no_formula(downloads: Path) -> None:
    text = (downloads / "excel/reconciliation.csv").read_text("utf-8-sig")
    assert '"-1"' in text
    assert "'-1" not in text


def test_the_note_tells_what_was_changed(downloads: Path) -> None:
    note = (downloads / "excel/README.txt").read_text("utf-8")
    assert "tasks.csv（任务）text：1 个" in note
    assert "details.csv（其他栏目）text：1 个" in note
    assert "没有" not in note.split("加了撇号的单元格：")[1].split("3.")[0]


def test_the_note_of_calm_tables(tmp_path: Path) -> None:
    tables = rows()
    tables["details"] = []
    (tmp_path / "excel").mkdir()
    excel_csv.NOTE.write(edition(tables), SCHEMA, tmp_path)
    assert "   - 没有\n" in (tmp_path / "excel/README.txt").read_text("utf-8")
