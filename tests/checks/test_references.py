"""Evidence, flags and status terms speak of what exists."""

from __future__ import annotations

import pytest

from checks.planting import places, planted
from checks.small_county import KEY
from govpublish.checks import references


def test_a_valid_dataset_has_none() -> None:
    assert places(references.check) == []


@pytest.mark.parametrize(
    ("table", "row", "field", "change"),
    [
        ("evidence", 1, "record_id", {"record_id": f"{KEY}.99"}),
        ("evidence", 1, "record_id", {"table": "plans", "field": "year"}),
        ("evidence", 1, "field", {"field": "due_at"}),
        ("quality_flags", 2, "record_id", {"record_id": f"{KEY}.99"}),
        ("quality_flags", 2, "record_id", {"record_id": None}),
        ("quality_flags", 2, "record_id", {"table": None}),
        ("quality_flags", 2, "record_id", {"table": "measures"}),
        ("status_terms", 2, "jurisdiction_code", {"jurisdiction_code": "990999"}),
    ],
)
def test_a_reference_to_nothing(
    table: str, row: int, field: str, change: dict[str, object]
) -> None:
    assert planted(references.check, table, row, **change) == [(table, row, field)]
