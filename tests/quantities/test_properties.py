"""Whatever is promised and reported: reading back gives what was said, and noise gives nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from govpublish.quantities.achieved import achieved
from govpublish.quantities.amounts import amounts
from govpublish.quantities.phrases import phrase
from govpublish.quantities.promised import promised
from govpublish.text import narrow
from support.judged import words

# What is counted, and the verb and units that go with it.
THINGS = {
    "公共停车位": ("新增", ("个",)),
    "老旧小区": ("改造", ("个", "处")),
    "省级孵化器": ("培育", ("家", "个")),
    "高校毕业生": ("引进", ("人", "名", "万人")),
    "技改投资": ("完成", ("万元", "亿元", "元")),
    "农村绿道": ("建成", ("公里", "米", "千米")),
    "油茶林": ("种植", ("亩", "万亩", "公顷")),
    "标准厂房": ("建成", ("平方米", "万平方米", "㎡")),
    "惠民演出": ("举办", ("场", "场次")),
    "危旧住房": ("改造", ("户", "万户")),
}
COMPARISONS = {
    "eq": ("{}", "约{}", "{}左右"),
    "ge": ("不少于{}", "{}以上", "达到{}", "≥{}"),
    "le": ("不超过{}", "{}以内", "≤{}"),
    "gt": ("超过{}", "突破{}"),
    "lt": ("低于{}",),
}
NOISE = (
    "9月20日召开动员会",
    "330国道沿线环境整治有序推进",
    "5G网络覆盖持续优化",
    "按〔2021〕8号文件要求落实",
    "“510计划”项目加快推进",
    "第七批干部到岗",
    "110千伏线路投运",
    "2021年3月完成招标",
    "县领导多次调研",
    "联系电话13812345678",
    "推行1+3+N模式",
    "拆除违建",
    "已进入施工图审查阶段",
    "宣传材料发放到户",
)


class Said(NamedTuple):
    """An amount as words, and what it is."""

    thing: str
    verb: str
    unit: str
    number: str
    value: Decimal
    comparator: str
    promise: str


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, Decimal]:
    """As it may be printed; its exact value, zeros at the end and all."""
    whole = draw(st.integers(1, 9_999_99))
    places = draw(st.sampled_from(["", "0", "5", "50", "25", "125"]))
    style = draw(st.sampled_from(["plain", "thousands", "wide"]))
    text = f"{whole:,}" if style == "thousands" else str(whole)
    text += f".{places}" if places else ""
    value = Decimal(text.replace(",", ""))
    if style == "wide":
        text = text.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789"})
    return text, value


@st.composite
def said(draw: st.DrawFn) -> Said:
    """A promise of one amount."""
    thing = draw(st.sampled_from(sorted(THINGS)))
    verb, units = THINGS[thing]
    unit = draw(st.sampled_from(units))
    number, value = draw(numbers())
    comparator = draw(st.sampled_from(sorted(COMPARISONS)))
    around = draw(st.sampled_from(COMPARISONS[comparator]))
    quantity = around.format(number + unit)
    ahead = draw(st.sampled_from(["", "12月底前,", "全年", "1.", "推进民生工程,"]))
    return Said(thing, verb, unit, number, value, comparator, f"{ahead}{verb}{thing}{quantity}。")


@given(said())
def test_a_promise_is_read_back(one: Said) -> None:
    (found,) = promised(one.promise, words())
    assert (str(found.value), found.unit) == (str(one.value), one.unit)
    assert found.comparator == one.comparator
    assert found.noun.removeprefix(one.verb) == _noun(one.thing)
    start, end = phrase(one.promise, found)
    assert one.number in one.promise[start:end]
    assert one.thing in one.promise[start:end]


def _noun(thing: str) -> str:
    """A promise and a report lose the same signs; only that some are left matters here."""
    (found,) = amounts(f"{thing}1个", words())
    return found.noun


@st.composite
def reports(draw: st.DrawFn, one: Said, number: str) -> str:
    """The same quantity in some order, between sentences of noise."""
    order = draw(
        st.sampled_from(
            [
                "{verb}{thing}{number}{unit}",
                "{thing}已{verb}{number}{unit}",
                "累计{verb}{thing}{number}{unit}",
                "已{verb}{number}{unit}{thing}",
                "截至9月底,{verb}{thing}{number}{unit}",
            ]
        )
    )
    told = order.format(verb=one.verb, thing=one.thing, number=number, unit=one.unit)
    before = draw(st.lists(st.sampled_from(NOISE), max_size=3))
    after = draw(st.lists(st.sampled_from(NOISE), max_size=3))
    return "。".join([*before, told, *after]) + "。"


@given(st.data())
def test_what_is_achieved_is_read_back(data: st.DataObject) -> None:
    one = data.draw(said())
    number, value = data.draw(numbers())
    report = data.draw(reports(one, number))
    amount = promised(one.promise, words())
    (found,) = achieved(one.promise, amount, report, words(), "2021")
    assert found is not None, report
    assert (str(found.value), found.unit) == (str(value), one.unit)
    assert report[found.start :].startswith(number)


@given(said(), st.lists(st.sampled_from(NOISE), max_size=6))
def test_noise_alone_tells_nothing(one: Said, noise: list[str]) -> None:
    report = "。".join(noise)
    assert amounts(report, words()) == []
    (found,) = achieved(one.promise, promised(one.promise, words()), report, words())
    assert found is None


@given(said(), said())
def test_another_thing_tells_nothing(one: Said, other: Said) -> None:
    if one.thing == other.thing:
        return
    (found,) = achieved(one.promise, promised(one.promise, words()), other.promise, words())
    assert found is None


@given(
    st.text(
        alphabet="一二三0123456789.,-~%个家亿万元公里至由压减超以上内,。;、()“”①第年月日 \n",
        max_size=60,
    )
)
def test_any_text_is_read_without_fail(text: str) -> None:
    found = amounts(text, words())
    assert found == amounts(narrow(text), words())
    for one in found:
        assert 0 <= one.clause[0] <= one.start < one.end <= one.clause[1] <= len(text)
        assert one.value.is_finite()
    achieved(text, promised(text, words()), text, words())
