"""Plain text has lines and an encoding; other formats need neither."""

from __future__ import annotations

import pytest

from checks.planting import places, planted
from govpublish.checks import text_sources


def test_a_valid_dataset_has_none() -> None:
    assert places(text_sources.check) == []


@pytest.mark.parametrize("field", ["encoding", "line_count"])
def test_plain_text_without(field: str) -> None:
    found = planted(text_sources.check, "sources", 2, **{field: None})
    assert found == [("sources", 2, field)]
