"""Rates and sums that a text's own amounts do not give, and the many that must be left alone."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govpublish.flags import Flag, Origin
from govpublish.quantities.rates import wrong_rates
from govpublish.quantities.sums import wrong_sums
from govpublish.quantities.words import Words
from meaning.remarked import remarks
from support import toy

KIND = "own-number-differs"
WORDS = Words.of(toy.words().quantities)
HUNDRED = Decimal(100)


def told(promise: str, progress: str) -> list[Flag]:
    """The remarks on a task and its progress."""
    return remarks(KIND, 重点任务=promise, 进展情况=progress)


@pytest.mark.parametrize(
    ("promise", "progress", "ours"),
    [
        ("新增造林4500亩。", "完成新增造林5318亩,完成率108%。", "118.18%"),
        (
            "拆违100万平方米以上。",
            "累计拆除各类违法建筑82.83万平方米,完成年度任务的82.03%。",
            "82.83%",
        ),
        ("建设5G基站400个。", "已完成建设5G基站516个,完成率192%", "129.00%"),
        ("新增托位300个。", "新增托位548个,占年度计划的73%。", "182.67%"),
        ("实现“个转企”200家。", "已实现“个转企”392家,完成今年目标任务的169%。", "196.00%"),
        ("发放补贴500万元。", "已发放补贴1150万元(完成率203%)。", "230.00%"),
        ("完成技改投资7亿元。", "完成技改投资14000万元,占全年任务的25%。", "20.00%"),
        ("建设农村公路20公里。", "完成农村公路建设6公里,任务完成率达60%。", "30.00%"),
    ],
)
def test_a_rate_that_its_amounts_do_not_give(promise: str, progress: str, ours: str) -> None:
    (flag,) = told(promise, progress)
    assert flag.message.endswith(f"算是 {ours}")
    assert (flag.table, flag.record_id) == ("progress", "990101-2021-key.1@2021-04.1")
    assert (flag.origin, flag.lines) == (Origin.RULE, (2,))


@pytest.mark.parametrize(
    ("promise", "progress"),
    [
        ("新增造林4500亩。", "完成新增造林5318亩,完成率118%。"),
        ("新增托位300个。", "新增托位548个,完成率182.67%。"),
        ("新增托位300个。", "新增托位548个,完成率182.66%。"),  # cut off, not rounded
        ("新增托位300个。", "新增托位548个,完成率183%。"),
        ("新增托位300个。", "新增托位548个,完成率182%。"),
        ("建设人居工程20万平方米。", "累计建成人居工程约15万平方米,完成率70%。"),
        ("完成投资1.2亿元。", "完成投资0.9亿元,完成年度计划的76.3%。"),  # 0.9 may be 0.916
        ("新增托位300个。", "新增托位100个,开工率70%。"),
        ("新增托位300个。", "新增托位100个,完成时序进度的70%。"),
        ("新增托位300个。", "新增托位100个,完成月度任务的70%。"),
        ("新增托位300个。", "新增托位100个,月度投资完成率70%。"),
        ("新增托位300个。", "新增托位100个。完成率70%。"),
        ("新增托位300个。", "新增托位100个,落实场地,完成率70%。"),
        ("新增托位300个。", "新增托位100个,其中公办60个,完成年度任务的70%。"),
        ("新增托位300个,新增床位120个。", "新增托位100个,完成年度任务的83.3%。"),  # of the other
        ("新增托位300个。", "年度任务200个,新增托位100个,完成年度任务的50%。"),
        ("新增托位300-400个。", "新增托位100个,完成率70%。"),
        ("新增托位300个。", "4月新增托位10个,完成年度任务的70%。"),
        ("新增托位300个。", "新增托位100多个,完成年度任务的70%。"),
        ("新增托位300个。", "新增托位近100个,完成年度任务的70%。"),
        ("登记失业率控制在3%以内。", "登记失业率为2%,完成年度任务的70%。"),
        ("财政收入增长10%。", "财政收入增长5%,完成年度任务的70%。"),
        ("新增托位300个。", "新增床位100张,完成率70%。"),
        ("加快托位建设。", "新增托位100个,完成率70%。"),
        ("新增托位300个。", "新增托位100个,占总投资的70%。"),
        ("新增托位300个。", "新增托位100个,同比增长70%。"),
        ("新增托位300个。", "新增托位100个,完成率70%以上。"),
        ("拆违100万平方米以上。", "拆除围墙20万平方米,完成年度任务的82.03%。"),
    ],
)
def test_silent_where_the_rate_may_be_right_or_of_something_else(
    promise: str, progress: str
) -> None:
    assert told(promise, progress) == []


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("完成甲街道停车位182个,乙街道停车位121个,共新增停车位313个。", "182+121=303个,印作313个"),
        ("新增停车位:甲街道182个,乙街道121个,合计新增313个。", "182+121=303个"),
        ("完成甲村140亩、乙村120亩、丙乡150亩、丁乡110亩茶园,合计510亩。", "=520亩,印作510亩"),
        ("前期已定。建成东路1.2公里,西路2.3公里,共建成3.8公里;下步验收。", "1.2+2.3=3.5公里"),
    ],
)  # fmt: skip
def test_a_sum_that_its_parts_do_not_give(text: str, ours: str) -> None:
    (flag,) = told("改善民生。", text)
    assert ours in flag.message
    assert flag.record_id == "990101-2021-key.1@2021-04.1"


def test_a_sum_of_the_promise_itself() -> None:
    (flag,) = told("建成甲公园3个,乙公园5个,共建成公园9个。", "完成选址。")
    assert (flag.table, flag.record_id) == ("tasks", "990101-2021-key.1")


@pytest.mark.parametrize(
    "text",
    [
        "完成甲街道停车位182个,乙街道停车位121个,共新增停车位303个。",
        "完成甲村140亩、乙村120亩、丙乡150亩、丁乡110亩茶园,合计520亩。",
        "走访企业20家,发现问题企业5家,共立案8家。",
        "建成公园3个,绿道5个,共惠及村庄20个。",
        "完成甲街道182个,乙街道121个,累计新增500个。",
        "完成甲街道182个,乙街道121个,全市共新增500个。",
        "完成甲街道182个,乙街道121个,目前共有500个。",
        "完成甲街道182个,其中地下121个,共新增500个。",
        "完成甲街道182个,乙街道121个。共新增500个。",
        "完成甲街道182个;乙街道121个;共新增500个。",
        "投入资金200万元,完成甲街道182个,乙街道121个,共新增500个。",
        "新增停车位182个,共500个。",
        "完成甲街道182个,乙街道三个,丙街道121个,共新增500个。",
        "完成甲街道182个,乙街道121,丙街道4个,共新增500个。",
        "完成甲街道182个,乙街道100多个,共新增500个。",
        "完成甲街道182个,乙街道约121个,共新增500个。",
        "完成甲街道182个,乙街道121个,共新增500个以上。",
        "完成甲街道182个,乙街道121个,共享单车500个。",
        "完成甲街道182个,乙街道121个,共同建设500个。",
        "计划完成甲街道182个,乙街道121个,共新增500个。",
        "完成东路1.2公里,西路2.3公里,共3.6公里的误差在内约3.5公里。",
        "完成东路12.4万平方米,西路13.4万平方米,共26万平方米。",
        "完成甲街道182个、乙街道121个,每个街道共新增500个。",
        "甲项目申报50个,入选30个,共新增30个。",
        "完成甲街道182个,乙街道121个,共新增500个(含去年结转197个)。",
        "",
    ],
)
def test_silent_where_it_may_be_no_sum(text: str) -> None:
    assert told("改善民生。", text) == []


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 99999), st.integers(1, 99999), st.integers(0, 3), st.booleans())
def test_a_right_rate_is_never_remarked(done: int, whole: int, places: int, cut: bool) -> None:
    exact = Decimal(done) / Decimal(whole) * HUNDRED
    way = ROUND_DOWN if cut else ROUND_HALF_UP
    rate = exact.quantize(Decimal(1).scaleb(-places), way)
    said = f"已新增停车位{done}个,完成年度任务的{rate}%。"
    assert list(wrong_rates(f"新增停车位{whole}个。", said, WORDS)) == []


@settings(max_examples=150, deadline=None)
@given(st.integers(10, 9999), st.integers(10, 9999), st.integers(2, 50))
def test_a_wrong_rate_always_is(done: int, whole: int, off: int) -> None:
    rate = (Decimal(done) / Decimal(whole) * HUNDRED).quantize(Decimal("0.1")) + off
    if rate == HUNDRED or done == whole:
        return
    said = f"已新增停车位{done}个,完成年度任务的{rate}%。"
    (wrong,) = wrong_rates(f"新增停车位{whole}个。", said, WORDS)
    assert (wrong.promise.value, said[wrong.start : wrong.end]) == (whole, said[:-1])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(1, 9999), min_size=2, max_size=6), st.integers(-5, 5))
def test_exactly_the_wrong_sums_are_remarked(parts: list[int], off: int) -> None:
    total = sum(parts) + off
    if total < 1:
        return
    listed = ",".join(
        f"{name}街道{one}个" for name, one in zip("甲乙丙丁戊己", parts, strict=False)
    )
    found = list(wrong_sums(f"建成停车位:{listed},共建成{total}个。", WORDS))
    assert bool(found) == (off != 0)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.decimals("0.1", "99.9", places=2), min_size=2, max_size=5), st.integers(0, 2))
def test_rounded_parts_may_miss_the_sum_by_their_rounding(
    parts: list[Decimal], places: int
) -> None:
    digit = Decimal(1).scaleb(-places)
    total = sum(parts, Decimal(0)).quantize(digit, ROUND_HALF_UP)
    printed = [one.quantize(digit, ROUND_HALF_UP) for one in parts]
    listed = ",".join(
        f"{name}路{one}公里" for name, one in zip("东西南北中", printed, strict=False)
    )
    assert list(wrong_sums(f"完成{listed},共完成{total}公里。", WORDS)) == []


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        alphabet="新增托位停车共合计完成率年度任务的0123456789.%个家亩万元,。;()其中", max_size=40
    )
)
def test_no_text_breaks_them(text: str) -> None:
    for wrong in wrong_rates("新增托位300个,完成投资5亿元。", text, WORDS):
        assert 0 <= wrong.start < wrong.end <= len(text)
    for one in wrong_sums(text, WORDS):
        assert 0 <= one.start < one.end <= len(text)
