"""A flag that forbids publication forbids it."""

from __future__ import annotations

from checks.planting import places, planted
from govpublish.checks import loudness


def test_a_valid_dataset_has_none() -> None:
    assert places(loudness.check) == []


def test_a_stop_flag() -> None:
    found = planted(loudness.check, "quality_flags", 1, severity="stop")
    assert found == [("quality_flags", 1, "severity")]


def test_lines_that_yielded_no_record_have_none() -> None:
    found = planted(loudness.check, "quality_flags", 2, severity="skip")
    assert found == [("quality_flags", 2, "severity")]
