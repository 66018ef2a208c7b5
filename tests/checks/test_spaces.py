"""Texts are trimmed, and nothing is None, not an empty text."""

from __future__ import annotations

import pytest

from checks.planting import places, planted
from govpublish.checks import spaces


def test_a_valid_dataset_has_none() -> None:
    assert places(spaces.check) == []


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\n", " 修路", "修路 ", "修路\n", "修路\xa0"])
def test_an_untrimmed_text(text: str) -> None:
    assert planted(spaces.check, "tasks", 1, text=text) == [("tasks", 1, "text")]
