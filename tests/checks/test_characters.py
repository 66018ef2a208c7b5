"""Signs that nobody sees do not reach readers."""

from __future__ import annotations

import pytest

from checks.planting import SCHEMA, places, planted
from checks.small_county import rows
from govpublish.checks import characters

HIDDEN = [
    "\x00", "\x07", "\x1b", "\x7f", "\x85", "\r", "\r\n", "\xad", "\u200b", "\u200d", "\u200e",
    "\u202e", "\u2028", "\u2029", "\u2066", "\ufeff", "\ufffd", "\ud800", "\ufffe", "\ufdd0",
    "\U000e0001", "\U0001ffff",
]  # fmt: skip


def test_a_valid_dataset_has_none() -> None:
    assert places(characters.check) == []


@pytest.mark.parametrize("sign", HIDDEN, ids=ascii)
def test_a_hidden_sign(sign: str) -> None:
    found = planted(characters.check, "tasks", 2, text=f"修建{sign}云山水库")
    assert found == [("tasks", 2, "text")]


@pytest.mark.parametrize(
    "sign", ["\n", "\t", "\u3000", "\xa0", "²", "𠮷", "\ue5e5", "葛\U000e0100"]
)
def test_what_is_printed_stays(sign: str) -> None:
    assert planted(characters.check, "tasks", 2, text=f"修建{sign}云山水库") == []


def test_the_sentence_shows_the_sign() -> None:
    tables = rows()
    tables["tasks"][1]["title"] = "修建\u202e水库"
    (fault,) = characters.check(tables, SCHEMA)
    assert "U+202E" in fault.what
    assert "\u202e" not in fault.what
