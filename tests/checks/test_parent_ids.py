"""Ids say the same as the columns they are made of."""

from __future__ import annotations

import pytest

from checks.planting import places, planted
from checks.small_county import KEY, OLD, REPORT
from govpublish.checks import parent_ids


def test_a_valid_dataset_has_none() -> None:
    assert places(parent_ids.check) == []


@pytest.mark.parametrize(
    ("table", "row", "field", "change"),
    [
        ("sources", 2, "source_id", {"jurisdiction_code": "990100"}),
        ("plans", 2, "plan_id", {"year": 2022}),
        ("plans", 2, "plan_id", {"slug": "other"}),
        ("plans", 2, "plan_id", {"jurisdiction_code": "990100"}),
        ("reports", 2, "report_id", {"period": "2021-Q2"}),
        ("reports", 2, "report_id", {"plan_id": OLD}),
        ("tasks", 2, "task_id", {"plan_id": OLD}),
        ("measures", 1, "measure_id", {"task_id": f"{KEY}.2"}),
        ("organizations", 1, "organization_id", {"name": "水务局"}),
        ("organizations", 1, "organization_id", {"jurisdiction_code": "990100"}),
        ("responsibilities", 2, "responsibility_id", {"position": 2}),
        ("responsibilities", 2, "responsibility_id", {"measure_id": None}),
        ("responsibilities", 2, "measure_id", {"task_id": f"{KEY}.2"}),
        ("progress", 1, "progress_id", {"position": 3}),
        ("progress", 1, "progress_id", {"measure_id": f"{KEY}.1.2"}),
        ("progress", 1, "measure_id", {"task_id": f"{KEY}.2"}),
        ("progress", 4, "report_id", {"task_id": f"{OLD}.1", "progress_id": f"{OLD}.1@2021-Q3.1"}),
        ("assessments", 1, "assessment_id", {"measure_id": f"{KEY}.1.2"}),
        ("assessments", 1, "measure_id", {"task_id": f"{KEY}.2"}),
        ("assessments", 3, "report_id", {"report_id": f"{OLD}@2021-Q3"}),
        ("indicators", 1, "measure_id", {"task_id": f"{KEY}.2"}),
        ("indicators", 1, "indicator_id", {"indicator_id": f"{KEY}.1.2.i1"}),
        ("indicators", 2, "indicator_id", {"indicator_id": f"{KEY}.22.i1"}),
        ("indicators", 1, "progress_id", {"progress_id": f"{KEY}.1.2@2021-Q3.1"}),
        ("indicators", 1, "progress_id", {"indicator_id": f"{KEY}.1.1.i1@2021-Q2"}),
        ("details", 2, "measure_id", {"task_id": f"{KEY}.11"}),
        ("task_changes", 2, "measure_id", {"task_id": f"{KEY}.11"}),
    ],
)
def test_an_id_that_says_otherwise(
    table: str, row: int, field: str, change: dict[str, object]
) -> None:
    assert planted(parent_ids.check, table, row, **change) == [(table, row, field)]


def test_malformed_parts_are_left_to_the_declared_patterns() -> None:
    assert planted(parent_ids.check, "plans", 2, slug="Not A Word") == []
    assert planted(parent_ids.check, "reports", 2, report_id=REPORT, period="Q3") == []
