"""Each rule holds where it says, and is silent where it says: its examples are its tests."""

from __future__ import annotations

import time

import pytest

from govpublish.meaning.verdicts import RULES, verdict
from govpublish.meaning.verdicts.case import Example, Rule
from support import judged
from support.judged import status, told

RIGHT = [(rule, one) for rule in RULES for one in rule.right]
WRONG = [(rule, one) for rule in RULES for one in rule.wrong]
VERDICTS = ("done", "target_met", "overdue", "suspended")


def named(value: Rule | Example) -> str:
    return value.id if isinstance(value, Rule) else f"{value.promise[:12]}|{value.progress[:12]}"


@pytest.mark.parametrize(("rule", "example"), RIGHT, ids=named)
def test_a_right_example(rule: Rule, example: Example) -> None:
    case = judged.case(example)
    cells = rule.holds(case)
    assert cells is not None
    if rule.status in VERDICTS:
        assert cells
        assert all(cell.text for cell in cells)
    found = verdict(case)
    assert (found.rule, found.status, found.rests_on) == (rule.id, rule.status, cells)


@pytest.mark.parametrize(("rule", "example"), WRONG, ids=named)
def test_a_wrong_example(rule: Rule, example: Example) -> None:
    case = judged.case(example)
    assert rule.holds(case) is None
    assert verdict(case).status != rule.status


def test_every_rule_shows_when_it_holds_and_when_not() -> None:
    for rule in RULES:
        assert 2 <= len(rule.right) <= 5, rule.id
        assert 3 <= len(rule.wrong) <= 6, rule.id


def test_rules_are_numbered_in_their_order() -> None:
    assert [rule.id.partition(".")[0] for rule in RULES] == [f"R{at}" for at in range(1, 8)]


def test_no_example_is_both_right_and_wrong() -> None:
    for rule in RULES:
        assert not set(rule.right) & set(rule.wrong), rule.id


# done: R1


@pytest.mark.parametrize(
    "text",
    [
        "已完成",
        "已完成。",
        "已完成;清单已下达。",
        "已完成\n清单已下达。",
        "已 完 成。",
        "任务已完成!",
    ],
)
def test_an_opening_that_says_only_that_all_is_done(text: str) -> None:
    assert status("制定年度任务清单。", told(text)) == ("done", "R1.1")


@pytest.mark.parametrize(
    "text",
    [
        "已完成。尚未验收。",
        "已完成。存在问题:还需补齐资料。",
        "已完成\n未完成的2处正在施工。",
        "已完成;其余3个乡镇正在推进。",
        "清单已下达。已完成。",
        "1.已完成。2.正在推进。",
        "已完成初稿。",
        "未完成。",
    ],
)
def test_an_opening_that_is_not_all_that_is_said(text: str) -> None:
    assert status("制定年度任务清单。", told(text))[0] == "under_way"


def test_problems_may_say_that_it_is_not_done() -> None:
    assert status("制定清单。", told("已完成。", problems="2个乡镇尚未上报"))[0] == "under_way"
    assert status("制定清单。", told("已完成。", problems="经费偏少"))[0] == "done"


def test_several_organizations_must_all_say_so() -> None:
    one, other = told("已完成。", organization="水利局"), told("已完成。", line=20)
    assert status("制定清单。", one, other)[0] == "done"
    assert status("制定清单。", one, told("正在起草。", line=20))[0] == "under_way"
    assert status("制定清单。", one, told("", line=20))[0] == "under_way"


@pytest.mark.parametrize("words", ["每月", "每季度", "持续", "常态化", "长期", "全年", "定期"])
def test_what_is_promised_again_and_again_is_done_at_the_end_of_the_year(words: str) -> None:
    promise = f"{words}开展安全检查。"
    assert status(promise, told("已完成。"))[0] == "under_way"
    assert status(promise, told("已完成。"), as_of="2021-12-30")[0] == "under_way"
    assert status(promise, told("已完成。"), as_of="2021-12-31")[0] == "done"


# done: R2


