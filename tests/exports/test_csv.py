"""What is written as CSV is read back value for value, by more than one reader."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from checks.planting import SCHEMA
from checks.small_county import Rows
from govpublish.csv_tables import cell, write_csv
from govpublish.schema import Table

TABLES = pytest.mark.parametrize("table", SCHEMA.tables, ids=lambda table: str(table.name))


def typed(text: str, kind: str) -> Any:
    """A cell as the schema says it is to be read."""
    if text == "":
        return None
    if kind in ("integer", "number"):
        return int(text) if kind == "integer" else Decimal(text)
    return {"true": True, "false": False}[text] if kind == "boolean" else text


@TABLES
def test_values_come_back(table: Table, downloads: Path, published: Rows) -> None:
    text = (downloads / f"{table.name}.csv").read_bytes().decode("utf-8")
    head, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert tuple(head) == table.field_names
    kinds = {field.name: field.type for field in table.fields}
    read = [
        {name: typed(value, kinds[name]) for name, value in zip(head, line, strict=True)}
        for line in lines
    ]
    assert read == published[table.name]


@TABLES
def test_pandas_reads_the_same(table: Table, downloads: Path, published: Rows) -> None:
    path = downloads / f"{table.name}.csv"
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    expected = [[cell(value) for value in row.values()] for row in published[table.name]]
    assert frame.to_numpy().tolist() == expected


@TABLES
def test_exact_utf8_and_rfc_4180(table: Table, downloads: Path, published: Rows) -> None:
    data = (downloads / f"{table.name}.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 1 + len(published[table.name])
    assert data.count(b"\r") == data.count(b"\r\n")


def test_a_row_without_a_column_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write_csv(tmp_path / "a.csv", ("number", "title"), [{"number": "1"}])
