"""Deadlines: what a phrase allows at the latest, as exact as it was printed and no more."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govpublish import dates

PHRASES = [
    ("9月底前", "2021-09-30", "month"),
    ("9月底", "2021-09-30", "month"),
    ("9月末", "2021-09-30", "month"),
    ("9月前", "2021-08-31", "month"),
    ("1月前", "2020-12-31", "month"),
    ("3月前", "2021-02-28", "month"),
    ("9月份", "2021-09-30", "month"),
    ("9月", "2021-09-30", "month"),
    ("09月底前", "2021-09-30", "month"),
    ("12月中旬", "2021-12-20", "ten_days"),
    ("2月上旬前", "2021-02-10", "ten_days"),
    ("2月下旬", "2021-02-28", "ten_days"),
    ("6月5日前", "2021-06-05", "day"),
    ("6月30日之前", "2021-06-30", "day"),
    ("11月30号前", "2021-11-30", "day"),
    ("2021年12月31日", "2021-12-31", "day"),
    ("2022年6月底前", "2022-06-30", "month"),
    ("2024年2月底前", "2024-02-29", "month"),
    ("2月底前", "2021-02-28", "month"),
    ("6-8月", "2021-08-31", "month"),
    ("10月至12月", "2021-12-31", "month"),
    ("上半年", "2021-06-30", "half_year"),
    ("下半年", "2021-12-31", "half_year"),
    ("上半年底前", "2021-06-30", "half_year"),
    ("一季度", "2021-03-31", "quarter"),
    ("二季度末", "2021-06-30", "quarter"),
    ("第三季度末", "2021-09-30", "quarter"),
    ("第四季度", "2021-12-31", "quarter"),
    ("4季度底前", "2021-12-31", "quarter"),
    ("“十四五”期间", "2025-12-31", "year"),
    ("十五五末", "2030-12-31", "year"),
    ("明年3月底前", "2022-03-31", "month"),
    ("本年度", "2021-12-31", "year"),
    ("8月中下旬", "2021-08-31", "ten_days"),
    ("8月上中旬", "2021-08-20", "ten_days"),
    ("年底前", "2021-12-31", "year"),
    ("年底", "2021-12-31", "year"),
    ("年末", "2021-12-31", "year"),
    ("年内", "2021-12-31", "year"),
    ("全年", "2021-12-31", "year"),
    ("2021年底", "2021-12-31", "year"),
    ("2022年底前", "2022-12-31", "year"),
    ("今年底前", "2021-12-31", "year"),
    ("2021年内", "2021-12-31", "year"),
]
REPEATED = ["每月", "每季度", "每季", "每半年", "每年", "每周", "每旬", "长期", "常年"]
NO_DEADLINE = [
    "", " ", "尽快", "底", "内", "前", "底前", "内前", "13月底前", "0月", "2月30日前", "月底前",
    "五星级", "2021", "12", "推进", "9月底前完成立项", "十四大期间", "1.2万亩", "三季",
    "9月底前、年底",
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "on", "precision"), PHRASES)
def test_a_phrase_gives_the_last_day_it_allows(phrase: str, on: str, precision: str) -> None:
    found = dates.deadline(phrase, 2021)
    assert found == (date.fromisoformat(on), precision)


@pytest.mark.parametrize("phrase", REPEATED)
def test_what_comes_again_and_again_has_no_day(phrase: str) -> None:
    assert dates.deadline(phrase, 2021) == (None, None)


@pytest.mark.parametrize("phrase", NO_DEADLINE)
def test_a_phrase_that_is_no_deadline(phrase: str) -> None:
    assert dates.deadline(phrase, 2021) is None


def test_white_space_does_not_matter_in_a_column() -> None:
    assert dates.deadline(" 9 月\n底前 ", 2021) == dates.deadline("9月底前", 2021)


@pytest.mark.parametrize(
    ("text", "phrase", "on"),
    [
        ("2月上旬前,完成设计招标。", "2月上旬前", "2023-02-10"),
        ("3月底前,完成图纸深化设计。", "3月底前", "2023-03-31"),
        ("12月底前全部完成", "12月底前", "2023-12-31"),
        ("9月前开工", "9月前", "2023-08-31"),
        ("6月5日前完成", "6月5日前", "2023-06-05"),
        ("2月,组织展览", "2月", "2023-02-28"),
        ("年底前完成", "年底前", "2023-12-31"),
        ("今年底前完成", "今年底前", "2023-12-31"),
        ("2023年底前完成", "2023年底前", "2023-12-31"),
        ("年内建成", "年内", "2023-12-31"),
        ("全年完成投资10亿元", "全年", "2023-12-31"),
        ("上半年完成招标", "上半年", "2023-06-30"),
        ("第三季度末完成", "第三季度末", None),
        ("2024年6月底前完成", "2024年6月底前", "2024-06-30"),
    ],
)
def test_the_phrase_at_the_head_of_a_text(text: str, phrase: str, on: str | None) -> None:
    found = dates.at_head(text, 2023)
    if on is None:  # a quarter without a comma after it: either is right, never another day
        assert found is None or found[1].on == date(2023, 9, 30)
        return
    assert found is not None
    assert (found[0], found[1].on) == (phrase, date.fromisoformat(on))
    assert text.startswith(found[0])


@pytest.mark.parametrize("text", ["每月完成水质监测。", "每半年完成一次", "每季度通报"])
def test_a_repeated_phrase_at_the_head_has_no_day(text: str) -> None:
    found = dates.at_head(text, 2023)
    assert found is not None
    assert text.startswith(found[0])
    assert found[1] == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "", "完成9月底前的任务", "12月28日开工", "5月完成初步设计", "持续推进", "内环路贯通",
        "底商改造", "2021年新增5家", "一季度完成投资", "今年新增", "全年龄友好城市建设",
        "13月底前", "2月30日前完成", "9月8日的活动",
    ],
)  # fmt: skip
def test_a_text_that_opens_with_no_deadline(text: str) -> None:
    assert dates.at_head(text, 2023) is None


@given(st.text(alphabet="0123456789年月日底前上中下旬季度半第一二三四每内末全,。- ", max_size=12))
def test_no_phrase_breaks_it_or_gives_a_day_it_does_not_name(phrase: str) -> None:
    found = dates.deadline(phrase, 2021)
    if found and found.on:
        assert found.precision in ("day", "ten_days", "month", "quarter", "half_year", "year")
    head = dates.at_head(phrase, 2021)
    if head:
        assert phrase.startswith(head[0])
        assert head[0]


@given(st.integers(1, 12), st.integers(1, 28))
def test_every_day_of_a_year_is_understood(month: int, day: int) -> None:
    assert dates.deadline(f"{month}月{day}日前", 2021) == (date(2021, month, day), "day")


@pytest.mark.parametrize(
    ("period", "last"),
    [("2021", "2021-12-31"), ("2021-H1", "2021-06-30"), ("2021-H2", "2021-12-31"),
     ("2021-Q1", "2021-03-31"), ("2021-Q3", "2021-09-30"), ("2021-04", "2021-04-30"),
     ("2024-02", "2024-02-29")],
)  # fmt: skip
def test_the_end_of_a_period(period: str, last: str) -> None:
    assert dates.period_end(period).isoformat() == last


@pytest.mark.parametrize("period", ["", "2021-13", "2021-Q5", "2021-04-01", "０２０２１"])
def test_what_is_no_period(period: str) -> None:
    with pytest.raises(ValueError):
        dates.period_end(period)
