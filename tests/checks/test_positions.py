"""Positions run from 1 without gaps within their parent."""

from __future__ import annotations

import pytest

from checks.planting import places, planted
from checks.small_county import rows
from govpublish.checks import positions


def test_a_valid_dataset_has_none() -> None:
    assert places(positions.check) == []


@pytest.mark.parametrize(
    ("table", "row"), [("tasks", 3), ("measures", 2), ("responsibilities", 3), ("progress", 2)]
)
@pytest.mark.parametrize("position", [1, 3])
def test_a_position_twice_or_left_out(table: str, row: int, position: int) -> None:
    found = planted(positions.check, table, row, position=position)
    assert found == [(table, row, "position")]


def test_rows_in_another_order() -> None:
    tables = rows()
    tables["measures"].reverse()
    assert places(positions.check, tables) == [
        ("measures", 1, "position"),
        ("measures", 2, "position"),
    ]
