"""Numbered sentences under headings, with their labelled lines, whatever width the signs have."""

from __future__ import annotations

import pytest

from govpublish.columns import Headings
from govpublish.layouts import outline
from govpublish.models import Document, Group, Meaning
from support import toy

SHARED = Headings({**toy.words().headings, "责任单位": Meaning.RESPONSIBLE})


def read(*lines: str) -> tuple[list[Group], list[str], set[int]]:
    """The groups of an outline, its labels, and the lines of which something is unread."""
    held = Document(lines, tuple(map(str, range(1, len(lines) + 1))), "text/plain", "utf-8")
    groups, labels, passed = outline.read(held, 1, len(lines), SHARED.meaning)
    claimed = {n for item in passed for n in item.cell.lines}
    for group in groups:
        for cell in (group.number, group.title, *group.section, *group.rows[0].cells.values()):
            claimed |= set(cell.lines)
    blank = {n for n, line in enumerate(lines, start=1) if not line.strip()}
    return groups, [label.text for label in labels], set(range(1, len(lines) + 1)) - claimed - blank


def test_tasks_stand_under_their_headings() -> None:
    groups, labels, unread = read(
        "一、目标", "", "1.增长6%以上。", "责任单位:甲局、乙局", "二、工作", "(一)加快建设。",
        "2、新增5G基站。", "责任单位:丙局", "(二)保护生态。", "3. 植树。", "三、其他", "4.通报。",
    )  # fmt: skip
    assert [group.number.text for group in groups] == ["1", "2", "3", "4"]
    assert [[cell.text for cell in group.section] for group in groups] == [
        ["一、目标"], ["二、工作", "(一)加快建设。"], ["二、工作", "(二)保护生态。"], ["三、其他"],
    ]  # fmt: skip
    assert [group.title.text for group in groups] == [
        "增长6%以上。", "新增5G基站。", "植树。", "通报。",
    ]  # fmt: skip
    assert groups[0].rows[0][Meaning.RESPONSIBLE].text == "甲局、乙局"
    assert not groups[2].rows[0][Meaning.RESPONSIBLE]
    assert labels == ["责任单位", "责任单位"]
    assert not unread


def test_full_width_signs_mean_the_same() -> None:
    groups, labels, unread = read(
        "一、目标", "（一）经济", "１．增长６％。", "责任单位：甲局", "2．新增。", "责任单位： 乙局"
    )
    assert [[cell.text for cell in group.section] for group in groups] == [
        ["一、目标", "（一）经济"]
    ] * 2
    assert [group.rows[0][Meaning.RESPONSIBLE].text for group in groups] == ["甲局", "乙局"]
    assert len(labels) == 2
    assert not unread


@pytest.mark.parametrize("line", ["说明文字。", "承办单位:甲局", "2.5亿元投资", "1000.太大的序号"])
def test_a_line_that_is_none_of_these_stays_unread(line: str) -> None:
    groups, _, unread = read("1.增长。", line)
    assert len(groups) == 1
    assert unread == {2}


def test_a_labelled_line_before_any_task_stays_unread() -> None:
    assert read("责任单位:甲局", "1.增长。")[2] == {1}


def test_two_labelled_lines_of_one_task_are_paragraphs() -> None:
    groups, _, _ = read("1.增长。", "责任单位:甲局", "责任单位:乙局")
    assert groups[0].rows[0][Meaning.RESPONSIBLE].text == "甲局\n乙局"
