"""Tables without a key say nothing twice."""

from __future__ import annotations

import pytest

from checks.planting import SCHEMA, places
from checks.small_county import rows
from govpublish.checks import repeated_rows
from govpublish.schema import Table

WITHOUT_KEY = [table for table in SCHEMA.tables if not table.primary_key]


def test_a_valid_dataset_has_none() -> None:
    assert places(repeated_rows.check) == []


@pytest.mark.parametrize("table", WITHOUT_KEY, ids=lambda table: str(table.name))
def test_a_row_twice(table: Table) -> None:
    tables = rows()
    name = table.name
    tables[name].append(dict(tables[name][0]))
    found = places(repeated_rows.check, tables)
    assert [(where, row) for where, row, _ in found] == [(name, len(tables[name]))]
