"""What of a report answers a promised amount; each time also when nothing does."""

from __future__ import annotations

import pytest

from govpublish.quantities.achieved import achieved
from govpublish.quantities.promised import promised
from support.judged import words

PARKING = "新增停车位300个。"


def answers(promise: str, report: str, year: str = "2021") -> list[str | None]:
    amounts = promised(promise, words())
    found = achieved(promise, amounts, report, words(), year)
    return [None if one is None else f"{one.value}{one.unit}" for one in found]


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("新增停车位320个。", "320个"),
        ("停车位新增320个。", "320个"),
        ("新增320个停车位。", "320个"),
        ("9月底,新增机动车停车位320个。", "320个"),
        ("新增停车位12.50个。", "12.50个"),
        ("新增停车位三百余个。", "300个"),
        ("1-9月新增停车位320个。", "320个"),
        ("今年以来新增停车位320个。", "320个"),
        ("2021年新增停车位320个。", "320个"),
        ("正在选址。新增停车位320个。", "320个"),
        ("培训3场。新增停车位320个。", "320个"),
        ("9月新增停车位40个,累计320个。", "320个"),
        ("9月新增停车位40个,累计新增停车位320个。", "320个"),
        ("新增停车位40个,其中地下10个。", "40个"),
        ("新增停车位40个,其中地下停车位10个。", "40个"),
        ("新增停车位320个;拟新增停车位40个。", "320个"),
        ("去年新增停车位90个,今年新增停车位320个。", "320个"),
        ("现有停车位3000个,新增停车位320个。", "320个"),
    ],
)
def test_an_answer(report: str, expected: str) -> None:
    assert answers(PARKING, report) == [expected]


@pytest.mark.parametrize(
    "report",
    [
        # not done yet
        "申报停车位320个。",
        "拟新增停车位320个。",
        "计划新增停车位320个。",
        "力争新增停车位320个。",
        "基本完成停车位320个。",
        "新增停车位320个正在施工。",
        "可新增停车位320个。",
        "规划停车位320个。",
        "项目建成后新增停车位320个。",
        "已选址停车位320个。",
        "还需新增停车位320个。",
        "未新增停车位320个。",
        "拟建停车场3个,停车位320个。",
        # less than it says
        "新增停车位近320个。",
        "新增停车位不足320个。",
        "距新增停车位300个还差40个。",
        "接近300个停车位。",
        "新增停车位320个的50%。",
        "完成停车位300个的三成。",
        "新增停车位300个以内。",
        # another time
        "9月新增停车位320个。",
        "本月新增停车位320个。",
        "9月份新增停车位320个。",
        "本季度新增停车位320个。",
        "去年新增停车位320个。",
        "上年同期新增停车位320个。",
        "2020年新增停车位320个。",
        "2022年新增停车位320个。",
        "明年新增停车位320个。",
        # part, stock, another thing, another unit
        "改造停车场3个,其中停车位320个。",
        "全县共有停车位3200个。",
        "停车位总数3200个。",
        "停车位达到3200个。",
        "拆除停车位320个。",
        "新增停车场320个。",
        "新增充电桩320个。",
        "新增停车位320平方米。",
        "停车位320户。",
        # two that fit as well as each other
        "城东新增停车位100个,城西新增停车位220个。",
        "新增停车位100个。新增停车位220个。",
        # nothing
        "",
        "正在选址。",
        "新增停车位。",
        "330国道旁新增停车位。",
    ],
)
def test_no_answer(report: str) -> None:
    assert answers(PARKING, report) == [None]


def test_a_word_of_not_yet_that_is_promised_itself_does_not_matter() -> None:
    assert answers("申报专利30件。", "申报专利32件。") == ["32件"]
    assert answers("授权专利30件。", "申报专利32件。") == [None]
    assert answers("谋划项目30个。", "已谋划项目32个。") == ["32个"]
    assert answers("项目开工30个。", "项目开工32个。") == ["32个"]
    assert answers("引进项目总投资10亿元。", "引进项目总投资12亿元。") == ["12亿元"]
    assert answers("完成项目投资10亿元。", "项目总投资12亿元。") == [None]


