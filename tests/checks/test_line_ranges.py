"""Lines exist in the source that a record names, each once and in order."""

from __future__ import annotations

import pytest

from checks.planting import places, planted
from govpublish.checks import line_ranges


def test_a_valid_dataset_has_none() -> None:
    assert places(line_ranges.check) == []


@pytest.mark.parametrize(
    "lines", ["0", "41", "3-41", "4-3", "3,3", "4,3", "3,4", "3-3", "03", "３", "3;4", "t1.r3"]
)
def test_lines_that_are_none(lines: str) -> None:
    assert planted(line_ranges.check, "tasks", 2, lines=lines) == [("tasks", 2, "lines")]


def test_the_last_line_counts() -> None:
    assert planted(line_ranges.check, "tasks", 2, lines="3-5,40") == []


def test_a_source_without_lines_has_no_line_numbers() -> None:
    assert planted(line_ranges.check, "tasks", 1, lines="3") == [("tasks", 1, "lines")]


@pytest.mark.parametrize("field", ["official_lines", "derived_from"])
def test_an_assessment_is_measured_by_the_source_of_its_report(field: str) -> None:
    found = planted(line_ranges.check, "assessments", 1, **{field: "41"})
    assert found == [("assessments", 1, field)]


def test_a_total_is_measured_by_the_source_of_its_report() -> None:
    found = planted(line_ranges.check, "reconciliation", 1, lines="41")
    assert found == [("reconciliation", 1, "lines")]
