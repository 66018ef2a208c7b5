"""Cells keep text and place in step; markup comes off, labels are known, and nothing is lost."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govpublish.models import Cell, Piece
from govpublish.text import (
    MARKUP,
    bare,
    cell_of,
    chinese_label_at,
    chinese_number,
    label_at,
    plain,
)

SIGNS = "云山县,。 \t\u3000a1(;<>/&"
LINES = st.text(alphabet=SIGNS, max_size=30)
MARKS = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<br/>", "<sup>", "</sup>", "<sub>", "</sub>", "<b>", "</b>", "&amp;",
         "&lt;", "&nbsp;", "&nope;", "<x>", "云", "山", "2", "+", " ", "\t", "<", "&", "p>"]
    ),
    max_size=14,
).map("".join)  # fmt: skip
RAISED = dict(
    zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()n0123456789+-=()", strict=True)
)


def in_step(cell: Cell, lines: list[str]) -> None:
    """Every piece is what stands at its place, but for raised digits and entities."""
    for piece in cell.pieces:
        printed = lines[piece.line - 1][piece.start : piece.end]
        assert piece.text, "an empty piece has no place"
        if printed.startswith("&") and len(piece.text) == 1 and len(printed) > 1:
            continue
        lowered = "".join(RAISED.get(sign, sign) for sign in piece.text)
        assert lowered == printed


@st.composite
def cells(draw: st.DrawFn) -> tuple[Cell, list[str]]:
    """A cell of several pieces, and the lines it was cut from."""
    lines = draw(st.lists(st.text(alphabet="云山县,。; 1", min_size=1, max_size=8), max_size=5))
    pieces = []
    for number, line in enumerate(lines, start=1):
        start = draw(st.integers(0, len(line) - 1))
        end = draw(st.integers(start + 1, len(line)))
        joint = draw(st.sampled_from(["", "\n"]))
        pieces.append(Piece(line[start:end], number, start, end, joint))
    return Cell(tuple(pieces)), lines


@given(cells(), st.data())
def test_a_cut_is_the_trimmed_slice_and_stays_in_its_place(
    made: tuple[Cell, list[str]], data: st.DataObject
) -> None:
    cell, lines = made
    start = data.draw(st.integers(0, len(cell.text)))
    end = data.draw(st.integers(start, len(cell.text)))
    part = cell.cut(start, end)
    assert part.text == cell.text[start:end].strip()
    in_step(part, lines)


@given(cells())
def test_cutting_to_the_end_is_stripping(made: tuple[Cell, list[str]]) -> None:
    cell, _ = made
    assert cell.cut(0).text == cell.stripped().text == cell.text.strip()
    assert bool(cell.stripped()) == bool(cell.text.strip())


@given(cells())
def test_splitting_gives_every_part_between_separators(made: tuple[Cell, list[str]]) -> None:
    cell, lines = made
    parts = list(cell.split(re.compile(r"[,;。]")))
    whole = [part.strip() for part in re.split(r"[,;。]", cell.text)]
    assert [part.text for part in parts] == [part for part in whole if part]
    for part in parts:
        in_step(part, lines)


@given(cells(), cells(), st.sampled_from(["", "\n"]))
def test_a_continued_cell_is_the_one_text_after_the_other(
    first: tuple[Cell, list[str]], second: tuple[Cell, list[str]], joint: str
) -> None:
    one, other = first[0], second[0]
    joined = one.then(other, joint)
    assert joined.text == (
        one.text + joint + other.text if one and other else one.text + other.text
    )
    assert len(joined.pieces) == len(one.pieces) + len(other.pieces)


@given(cells(), st.data())
def test_cutting_twice_is_cutting_once(made: tuple[Cell, list[str]], data: st.DataObject) -> None:
    cell, lines = made
    text = cell.text
    middle = data.draw(st.integers(0, len(text)))
    head, tail = cell.cut(0, middle), cell.cut(middle)
    assert bare(head.text + tail.text) == bare(text)
    again = head.then(tail, "")
    assert bare(again.text) == bare(text)
    in_step(again, lines)


@given(MARKS)
@example("<p>10m<sup>2</sup></p>")
@example("&#x202e;&#0;")
@example("<sup>2")
def test_a_cell_taken_from_markup_stays_in_its_place(line: str) -> None:
    cell = cell_of(line, 1)
    in_step(cell, [line])
    assert cell.text == cell.text.strip()


@given(MARKS)
def test_signs_that_are_no_markup_are_all_kept(line: str) -> None:
    kept = bare("".join(RAISED.get(sign, sign) for sign in cell_of(line, 1).text))
    assert kept == bare(MARKUP.sub(lambda mark: sign_of(mark[0]), line))


def sign_of(mark: str) -> str:
    """What a mark leaves on the page: an entity its sign, an unknown one itself, else nothing."""
    if not mark.startswith("&"):
        return ""
    sign = html.unescape(mark)
    return sign if len(sign) == 1 else mark


@given(LINES, st.data())
def test_a_cell_is_only_what_stands_between_its_bounds(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    for piece in cell_of(line, 7, start, end).pieces:
        assert start <= piece.start < piece.end <= end
        assert piece.line == 7


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("10m<sup>2</sup>", "10m²"),
        ("CO<sub>2</sub>排放", "CO₂排放"),
        ("10m<sup><b>2</b></sup>", "10m²"),
        ("10m<b><sup>2</sup></b>", "10m²"),
        ("10m<sup><span style='x'>2</span></sup>高3m", "10m²高3m"),
        ("m<sup>-2</sup>", "m⁻²"),
        ("Ca<sup>2+</sup>", "Ca²⁺"),
        ("<p>甲</p><p>乙</p>", "甲\n乙"),
        ("甲<br>乙<br/>丙", "甲\n乙\n丙"),
        ("<p></p><p>甲</p><p></p>", "甲"),
        ("<div>甲</div>乙", "甲\n乙"),
        ("<b>甲</b>乙", "甲乙"),
        ("A&amp;B&lt;C&#62;D", "A&B<C>D"),
        ("甲&nbsp;乙", "甲\xa0乙"),
        ("&nbsp;甲&nbsp;", "甲"),
        ("a<b>c", "ac"),
        ("a < b, c > d", "a < b, c > d"),
        ("&nosuch;", "&nosuch;"),
        ("AT&T;", "AT&T;"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("&lt;script&gt;", "<script>"),
        ("<P CLASS=x>甲</P>", "甲"),
        ("1<sup>st</sup>", "1st"),
    ],
)
def test_markup_comes_off(line: str, text: str) -> None:
    assert plain(line) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(1) 甲", (1, 4)), ("（12）甲", (12, 4)), ("①甲", (1, 1)), ("⑳甲", (20, 1)),
        ("1.甲", (1, 2)), ("1．甲", (1, 2)), ("1、甲", (1, 2)), ("3)甲", (3, 2)), ("3）甲", (3, 2)),
        (" 2. 甲", (2, 4)), ("2.5亿元", None), ("100.甲", None), ("甲(1)", None), ("", None),
        ("2021年", None), ("一、甲", None), ("1甲", None), ("330国道", None),
    ],
)  # fmt: skip
def test_labels(text: str, found: tuple[int, int] | None) -> None:
    assert label_at(text) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [("一、甲", 1), ("(十二)甲", 12), ("二是甲", 2), ("三十、甲", 30), ("一季度", None),
     ("十分重要", None), ("(甲)", None), ("", None)],
)  # fmt: skip
def test_chinese_labels(text: str, number: int | None) -> None:
    assert chinese_label_at(text) == number


@given(st.integers(1, 99))
def test_chinese_numbers_are_read_as_they_are_written(number: int) -> None:
    tens, ones = divmod(number, 10)
    digits = "一二三四五六七八九"
    written = (digits[tens - 1] if tens > 1 else "") + ("十" if tens else "")
    assert chinese_number(written + (digits[ones - 1] if ones else "")) == number


@given(st.text(max_size=30))
def test_bare_text_has_no_white_space_and_nothing_else_is_lost(text: str) -> None:
    assert bare(text) == "".join(sign for sign in text if not sign.isspace())
