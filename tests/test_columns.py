"""Headings: explained or not, with a period inside, repeated at the top of each printed page."""

from __future__ import annotations

import pytest

from govpublish.columns import Headings, find_header, name_rows, nearest_header, placed
from govpublish.flags import FlagLog
from govpublish.models import Cell, Meaning
from govpublish.text import cell_of
from support import toy

SHARED = toy.words().headings


def row(*texts: str, line: int = 1) -> tuple[Cell, ...]:
    """A row of cells on one line."""
    return tuple(cell_of(text, line) for text in texts)


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("序号", Meaning.NUMBER),
        ("序 号", Meaning.NUMBER),
        ("工作内容", Meaning.TASK),
        ("牵头单位", Meaning.LEAD),
        ("牵头单位(部门)", Meaning.LEAD),
        ("牵头单位（部门）", Meaning.LEAD),
        ("4月工作完成情况", Meaning.PROGRESS),
        ("2021年4月工作完成情况", Meaning.PROGRESS),
        ("1-11月推进情况", Meaning.PROGRESS),
        ("1至3月推进情况", Meaning.PROGRESS),
        ("一季度进展情况", Meaning.PROGRESS),
        ("第三季度进展情况", Meaning.PROGRESS),
        ("前三季度进展情况", Meaning.PROGRESS),
        ("上半年进展情况", Meaning.PROGRESS),
        ("2021年主要目标", Meaning.TARGET),
        ("2021年度主要目标", Meaning.TARGET),
        ("完成时限", Meaning.DEADLINE),
        ("是否达序", Meaning.STATUS),
    ],
)
def test_a_heading_is_understood_with_its_period(heading: str, meaning: Meaning) -> None:
    assert Headings(SHARED).meaning(heading) is meaning


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("进展情况、存在问题及下一步打算", Meaning.PROGRESS),
        ("存在问题和进展情况", Meaning.PROBLEM), ("牵头单位和配合单位", Meaning.RESPONSIBLE),
        ("责任单位及责任人", Meaning.RESPONSIBLE), ("牵头单位和局长", Meaning.LEAD),
        ("县级牵头单位", Meaning.LEAD),
        ("目前项目进展情况", Meaning.PROGRESS), ("一季度主要目标", Meaning.MILESTONES),
        ("2021年度主要目标", Meaning.TARGET), ("完成情况", None), ("4月完成情况", None),
    ],
)  # fmt: skip
def test_longer_headings(heading: str, meaning: Meaning | None) -> None:
    shared = {
        "存在问题": Meaning.PROBLEM, "下一步打算": Meaning.NEXT_STEP, "责任人": Meaning.LEADER,
        "牵头单位": Meaning.LEAD, "配合单位": Meaning.SUPPORT, "责任单位": Meaning.RESPONSIBLE,
        "进展情况": Meaning.PROGRESS, "主要目标": Meaning.TARGET,
    }  # fmt: skip
    endings = {"牵头单位": Meaning.LEAD, "进展情况": Meaning.PROGRESS, "情况": Meaning.REASON}
    known = Headings(shared, endings=endings, doubtful=["完成情况"])
    assert known.read(cell_of(heading, 1)).meaning is meaning
    assert known.is_doubtful(heading) == (meaning is None)


@pytest.mark.parametrize(
    "heading",
    ["", "数", "工作", "情况", "主要目标任务清单", "4月", "月工作完成"],
)
def test_a_heading_nobody_has_explained_means_nothing(heading: str) -> None:
    assert Headings(SHARED).meaning(heading) is None


def test_what_a_document_declares_goes_before_the_shared_list() -> None:
    headings = Headings(SHARED, {"工作内容": Meaning.TARGET, "县里的话": Meaning.REMARK})
    assert headings.meaning("工作内容") is Meaning.TARGET
    assert headings.meaning("县里 的话") is Meaning.REMARK


