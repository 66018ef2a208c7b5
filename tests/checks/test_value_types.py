"""Values of another type, and those that Frictionless would take for the right one."""

from __future__ import annotations

import datetime
import math
from decimal import Decimal

import numpy as np
import pytest

from checks.planting import SCHEMA, places, planted
from govpublish.checks import value_types
from govpublish.schema import Field, Table

WRONG: dict[str, tuple[object, ...]] = {
    "integer": ("12", "１２", "1_000", 1.0, math.nan, math.inf, True, np.int64(1)),
    "number": ("1.5", "１.5", 1, 1.5, True, Decimal("NaN"), Decimal("Infinity"), np.float64(1.5)),
    "boolean": ("true", 1, 0, np.True_, math.nan),
    "date": ("2021-2-3", "2021-02-30", "20210203", "", datetime.date(2021, 2, 3), math.nan),
    "string": (12, 1.5, math.nan, b"text", ["a"], np.str_("text")),
}
CASES = [
    (table, field, value)
    for table in SCHEMA.tables
    for field in table.fields
    for value in WRONG[field.type]
]


def test_a_number_keeps_the_places_it_was_printed_with() -> None:
    for printed in ("1.50", "0.00", "-3", "20000000000.125"):
        assert planted(value_types.check, "indicators", 1, value=Decimal(printed)) == []


def test_a_valid_dataset_has_none() -> None:
    assert places(value_types.check) == []


@pytest.mark.parametrize(
    ("table", "field", "value"), CASES, ids=lambda x: getattr(x, "name", None) or repr(x)
)
def test_a_value_of_another_type(table: Table, field: Field, value: object) -> None:
    found = planted(value_types.check, table.name, 1, **{field.name: value})
    assert found == [(table.name, 1, field.name)]
