"""Jurisdictions stand below a higher one."""

from __future__ import annotations

import pytest

from checks.planting import places, planted
from govpublish.checks import ancestors


def test_a_valid_dataset_has_none() -> None:
    assert places(ancestors.check) == []


@pytest.mark.parametrize("parent", [None, "990101"], ids=["no parent", "itself"])
def test_a_county_without_one_above(parent: str | None) -> None:
    found = planted(ancestors.check, "jurisdictions", 3, parent_code=parent)
    assert found == [("jurisdictions", 3, "parent_code")]


def test_a_province_has_none_above() -> None:
    found = planted(ancestors.check, "jurisdictions", 1, parent_code="990100")
    assert found == [("jurisdictions", 1, "parent_code")]


def test_a_county_may_stand_directly_below_its_province() -> None:
    assert planted(ancestors.check, "jurisdictions", 3, parent_code="990000") == []