@pytest.mark.parametrize(
    ("promise", "text"),
    [
        ("制定《云山县河道采砂规划》。", "9月底,《云山县河道采砂规划》已制定。"),
        ("成立数字经济发展中心。", "数字经济发展中心已挂牌。"),
        ("成立数字经济发展中心。", "未成立数字经济发展中心。"),
        ("成立数字经济发展中心。", "已研究成立数字经济发展中心事宜。"),
        ("成立数字经济发展中心。", "已成立数字经济发展中心筹备组。"),
        ("改造老旧供水管网。", "已改造城东老旧供水管网。"),
        ("出台招商引资十条政策。", "已出台招商引资八条政策。"),
        ("建成15公里防洪堤坝。", "防洪堤坝已建成。"),
        ("召开会议。", "会议已召开。"),
    ],
)
def test_what_is_not_the_whole_promise_in_its_words(promise: str, text: str) -> None:
    assert status(promise, told(text))[0] == "under_way"


def test_several_reporters_do_not_restate_a_promise() -> None:
    promise, text = "成立数字经济发展中心。", "数字经济发展中心已成立。"
    assert status(promise, told(text)) == ("done", "R2.1")
    assert status(promise, told(text), told(text, line=20))[0] == "under_way"


# target_met: R3


@pytest.mark.parametrize(
    ("promise", "text", "met"),
    [
        ("引进企业10家以上。", "累计引进企业10家。", True),
        ("引进企业10家以上。", "累计引进企业9家。", False),
        ("税收突破10亿元。", "累计税收10亿元。", False),
        ("税收突破10亿元。", "累计税收10.01亿元。", True),
        ("完成技改投资1.50亿元。", "完成技改投资15000万元。", True),
        ("完成技改投资1.50亿元。", "完成技改投资14999.99万元。", False),
        ("引进企业10家以上。", "累计引进企业约10家。", False),
        ("引进企业10家以上。", "累计引进企业10家左右。", False),
        ("引进企业10家以上。", "累计引进企业近10家。", False),
        ("引进企业10家以上。", "累计引进企业12家,剩余2家正在洽谈。", False),
        ("引进企业10家以上,拉动消费超百亿。", "累计引进企业12家。", False),
        ("引进企业10家以上、三个总部。", "累计引进企业12家。", False),
        ("引进企业10家以上。", "去年引进企业12家。", False),
        ("引进企业10家以上。", "2020年引进企业12家。", False),
        ("引进企业10家以上。", "2021年引进企业12家。", True),
        ("引进企业10家以上。", "引进企业12家签订协议。", False),
        ("新增停车位300个。", "新增停车位350个,进场施工。", False),
        ("新增停车位300个。", "新增停车位350个,完成80%。", False),
        ("新增停车位300个。", "新增停车位350个,完成率116%。", True),
        ("建成公园3个。", "完成公园绿化3个。", False),
        ("建成公园3个。", "城北公园等3个公园已建成。", True),
        ("每年开展活动2次。", "开展活动3次。", True),
        ("每年开展活动2次。", "开展培训活动3次。", False),
        ("每村建成公园3个。", "建成公园8个。", False),
        ("每季度检查2次。", "检查3次。", False),
        ("完成年度投资3000万元。", "累计完成投资21357万元。", False),
        ("完成年度投资3000万元。", "今年累计完成投资3510万元。", True),
        ("完成年度投资3000万元。", "1-9月累计完成投资3510万元。", True),
        ("新增规上企业10家。", "规上企业880家。", False),
    ],
)
def test_amounts_reached(promise: str, text: str, met: bool) -> None:
    assert status(promise, told(text))[0] == ("target_met" if met else "under_way")


@pytest.mark.parametrize(
    ("promise", "text"),
    [
        ("垃圾分类覆盖率达到95%。", "垃圾分类覆盖率达到96%。"),
        ("工业投资增长8%以上。", "工业投资增长9.2%。"),
        ("全县性会议不超过35场。", "全县性会议12场。"),
        ("信访积案控制在10件以内。", "信访积案4件。"),
        ("企业注销时间由45天压减至20天。", "企业注销时间由45天压减至20天。"),
        ("企业注销时间压减50%。", "企业注销时间压减60%。"),
    ],
)
def test_what_may_change_again_counts_when_its_time_is_over(promise: str, text: str) -> None:
    assert status(promise, told(text), as_of="2021-12-30")[0] == "under_way"
    assert status(promise, told(text), as_of="2021-12-31")[0] == "target_met"
    assert status(promise, told(text), deadline="10月底前")[0] == "under_way"
    assert status(promise, told(text), deadline="9月底前")[0] == "target_met"


