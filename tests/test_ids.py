"""Ids and addresses: built and taken apart again, unique, and never outside their folder."""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govpublish import ids

CODES = st.integers(110000, 990101).map(str)
YEARS = st.integers(1980, 2100)
SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)
PERIODS = st.one_of(
    YEARS.map(str),
    st.tuples(YEARS, st.sampled_from(["H1", "H2", "Q1", "Q4", "01", "12"])).map(
        lambda made: f"{made[0]}-{made[1]}"
    ),
)
NAMES = st.text(max_size=40)


@given(CODES, YEARS, SLUGS)
def test_a_plan_id_is_taken_apart_as_it_was_built(code: str, year: int, slug: str) -> None:
    assert ids.parse_plan(ids.plan_id(code, year, slug)) == (code, year, slug)


@given(CODES, YEARS, SLUGS, PERIODS)
def test_a_report_id_keeps_its_period(code: str, year: int, slug: str, period: str) -> None:
    plan = ids.plan_id(code, year, slug)
    report = ids.report_id(plan, period)
    assert ids.period_of(report) == period
    assert report.removesuffix(f"@{period}") == plan
    assert ids.progress_id(f"{plan}.1.2", report, 3) == f"{plan}.1.2@{period}.3"
    assert ids.assessment_id(f"{plan}.1.2", report) == f"{plan}.1.2@{period}"


@pytest.mark.parametrize(
    "slug", ["", "Key", "9a", "a/b", "../x", "key ", "key\n", "重点", "a-b", "a.b", "ké"]
)
def test_a_slug_is_a_lower_case_ascii_word(slug: str) -> None:
    with pytest.raises(ValueError):
        ids.plan_id("990101", 2021, slug)


@pytest.mark.parametrize(
    "period",
    ["", "21", "2021-", "2021-00", "2021-13", "2021-H3", "2021-Q5", "2021-4", "2021-Q1\n",
     "2021-04-30", "２０２１", "2021-０4"],
)  # fmt: skip
def test_a_period_is_a_year_half_quarter_or_month(period: str) -> None:
    with pytest.raises(ValueError):
        ids.report_id("990101-2021-key", period)


@pytest.mark.parametrize(
    "plan",
    ["", "990101", "990101-2021", "990101-2021-", "99010-2021-key", "990101-2021-key.1",
     "990101-2021-key\n", "９９０１０１-2021-key"],
)  # fmt: skip
def test_what_is_no_plan_id_is_refused(plan: str) -> None:
    with pytest.raises(ValueError):
        ids.parse_plan(plan)


@pytest.mark.parametrize(
    ("printed", "part"),
    [("12", "12"), ("12.", "12"), ("12、", "12"), ("(12)", "12"), ("（三）", "三"), ("７", "7"),
     ("①", "1"), ("2.1", "2-1"), ("2.1.", "2-1"), ("2．1、", "2-1"), (" 3 ", "3"), ("一、", "一"),
     ("【4】", "4"), ("", ""), ("../../x", "x"), ("第5项", "第5项"), ("5:", "5")],
)  # fmt: skip
def test_number_part(printed: str, part: str) -> None:
    assert ids.number_part(printed) == part


@given(NAMES)
def test_a_number_part_is_safe_in_ids_and_addresses(printed: str) -> None:
    part = ids.number_part(printed)
    assert not set(part) & set('/\\.@?#%:;,*"<>| \n\t\0')
    assert ids.number_part(part) == part


@given(NAMES)
@example("..")
@example("../../etc/passwd")
@example("a\\..\\b")
@example("\u202e..")
@example("\u200b")
@example("")
@example(".\u200b.")
@example("　")
def test_a_name_is_one_folder_and_stays_in_it(name: str) -> None:
    segment = ids.safe_segment(name)
    path = PurePosixPath("org", segment)
    assert segment, "a folder without a name is the folder above"
    assert path.parent == PurePosixPath("org")
    assert path.name not in ("", ".", "..")
    assert not set(segment) & set("/\\?#%:\0\n")
    assert segment == segment.strip()
    assert ids.safe_segment(segment) == segment


