"""Folding: what is equal in searching, and that substrings stay substrings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govpublish.search.folding import fold, fold_character
from search import invented


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("ＰＰＰ项目", "ppp项目"),
        ("5Ｇ 基\n站", "5G基站"),
        ("Ⅱ类", "II类"),
        ("3200m²", "3200M2"),
        ("㎡", "m2"),
        ("“一件事”", '"一件事"'),
        ("‘四个一’", "'四个一'"),
        ("é", "e\u0301"),
        ("ﾊﾞ", "バ"),
        ("Straße", "STRASSE"),
        ("ΣΟΦΟΣ", "σοφος"),
        ("旧\u200b小\u00ad区\ufeff", "旧小区"),
        ("全\u3000县", "全县"),
        ("葛\U000e0100城", "葛城"),
        ("３．５", "3.5"),
        ("（一）", "(一)"),
        ("½", "1⁄2"),
    ],
)
def test_what_looks_alike_is_equal(printed: str, typed: str) -> None:
    assert fold(printed) == fold(typed) != ""


@pytest.mark.parametrize(("one", "other"), [("旧", "舊"), ("𠮷", "吉"), ("。", "."), ("〇", "0")])
def test_what_differs_stays_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.data(), st.one_of(invented.texts(), st.text()))
def test_a_substring_stays_one(data: st.DataObject, text: str) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert fold(text[start:end]) in fold(text)


@given(st.text())
def test_characters_do_not_look_at_their_neighbours(text: str) -> None:
    assert fold(text) == "".join(fold_character(character) for character in text)


@given(st.text())
def test_nothing_without_ink_is_left(text: str) -> None:
    assert not any(sign.isspace() or sign in "\u200b\u00ad\u202e\ufeff" for sign in fold(text))
