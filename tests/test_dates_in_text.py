"""Deadlines inside running text: every limit of time, and nothing that only has a date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govpublish import dates


def found(text: str) -> list[tuple[str, str]]:
    """The phrases of a text of 2021, and the last day that each allows."""
    return [(text[one.start : one.end], str(one.deadline.on)) for one in dates.in_text(text, 2021)]


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("6月底前招标;12月底前完成", [("6月底前", "2021-06-30"), ("12月底前", "2021-12-31")]),
        ("9月前开工塔山大桥", [("9月前", "2021-08-31")]),
        ("力争11月30日前竣工", [("11月30日前", "2021-11-30")]),
        ("7月底全部完成", [("7月底", "2021-07-31")]),
        ("争取年内投用", [("年内", "2021-12-31")]),
        ("今年内建成", [("今年内", "2021-12-31")]),
        ("上半年内印发方案", [("上半年内", "2021-06-30")]),
        ("二季度末建成", [("二季度末", "2021-06-30")]),
        ("第三季度前完成", [("第三季度前", "2021-09-30")]),
        ("2021年底,实现覆盖率95%", [("2021年底", "2021-12-31")]),
        ("2022年6月底前交付", [("2022年6月底前", "2022-06-30")]),
        ("2022年3月底前开,9月底前完", [("2022年3月底前", "2022-03-31"), ("9月底前", "2022-09-30")]),
        ("2022年开工。9月底前完工", [("9月底前", "2021-09-30")]),
        ("2020年已立项,今年9月底前完工", [("今年9月底前", "2021-09-30")]),
        ("5-6月底前完成", [("5-6月底前", "2021-06-30")]),
        ("(12月中旬前完成)", [("12月中旬前", "2021-12-20")]),
        ("10月底以前形成方案", [("10月底以前", "2021-10-31")]),
        ("12月底前", [("12月底前", "2021-12-31")]),
    ],
)  # fmt: skip
def test_a_limit_is_found_with_its_place(text: str, limits: list[tuple[str, str]]) -> None:
    assert found(text) == limits


@pytest.mark.parametrize(
    "text",
    [
        "", "5月完成初步设计,6-8月完成招标,11月开工", "1-3月增长5%", "12月第三批项目集中开工",
        "11月第二批完成", "截至6月底,完成投资5亿元", "截止2021年底共有3家", "年末常住人口50万人",
        "年末贷款余额增长10%", "2021年底贷款余额30亿元", "12月底的存量", "年底考核", "年终总结",
        "三年内建成", "3年内见效", "“十四五”期间每年底前公布", "每年12月底前通报",
        "每月底前报送", "每月25日前报送", "每季度末汇总", "次月10日前上报", "去年年底前已完成",
        "去年12月底前已完成", "上年末增加", "较上年末增长", "前期工作", "9月前期工作",
        "6月前后开展", "9月前三周", "半年内办结", "学年末测试", "全年完成投资3亿元",
        "2021-2023年实施", "《关于年底前完成清欠工作的通知》", "自6月底起实施", "比2021年底增加3家",
        "全年龄友好", "底数清、情况明", "内环路", "县道2021.6月底前", "13月底前", "2月30日前",
        "近年内", "两年内完成", "明年底前完成", "6月底、12月底各检查一次", "上半年完成招标",
        "10月上旬举办", "二季度完成", "12月", "12月28日开工", "12月底前10名",
    ],
)  # fmt: skip
def test_what_is_no_limit(text: str) -> None:
    assert found(text) == []


def test_the_next_year_is_not_this_one() -> None:
    assert all(on > "2021-12-31" for _, on in found("明年6月底前竣工"))


@given(
    st.text(
        alphabet="0123456789年月日底前末内上中下旬季度半第一二每今去截至全,。-《》 ", max_size=24
    )
)
def test_no_text_breaks_it(text: str) -> None:
    last = 0
    for one in dates.in_text(text, 2021):
        assert last <= one.start < one.end <= len(text)
        assert one.deadline.on is not None
        last = one.end


@given(st.integers(1, 12), st.sampled_from(["力争", "。", "方案,", "于", "(", " "]))
def test_every_month_is_found_wherever_it_stands(month: int, before: str) -> None:
    (one,) = dates.in_text(f"修建公路{before}{month}月底前建成", 2021)
    assert one.deadline.on is not None
    assert (one.deadline.on.year, one.deadline.on.month) == (2021, month)
    assert one.deadline.on > date(2021, month, 27)
