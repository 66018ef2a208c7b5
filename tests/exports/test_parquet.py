"""Parquet keeps every value and its type, for pandas, pyarrow and DuckDB alike."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from checks.planting import SCHEMA
from checks.small_county import Rows, edition, rows
from govpublish.errors import DatasetRefused
from govpublish.exports import parquet
from govpublish.exports.arrow import TYPES
from govpublish.schema import Table

TABLES = pytest.mark.parametrize("table", SCHEMA.tables, ids=lambda table: str(table.name))


def meant(value: Any, kind: str) -> Any:
    return datetime.date.fromisoformat(value) if kind == "date" and value else value


@TABLES
def test_values_and_types_come_back(table: Table, downloads: Path, published: Rows) -> None:
    read = pq.read_table(downloads / f"parquet/{table.name}.parquet")
    assert [field.type for field in read.schema] == [TYPES[f.type] for f in table.fields]
    expected = [
        {field.name: meant(row[field.name], field.type) for field in table.fields}
        for row in published[table.name]
    ]
    assert read.to_pylist() == expected


@TABLES
def test_pandas_knows_what_is_unknown(table: Table, downloads: Path) -> None:
    frame = pd.read_parquet(downloads / f"parquet/{table.name}.parquet")
    for field in table.fields:
        dtype = str(frame[field.name].dtype)
        assert dtype == {"string": "string", "integer": "Int64", "boolean": "boolean"}.get(
            field.type, "object"
        )


def test_an_unknown_number_makes_no_floats(downloads: Path) -> None:
    frame = pd.read_parquet(downloads / "parquet/sources.parquet")
    assert frame["line_count"].isna().tolist() == [True, False, False]
    assert frame["line_count"].dropna().tolist() == [40, 8]


def test_duckdb_reads_types_and_adds_exactly(downloads: Path) -> None:
    path = downloads / "parquet/indicators.parquet"
    total = duckdb.sql(f"SELECT sum(value), any_value(typeof(value)) FROM '{path}'").fetchall()
    assert total == [(Decimal("3.5"), "DECIMAL(38,10)")]
    path = downloads / "parquet/tasks.parquet"
    day = duckdb.sql(f"SELECT due_on FROM '{path}' WHERE due_on IS NOT NULL").fetchall()
    assert day == [(datetime.date(2021, 12, 31),)]


@TABLES
def test_every_column_is_described(table: Table, downloads: Path) -> None:
    schema = pq.read_schema(downloads / f"parquet/{table.name}.parquet")
    for field in table.fields:
        told = schema.field(field.name).metadata
        assert told[b"title"].decode() == field.title
        assert told[b"description"].decode() == field.description
        assert told[b"description_en"].decode() == field.description_en
    about = schema.metadata
    assert about[b"gov:version"] == b"0.1.0"
    assert b"creativecommons.org" in about[b"gov:license"]
    assert json.loads(about[b"gov:tableschema"])["fields"][0]["name"] == table.record_field


def test_it_is_packed_with_zstd(downloads: Path) -> None:
    found = pq.ParquetFile(downloads / "parquet/tasks.parquet").metadata
    assert found.row_group(0).column(0).compression == "ZSTD"


@pytest.mark.parametrize("value", ["0.12345678901", "1e40"])
def test_a_number_that_does_not_fit_is_refused(value: str, tmp_path: Path) -> None:
    tables = rows()
    tables["indicators"][0]["value"] = Decimal(value)
    with pytest.raises(DatasetRefused, match="indicators：有 Parquet 存不下的值"):
        parquet.EXPORT.write(edition(tables), SCHEMA, tmp_path)


def test_an_empty_table_keeps_its_types(tmp_path: Path) -> None:
    tables = {name: [] for name in rows()}
    parquet.EXPORT.write(edition(tables), SCHEMA, tmp_path)
    for table in SCHEMA.tables:
        read = pq.read_table(tmp_path / f"parquet/{table.name}.parquet")
        assert read.num_rows == 0
        assert not any(pa.types.is_null(field.type) for field in read.schema)
