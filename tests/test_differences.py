"""What became different is told in the words of the table."""

from __future__ import annotations

from typing import Any

from govpublish.differences import counted, summary

Row = dict[str, Any]


def task(number: int, text: str, **more: Any) -> Row:
    """A row of tasks."""
    record = f"990101-2021-key.{number}"
    return {"task_id": record, "number": str(number), "title": text, "text": text, **more}


def told(old: dict[str, list[Row]], new: dict[str, list[Row]]) -> list[str]:
    """The sentences."""
    return list(summary(old, new))


def test_tasks_new_gone_and_changed() -> None:
    old = {"tasks": [task(1, "建公园"), task(2, "修路", deadline_as_printed="9月底前")]}
    new = {"tasks": [task(2, "修桥", deadline_as_printed=None), task(3, "办学校")]}
    assert told(old, new) == [
        "新增任务 key.3:办学校",
        "少了任务 key.1:建公园",
        "任务key.2 标题:“修路” → “修桥”",
        "任务key.2 时限:“9月底前” → (无)",
    ]
    assert counted(old, new) == "任务新增1、减少1、改动1"


def test_of_a_long_text_the_place_that_differs() -> None:
    before = "一" * 100 + "完成投资五亿元" + "二" * 100
    after = before.replace("五亿", "六亿")
    (line,) = told({"tasks": [task(1, before)]}, {"tasks": [task(1, after)]})
    before, after = (f"“…一一一一完成投资{digit}亿元二二二二二二…”" for digit in "五六")
    assert line == f"任务key.1 标题:{before} → {after}"


def test_what_stands_below_a_task() -> None:
    place = {"task_id": "990101-2021-key.1", "measure_id": None}
    old = {
        "tasks": [task(1, "建公园")],
        "responsibilities": [{**place, "organization_as_printed": "住建局", "role": "lead"}],
        "progress": [{**place, "text": "已开工", "problems": None}],
        "assessments": [{**place, "status_as_printed": "达序", "official_status": "on_track"}],
    }
    new = {
        **old,
        "responsibilities": [
            *old["responsibilities"],
            {**place, "organization_as_printed": "城管局", "role": "support"},
        ],
        "progress": [{**place, "text": "已开工", "problems": "缺资金"}],
        "assessments": [],
    }
    assert told(old, new) == [
        "key.1 责任单位:“住建局(牵头)” → “住建局(牵头)、城管局(配合)”",
        "key.1 进展:“已开工” → “已开工〔问题〕缺资金”",
        "key.1 状态:“达序(on_track)” → (无)",
    ]


def test_remarks_with_their_places() -> None:
    flag = {"kind": "unread", "lines": "t1.r3", "message": "未读入的文字“甲”"}
    assert told({}, {"quality_flags": [flag]}) == ["新的提示 t1.r3:未读入的文字“甲”"]
    assert told({"quality_flags": [{**flag, "lines": "17"}]}, {}) == [
        "不再有的提示 第17行:未读入的文字“甲”"
    ]


def test_nothing_is_said_of_what_is_the_same() -> None:
    old = {"tasks": [task(1, "建公园", lines="3")]}
    assert told(old, {"tasks": [task(1, "建公园", lines="4")]}) == []
    assert counted(old, old) == ""
