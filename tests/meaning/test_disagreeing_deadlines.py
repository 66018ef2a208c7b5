"""A text whose last deadline lies after its column is remarked upon; steps and plans are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govpublish.flags import Flag, Origin, Severity
from meaning.remarked import remarks
from support import toy

KIND = "deadline-contradicts"


def told(column: str, text: str) -> list[Flag]:
    """The remarks on a task and the deadline column beside it."""
    return remarks(KIND, 重点任务=text, 完成时限=column)


@pytest.mark.parametrize(
    ("column", "text", "quoted"),
    [
        ("6月底前", "改造老旧小区三个,12月底前全部完成。", "12月底前全部完成"),
        ("11月底前", "2021年底,实现生活垃圾分类覆盖率95%。", "2021年底"),
        ("6月底前", "6月底前完成招标;12月底前建成。", "12月底前建成"),
        ("上半年", "建设体育公园,年内投用。", "年内投用"),
        ("9月底前", "建成停车场,10月15日前验收。", "10月15日前验收"),
        ("一季度", "出台奖补办法,二季度末前兑现。", "二季度末前"),
        ("9月", "建成停车场(10月底前)。", "10月底前"),
        ("2021年6月底", "今年12月底前完成搬迁。", "今年12月底前"),
        ("9月前", "12月前开工。", "12月前开工"),
    ],
)
def test_a_later_deadline_in_the_text(column: str, text: str, quoted: str) -> None:
    (flag,) = told(column, text)
    assert f"“{column}”" in flag.message
    assert quoted in flag.message
    assert (flag.table, flag.record_id) == ("tasks", "990101-2021-key.1")
    assert (flag.severity, flag.origin, flag.lines) == (Severity.NOTE, Origin.PUBLISHER, (2,))


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("12月底前", "6月底前完成招标;12月底前建成。"),
        ("12月底前", "年底前建成。"),
        ("年底前", "12月31日前建成,12月底全部投用。"),
        ("11月底前", "3月底前开工管线,11月底前开工厂区。"),
        ("6月底前", "11月开工建设水厂,12月完成处置。"),
        ("6月底前", "全年完成投资10亿元。"),
        ("6月底前", "落实2021-2023年行动计划,1-11月增长5%。"),
        ("6月底前", "11月第二批项目集中开工。"),
        ("6月底前", "公路2022年底前通车,年度完成路基。"),
        ("12月底前", "明年6月底前竣工。"),
        ("6月底前", "出台《关于年底前完成清欠工作的通知》。"),
        ("9月前", "9月底前建成。"),
        ("长期", "年底前完成第一轮检查。"),
        ("每月", "年底前完成汇总。"),
        ("持续推进", "年底前完成汇总。"),
        ("6月底前", "每年12月底前公布名单。"),
        ("6月底前", "去年12月底前完成的项目全部验收。"),
        ("6月底前", "三年内建成,截至12月底的存量清零。"),
        ("6月底前、12月底前", "12月底前建成。"),
        ("12月中旬", "12月20日前建成。"),
        ("2022年6月", "2021年底前开工,2022年6月底前建成。"),
        ("6月底前", "学校年末测试、年底考核。"),
    ],
)
def test_silent_where_nothing_contradicts(column: str, text: str) -> None:
    assert told(column, text) == []


def test_silent_where_the_deadline_is_part_of_the_text() -> None:
    assert remarks(KIND, 重点任务="6月底前完成招标,12月底前建成。", 进展情况="完成招标。") == []


def test_milestones_are_measured_by_the_column_of_their_task(tmp_path: Path) -> None:
    text = (
        "序号 | 工作事项 | 进度安排 | 完成时限 | 进展情况 |\n"
        "1 | 建设综合体。 | ①3月底前,招标。②10月底前,开工。 | 6月底前 | ①招标。②未到时间。 |\n"
        "2 | 建设水厂。 | ①3月底前,招标。②10月底前,开工。 | 12月底前 | ①招标。②未到时间。 |\n"
    )
    spec = {"title": "重点任务", "layout": "pipes", "plans": [toy.plan(3)]}
    found = [flag for flag in toy.read(tmp_path, text, spec).flags if flag.kind == KIND]
    assert [(flag.table, flag.record_id) for flag in found] == [("measures", "990101-2021-key.1.2")]


def test_a_column_of_steps_has_no_deadline_of_its_own(tmp_path: Path) -> None:
    text = (
        "序号 | 重点任务 | 一季度目标 | 二季度目标 | 进展情况 |\n"
        "1 | 建设水厂。 | 做好12月底前投用的准备。 | 主体封顶,年底前投用。 | 完成招标。 |\n"
    )
    spec = {"title": "重点任务", "layout": "pipes", "plans": [toy.plan(2)]}
    assert [flag for flag in toy.read(tmp_path, text, spec).flags if flag.kind == KIND] == []


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 12), st.lists(st.integers(1, 12), min_size=1, max_size=4))
def test_remarked_exactly_where_the_last_month_is_later(column: int, steps: list[int]) -> None:
    text = ";".join(f"{month}月底前完成第{at}项" for at, month in enumerate(steps, start=1))
    assert bool(told(f"{column}月底前", text)) == (max(steps) > column)
