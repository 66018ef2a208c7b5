"""A document nobody has described: what is proposed for the real ones is what was declared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govpublish.intake.preview import preview
from govpublish.intake.told import Told
from govpublish.sources import catalogue, vocabulary
from govpublish.sources.spec import JurisdictionSpec

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocabulary.read(ROOT / "data" / "vocabulary")
SOURCES = catalogue.read(ROOT / "data" / "sources")
NOTHING = Told()


def declared(code: str) -> JurisdictionSpec | None:
    """What is declared of the counties we hold."""
    return catalogue.declared(ROOT / "data" / "sources", code)


def accepted(source: catalogue.Source, table: str) -> list[dict[str, Any]]:
    """The accepted records of one table."""
    with source.expected.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [row for row in rows if row.get("in") == table]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.source_id)
def test_a_real_document_is_proposed_as_it_was_declared(source: catalogue.Source) -> None:
    found, questions = preview(source.document, WORDS, NOTHING, declared)
    assert questions == ()
    assert found["refused"] is None
    assert found["layout"] == source.spec.layout
    assert found["source"]["source_id"] == source.source_id
    tasks = [task for plan in found["plans"] for task in plan["tasks"]]
    held = accepted(source, "tasks")
    assert [(task["task_id"], task["text"]) for task in tasks] == [
        (row["task_id"], row["text"]) for row in held
    ]
    measures = [measure for task in tasks for measure in task["measures"]]
    assert [(m["measure_id"], m["text"], m["due_on"]) for m in measures] == [
        (row["measure_id"], row["text"], row["due_on"]) for row in accepted(source, "measures")
    ]
    answers = [
        (answer["organization_as_printed"], answer["role"])
        for task in tasks
        for place in (task, *task["measures"])
        for answer in place["responsibilities"]
    ]
    assert answers == [
        (row["organization_as_printed"], row["role"])
        for row in accepted(source, "responsibilities")
    ]


def write(folder: Path, text: str, name: str = "document.txt") -> Path:
    """A document of these words."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


TABLE = "序号\t工作任务\t责任单位\t完成时限\t进展情况\n1\t建公园\t住建局\t9月底前\t已开工。\n"


def test_what_nobody_can_know_is_null_and_asked(tmp_path: Path) -> None:
    found, questions = preview(write(tmp_path, TABLE), WORDS, NOTHING, declared)
    (plan,) = found["plans"]
    assert plan["plan_id"] is plan["jurisdiction_code"] is plan["year"] is None
    (task,) = plan["tasks"]
    assert (task["task_id"], task["number"], task["due_on"]) == (None, "1", None)
    assert task["deadline_as_printed"] == "9月底前"
    assert any("--jurisdiction" in question for question in questions)
    assert any("--period" in question for question in questions)
    assert "000000" not in json.dumps(found)
    assert "1980" not in json.dumps(found)


def test_what_a_person_says_counts(tmp_path: Path) -> None:
    told = Told(jurisdiction="331121", period="2022-H1")
    found, questions = preview(write(tmp_path, TABLE), WORDS, told, declared)
    assert questions == ()
    (task,) = found["plans"][0]["tasks"]
    assert (task["task_id"], task["due_on"]) == ("331121-2022-key.1", "2022-09-30")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "县领导调研重点项目\n3月5日,县领导深入开发区调研。他强调,要加快推进项目建设。\n",
        "2021年一季度主要经济指标\n指标\t单位\t1-3月\n生产总值\t亿元\t52.3\n财政收入\t亿元\t10\n",
    ],
)
def test_a_document_without_tasks_is_refused_with_the_reason(tmp_path: Path, text: str) -> None:
    found, _ = preview(write(tmp_path, text), WORDS, NOTHING, declared)
    assert found["plans"] == []
    assert len(found["refused"]) > 5


def test_an_unknown_heading_is_null_and_its_cells_unread(tmp_path: Path) -> None:
    text = TABLE.replace("完成时限", "怪栏")
    found, _ = preview(write(tmp_path, text), WORDS, NOTHING, declared)
    assert ["怪栏", None] in found["tables"][0]["columns"]
    assert "9月底前" in [piece["text"] for piece in found["unread"]]


STACK = [
    ("1", "推进新区开发。", "住建局", "12月底前", "完成投资1.2亿元。\n\n正在办理手续。", "已完成"),
    ("2", "新建幼儿园3所", "教育局\n\n财政局", "9月底前", "已开工2所。", "正常推进"),
    ("3", "改造老旧小区12个。", "住建局", "长期", "", "未开工"),
]


def test_a_stack_of_other_columns_goes_where_it_looks_like(tmp_path: Path) -> None:
    heads = ["序号", "工作任务", "责任单位", "完成时限", "一季度进展情况", "是否达序"]
    text = "\n\n".join(["青田县2024年重点工作一季度进展", *heads]) + "\n\n"
    text += "\n\n".join(cell for record in STACK for cell in record).replace("\n\n\n\n", "\n\n\n")
    found, _ = preview(write(tmp_path, text), WORDS, NOTHING, declared)
    tasks = found["plans"][0]["tasks"]
    assert [task["deadline_as_printed"] for task in tasks] == ["12月底前", "9月底前", "长期"]
    names = [[a["organization_as_printed"] for a in task["responsibilities"]] for task in tasks]
    assert names == [["住建局"], ["教育局", "财政局"], ["住建局"]]
    told = [task["progress"][0]["text"] for task in tasks]
    assert told == ["完成投资1.2亿元。\n正在办理手续。", "已开工2所。", ""]
    statuses = [task["assessments"][0]["official_status"] for task in tasks]
    assert statuses == ["done", "on_track", "not_started"]


OUTLINE = """关于分解落实2024年政府工作报告重点任务的通知
一、坚持稳中求进
（一）扩大有效投资
1.全年投资增长8%以上。（牵头领导：甲；牵头单位：发改局；责任单位：财政局、林业局（绿化办），各乡镇）
2.6月底前开工建设水厂。（牵头单位：住建局；配合单位：水务局）3.新增企业10家。（经信局牵头，统计局配合）
（二）保障民生
1.新建幼儿园3所。（教育局负责）
"""


def test_an_outline_with_brackets(tmp_path: Path) -> None:
    told = Told(jurisdiction="331121")
    found, _ = preview(write(tmp_path, OUTLINE), WORDS, told, lambda _code: None)
    tasks = found["plans"][0]["tasks"]
    assert [task["task_id"].partition(".")[2] for task in tasks] == ["1-1", "1-2", "1-3", "2-1"]
    assert [task["text"] for task in tasks] == [
        "全年投资增长8%以上。", "6月底前开工建设水厂。", "新增企业10家。", "新建幼儿园3所。",
    ]  # fmt: skip
    answers = [
        [(a["organization_as_printed"], a["role"]) for a in task["responsibilities"]]
        for task in tasks
    ]
    assert answers == [
        [("发改局", "lead"), ("财政局", "support"), ("林业局（绿化办）", "support"),
         ("各乡镇", "support")],
        [("住建局", "lead"), ("水务局", "support")],
        [("经信局", "lead"), ("统计局", "support")],
        [("教育局", "unspecified")],
    ]  # fmt: skip
    assert tasks[0]["details"] == [{"heading": "牵头领导", "text": "甲", "lines": "4"}]
    assert tasks[3]["section"] == ["一、坚持稳中求进", "（二）保障民生"]
