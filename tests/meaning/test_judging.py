"""Tasks and measures judged together: indicators once for each report, evidence, derived_from."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from govpublish.dataset import Dataset
from govpublish.models import Indicator, Task
from support import judged, reports, toy
from support.judged import PERIOD, measure, task, told
from support.reports import APRIL, JULY, KEY, LIVELIHOOD, MAY

PARKING = "新增停车位300个。"


def brief(one: Indicator) -> tuple[str, str, str | None, str | None, str | None]:
    """Phrase, value, period, achieved value, ratio."""
    value, ratio = one.achieved_value, one.ratio
    return (
        one.phrase.text,
        f"{one.comparator} {one.value}{one.unit}",
        one.period,
        None if value is None else str(value),
        None if ratio is None else str(ratio),
    )


def indicators(one: Task, **asked: str | None) -> list[tuple[Any, ...]]:
    return [brief(found) for found in judged.judged(one, asked or None).indicators]


# What an indicator says.


@pytest.mark.parametrize(
    ("promise", "report", "value", "ratio"),
    [
        (PARKING, "新增停车位320个。", "320", "1.0667"),
        (PARKING, "新增停车位100个。", "100", "0.3333"),
        ("完成技改投资1.50亿元。", "完成技改投资9000万元。", "0.9", "0.6000"),
        ("完成技改投资1.50亿元。", "完成技改投资15000万元。", "1.5", "1.0000"),
        ("完成技改投资1.50亿元。", "完成技改投资1.50亿元。", "1.50", "1.0000"),
        ("建成绿道15公里。", "建成绿道15000米。", "15", "1.0000"),
        ("完成技改投资100亿元。", "完成技改投资100亿元。", "100", "1.0000"),
        ("完成技改投资100万元。", "完成技改投资0.01亿元。", "100", "1.0000"),
    ],
)
def test_the_achieved_value_is_in_the_unit_of_the_promise(
    promise: str, report: str, value: str, ratio: str
) -> None:
    (found,) = judged.judged(task(promise, told(report))).indicators
    assert (str(found.achieved_value), str(found.ratio)) == (value, ratio)


def test_a_promise_without_answer_stands_alone() -> None:
    assert indicators(task(PARKING, told("正在选址。"))) == [
        ("新增停车位300个", "eq 300个", None, None, None)
    ]
    assert indicators(task(PARKING)) == [("新增停车位300个", "eq 300个", None, None, None)]


def test_a_range_is_two_rows_with_one_answer() -> None:
    assert indicators(task("引进项目3-5个。", told("引进项目4个。"))) == [
        ("引进项目3-5个", "ge 3个", PERIOD, "4", "1.3333"),
        ("引进项目3-5个", "le 5个", PERIOD, "4", "0.8000"),
    ]


def test_the_answer_names_the_place_of_its_progress() -> None:
    one = judged.judged(task(PARKING, told("正在选址。"), told("新增停车位320个。", line=20)))
    (found,) = one.indicators
    assert (found.progress, found.achieved.lines) == (2, (20,))


def test_two_reporters_of_one_amount_answer_nothing() -> None:
    one = task(PARKING, told("新增停车位320个。"), told("新增停车位10个。", line=20))
    assert indicators(one) == [("新增停车位300个", "eq 300个", None, None, None)]


# Several periods in one document.


def test_each_report_has_its_verdict_and_its_answer() -> None:
    one = task(
        PARKING,
        told("新增停车位100个。", "2021-04"),
        told("", "2021-05", line=20),
        told("累计新增停车位310个。", "2021-06", line=30),
    )
    asked = {"2021-04": "2021-04-30", "2021-05": "2021-05-31", "2021-06": "2021-06-30"}
    found = judged.judged(one, asked)
    assert [(each.period, each.status) for each in found.verdicts] == [
        ("2021-04", "under_way"), ("2021-05", "not_reported"), ("2021-06", "target_met"),
    ]  # fmt: skip
    assert [each.rests_on for each in found.verdicts][1] == ()
    assert [brief(each)[2:4] for each in found.indicators] == [
        ("2021-04", "100"), ("2021-06", "310"),
    ]  # fmt: skip


def test_a_deadline_is_over_in_one_report_and_not_in_the_one_before() -> None:
    one = task(
        "建成大桥。",
        told("正在浇筑桥墩。", "2021-05"),
        told("正在浇筑桥墩。", "2021-06"),
        told("正在浇筑桥墩。", "2021-07"),
        deadline="6月底前",
    )
    asked = {"2021-05": "2021-05-31", "2021-06": "2021-06-30", "2021-07": "2021-07-31"}
    found = judged.judged(one, asked)
    assert [each.status for each in found.verdicts] == ["under_way", "under_way", "overdue"]
    assert [cell.text for cell in found.verdicts[2].rests_on] == ["6月底前"]


def test_a_list_without_progress_has_no_verdict() -> None:
    found = judged.judged(task(PARKING), {"2021": None})
    assert found.verdicts == ()
    assert [brief(one)[2] for one in found.indicators] == [None]


# Tasks with measures.


def with_measures(*measures: Any, text: str = PARKING) -> Task:
    one = task(text)
    return Task(
        number=one.number, section=(), title=one.title, text=one.text, deadline=None,
        measures=measures, reports_here=False,
    )  # fmt: skip


def test_a_task_gets_no_verdict_of_its_measures() -> None:
    one = with_measures(
        measure("完成选址。", told("已完成。"), deadline="3月底前"),
        measure("完成施工。", told("正在施工。", line=20), deadline="6月底前"),
    )
    found = judged.judged(one)
    assert found.verdicts == ()
    assert [[each.status for each in part.verdicts] for part in found.measures] == [
        ["done"], ["overdue"],
    ]  # fmt: skip


def test_a_measure_that_nothing_is_reported_of_has_no_verdict() -> None:
    found = judged.judged(with_measures(measure("完成选址。")))
    assert found.measures[0].verdicts == ()


def test_an_amount_of_a_measure_is_not_the_task_s_too() -> None:
    one = with_measures(measure("6月底前,新增停车位300个。", told("新增停车位100个。")))
    found = judged.judged(one)
    assert found.indicators == ()
    assert [brief(each)[1:4] for each in found.measures[0].indicators] == [
        ("eq 300个", PERIOD, "100")
    ]
    other = with_measures(measure("6月底前,新增停车位100个。", told("正在选址。")))
    assert [brief(each)[1] for each in judged.judged(other).indicators] == ["eq 300个"]


# In the tables: a document.

TEXT = """序号\t工作任务\t责任单位\t完成时限\t进展情况
1\t新增停车位300个。\t建设局\t年底前\t新增停车位320个。
2\t建成大桥。\t建设局\t6月底前\t正在浇筑桥墩。
3\t制定清单,建立机制。\t建设局\t年底前\t已完成。清单已下达。
4\t举办茶文化节。\t建设局\t年底前\t受疫情影响,活动已取消。
5\t培训农民500人。\t建设局\t年底前\t
6\t建设图书馆。\t建设局\t年底前\t完成招标。
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    spec = {"title": "进展", "layout": "tabs", "period": "2021-Q3", "plans": [toy.plan(7)]}
    entry = toy.read(tmp_path_factory.mktemp("judged"), TEXT, spec, ["建设局"])
    return toy.dataset([entry], toy.words())


