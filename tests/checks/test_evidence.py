"""Every interpreted value has its words, and verbatim ones need none."""

from __future__ import annotations

import pytest

from checks.planting import places
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
