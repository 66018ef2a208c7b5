"""Both wordings can be read off the pieces, and small islands do not tear the change apart."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from govpublish.pages.wording import LONGEST, difference

SIGNS = st.text(alphabet="新建公园20,。", max_size=40)


@given(SIGNS, SIGNS)
def test_nothing_of_either_is_lost(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "ins") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "del") == new
    assert all(piece.text for piece in pieces)
    assert all(a.kind != b.kind for a, b in pairwise(pieces))


def test_one_sign_between_two_changes_is_part_of_them() -> None:
    pieces = difference("甲乙丙的丁戊己", "子丑寅的卯辰巳")
    assert [piece.kind for piece in pieces] == ["del", "ins"]


def test_texts_beyond_measure_are_told_at_once() -> None:
    old, new = "甲" + "乙丙" * LONGEST + "丁", "甲" + "丙乙戊" * LONGEST + "丁"
    assert [piece.kind for piece in difference(old, new)] == ["same", "del", "ins", "same"]
