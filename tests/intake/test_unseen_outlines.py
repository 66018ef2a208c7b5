"""Outlines and stacks as other counties print them, read without any source.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from govpublish.intake.preview import preview
from govpublish.intake.told import Told
from govpublish.sources import vocabulary

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocabulary.read(ROOT / "data" / "vocabulary")


def read(folder: Path, *lines: str) -> dict[str, Any]:
    """What is understood of a document of which nothing is declared."""
    path = folder / "document.txt"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    found, _ = preview(path, WORDS, Told(), lambda code: None)
    return found


def tasks(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The tasks of the only plan."""
    assert found["refused"] is None
    (plan,) = found["plans"]
    return list(plan["tasks"])


def told(task: dict[str, Any]) -> list[str]:
    """What is reported of a task or its measures."""
    measures = [said["text"] for one in task["measures"] for said in one["progress"]]
    return [said["text"] for said in task["progress"]] + measures


def who(task: dict[str, Any]) -> list[tuple[str, str]]:
    """Who answers for a task, and how."""
    named = [
        *task["responsibilities"],
        *(r for m in task["measures"] for r in m["responsibilities"]),
    ]
    return [(one["organization_as_printed"], one["role"]) for one in named]


def test_a_cell_between_bars_ends_with_its_bar_not_with_its_line(tmp_path: Path) -> None:
    found = read(
        tmp_path, "2022年实事项目进展情况", "序号 |", "项目名称 |", "责任单位 |", "进展情况 |",
        "1 |", "新建公园2个。 |", "县甲局 |", "已建1个。 |",
        "2", "|", "植树100亩。 |", "县乙局", "县丙局 |", "|",
        "3 |", "修路5公里。 |", "县丁局", "|", "正在修。 |",
    )  # fmt: skip
    listed = tasks(found)
    assert [task["text"] for task in listed] == ["新建公园2个。", "植树100亩。", "修路5公里。"]
    assert [[name for name, _ in who(task)] for task in listed] == [
        ["县甲局"], ["县乙局", "县丙局"], ["县丁局"],
    ]  # fmt: skip
    assert [told(task) for task in listed] == [["已建1个。"], [""], ["正在修。"]]


def test_cells_between_bars_are_no_outline(tmp_path: Path) -> None:
    found = read(
        tmp_path, "2022年实事项目", "甲乙丙丁 |", "责任单位 |",
        "新建公园2个。 |", "县甲局 |", "植树100亩。 |", "县乙局 |",
    )  # fmt: skip
    assert found["layout"] != "outline"


REPORT = (
    "1.新建农村公路20公里。", "已完成21公里。", "2.植树100亩。", "1.完成80亩;2.其余正在进行。",
    "3.10月底之前改造老旧小区2个。", "2个小区已开工。", "绿化正在招标。",
    "4.新增学位300个。", "已投用。",
    "2022年12月31日", "云山县人民政府督查局",
)  # fmt: skip


def test_paragraphs_below_sentences_report_where_the_title_says_so(tmp_path: Path) -> None:
    listed = tasks(read(tmp_path, "云山县2022年民生实事落实情况", "现汇报如下:", *REPORT))
    assert [(task["number"], task["text"]) for task in listed] == [
        ("1", "新建农村公路20公里。"), ("2", "植树100亩。"),
        ("3", "10月底之前改造老旧小区2个。"), ("4", "新增学位300个。"),
    ]  # fmt: skip
    assert [told(task) for task in listed] == [
        ["已完成21公里。"], ["1.完成80亩;2.其余正在进行。"],
        ["2个小区已开工。\n绿化正在招标。"], ["已投用。"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("云山县2022年工作要点", REPORT),
        ("云山县2022年民生实事落实情况", REPORT[:4]),
        (
            "云山县2022年重点任务落实情况",
            (
                "1.主要做法",
                "已认真安排。",
                "2.存在问题",
                "进度完成得慢。",
                "3.下一步打算",
                "加快推进。",
            ),
        ),
    ],
)
def test_prose_is_no_list_of_tasks(tmp_path: Path, title: str, lines: tuple[str, ...]) -> None:
    assert read(tmp_path, title, *lines)["refused"] is not None


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("{}牵头工作(2项)", "lead"), ("{}牵头的任务", "lead"),
        ("由{}负责", "unspecified"), ("{}负责的工作", "unspecified"),
    ],
)  # fmt: skip
def test_a_heading_names_who_answers_below_it(tmp_path: Path, heading: str, role: str) -> None:
    first, second = (heading.format(name) for name in ("县财政局", "县水利局"))
    found = read(
        tmp_path, "云山县2022年政府工作报告任务清单",
        f"一、{first}", "1.增长5%。", "2.新开工项目10个。", f"二、{second}", "1.修渠8公里。",
        "注:其余另行印发。",
    )  # fmt: skip
    listed = tasks(found)
    assert [task["text"] for task in listed] == ["增长5%。", "新开工项目10个。", "修渠8公里。"]
    assert [who(task) for task in listed] == [
        [("县财政局", role)], [("县财政局", role)], [("县水利局", role)],
    ]  # fmt: skip
    assert [task["section"] for task in listed] == [[f"一、{first}"]] * 2 + [[f"二、{second}"]]


def test_unnumbered_sentences_under_groups_are_the_tasks(tmp_path: Path) -> None:
    def labels(day: str) -> tuple[str, ...]:
        return "主管领导:甲乙", "责任单位:市教育局", f"进度安排:6月底前开工一半以上;{day}全部竣工。"

    found = read(
        tmp_path, "云山市2022年十大实事任务分解表",
        "3月12日,市政府公布了2022年十大实事的任务分解表,还公布了主管领导、责任单位以及进度安排,请广大市民予以监督,谢谢大家关心和支持。",
        "关键词 教育", "新建小学2所。", *labels("12月底前"), "新建幼儿园6所。", *labels("9月1日"),
        "关键词 医疗", "改造卫生院3所。", *labels("10月底前"), "免费体检1万人。", *labels("11月底"),
    )  # fmt: skip
    assert [(task["section"], task["text"]) for task in tasks(found)] == [
        (["关键词 教育"], "新建小学2所。"), (["关键词 教育"], "新建幼儿园6所。"),
        (["关键词 医疗"], "改造卫生院3所。"), (["关键词 医疗"], "免费体检1万人。"),
    ]  # fmt: skip


def test_what_comes_next_stays_with_its_task_and_closing_words_with_none(tmp_path: Path) -> None:
    found = read(
        tmp_path, "关于2022年为民办实事进展情况的通报",
        "1.新增企业9家。(责任单位:县财政局)", "完成情况:已新增8家。", "下一步,将加强培育。",
        "2.上门护理。(县民政局、县医保局按职责分工负责)", "完成情况:已护理136人。",
        "3.提高标准。(县民政局牵头)", "完成情况:已执行。", "请各责任单位对照目标,确保完成。",
        "云山县人民政府办公室", "2022年10月9日",
    )  # fmt: skip
    listed = tasks(found)
    assert [told(task) for task in listed] == [
        ["已新增8家。\n下一步,将加强培育。"], ["已护理136人。"], ["已执行。"],
    ]  # fmt: skip
    assert who(listed[1]) == [("县民政局", "unspecified"), ("县医保局", "unspecified")]
