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


LINE = "一、稳增长 1.增长6.5%左右。 责任单位：县甲局、各镇（街道） "


def texts(tasks: list[Task]) -> list[str]:
    """Number, words and who answers of every task."""
    return [f"{task.number.text}|{task.words.text}|{'+'.join(who(task))}" for task in tasks]


@pytest.mark.parametrize("blank", [" ", "　", ""])
def test_names_end_where_the_next_number_begins(blank: str) -> None:
    tasks, _, unread = read(f"{LINE}2.新开工45个。责任单位：县乙局、县丙局{blank}3.通车。")
    assert texts(tasks) == [
        "1|增长6.5%左右。|县甲局、各镇（街道）", "2|新开工45个。|县乙局、县丙局", "3|通车。|",
    ]  # fmt: skip
    assert [[cell.text for cell in task.section] for task in tasks] == [["一、稳增长"]] * 3
    assert not unread


def test_headings_run_on_too_and_numbers_begin_anew_below_them() -> None:
    tasks, _, _ = read(f"{LINE}二、惠民生 1.6月底前开工。 责任单位：县乙局 2.2022年建成。")
    assert texts(tasks) == [
        "1|增长6.5%左右。|县甲局、各镇（街道）",
        "1|6月底前开工。|县乙局",
        "2|2022年建成。|",
    ]
    assert [task.section[0].text for task in tasks] == ["一、稳增长", "二、惠民生", "二、惠民生"]


def test_the_first_number_below_a_heading_may_stand_before_a_date() -> None:
    tasks, _, unread = read(
        "一、目标", "1.增长。", "责任单位：县甲局", "2.植树。", "责任单位：县乙局",
        "二、民生", "1.6月底前开工。", "责任单位：县丙局",
    )  # fmt: skip
    assert [task.number.text for task in tasks] == ["1", "2", "1"]
    assert tasks[2].words.text == "6月底前开工。"
    assert not unread


def test_a_number_may_be_left_out_behind_names() -> None:
    tasks, _, _ = read(f"{LINE}3.新开工45个。 责任单位：县乙局 4.通车。 责任单位：县丙局")
    assert [task.number.text for task in tasks] == ["1", "3", "4"]


@pytest.mark.parametrize(
    "names", ["县第2、3中学", "县甲局、2号泵站、3号泵站", "县甲局 二、三产业办", "县甲局（2.乙科）"]
)
def test_numbers_within_names_open_nothing(names: str) -> None:
    tasks, _, _ = read(f"1.增长。 责任单位：{names}", "2.植树。 责任单位：县乙局")
    assert texts(tasks) == [f"1|增长。|{names}", "2|植树。|县乙局"]


@pytest.mark.parametrize("amount", ["2.5亿元到位。", "2.35千伏线路建成。"])
def test_a_decimal_is_no_number_of_a_task(amount: str) -> None:
    tasks, _, _ = read(f"1.增长。{amount} 责任单位：县甲局 2.植树。 责任单位：县乙局")
    assert texts(tasks) == [f"1|增长。{amount}|县甲局", "2|植树。|县乙局"]


def test_items_for_which_nobody_answers_stay_with_their_task() -> None:
    tasks, _, _ = read(
        "一、办好三件事。1.建成小学；2.建成中学。 责任单位：县甲局 二、修路。 责任单位：县乙局"
    )
    assert [task.number.text for task in tasks] == ["一", "二"]
    assert tasks[0].words.text == "办好三件事。1.建成小学；2.建成中学。"


def test_a_list_of_what_is_reported_opens_no_task() -> None:
    tasks, _, _ = read(
        "1.建校。 责任单位：县甲局 进展情况：1.已开工；2.正在招标。 2.修路。 责任单位：县乙局"
    )
    assert texts(tasks) == ["1|建校。|县甲局", "2|修路。|县乙局"]
    told = [said.content.text for said in tasks[0].said if said.meaning is Meaning.PROGRESS]
    assert told == ["1.已开工；2.正在招标。"]


def test_the_last_name_is_no_part_of_the_label_that_touches_it() -> None:
    tasks, labels, _ = read(
        "1.建校。责任单位：县甲局，县乙局牵头单位：县丙局",
        "2.修路。责任单位：县甲局，县乙局牵头单位：县丙局",
    )
    assert labels == ["责任单位", "牵头单位"] * 2
    assert who(tasks[0]) == ["县甲局，县乙局"]