def test_added_against_all_there_is() -> None:
    assert answers("新增入园企业500家。", "入园企业累计866家,新增入园企业432家。") == ["432家"]
    assert answers("新增入园企业500家。", "入园企业达到866家。") == [None]
    assert answers("入园企业达到500家。", "入园企业达到866家。") == ["866家"]


def test_money_is_no_stock_and_an_earlier_year_may_be_a_base() -> None:
    assert answers("新增跨境电商产值10亿元。", "一季度跨境电商产值2.03亿元。") == ["2.03亿元"]
    promise = "非重点项目支出压减10%。"
    assert answers(promise, "非重点项目支出在2020年基础上压减12%。") == ["12%"]
    assert answers(promise, "2020年非重点项目支出压减12%。") == [None]


def test_units_of_one_kind_answer_each_other() -> None:
    assert answers("完成技改投资1.5亿元。", "完成技改投资9000万元。") == ["9000万元"]
    assert answers("完成技改投资1.5亿元。", "完成技改投资9000万。") == ["9000万"]
    assert answers("建成绿道15公里。", "建成绿道15000米。") == ["15000米"]
    assert answers("建成儿童之家22个。", "建成儿童之家22家。") == ["22家"]
    assert answers("完成技改投资1.5亿元。", "完成技改投资9000万美元。") == [None]
    assert answers("培训农民1000人。", "培训农民1200人次。") == [None]


def test_growth_beside_growth() -> None:
    promise = "税收达到10亿元,增长8%。"
    assert answers(promise, "税收9亿元,增长7.10%。") == ["9亿元", "7.10%"]
    assert answers(promise, "税收9亿元,下降7.10%。") == ["9亿元", None]
    assert answers("税收增长8%。", "完成税收的80%。") == [None]
    assert answers("税收增长8%。", "税收增长-8%。") == [None]
    assert answers("垃圾分类率提高到90%。", "垃圾分类率提高8%。") == [None]
    assert answers("垃圾分类率提高到90%。", "垃圾分类率达92%。") == ["92%"]


def test_to_how_little_is_not_by_how_much() -> None:
    promise = "企业注销时间由45天压减至20天。"
    assert answers(promise, "企业注销时间由45天压减至18天。") == ["18天"]
    assert answers(promise, "企业注销时间压减至18天以内。") == ["18天"]
    assert answers(promise, "企业注销时间18天。") == ["18天"]
    assert answers(promise, "企业注销时间压减20天。") == [None]


def test_one_amount_for_two_promises() -> None:
    promise = "新建公园3个,改造公园5个。"
    assert answers(promise, "新建公园3个,改造公园5个。") == ["3个", "5个"]
    assert answers(promise, "新建、改造公园8个。") == [None, None]
    assert answers("引进项目3-5个。", "引进项目4个。") == ["4个", "4个"]


def test_a_range_that_is_reported_answers_nothing() -> None:
    assert answers("引进项目4个。", "引进项目3-5个。") in ([None], ["3个"])


def test_a_whole_named_again_before_its_finished_part() -> None:
    promise = "改造老旧小区5个。"
    assert answers(promise, "5个老旧小区已全部改造完成。") == ["5个"]
    for report in (
        "老旧小区改造项目5个,已完工2个。",
        "涉及老旧小区5个,完成2个。",
        "今年老旧小区改造共5个,已完工2个。",
        "共5个老旧小区改造项目,3个完工。",
        "5个老旧小区已进场。",
    ):
        assert answers(promise, report) != ["5个"], report


def test_a_step_promised_for_a_quarter_is_not_answered_by_the_year() -> None:
    assert answers("一季度增收达到15%以上。", "增收达到16%。") == [None]
    assert answers("增收达到15%以上。", "增收达到16%。") == ["16%"]
