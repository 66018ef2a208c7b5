"""Amounts that fall from one report to the next, and progress told in words told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govpublish import assembly, validation
from govpublish.assembly import Entry
from govpublish.dataset import Dataset
from govpublish.sources.vocabulary import Jurisdiction
from support import toy

MONTHS = ("2021-03", "2021-04", "2021-05", "2021-06")
PROMISE = "新建农村公路20公里。"
LONG = "已完成云山水库大坝左岸灌浆和右岸开挖,正在办理移民安置手续。"
Row = dict[str, Any]


def report(place: Path, period: str, *rows: Sequence[str], code: str = "990101") -> Entry:
    """A report of some tasks: promise, progress, and a status if it has one."""
    table = ["序号 | 重点任务 | 进展情况 | 完成情况 |"]
    for at, (promise, told, *status) in enumerate(rows, start=1):
        table.append(f"{at} | {promise} | {told} | {status[0] if status else '正常推进'} |")
    spec = {
        "title": "重点任务", "layout": "pipes", "plans": [toy.plan(len(table))],
        "period": period, "columns": {"完成情况": "status"},
    }  # fmt: skip
    source = toy.source(place / code, "\n".join(table) + "\n", spec)
    source = replace(source, source_id=f"{code}-{period}", jurisdiction_code=code)
    return assembly.entry(source, toy.words())


def together(*entries: Entry) -> Dataset:
    """The tables of some reports; two counties are known."""
    known = {
        code: Jurisdiction(code, name, name[:-1], level, above)
        for code, name, level, above in (
            ("990000", "云山省", "province", None), ("990100", "云山市", "prefecture", "990000"),
            ("990101", "云山县", "county", "990100"), ("990102", "海门县", "county", "990100"),
        )
    }  # fmt: skip
    return toy.dataset(entries, replace(toy.words(), jurisdictions=known))


def flags(kind: str, *entries: Entry) -> list[Row]:
    """The remarks of a kind on some reports together."""
    return toy.under(together(*entries).rows("quality_flags"), kind=kind)


def falls(place: Path, promise: str, *told: str) -> list[Row]:
    """The remarks on what reports month by month tell of one promise."""
    entries = [report(place, m, (promise, one)) for m, one in zip(MONTHS, told, strict=False)]
    return flags("cumulative-falls", *entries)


def copies(place: Path, *told: Sequence[str]) -> list[Row]:
    """The remarks on progress, month by month; a status may follow it."""
    entries = [
        report(place, m, ("建设云山水库。", *one)) for m, one in zip(MONTHS, told, strict=False)
    ]
    return flags("copied-progress", *entries)


# Amounts.


@pytest.mark.parametrize(
    ("promise", "before", "now"),
    [
        (PROMISE, "累计新建农村公路12公里。", "累计新建农村公路8公里。"),
        (PROMISE, "已新建农村公路12公里。", "截至5月底,已新建农村公路11.5公里。"),
        (PROMISE, "新建农村公路12公里。", "新建农村公路8公里。"),
        ("新增托位300个。", "新增托位120个。", "目前新增托位102个。"),
        ("完成技改投资7亿元。", "累计完成技改投资1.4亿元。", "累计完成技改投资9000万元。"),
    ],
)
def test_less_than_before(tmp_path: Path, promise: str, before: str, now: str) -> None:
    (flag,) = falls(tmp_path, promise, before, now)
    assert "这一期“" in flag["message"]
    assert "2021-03(第2行)已报“" in flag["message"]
    assert (flag["source_id"], flag["lines"]) == ("990101-2021-04", "2")
    assert (flag["table"], flag["record_id"]) == ("progress", "990101-2021-key.1@2021-04.1")
    assert (flag["severity"], flag["responsibility"]) == ("note", "rule")


@pytest.mark.parametrize(
    ("promise", "before", "now"),
    [
        (PROMISE, "累计新建农村公路12公里。", "累计新建农村公路12公里。"),
        (PROMISE, "累计新建农村公路12公里。", "累计新建农村公路16公里。"),
        (PROMISE, "累计新建农村公路12公里。", "本月新建农村公路3公里。"),
        (PROMISE, "累计新建农村公路12公里。", "4月新建农村公路3公里。"),
        (PROMISE, "一季度新建农村公路12公里。", "二季度新建农村公路3公里。"),
        (PROMISE, "累计新建农村公路约12公里。", "累计新建农村公路11公里。"),
        (PROMISE, "累计新建农村公路12公里。", "累计新建农村公路近12公里。"),
        (PROMISE, "累计新建农村公路12.04公里。", "累计新建农村公路12.0公里。"),
        (PROMISE, "累计新建农村公路12公里。", "正在招标。"),
        ("登记失业率控制在3%以内。", "登记失业率为2.8%。", "登记失业率为2.1%。"),
        ("财政收入增长10%。", "财政收入增长12%。", "财政收入增长9%。"),
        ("信访积案不超过30件。", "信访积案28件。", "信访积案20件。"),
        ("空气优良率98%。", "空气优良率99%。", "空气优良率97%。"),
        ("办理时间压减至20天。", "办理时间25天。", "办理时间21天。"),
        ("在建项目30个。", "在建项目25个。", "在建项目20个。"),
        ("贷款余额达到30亿元。", "贷款余额达到28亿元。", "贷款余额达到27亿元。"),
    ],
)
def test_silent_where_nothing_need_have_fallen(
    tmp_path: Path, promise: str, before: str, now: str
) -> None:
    assert falls(tmp_path, promise, before, now) == []


def test_silent_where_the_promise_is_another(tmp_path: Path) -> None:
    first = report(tmp_path, MONTHS[0], ("新建农村公路20公里。", "累计新建农村公路12公里。"))
    then = report(tmp_path, MONTHS[1], ("新建农村公路15公里。", "累计新建农村公路8公里。"))
    assert flags("cumulative-falls", first, then) == []


def test_a_fall_is_told_once(tmp_path: Path) -> None:
    told = [f"累计新建农村公路{length}公里。" for length in (12, 8, 8, 9)]
    assert [flag["source_id"] for flag in falls(tmp_path, PROMISE, *told)] == ["990101-2021-04"]


def test_the_report_between_may_say_nothing(tmp_path: Path) -> None:
    told = ["累计新建农村公路12公里。", "正在招标。", "累计新建农村公路8公里。"]
    assert [flag["source_id"] for flag in falls(tmp_path, PROMISE, *told)] == ["990101-2021-05"]


def test_reports_that_count_each_month_by_itself_are_left_alone(tmp_path: Path) -> None:
    things = ("公路", "绿道", "水渠", "管网")
    first = [(f"新建{one}90公里。", f"新建{one}{12 + at}公里。") for at, one in enumerate(things)]
    then = [
        (f"新建{one}90公里。", f"新建{one}{30 if at > 1 else 3}公里。")
        for at, one in enumerate(things)
    ]
    entries = [report(tmp_path, MONTHS[0], *first), report(tmp_path, MONTHS[1], *then)]
    assert flags("cumulative-falls", *entries) == []


def test_columns_of_one_document_may_count_each_month_by_itself(tmp_path: Path) -> None:
    text = (
        "序号 | 重点任务 | 3月进展情况 | 4月进展情况 |\n"
        "1 | 新建农村公路20公里。 | 新建农村公路12公里。 | 新建农村公路3公里。 |\n"
    )
    spec = {"title": "重点任务", "layout": "pipes", "plans": [toy.plan(2)]}
    assert flags("cumulative-falls", toy.read(tmp_path, text, spec)) == []


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(1, 50), min_size=2, max_size=4))
def test_exactly_the_falls_are_remarked(tmp_path: Path, lengths: list[int]) -> None:
    told = [f"累计新建农村公路{one}公里。" for one in lengths]
    found = [flag["source_id"][-7:] for flag in falls(tmp_path, "新建农村公路99公里。", *told)]
    wanted = [
        month
        for month, before, now in zip(MONTHS[1:], lengths, lengths[1:], strict=False)
        if now < before
    ]
    assert found == wanted


# Words.


def test_the_words_of_the_period_before(tmp_path: Path) -> None:
    (flag,) = copies(tmp_path, (LONG,), (LONG,))
    assert flag["message"] == f"进展“{LONG}”与前一期(2021-03,第2行)逐字相同"
    assert flag["source_id"] == "990101-2021-04"
    assert (flag["table"], flag["record_id"]) == ("progress", "990101-2021-key.1@2021-04.1")
    assert (flag["severity"], flag["responsibility"]) == ("note", "publisher")


def test_white_space_does_not_make_other_words(tmp_path: Path) -> None:
    assert len(copies(tmp_path, (LONG,), (LONG.replace(",", ", "),))) == 1


def test_every_further_copy_is_told(tmp_path: Path) -> None:
    found = copies(tmp_path, (LONG,), (LONG,), (LONG,))
    assert [flag["source_id"][-7:] for flag in found] == ["2021-04", "2021-05"]


@pytest.mark.parametrize(
    "told",
    [
        [("正在办理前期手续。",), ("正在办理前期手续。",)],
        [(LONG,), (LONG.replace("左岸", "两岸"),)],
        [(LONG,), ("大坝开工。",), (LONG,)],
        [(LONG, "已完成"), (LONG, "已完成")],
        [(LONG, "暂缓"), (LONG, "暂缓")],
        [("",), ("",)],
        [("————————————————————————————",), ("————————————————————————————",)],
        [("已完成。" + LONG,), ("已完成。" + LONG[:9],)],
    ],
)
def test_silent_where_the_words_are_few_or_others_or_it_is_over(
    tmp_path: Path, told: list[Sequence[str]]
) -> None:
    assert copies(tmp_path, *told) == []


def test_silent_at_another_place_of_the_same_plan(tmp_path: Path) -> None:
    first = report(tmp_path, MONTHS[0], ("建设云山水库。", LONG), ("建设云水水闸。", "招标。"))
    then = report(tmp_path, MONTHS[1], ("建设云山水库。", "蓄水。"), ("建设云水水闸。", LONG))
    assert flags("copied-progress", first, then) == []


def test_the_words_of_another_county(tmp_path: Path) -> None:
    ours = report(tmp_path, "2021-04", ("建设云山水库。", LONG))
    theirs = report(tmp_path, "2021-05", ("建设海门水库。", LONG), code="990102")
    (flag,) = flags("copied-progress", theirs, ours)
    assert "另一地《重点工作》的 990101-2021-key.1(2021-04,第2行)逐字相同" in flag["message"]
    assert (flag["source_id"], flag["record_id"]) == (
        "990102-2021-05", "990102-2021-key.1@2021-05.1",
    )  # fmt: skip


@pytest.mark.parametrize(
    "told", ["已完成。", "正在按计划有序推进中。", LONG.replace("左岸", "西岸")]
)
def test_silent_where_another_county_says_it_otherwise_or_in_few_words(
    tmp_path: Path, told: str
) -> None:
    ours = report(tmp_path, "2021-04", ("建设云山水库。", LONG), ("建公园。", "已完成。"))
    theirs = report(tmp_path, "2021-05", ("建设海门水库。", told), code="990102")
    assert flags("copied-progress", theirs, ours) == []


def test_the_order_of_the_documents_does_not_matter(tmp_path: Path) -> None:
    entries = [
        report(tmp_path, "2021-03", (PROMISE, "累计新建农村公路12公里。"), ("建水库。", LONG)),
        report(tmp_path, "2021-04", (PROMISE, "累计新建农村公路8公里。"), ("建水库。", LONG)),
        report(tmp_path, "2021-04", ("建水库。", LONG), code="990102"),
    ]
    first = together(*entries).rows("quality_flags")
    assert len(toy.under(first, kind="copied-progress")) == 2
    for other in permutations(entries):
        assert together(*other).rows("quality_flags") == first


def test_the_remarks_pass_the_checks_and_have_ids_of_their_own(tmp_path: Path) -> None:
    data = together(
        report(tmp_path, "2021-03", (PROMISE, "累计新建农村公路12公里。"), ("建水库。", LONG)),
        report(tmp_path, "2021-04", (PROMISE, "累计新建农村公路8公里。"), ("建水库。", LONG)),
    )
    rows = data.rows("quality_flags")
    assert {"cumulative-falls", "copied-progress"} <= {row["kind"] for row in rows}
    assert len({row["flag_id"] for row in rows}) == len(rows)
    validation.require_publishable(data, toy.ROOT / "data" / "schema")


def test_what_a_document_contradicts_in_every_report_is_told_once(tmp_path: Path) -> None:
    promise = "建成甲公园3个,乙公园5个,共建成公园9个。"
    entries = [report(tmp_path, month, (promise, f"完成第{month}步。")) for month in MONTHS]
    found = flags("own-number-differs", *entries)
    assert [flag["source_id"] for flag in found] == ["990101-2021-03"]


def test_a_remark_on_what_another_document_tells_is_left_out(tmp_path: Path) -> None:
    april = report(tmp_path, "2021-04", ("建公园。", "完成招标。"))
    text = (
        "序号 | 重点任务 | 4月进展情况 | 5月进展情况 |\n"
        "1 | 建公园。 | 建成甲园3个,乙园5个,共建成9个。 | 建成。 |\n"
        "2 | 新增托位300个。 | 新增托位100个,完成率50%。 | 建成。 |\n"
    )
    spec = {"title": "重点任务", "layout": "pipes", "plans": [toy.plan(3)], "period": "2021-05"}
    may = toy.read(tmp_path, text, spec)
    assert [flag.kind for flag in may.flags] == ["own-number-differs"] * 2
    data = together(april, may)
    assert toy.under(data.rows("quality_flags"), kind="own-number-differs") == []
    (amount,) = data.rows("indicators")
    assert (amount["value"], amount["achieved_value"], amount["progress_id"]) == (300, None, None)
    validation.require_publishable(data, toy.ROOT / "data" / "schema")