def test_a_very_long_name_still_fits_a_file_system() -> None:
    one, other = "局" * 40_000, "局" * 39_999 + "办"
    for name in (one, other):
        assert len(ids.safe_segment(name).encode()) <= 255
    assert ids.safe_segment(one) != ids.safe_segment(other)


def test_a_name_is_never_turned_into_letters() -> None:
    assert ids.organization_id("331121", "农业农村局") == "331121/农业农村局"
    assert ids.organization_path("331121/农业农村局") == "331121/org/农业农村局/"
    assert ids.safe_segment("市统计局(数据监测)") == "市统计局(数据监测)"


def test_addresses_are_those_of_the_design() -> None:
    assert ids.jurisdiction_path("331121") == "331121/"
    assert ids.plan_path("331121-2021-key") == "331121/2021-key/"
    assert ids.task_path("331121-2021-key.12") == "331121/2021-key/12/"
    assert ids.task_path("331121-2021-key.2-12") == "331121/2021-key/2-12/"
    assert ids.measure_anchor("331121-2021-key.12.3") == "m3"
    assert ids.record_path("331121-2021-key.12.3") == "331121/2021-key/12/#m3"
    assert ids.record_path("331121-2021-key.12") == "331121/2021-key/12/"
    assert ids.source_path("331121-2021-04") == "sources/331121-2021-04/"
    assert ids.line_anchor("17") == "L17"
    assert ids.line_anchor("p2.r5") == "p2.r5"
    assert ids.source_id("331121", "2021-04") == "331121-2021-04"
    assert ids.source_id("331121", "2021-04", "letter") == "331121-2021-04-letter"
    assert ids.responsibility_id("331121-2021-key.12", 2) == "331121-2021-key.12.r2"


@given(PERIODS)
def test_a_period_is_a_run_of_whole_months_of_its_year(period: str) -> None:
    first, last = ids.months(period)
    assert first // 12 == last // 12 == int(period[:4])
    assert last - first + 1 in (1, 3, 6, 12)


@given(st.sampled_from(["{}", "{}-H1", "{}-Q3", "{}-04"]), YEARS, st.integers(1, 5))
def test_between_two_periods_lie_all_of_their_kind(form: str, year: int, years: int) -> None:
    first, last = form.format(year), form.format(year + years)
    found = list(ids.between(first, last))
    size = ids.months(first)[1] - ids.months(first)[0] + 1
    assert len(found) == years * 12 // size - 1
    whole = [first, *found, last]
    assert all(ids.months(one)[1] + 1 == ids.months(next_)[0] for one, next_ in pairwise(whole))
    assert list(ids.between(last, first)) == []


@given(st.from_regex(r"\S{0,6}"), PERIODS)
def test_no_printed_number_gives_the_part_of_a_later_task(number: str, period: str) -> None:
    assert ids.number_part(number) != ids.later_part(ids.number_part(number), period)
    assert "_" not in ids.number_part(number)


@given(PERIODS)
def test_a_task_of_a_later_report_is_shown_by_its_number(period: str) -> None:
    task = ids.task_id("990101-2021-key", ids.later_part("2-12", period))
    assert ids.shown_number(task) == "2-12"
    assert ids.record_path(f"{task}.3") == f"990101/2021-key/2-12_{period}/#m3"


@given(PERIODS, st.sampled_from([None, "word"]))
def test_a_source_tells_its_period(period: str, word: str | None) -> None:
    assert ids.source_period(ids.source_id("990101", period, word)) == period


def test_what_belongs_to_a_renamed_task_is_renamed_with_it() -> None:
    names = {"990101-2021-key.3": "990101-2021-key.5", "990101-2021-key.3.1": "990101-2021-key.5.2"}
    for old, new in (
        ("990101-2021-key.3", "990101-2021-key.5"),
        ("990101-2021-key.3.r1", "990101-2021-key.5.r1"),
        ("990101-2021-key.3.1@2021-05.1", "990101-2021-key.5.2@2021-05.1"),
        ("990101-2021-key.30", "990101-2021-key.30"),
        ("990101-2021-key@2021-05", "990101-2021-key@2021-05"),
        ("990101/农业农村局", "990101/农业农村局"),
    ):
        assert ids.renamed(old, names) == new
