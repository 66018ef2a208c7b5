"""What became of tasks: each kind of change, doubts, and what must hold of any two lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govpublish.meaning.changes import compare
from govpublish.meaning.steps import Change, Comparison, Item

ROAD = "新建农村公路20公里。"
DAM = "建设云山水库,完成大坝主体工程。"
HOMES = "改造老旧小区三个,惠及500户居民;"
PARKING = "新建公共停车场两处,新增泊位300个。"
TEA = "发展茶叶产业,新建茶园500亩。"
WASTE = "开展垃圾分类示范小区创建,"
SEWAGE = "推进农村生活污水治理提升。"
CARE = "建设智慧养老服务平台。"


def listed(*texts: str, numbers: tuple[str, ...] = ()) -> list[Item]:
    """Tasks numbered from 1, or as said; keys are the numbers."""
    known = numbers or tuple(str(at) for at in range(1, len(texts) + 1))
    return [Item(n, n, n, text, text) for n, text in zip(known, texts, strict=True)]


def told(found: Comparison) -> list[tuple[str, str | None, str | None]]:
    """The steps in short."""
    return [(step.change.value, step.before, step.after) for step in found.steps]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((ROAD, DAM), (ROAD, DAM), [("matched", "1", "1"), ("matched", "2", "2")]),
        ((ROAD, DAM), (DAM, ROAD), [("renumbered", "1", "2"), ("renumbered", "2", "1")]),
        ((DAM,), ("建设云山水库,完成大坝主体和移民安置工程。",), [("reworded", "1", "1")]),
        ((TEA,), ("发展茶叶产业,新建茶园800亩。",), [("reworded", "1", "1")]),
        (
            (ROAD, TEA),
            (DAM, ROAD, "发展茶叶产业,新建茶园800亩。"),
            [
                ("renumbered", "1", "2"), ("renumbered", "2", "3"), ("reworded", "2", "3"),
                ("new", None, "1"),
            ],
        ),
        (
            (ROAD, HOMES + PARKING),
            (ROAD, HOMES, PARKING),
            [("matched", "1", "1"), ("split", "2", "2"), ("split", "2", "3")],
        ),
        ((WASTE, SEWAGE), (WASTE + SEWAGE,), [("merged", "1", "1"), ("merged", "2", "1")]),
        ((ROAD,), (ROAD, CARE), [("matched", "1", "1"), ("new", None, "2")]),
        ((ROAD, CARE), (ROAD,), [("matched", "1", "1"), ("gone", "2", None)]),
        (
            (ROAD, CARE),
            (ROAD, TEA),
            [("matched", "1", "1"), ("gone", "2", None), ("new", None, "2")],
        ),
        (("修建 公园（2个）。",), ("修建公园(2个)。",), [("matched", "1", "1")]),
    ],
)  # fmt: skip
def test_each_kind(
    before: tuple[str, ...],
    after: tuple[str, ...],
    expected: list[tuple[str, str | None, str | None]],
) -> None:
    found = compare(listed(*before), listed(*after))
    assert told(found) == expected
    assert found.doubts == ()


def test_the_sign_around_a_number_is_no_number() -> None:
    (before,), (after,) = listed(ROAD), listed(ROAD)
    found = compare([before._replace(number="(1)")], [after._replace(number="1.")])
    assert told(found) == [("matched", "1", "1")]


def test_of_two_alike_the_nearer_is_the_same() -> None:
    before = listed("实施文化惠民工程,新建文化驿站2个。", "实施文化惠民工程,文化礼堂9家。")
    found = compare(before, listed("实施文化惠民工程,文化礼堂9家以上。"))
    assert told(found) == [
        ("gone", "1", None), ("renumbered", "2", "1"), ("reworded", "2", "1"),
    ]  # fmt: skip


def test_a_title_in_other_words_is_known_by_what_belongs_to_it() -> None:
    (before,), (after,) = listed("农业农村工作"), listed("乡村振兴")
    found = compare([before._replace(body=TEA + DAM)], [after._replace(body=TEA + DAM + "乡村")])
    assert told(found) == [("reworded", "1", "1")]


def test_the_same_title_twice_is_told_apart_by_number_then_by_what_belongs_to_it() -> None:
    one, other = listed("项目建设", "项目建设")
    before = [one._replace(body=TEA), other._replace(body=DAM)]
    assert told(compare(before, before)) == [("matched", "1", "1"), ("matched", "2", "2")]
    after = [
        one._replace(place="8", number="8", body=DAM),
        other._replace(place="9", number="9", body=TEA),
    ]
    assert told(compare(before, after)) == [("renumbered", "1", "2"), ("renumbered", "2", "1")]


def test_without_numbers_a_task_moves_and_is_still_the_same() -> None:
    before = [item._replace(place="", number="") for item in listed(ROAD, DAM)]
    after = [item._replace(place="", number="") for item in listed(CARE, ROAD, DAM)]
    assert told(compare(before, after)) == [
        ("matched", "1", "2"), ("matched", "2", "3"), ("new", None, "1"),
    ]  # fmt: skip


# What only a person can say.


HALF = "建设云山水库二期,完成移民搬迁安置。"


def test_what_is_somewhat_alike_is_in_doubt() -> None:
    found = compare(listed(DAM), listed(HALF))
    assert found.steps == ()
    assert [tuple(doubt) for doubt in found.doubts] == [("1", ("1",))]


def test_two_that_would_do_equally_well_are_in_doubt() -> None:
    before = listed("提升甲乡道路品质。", "提升乙乡道路品质。", numbers=("1", "2"))
    found = compare(before, listed("提升丙乡道路品质。", numbers=("7",)))
    assert [tuple(doubt) for doubt in found.doubts] == [("7", ("1", "2"))]


def test_pieces_that_leave_much_out_are_in_doubt() -> None:
    whole = HOMES + PARKING + TEA
    found = compare(listed(whole), listed(HOMES, PARKING))
    assert {doubt.after for doubt in found.doubts} == {"1", "2"}


def test_what_a_person_says_holds() -> None:
    before, after = listed(DAM, ROAD, TEA), listed(HALF, CARE, WASTE, SEWAGE)
    found = compare(before, after, {"1": ("1",), "2": ("2",), "3": ("3",), "4": ("3",)})
    assert told(found) == [
        ("reworded", "1", "1"), ("reworded", "2", "2"), ("split", "3", "3"), ("split", "3", "4"),
    ]  # fmt: skip
    found = compare(listed(DAM), listed(HALF), {"1": ()})
    assert told(found) == [("gone", "1", None), ("new", None, "1")]
    found = compare(listed(DAM, ROAD), listed(CARE), {"1": ("1", "2")})
    assert told(found) == [("merged", "1", "1"), ("merged", "2", "1")]


# What holds of any two lists.


WORDS = st.sampled_from(
    ["新建公路", "改造小区", "发展茶叶", "完成招标", "建设水库", "20公里", "三个", "产业", "提升"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map("".join)
LISTS = st.lists(TEXTS, max_size=7).map(lambda texts: listed(*texts))
REVERSED = {Change.NEW: Change.GONE, Change.GONE: Change.NEW, Change.SPLIT: Change.MERGED,
            Change.MERGED: Change.SPLIT}  # fmt: skip


@given(LISTS)
def test_a_list_is_itself(items: list[Item]) -> None:
    found = compare(items, items)
    assert told(found) == [("matched", item.key, item.key) for item in items]


@given(st.lists(TEXTS, max_size=7, unique=True), st.integers(1, 6))
def test_other_numbers_are_only_other_numbers(texts: list[str], by: int) -> None:
    moved = tuple(str(at + by * 10) for at in range(1, len(texts) + 1))
    found = compare(listed(*texts), listed(*texts, numbers=moved))
    assert told(found) == [
        ("renumbered", str(at), number) for at, number in enumerate(moved, start=1)
    ]


@settings(max_examples=300)
@given(LISTS, LISTS)
def test_read_backwards_new_is_gone_and_split_is_merged(
    before: list[Item], after: list[Item]
) -> None:
    there, back = compare(before, after), compare(after, before)
    turned = {(REVERSED.get(s.change, s.change), s.after, s.before) for s in there.steps}
    assert turned == set(back.steps)
    doubts = {(old, doubt.after) for doubt in there.doubts for old in doubt.before}
    assert doubts == {(doubt.after, old) for doubt in back.doubts for old in doubt.before}


@settings(max_examples=300)
@given(LISTS, LISTS)
def test_everything_is_told_of_once(before: list[Item], after: list[Item]) -> None:
    found = compare(before, after)
    steps = [step.before for step in found.steps] + [
        old for doubt in found.doubts for old in doubt.before
    ]
    assert {key for key in steps if key} == {item.key for item in before}
    later = {step.after for step in found.steps if step.after}
    doubtful = {doubt.after for doubt in found.doubts}
    assert later | doubtful == {item.key for item in after}
    assert not later & doubtful
    whole = [s for s in found.steps if s.change not in (Change.SPLIT, Change.MERGED)]
    pairs = {(step.before, step.after) for step in whole}
    assert len({old for old, _ in pairs if old}) == len([old for old, _ in pairs if old])
    assert len({new for _, new in pairs if new}) == len([new for _, new in pairs if new])
