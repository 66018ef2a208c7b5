"""Numbered sentences under headings, with their labelled lines, whatever width the signs have."""

from __future__ import annotations

import pytest

from govpublish.columns import Headings
from govpublish.layouts import outline
from govpublish.layouts.choosing import Task
from govpublish.models import Document, Meaning
from govpublish.reading import organizations
from govpublish.sources.spec import JurisdictionSpec
from govpublish.tables import Words
from support import toy

SHARED = Headings({**toy.words().headings, "责任单位": Meaning.RESPONSIBLE})
NAMES = Words(organizations(JurisdictionSpec(), toy.words(), strict=False), frozenset())


def read(*lines: str) -> tuple[list[Task], list[str], set[int]]:
    """The tasks of an outline, its labels, and the lines of which nothing is read."""
    held = Document(lines, tuple(map(str, range(1, len(lines) + 1))), "text/plain", "utf-8")
    found = outline.read(held, 1, len(lines), SHARED.label, NAMES)
    claimed = {n for item in found.passed for n in item.cell.lines}
    for task in found.tasks:
        for cell in (task.number, task.words, task.target, *task.section):
            claimed |= set(cell.lines)
        for said in task.said:
            claimed |= {*said.label.lines, *said.content.lines}
    labels = [said.label.text for task in found.tasks for said in task.said]
    blank = {n for n, line in enumerate(lines, start=1) if not line.strip()}
    return list(found.tasks), labels, set(range(1, len(lines) + 1)) - claimed - blank


def who(task: Task) -> list[str]:
    """What is said of who answers for a task."""
    return [said.content.text for said in task.said if said.meaning is Meaning.RESPONSIBLE]


def test_tasks_stand_under_their_headings() -> None:
    tasks, labels, unread = read(
        "一、目标", "", "1.增长6%以上。", "责任单位:甲局、乙局", "二、工作", "(一)加快建设。",
        "2、新增5G基站。", "责任单位:丙局", "(二)保护生态。", "3. 植树。", "三、其他", "4.通报。",
    )  # fmt: skip
    assert [task.number.text for task in tasks] == ["1", "2", "3", "4"]
    assert [[cell.text for cell in task.section] for task in tasks] == [
        ["一、目标"], ["二、工作", "(一)加快建设。"], ["二、工作", "(二)保护生态。"], ["三、其他"],
    ]  # fmt: skip
    assert [task.words.text for task in tasks] == [
        "增长6%以上。", "新增5G基站。", "植树。", "通报。",
    ]  # fmt: skip
    assert who(tasks[0]) == ["甲局、乙局"]
    assert not who(tasks[2])
    assert labels == ["责任单位", "责任单位"]
    assert not unread


def test_full_width_signs_mean_the_same() -> None:
    tasks, labels, unread = read(
        "一、目标", "（一）经济", "１．增长６％。", "责任单位：甲局", "2．新增。", "责任单位： 乙局"
    )
    assert [[cell.text for cell in task.section] for task in tasks] == [
        ["一、目标", "（一）经济"]
    ] * 2
    assert [who(task) for task in tasks] == [["甲局"], ["乙局"]]
    assert len(labels) == 2
    assert not unread


@pytest.mark.parametrize("line", ["说明文字。", "承办单位:甲局", "2.5亿元投资", "1000.太大的序号"])
def test_a_line_that_is_none_of_these_stays_unread(line: str) -> None:
    tasks, _, unread = read("1.增长。", "责任单位:甲局", line)
    assert len(tasks) == 1
    assert unread == {3}


def test_a_labelled_line_before_any_task_stays_unread() -> None:
    assert read("责任单位:甲局", "1.增长。")[2] == {1}


def test_two_labelled_lines_of_one_task_are_paragraphs() -> None:
    tasks, _, _ = read("1.增长。", "责任单位:甲局", "责任单位:乙局")
    assert who(tasks[0]) == ["甲局", "乙局"]
