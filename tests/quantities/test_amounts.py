"""Amounts: exact numbers, units, comparisons, what is counted, and what is not read at all."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from govpublish.quantities.amounts import LONGEST, amounts, core, has_unread
from support.judged import words


def read(text: str) -> list[tuple[str, str, str]]:
    """Number as it is kept, unit, comparison."""
    return [(str(one.value), one.unit, one.comparator) for one in amounts(text, words())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成投资1.50亿元", ("1.50", "亿元", "eq")),
        ("完成投资0.05亿元", ("0.05", "亿元", "eq")),
        ("完成投资1,234.50万元", ("1234.50", "万元", "eq")),
        ("完成投资１,２３４．５０万元", ("1234.50", "万元", "eq")),
        ("新增岗位12,000个", ("12000", "个", "eq")),
        ("种植1.5万亩", ("1.5", "万亩", "eq")),
        ("引进3000万美元", ("3000", "万美元", "eq")),
        ("发电2亿千瓦时", ("2", "亿千瓦时", "eq")),
        ("日处理2万吨/日", ("2", "万吨/日", "eq")),
        ("培训1千人", ("1", "千人", "eq")),
        ("参加展会300家次以上", ("300", "家次", "ge")),
        ("改造100余家", ("100", "家", "eq")),
        ("种植10多万亩", ("10", "万亩", "eq")),
        ("完成投资3919万", ("3919", "万", "eq")),
        ("改造1000台（套）", ("1000", "台(套)", "eq")),
        ("改造22个（家）", ("22", "个(家)", "eq")),
        ("绿化3200m²", ("3200", "m²", "eq")),
        ("下降3‰", ("3", "‰", "eq")),
        ("提高3个百分点", ("3", "个百分点", "eq")),
        ("建成三个园区", ("3", "个", "eq")),
        ("引进两家企业", ("2", "家", "eq")),
        ("新增床位一百二十张", ("120", "张", "eq")),
        ("完成投资二十亿元", ("2000000000", "元", "eq")),
        ("打造十二个示范村", ("12", "个", "eq")),
    ],
)
def test_one_amount(text: str, expected: tuple[str, str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("words_around", "comparator"),
    [
        ("不少于{}", "ge"),
        ("不低于{}", "ge"),
        ("至少建成{}", "ge"),
        ("达到{}", "ge"),
        ("{}以上", "ge"),
        ("{}及以上", "ge"),
        ("≥{}", "ge"),
        ("不超过{}", "le"),
        ("控制在{}", "le"),
        ("控制在{}以内", "le"),
        ("{}以下", "le"),
        ("≤{}", "le"),
        ("突破{}", "gt"),
        ("超过{}", "gt"),
        ("超{}", "gt"),
        (">{}", "gt"),
        ("低于{}", "lt"),
        ("少于{}", "lt"),
        ("<{}", "lt"),
        ("完成{}", "eq"),
        ("约{}", "eq"),
        ("{}左右", "eq"),
        ("由45家压减至{}", "eq"),
    ],
)
def test_comparisons(words_around: str, comparator: str) -> None:
    assert read(words_around.format("20家"))[-1] == ("20", "家", comparator)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("引进项目3-5个", ("3", "个"), ("5", "个")),
        ("引进项目3至5个", ("3", "个"), ("5", "个")),
        ("引进项目3个到5个", ("3", "个"), ("5", "个")),
        ("种植1.50~2.00万亩", ("1.50", "万亩"), ("2.00", "万亩")),
        ("投资100—200万元", ("100", "万元"), ("200", "万元")),
        ("占70%-80%", ("70", "%"), ("80", "%")),
    ],
)
def test_a_range_is_two(text: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    assert read(text) == [(*first, "ge"), (*second, "le")]


@pytest.mark.parametrize(
    "text",
    [
        "三个转变",
        "四好农村路",
        "一批项目",
        "建成一批项目",
        "推进二期",
        "第三个园区",
        "十大工程",
        "数十个",
        "完成三大类改革",
        "1亿2000万元",
        "1亿2千万元",
        "3万5千人",
        "1 000万元",
        "增速-5%",
        "10公里/小时",
        "10个/年",
        "100件次",
        "300km²",
        "0.45以内",
        "PM2.5控制在25以下",
        "100%s",
        "1/3",
        "百分之八十",
    ],
)
def test_what_is_not_read(text: str) -> None:
    """No number is better than a wrong one."""
    assert read(text) in ([], [("100", "%", "eq")])


def test_words_for_numbers_go_on_in_a_list() -> None:
    assert read("打造一个中心、两个基地") == [("1", "个", "eq"), ("2", "个", "eq")]
    assert read("推行一劝导、二警告、三处罚") == []
    assert read("建立任务、责任、督办“四张清单”") == []


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("新增停车位300个", ["停车位"]),
        ("300个停车位", ["停车位"]),
        ("完成300个停车位建设", ["停车位"]),
        ("9月30日前新增停车位300个", ["停车位"]),
        ("新增(改建)停车位300个", ["停车位"]),
        ("引进项目3个,总投资5亿元", ["项目", "总投资"]),
        ("培育企业10家,力争15家", ["企业", "企业"]),
        ("引进企业10家、项目5个", ["企业", "项目"]),
        ("投资额5亿元", ["投资"]),
    ],
)
def test_what_is_counted(text: str, nouns: list[str]) -> None:
    assert [one.noun for one in amounts(text, words())] == nouns


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("税收增长8%", "up"),
        ("能耗下降8%", "down"),
        ("压减审批事项8项", "down"),
        ("压减至8项", "lowered"),
        ("由20项压减到8项", "lowered"),
        ("比例提高到8%", ""),
        ("比例提高8%", "up"),
        ("新增8项", ""),
        ("压减8项以上", "down"),
        ("降低至8%以下", "lowered"),
    ],
)
def test_by_how_much_and_to_how_much(text: str, change: str) -> None:
    assert amounts(text, words())[-1].change == change


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.5亿元", "15000万元"),
        ("1公里", "1000米"),
        ("2km", "2000m"),
        ("1平方公里", "1000000㎡"),
        ("1公顷", "15亩"),
        ("1万吨", "10000吨"),
        ("1兆瓦", "1000千瓦"),
        ("3个工作日", "3天"),
    ],
)
def test_units_that_convert(one: str, other: str) -> None:
    (first,), (second,) = amounts(one, words()), amounts(other, words())
    assert (first.kind, first.size) == (second.kind, second.size)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3人", "3人次"),
        ("3亩", "3平方米"),
        ("3元", "3美元"),
        ("3%", "3个百分点"),
        ("3户", "3人"),
        ("3天", "3小时"),
    ],
)
def test_units_that_do_not(one: str, other: str) -> None:
    (first,), (second,) = amounts(one, words()), amounts(other, words())
    assert first.kind != second.kind


def test_places_are_those_of_the_printed_text() -> None:
    text = "９月底前,新增停车位３００个以上。"
    (one,) = amounts(text, words())
    assert text[one.start : one.end] == "３００个以上"
    assert text[slice(*one.clause)] == "新增停车位３００个以上"
    assert one.value == Decimal(300)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("新增停车位300个", False),
        ("2021年新增停车位3-5万个以上(5G除外)", False),
        ("1.新增停车位300个;2.推进改革", False),
        ("差异系数控制在0.45以内", True),
        ("发放2亿元,拉动消费超百亿", True),
        ("推进三个园区", True),
        ("新增 300 个停车位", True),
        ("增长-8%", True),
        ("投资1亿2000万元", True),
    ],
)
def test_numbers_that_were_not_read(text: str, unread: bool) -> None:
    assert has_unread(text, words()) is unread


def test_the_core_of_a_clause() -> None:
    assert core("全年新增停车位300个(含地下)以上", words()) == "停车位个"
    assert core("", words()) == ""


@pytest.mark.parametrize(
    "sign",
    ["1", "1个", "1个,", "建成一个", "1-", "2021、", "1月、", "“1", "(", "1+", "1,", " ", "a1"],
)
@pytest.mark.parametrize("length", [LONGEST, 1_000_000])
def test_a_hostile_cell_does_not_hold_up_the_reading(sign: str, length: int) -> None:
    text = (sign * length)[:length]
    started = time.process_time()
    found = amounts(text, words())
    assert time.process_time() - started < 10
    assert found == [] or length == LONGEST