def test_verdicts_in_the_table(rows: Dataset) -> None:
    found = [
        (row["derived_status"], row["derived_rule"], row["derived_from"])
        for row in rows.rows("assessments")
    ]
    assert found == [
        ("target_met", "R3.1", "2"), ("overdue", "R4.1", "3"), ("done", "R1.1", "4"),
        ("suspended", "R5.1", "5"), ("not_reported", "R6.1", None), ("under_way", "R7.1", "7"),
    ]  # fmt: skip
    assert all(row["official_status"] is None for row in rows.rows("assessments"))


def test_each_verdict_shows_its_words(rows: Dataset) -> None:
    found = {
        row["record_id"].removeprefix("990101-2021-key."): (row["lines"], row["excerpt"])
        for row in toy.under(rows.rows("evidence"), table="assessments", field="derived_status")
    }
    assert found == {
        "1@2021-Q3": ("2", "新增停车位320个"), "2@2021-Q3": ("3", "6月底前"),
        "3@2021-Q3": ("4", "已完成"), "4@2021-Q3": ("5", "受疫情影响,活动已取消"),
    }  # fmt: skip


def test_indicators_in_the_table(rows: Dataset) -> None:
    task_id = "990101-2021-key.1"
    (first, second) = rows.rows("indicators")
    assert first == {
        "indicator_id": f"{task_id}.i1", "task_id": task_id, "measure_id": None,
        "phrase": "新增停车位300个", "comparator": "eq", "value": Decimal(300), "unit": "个",
        "achieved_phrase": "新增停车位320个", "achieved_value": Decimal(320),
        "ratio": Decimal("1.0667"), "progress_id": f"{task_id}@2021-Q3.1",
        "source_id": "990101-2021-Q3", "lines": "2",
    }  # fmt: skip
    assert (second["value"], second["achieved_value"], second["progress_id"]) == (500, None, None)
    shown = toy.under(rows.rows("evidence"), table="indicators")
    parking, farmers = "新增停车位300个", "培训农民500人"
    assert [(row["field"], row["excerpt"]) for row in shown] == [
        ("value", parking), ("achieved_value", "新增停车位320个"), ("value", farmers),
    ]  # fmt: skip


