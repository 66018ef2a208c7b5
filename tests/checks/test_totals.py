"""A difference and its verdict follow from the two numbers."""

from __future__ import annotations

import pytest

from checks.planting import places, planted
from govpublish.checks import totals


def test_a_valid_dataset_has_none() -> None:
    assert places(totals.check) == []


@pytest.mark.parametrize(
    ("row", "field", "change"),
    [
        (1, "difference", {"difference": 1}),
        (1, "difference", {"difference": None}),
        (2, "difference", {"difference": 1}),
        (3, "difference", {"difference": -1}),
        (1, "verdict", {"verdict": "ours"}),
        (1, "verdict", {"verdict": "not_recoverable"}),
        (2, "verdict", {"verdict": "equal"}),
        (2, "verdict", {"verdict": "not_recoverable"}),
        (3, "verdict", {"verdict": "equal"}),
        (3, "verdict", {"verdict": "ours"}),
    ],
)
def test_a_comparison_that_does_not_follow(row: int, field: str, change: dict[str, object]) -> None:
    assert planted(totals.check, "reconciliation", row, **change) == [
        ("reconciliation", row, field)
    ]


def test_our_own_miscount_is_told() -> None:
    assert planted(totals.check, "reconciliation", 2, verdict="ours") == []
