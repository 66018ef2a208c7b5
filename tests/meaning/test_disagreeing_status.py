"""Official and derived status are remarked upon only where they cannot both hold."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from govpublish.flags import Flag, Origin
from govpublish.meaning.disagreements import status
from govpublish.meaning.disagreements.place import Place
from govpublish.models import Cell, OfficialStatus, Task, Verdict
from govpublish.text import cell_of
from meaning.remarked import remarks
from support import toy

KIND = "official-against-derived"
OFFICIAL = (
    "done",
    "ahead",
    "on_track",
    "slow",
    "unfinished",
    "not_started",
    "suspended",
    "adjusted",
)
DERIVED = ("done", "target_met", "overdue", "suspended", "not_reported", "under_way")
OPPOSITE = {
    ("slow", "done"), ("slow", "target_met"), ("unfinished", "done"), ("unfinished", "target_met"),
    ("not_started", "done"), ("not_started", "target_met"), ("done", "overdue"),
    ("ahead", "overdue"), ("suspended", "done"),
}  # fmt: skip


def told(**cells: str) -> list[Flag]:
    """The remarks on one row."""
    return remarks(KIND, **cells)


@pytest.mark.parametrize(
    ("deadline", "progress", "said", "quoted"),
    [
        ("年底前", "已完成。", "进度偏慢", "R1.1(写明已完成)依据“已完成”推断为“已完成”"),
        ("年底前", "全部完成。", "未完成", "推断为“已完成”"),
        ("年底前", "新建农村公路22公里。", "进度偏慢", "推断为“已达目标”"),
        ("3月底前", "正在浇筑桥墩。", "已完成", "依据“3月底前”推断为“已逾期”"),
        ("年底前", "已完成。", "暂缓", "推断为“已完成”"),
    ],
)
def test_what_cannot_both_hold(deadline: str, progress: str, said: str, quoted: str) -> None:
    (flag,) = told(
        重点任务="新建农村公路20公里。", 完成时限=deadline, 进展情况=progress, 完成情况=said
    )
    assert f"“{said}”" in flag.message
    assert quoted in flag.message
    assert (flag.table, flag.record_id) == ("assessments", "990101-2021-key.1@2021-04")
    assert (flag.origin, flag.lines) == (Origin.RULE, (2,))


@pytest.mark.parametrize(
    ("deadline", "progress", "said"),
    [
        ("年底前", "已完成。", "已完成"),
        ("年底前", "已完成招标。", "进度偏慢"),
        ("年底前", "完成8公里。", "进度偏慢"),
        ("3月底前", "正在浇筑桥墩。", "进度偏慢"),
        ("3月底前", "正在浇筑桥墩。", "未完成"),
        ("3月底前", "完成路基施工。", "已完成"),
        ("4月底前", "正在浇筑桥墩。", "已完成"),
        ("年底前", "已完成。", "正常推进"),
        ("年底前", "暂停实施。", "暂缓"),
        ("3月底前", "", "正常推进"),
        ("年底前", "", "未启动"),
    ],
)
def test_silent_where_both_may_hold(deadline: str, progress: str, said: str) -> None:
    row = {"重点任务": "新建农村公路20公里。", "完成时限": deadline, "进展情况": progress}
    assert told(**row, 完成情况=said) == []


def test_silent_where_the_document_gives_no_status() -> None:
    assert told(重点任务="建公园。", 完成时限="3月底前", 进展情况="完成设计。") == []


@pytest.mark.parametrize(("said", "ours"), list(product((*OFFICIAL, None), DERIVED)))
def test_every_pair(said: str | None, ours: str) -> None:
    words = cell_of("字样", 3)
    task = Task(
        number=Cell(), section=(), title=words, text=words, deadline=None,
        statuses=(OfficialStatus(period="2021-04", words=words, status=said, lines=(3,)),),
        verdicts=(Verdict(period="2021-04", status=ours, rule="R1.1", rests_on=(words,)),),
    )  # fmt: skip
    found = list(status.look(Place("tasks", "990101-2021-key.1", task), "990101-2021-key"))
    assert bool(found) == ((said, ours) in OPPOSITE)


def test_the_status_of_another_period_is_not_compared(tmp_path: Path) -> None:
    text = (
        "序号 | 重点任务 | 3月进展情况 | 3月完成情况 | 4月进展情况 |\n"
        "1 | 建设体育公园。 | 完成选址。 | 进度偏慢 | 已完成。 |\n"
    )
    spec = {
        "title": "重点任务", "layout": "pipes", "plans": [toy.plan(2)],
        "columns": {"3月完成情况": "status"},
    }  # fmt: skip
    assert [flag for flag in toy.read(tmp_path, text, spec).flags if flag.kind == KIND] == []