def test_the_period_of_a_heading_is_kept() -> None:
    assert Headings(SHARED).read(cell_of("1-11月推进情况", 1)).period == "1-11月"
    assert Headings(SHARED).read(cell_of("推进情况", 1)).period is None


def test_the_header_is_the_first_row_of_explained_headings() -> None:
    grid = [row("重要工作", "序号"), row("信息公开", ""), row("序号", "工作内容", "")]
    found = find_header(grid, Headings(SHARED))
    assert found is not None
    assert found[0] == 2
    assert [heading.meaning for heading in found[1]] == [Meaning.NUMBER, Meaning.TASK, None]


@pytest.mark.parametrize(
    "cells", [("序号", "工作内容", "怪话"), ("序号",), ("序号", "牵头单位"), ("", "")]
)
def test_what_is_no_header(cells: tuple[str, ...]) -> None:
    assert find_header([row(*cells)], Headings(SHARED)) is None


def test_the_nearest_header_tells_what_is_strange() -> None:
    grid = [row("1", "建设水厂", "年底前"), row("序号", "工作内容", "怪话"), row("2", "3", "4")]
    nearest = nearest_header(grid, Headings(SHARED))
    assert nearest is not None
    at, header = nearest
    assert at == 1
    assert [h.cell.text for h in header if h.meaning is None] == ["怪话"]


def named(*rows: tuple[Cell, ...]) -> tuple[list[object], list[str], FlagLog]:
    """Rows below the header 序号, 工作内容, 备用, 进展情况, 进展情况."""
    declared = {"备用": Meaning.IGNORE}
    header = row("序号", "工作内容", "备用", "进展情况", "进展情况")
    headings = Headings(SHARED, declared)
    found = find_header([header], headings)
    assert found is not None
    flags = FlagLog()
    read, passed = name_rows(rows, found[1], placed(found[1], 2021), headings, flags)
    return list(read), [f"{item.cell.text}:{item.why}" for item in passed if item.cell], flags


def test_a_repeated_header_begins_a_page() -> None:
    again = row("序 号", "工作内容", "备用", "进展情况", "进展情况", "")
    read, passed, _ = named(row("1", "a"), again, row("2", "b"), again, again, row("3", "c"))
    assert [item.page for item in read] == [0, 1, 3]
    assert len(passed) == 15
    assert all("翻页重印的表头" in why for why in passed)


@pytest.mark.parametrize(
    "again",
    [("编号", "工作内容", "备用", "进展情况", "进展情况"),
     ("序号", "重点工作", "备用", "4月进展情况", "推进情况")],
)  # fmt: skip
def test_a_header_in_other_words_of_the_same_meaning_begins_a_page(again: tuple[str, ...]) -> None:
    """Not a task called 工作内容."""
    read, passed, _ = named(row("1", "a"), row(*again), row("2", "b"))
    assert [item[Meaning.NUMBER].text for item in read] == ["1", "2"]
    assert [item.page for item in read] == [0, 1]
    assert len(passed) == 5


def test_columns_of_one_meaning_are_paragraphs_of_one_cell() -> None:
    read, passed, flags = named(row("1", "a", "x", "甲", "乙"), row("2", "b", "", "", "丙"))
    assert [item[Meaning.PROGRESS].text for item in read] == ["甲\n乙", "丙"]
    assert passed == ["x:不收录的列:备用"]
    assert not list(flags)


def test_a_row_with_more_cells_than_headings_is_told() -> None:
    read, _, flags = named(row("1", "a", "", "甲", "乙", "丙", "丁"), row("2", "b", "", "", "", ""))
    assert [flag.kind for flag in flags] == ["row-too-wide"]
    assert "丙、丁" in next(iter(flags)).message
    assert "丙" not in read[0][Meaning.PROGRESS].text


def test_rows_of_nothing_are_no_rows() -> None:
    read, _, _ = named(row("", "", "", "", ""), row("1"))
    assert [item[Meaning.NUMBER].text for item in read] == ["1"]
