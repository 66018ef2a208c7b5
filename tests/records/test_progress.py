"""What is reported: numbered parts, bodies that report by name, and nothing lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govpublish.models import Cell
from govpublish.records.progress import by_organization, numbered
from govpublish.sources.organizations import Organizations
from govpublish.text import bare, cell_of
from support.limits import within

BODIES = ("区发改局", "区经信局", "区交运局", "大门镇", "发改局")
KNOWN = Organizations(dict.fromkeys([*BODIES]) | {name: name for name in BODIES}, ["局", "镇"])


def parts(text: str) -> list[tuple[int, str, str]]:
    """The numbered parts of a text."""
    return [(number, label.text, part.text) for number, label, part in numbered(cell_of(text, 1))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("①甲。②乙。", [(1, "①", "甲。"), (2, "②", "乙。")]),
        ("(1) 甲。(2) 乙。", [(1, "(1)", "甲。"), (2, "(2)", "乙。")]),
        ("（1）甲。（2）乙。", [(1, "（1）", "甲。"), (2, "（2）", "乙。")]),
        ("1.甲。2.乙。", [(1, "1.", "甲。"), (2, "2.", "乙。")]),
        ("1．甲。2．乙。", [(1, "1．", "甲。"), (2, "2．", "乙。")]),
        ("1、甲;2、乙", [(1, "1、", "甲;"), (2, "2、", "乙")]),
        ("①甲(见①)。②乙", [(1, "①", "甲(见①)。"), (2, "②", "乙")]),
        ("①已完成。③完成场平。", [(1, "①", "已完成。"), (3, "③", "完成场平。")]),
        ("②甲。④乙。", [(2, "②", "甲。"), (4, "④", "乙。")]),
        ("1.有2.5亿元。2.有3.1亿元。", [(1, "1.", "有2.5亿元。"), (2, "2.", "有3.1亿元。")]),
        ("1.建1座。\n2.建(2)号楼。", [(1, "1.", "建1座。"), (2, "2.", "建(2)号楼。")]),
        ("没有编号。①甲", []),
        ("", []),
        ("2.5亿元", []),
    ],
)
def test_numbered(text: str, found: list[tuple[int, str, str]]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    ("text", "numbers", "found"),
    [
        ("1.已完工。3.完成31公里。", {1, 2, 3}, [(1, "已完工。"), (3, "完成31公里。")]),
        ("1．已完工；\n4．完成31公里。", {1, 2, 3, 4}, [(1, "已完工；"), (4, "完成31公里。")]),
        ("1、甲。2、乙。5、丙。", {1, 2, 3, 4, 5}, [(1, "甲。"), (2, "乙。"), (5, "丙。")]),
        ("1.甲。3.分步:1.乙。2.丙。", {1, 2, 3}, [(1, "甲。"), (3, "分步:1.乙。2.丙。")]),
        ("1.甲。3.乙。", {1, 2}, [(1, "甲。3.乙。")]),
        ("1.完成。3.5公里已建。", {1, 2, 3}, [(1, "完成。3.5公里已建。")]),
        ("1.完成;3、4号楼封顶。", {1, 2, 3, 4}, [(1, "完成;3、4号楼封顶。")]),
        ("1、完成;3、4号楼封顶。", {1, 2, 3, 4}, [(1, "完成;3、4号楼封顶。")]),
        ("1.完成,3.开工。", {1, 2, 3}, [(1, "完成,3.开工。")]),
        ("3.甲。1.乙。", {1, 2, 3}, [(3, "甲。1.乙。")]),
        ("已开工。1.甲。3.乙。", {1, 2, 3}, []),
    ],
)  # fmt: skip
def test_a_report_may_leave_out_numbers_of_its_measures(
    text: str, numbers: set[int], found: list[tuple[int, str]]
) -> None:
    listed = numbered(cell_of(text.replace("\n", "<br>"), 1), numbers)
    assert [(number, part.text) for number, _, part in listed] == found


@given(st.sets(st.integers(1, 12), min_size=1), st.sampled_from(".、"))
def test_any_choice_of_measures_is_read_back(chosen: set[int], mark: str) -> None:
    told = {number: f"完成{number * 7}.5公里。" for number in sorted(chosen)}
    text = "".join(f"{number}{mark}{part}" for number, part in told.items())
    assert {n: part.text for n, _, part in numbered(cell_of(text, 1), range(1, 13))} == told


@given(st.lists(st.text(alphabet="云山县,、m 2(", max_size=6), min_size=1, max_size=9))
def test_a_list_in_circles_is_read_back(items: list[str]) -> None:
    text = "".join(f"{'①②③④⑤⑥⑦⑧⑨'[at]}{item}。" for at, item in enumerate(items))
    read = parts(text)
    assert [number for number, _, _ in read] == list(range(1, len(items) + 1))
    assert bare("".join(label + part for _, label, part in read)) == bare(text)


@given(st.text(alphabet="①②③1.2、()。;云山 \n", max_size=30))
def test_no_sign_is_lost_between_parts(text: str) -> None:
    read = parts(text)
    if read:
        assert bare("".join(label + part for _, label, part in read)) == bare(text)


def reports(text: str, problems: str = "") -> list[tuple[str | None, str]]:
    """Who reports what."""
    found = by_organization(cell_of(text, 1), cell_of(problems, 2), "2021-04", KNOWN)
    return [(item.organization.text if item.organization else None, item.text.text)
            for item in found]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("区发改局完成招标;区经信局开工。",
         [("区发改局", "区发改局完成招标;"), ("区经信局", "区经信局开工。")]),
        ("区发改局完成招标；区经信局开工。",
         [("区发改局", "区发改局完成招标；"), ("区经信局", "区经信局开工。")]),
        ("区发改局、区经信局完成招标;大门镇开工。",
         [("区发改局、区经信局", "区发改局、区经信局完成招标;"), ("大门镇", "大门镇开工。")]),
        ("区发改局完成招标;已开工。", [(None, "区发改局完成招标;已开工。")]),
        ("完成招标;区经信局开工。", [(None, "完成招标;区经信局开工。")]),
        ("1.区发改局完成招标。2.大门镇开工。",
         [("区发改局", "1.区发改局完成招标。"), ("大门镇", "2.大门镇开工。")]),
        ("区发改局:完成招标。已开工。区经信局:完成。",
         [("区发改局", "区发改局:完成招标。已开工。"), ("区经信局", "区经信局:完成。")]),
        ("区发改局：完成招标。已开工。区经信局：完成。",
         [("区发改局", "区发改局：完成招标。已开工。"), ("区经信局", "区经信局：完成。")]),
        ("区发改局甲;区发改局乙;大门镇丙。",
         [("区发改局", "区发改局甲;区发改局乙;"), ("大门镇", "大门镇丙。")]),
        ("", [(None, "")]),
    ],
)  # fmt: skip
def test_bodies_that_report_by_name(text: str, found: list[tuple[str | None, str]]) -> None:
    assert reports(text) == found


@given(
    st.lists(
        st.tuples(st.sampled_from(["", *BODIES, "某局"]), st.sampled_from(["完成3.5亿元", "开工"]),
                  st.sampled_from([";", "。", ""])),
        max_size=6,
    )
)  # fmt: skip
def test_every_word_of_the_cell_is_in_one_row(clauses: list[tuple[str, str, str]]) -> None:
    text = "".join(body + words + stop for body, words, stop in clauses)
    assert bare("".join(part for _, part in reports(text))) == bare(text)


def test_problems_are_kept_once() -> None:
    words = cell_of("区发改局甲;大门镇乙。", 1)
    found = by_organization(words, cell_of("缺资金", 2), "2021-04", KNOWN)
    assert [item.problems.text for item in found] == ["缺资金", ""]


@pytest.mark.parametrize("text", ["1.甲乙丙,丁。" * 8_000, "区发改局甲;" * 15_000, "(" * 100_000])
def test_a_cell_of_a_hundred_thousand_signs_is_read_in_no_time(text: str) -> None:
    with within(2):
        numbered(cell_of(text, 1))
        by_organization(cell_of(text, 1), Cell(), "2021-04", KNOWN)
