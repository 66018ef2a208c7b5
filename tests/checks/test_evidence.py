"""Every interpreted value has its words, and verbatim ones need none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checks.planting import places, planted
from checks.small_county import rows
from govpublish.checks import evidence


def test_a_valid_dataset_has_none() -> None:
    assert places(evidence.check) == []


@pytest.mark.parametrize("left_out", range(len(rows()["evidence"])))
def test_a_value_without_evidence(left_out: int) -> None:
    tables = rows()
    lost = tables["evidence"].pop(left_out)
    found = places(evidence.check, tables)
    assert {(table, field) for table, _, field in found} == {(lost["table"], lost["field"])}


@pytest.mark.parametrize("status", ["done", "target_met", "overdue", "suspended"])
def test_a_verdict_without_evidence(status: str) -> None:
    row = {"derived_status": status, "derived_rule": "R1.1"}
    assert planted(evidence.check, "assessments", 2, **row) == [
        ("assessments", 2, "derived_status")
    ]


@pytest.mark.parametrize("status", ["not_reported", "under_way", None])
def test_what_is_no_verdict_needs_no_evidence(status: str | None) -> None:
    assert planted(evidence.check, "assessments", 2, derived_status=status) == []


def test_an_achieved_value_needs_words_of_its_own() -> None:
    found = planted(evidence.check, "indicators", 2, achieved_value=Decimal("1.50"))
    assert found == [("indicators", 2, "achieved_value")]


def test_evidence_of_another_record_does_not_count() -> None:
    tables = rows()
    for row in tables["evidence"]:
        if row["field"] == "derived_status":
            row["record_id"] = tables["assessments"][1]["assessment_id"]
    assert places(evidence.check, tables) == [("assessments", 1, "derived_status")]
