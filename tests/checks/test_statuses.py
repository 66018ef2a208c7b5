"""A status never stands without its ground, nor the ground without the status."""

from __future__ import annotations

import pytest

from checks.planting import places, planted
from govpublish.checks import statuses


def test_a_valid_dataset_has_none() -> None:
    assert places(statuses.check) == []


@pytest.mark.parametrize("field", ["status_as_printed", "official_lines", "derived_rule"])
def test_a_status_without_its_ground(field: str) -> None:
    found = planted(statuses.check, "assessments", 1, **{field: None})
    assert found == [("assessments", 1, field)]


def test_words_without_a_status() -> None:
    assert planted(statuses.check, "assessments", 1, official_status=None) == [
        ("assessments", 1, "status_as_printed"),
        ("assessments", 1, "official_lines"),
    ]


def test_a_rule_without_a_status() -> None:
    assert planted(statuses.check, "assessments", 1, derived_status=None) == [
        ("assessments", 1, "derived_rule"),
        ("assessments", 1, "derived_from"),
    ]
