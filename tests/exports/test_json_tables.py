"""The flat JSON carries the records as they are, with their types."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from checks.planting import SCHEMA
from checks.small_county import Rows
from govpublish.exports.json_tables import dumps
from govpublish.schema import Table

TABLES = pytest.mark.parametrize("table", SCHEMA.tables, ids=lambda table: str(table.name))


def is_number(value: object) -> bool:
    return type(value) in (int, float)


@TABLES
def test_records_come_back(table: Table, downloads: Path, published: Rows) -> None:
    text = (downloads / f"{table.name}.json").read_text("utf-8")
    records = json.loads(text)
    assert records == published[table.name]
    for record, row in zip(records, published[table.name], strict=True):
        assert list(record) == list(table.field_names)
        for value, given in zip(record.values(), row.values(), strict=True):
            assert type(value) is type(given) or (is_number(value) and type(given) is Decimal)


@TABLES
def test_chinese_is_written_as_itself_one_record_a_line(
    table: Table, downloads: Path, published: Rows
) -> None:
    data = (downloads / f"{table.name}.json").read_bytes()
    assert b"\\u" not in data
    assert b"\r" not in data
    assert data.count(b"\n") == len(published[table.name]) + 2


def test_a_value_json_cannot_carry_is_an_error() -> None:
    with pytest.raises(ValueError, match="JSON"):
        dumps([{"bytes": float("nan")}])


def test_an_empty_table_is_an_empty_list() -> None:
    assert json.loads(dumps([])) == []