@pytest.mark.parametrize(
    ("promise", "text"),
    [
        ("垃圾分类覆盖率达到95%。", "垃圾分类覆盖率达到94.99%。"),
        ("工业投资增长8%以上。", "工业投资下降9.2%。"),
        ("工业投资增长8%以上。", "工业投资增长-9.2%。"),
        ("工业投资增长8%以上。", "一季度工业投资增长9.2%。"),
        ("工业投资增长8%以上。", "1-9月工业投资增长9.2%。"),
        ("全县性会议不超过35场。", "全县性会议36场。"),
        ("企业注销时间由45天压减至20天。", "企业注销时间由45天压减至25天。"),
        ("企业注销时间由45天压减至20天。", "企业注销时间压减20天。"),
        ("许可事项3个工作日办结。", "许可事项5个工作日办结。"),
    ],
)
def test_what_is_not_reached_when_its_time_is_over(promise: str, text: str) -> None:
    assert status(promise, told(text), as_of="2021-12-31")[0] == "under_way"


def test_one_amount_of_two_is_not_the_target() -> None:
    promise = "培训农民800人,发放补贴50万元。"
    assert status(promise, told("培训农民812人,发放补贴50.5万元。"))[0] == "target_met"
    assert status(promise, told("培训农民812人,发放补贴45万元。"))[0] == "under_way"


def test_an_amount_told_by_two_organizations_is_nobodys() -> None:
    promise = "新增停车位300个。"
    one, other = told("新增停车位320个。"), told("新增停车位310个。", line=20)
    assert status(promise, one)[0] == "target_met"
    assert status(promise, one, other)[0] == "under_way"
    assert status(promise, one, told("正在选址。", line=20))[0] == "under_way"


# overdue: R4


def test_the_day_itself_is_not_overdue() -> None:
    text = told("正在浇筑桥墩。")
    assert status("建成大桥。", text, deadline="9月29日")[0] == "overdue"
    assert status("建成大桥。", text, deadline="9月30日")[0] == "under_way"
    assert status("建成大桥。", text, deadline="9月底前")[0] == "under_way"
    assert status("建成大桥。", text, deadline="9月前")[0] == "overdue"
    assert status("建成大桥。", text, deadline="每月")[0] == "under_way"
    assert status("建成大桥。", text)[0] == "under_way"


@pytest.mark.parametrize(
    "text", ["", "—", "无", "正在施工。", "完成60%。", "已开始施工,基本建成。"]
)
def test_overdue_where_nothing_is_said_to_be_done(text: str) -> None:
    assert status("建成大桥。", told(text), deadline="6月底前")[0] == "overdue"


@pytest.mark.parametrize(
    "text", ["大桥已通车。", "已交付使用。", "验收通过。", "完成。", "正在收尾。大桥已于6月竣工。"]
)
def test_no_overdue_where_something_is_said_to_be_done(text: str) -> None:
    assert status("建成大桥。", told(text), deadline="6月底前")[0] != "overdue"


def test_done_after_the_deadline_is_done() -> None:
    assert status("建成大桥。", told("已完成。8月通车。"), deadline="6月底前")[0] == "done"


def test_overdue_goes_before_suspended() -> None:
    text = told("因规划调整,项目暂停实施。")
    assert status("建成大桥。", text, deadline="6月底前")[0] == "overdue"
    assert status("建成大桥。", text, deadline="12月底前")[0] == "suspended"


# suspended, not_reported, under_way


@pytest.mark.parametrize(
    "text",
    [
        "防止工地停工。",
        "工地无停工。",
        "部分路段停工。",
        "停工3天。",
        "停工。复工。",
        "停工后已复工。",
    ],
)
def test_a_stop_of_a_part_or_none(text: str) -> None:
    assert status("建成大桥。", told(text))[0] == "under_way"


def test_nothing_is_reported() -> None:
    for text in ("", "-", "——", "/", "无"):
        assert status("建成大桥。", told(text)) == ("not_reported", "R6.1")
    assert status("建成大桥。", told(""), told("", line=20))[0] == "not_reported"
    assert status("建成大桥。", told(""), told("正在选址。", line=20))[0] == "under_way"
    assert status("建成大桥。", told("", problems="缺资金"))[0] == "not_reported"


@pytest.mark.parametrize("sign", ["已完成。", "新增停车位1个,", "1", "正在", "(", " ", "%"])
def test_a_hostile_cell_does_not_hold_up_the_judging(sign: str) -> None:
    text = sign * (300_000 // len(sign))
    started = time.process_time()
    status(text, told("正在选址。"), deadline="6月底前")
    status("新增停车位300个。", told(text), deadline="6月底前")
    status("成立数字经济发展中心。", told(text), deadline="6月底前")
    assert time.process_time() - started < 10
