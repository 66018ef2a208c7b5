"""A dataset of another shape is refused before anything looks at its values."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.planting import SCHEMA
from checks.small_county import dataset, rows
from govpublish.checks import columns
from govpublish.dataset import Dataset, Table

Tables = dict[str, Table]


def _chosen(tables: Tables, *columns: str) -> Tables:
    """The tables, the details with these columns; one that they lack is empty."""
    found = Dataset(tables).rows("details")
    values = tuple(tuple(row.get(name) for name in columns) for row in found)
    return {**tables, "details": Table(columns, values)}


def without_table(tables: Tables) -> Tables:
    return {name: table for name, table in tables.items() if name != "details"}


def with_table(tables: Tables) -> Tables:
    return {**tables, "weather": tables["details"]}


def without_column(tables: Tables) -> Tables:
    return _chosen(tables, *(n for n in tables["details"].columns if n != "heading"))


def with_column(tables: Tables) -> Tables:
    return _chosen(tables, *tables["details"].columns, "colour")


def column_twice(tables: Tables) -> Tables:
    return _chosen(tables, *tables["details"].columns, "heading")


def columns_turned(tables: Tables) -> Tables:
    return _chosen(tables, *tables["details"].columns[::-1])


def tables_turned(tables: Tables) -> Tables:
    return dict(reversed(tables.items()))


def test_a_valid_dataset_has_none() -> None:
    assert list(columns.check(dataset(rows()), SCHEMA)) == []


@pytest.mark.parametrize(
    ("change", "table", "field"),
    [
        (without_table, "details", None),
        (with_table, "weather", None),
        (without_column, "details", "heading"),
        (with_column, "details", "colour"),
        (column_twice, "details", "heading"),
        (columns_turned, "details", None),
        (tables_turned, "jurisdictions", None),
    ],
)
def test_another_shape(change: Callable[[Tables], Tables], table: str, field: str | None) -> None:
    changed = Dataset(change(dict(dataset(rows()).tables)))
    found = [(fault.table, fault.field) for fault in columns.check(changed, SCHEMA)]
    assert found == [(table, field)]