# In the tables: the three reports of the toy county.


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    root = reports.project(tmp_path_factory.mktemp("year") / "project")
    return toy.edition(root).dataset


def test_an_amount_has_one_row_for_each_report_that_tells_of_it(year: Dataset) -> None:
    found = {
        row["indicator_id"]: (row["phrase"], row["achieved_value"], row["progress_id"])
        for row in toy.under(year.rows("indicators"), task_id=f"{LIVELIHOOD}.2")
    }
    place = f"{LIVELIHOOD}.2.1"
    phrase = "种植500亩"
    assert found == {
        f"{place}.i1": (phrase, 100, f"{place}@{APRIL}.1"),
        f"{place}.i1@{MAY}": (phrase, 260, f"{place}@{MAY}.1"),
        f"{place}.i1@{JULY}": (phrase, 480, f"{place}@{JULY}.1"),
    }


def test_every_indicator_of_the_year_rests_on_its_own_report(year: Dataset) -> None:
    progress = {row["progress_id"]: row for row in year.rows("progress")}
    shown = {
        (row["record_id"], row["field"]): row
        for row in toy.under(year.rows("evidence"), table="indicators")
    }
    ids = [row["indicator_id"] for row in year.rows("indicators")]
    assert len(set(ids)) == len(ids)
    for row in year.rows("indicators"):
        assert shown[row["indicator_id"], "value"]["excerpt"] == row["phrase"]
        if row["achieved_value"] is None:
            assert row["progress_id"] is None
            continue
        told = progress[row["progress_id"]]
        said = shown[row["indicator_id"], "achieved_value"]
        assert said["source_id"] == told["source_id"] == row["source_id"]
        assert said["lines"] == told["lines"]
        assert row["achieved_phrase"] in told["text"]


def test_every_report_of_the_year_is_judged(year: Dataset) -> None:
    reporting = {row["task_id"] for row in year.rows("measures")}
    for row in year.rows("assessments"):
        by_its_measures = row["measure_id"] is None and row["task_id"] in reporting
        assert (row["derived_status"] is None) is by_its_measures, row
    found = {
        row["assessment_id"].removeprefix(f"{KEY}."): row["derived_status"]
        for row in toy.under(year.rows("assessments"), task_id=f"{KEY}.1")
    }
    assert set(found) == {f"1@{APRIL}", f"1@{MAY}", f"1@{JULY}"}


def test_reports_in_any_order_give_the_same_indicators(year: Dataset, tmp_path: Path) -> None:
    root = reports.project(tmp_path / "project", APRIL, MAY)
    two = toy.edition(root).dataset
    known = {row["indicator_id"]: row for row in year.rows("indicators")}
    for row in two.rows("indicators"):
        assert known[row["indicator_id"]] == row


def report(place: Path, period: str, promise: str, told: str) -> Any:
    """One report of a plan of two tasks, of which the second never changes."""
    text = (
        "序号\t工作任务\t责任单位\t完成时限\t进展情况\n"
        f"1\t{promise}\t建设局\t年底前\t{told}\n"
        "2\t建成大桥,完善配套道路设施。\t建设局\t年底前\t正在施工。\n"
    )
    spec = {"title": "进展", "layout": "tabs", "period": period, "plans": [toy.plan(3)]}
    return toy.read(place, text, spec, ["建设局"])


def over_two_months(place: Path, before: str, after: str, told: str) -> dict[str, str]:
    """What is promised under each id of an indicator of the first task."""
    entries = [
        report(place, "2021-04", before, "新增公共停车位100个。"),
        report(place, "2021-05", after, told),
    ]
    data = toy.dataset(entries, toy.words())
    return {
        row["indicator_id"].removeprefix("990101-2021-key.1."): row["phrase"]
        for row in data.rows("indicators")
    }


def test_an_amount_of_the_same_promise_keeps_its_id(tmp_path: Path) -> None:
    promise = "完善城区停车设施,新增公共停车位300个。"
    assert over_two_months(tmp_path, promise, promise, "新增公共停车位150个。") == {
        "i1": "新增公共停车位300个", "i1@2021-05": "新增公共停车位300个",
    }  # fmt: skip


def test_an_amount_put_before_it_does_not_take_its_id(tmp_path: Path) -> None:
    found = over_two_months(
        tmp_path,
        "完善城区停车设施,新增公共停车位300个。",
        "完善城区停车设施,新建停车场2处,新增公共停车位300个。",
        "新建停车场1处,新增公共停车位150个。",
    )
    assert found["i1"] == "新增公共停车位300个"
    assert found["i1@2021-05"] == "新增公共停车位300个"
    assert found["i2@2021-05"] == "新建停车场2处"
