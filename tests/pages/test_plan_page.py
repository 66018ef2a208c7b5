"""The plan page at its edges: no deadlines, one task, a thousand, two years, printed twice."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from govpublish.dataset import COLUMNS, Table
from govpublish.edition import Edition
from govpublish.pages.lookups import look_up
from govpublish.pages.plan_calendar import calendar
from govpublish.pages.totals import totals
from govpublish.schema import Schema
from govpublish.site.shell import Shells
from pages.reading import Read, read
from support import plans

Draw = Callable[[Edition], Read]

HEAVIEST = 75_000
"""Bytes, gzipped; the rest of a first view is less than as much."""


@pytest.fixture
def draw(shells: tuple[Shells, Path], tmp_path: Path) -> Draw:
    """Draw an edition and read its plan page."""

    def drawn(made: Edition) -> Read:
        plans.draw(made, shells[0], tmp_path)
        return read(tmp_path / plans.ADDRESS / "index.html")

    return drawn


def words(page: Read) -> str:
    return "".join(page.text.split())


def marks(page: Read) -> list[str | None]:
    return [row["data-u"] for row in page.all("tr") if "data-u" in row]


def with_rows(made: Edition, table: str, *rows: tuple[object, ...]) -> Edition:
    told = [dict(zip(COLUMNS[table], row, strict=True)) for row in rows]
    frames = {**made.dataset.tables, table: Table.of(COLUMNS[table], told)}
    return replace(made, dataset=replace(made.dataset, tables=frames))


def test_a_row_tells_its_day_and_both_statuses(draw: Draw) -> None:
    page = draw(plans.edition(5))
    assert marks(page) == [
        "2021-06-30/done/done",
        "2021-12-31/on_track/under_way",
        "//under_way",
        "//not_reported",
        "2021-03-31/slow/overdue",
    ]


def test_counts_lead_to_the_tasks_they_count(draw: Draw) -> None:
    page = draw(plans.edition(10))
    hrefs = {a.get("href") for a in page.all("a")}
    assert {"?official=slow#tasks", "?derived=overdue#tasks", "?official=none#tasks"} <= hrefs
    assert "?org=%E6%B0%B4%E5%88%A9%E5%B1%80#tasks" in hrefs
    assert "?since=2021-03-31&due=2021-03-31&late=1#tasks" in hrefs


def test_a_plan_without_deadlines_has_no_calendar_and_no_such_fields(draw: Draw) -> None:
    page = draw(plans.edition(4, [(None, None, "done", "done")]))
    assert "calendar" not in page.ids
    assert "文件没有单列时限" in page.text
    names = {field.get("name") for field in page.all("input")}
    assert "q" in names and names.isdisjoint({"due", "since", "late"})


def test_one_task_needs_no_filter(draw: Draw) -> None:
    page = draw(plans.edition(1))
    assert not [form for form in page.all("form") if "data-filter" in form]
    assert "1项任务" in words(page)


def test_a_plan_without_statuses_says_so(draw: Draw) -> None:
    page = draw(plans.edition(3, plans.BARE))
    assert "文件没有给出逐项状态" in page.text
    assert not any(field.get("name") in ("official", "derived") for field in page.all("select"))


def test_a_thousand_tasks_stay_light(draw: Draw, tmp_path: Path) -> None:
    long = [
        f"{plans.title(at)}{'，按期完成全部建设任务并通过验收' * (at % 7)}" for at in range(1000)
    ]
    page = draw(plans.edition(1000, titles=long))
    file = tmp_path / plans.ADDRESS / "index.html"
    assert len(gzip.compress(file.read_bytes())) < HEAVIEST
    assert len(marks(page)) == 1000
    assert "最长列60字" in words(page)


def test_the_calendar_counts_every_place_once(schema: Schema) -> None:
    found = look_up(plans.edition(10), schema, ())
    told = calendar(found, found.tasks_of[plans.PLAN], plans.REPORT)
    assert told is not None
    assert [(one.name, one.due) for one in told.months if one.due] == [
        ("2021-03", 2), ("2021-06", 2), ("2021-12", 2),
    ]  # fmt: skip
    assert [one.name for one in told.months] == [f"2021-{month:02}" for month in range(3, 13)]
    assert told.months[-1].through == told.dated == 6
    assert told.dated + sum(one.places for one in told.undated) == told.total == 10
    assert [(one.printed, one.places) for one in told.undated] == [("每月", 2), (None, 2)]
    assert [one.name for one in told.months if one.after] == ["2021-10"]
    march, june = told.months[0], told.months[3]
    assert (march.late, march.reported, june.late, june.reported) == (2, 0, 0, 2)


def test_what_is_due_on_the_day_of_the_report_stands_before_it(schema: Schema) -> None:
    days = [("9月底前", "2021-09-30", None, "under_way"), ("10月", "2021-10-31", None, "under_way")]
    found = look_up(plans.edition(4, days), schema, ())
    told = calendar(found, found.tasks_of[plans.PLAN], plans.REPORT)
    assert told is not None
    assert [(one.name, one.after) for one in told.months] == [("2021-09", False), ("2021-10", True)]


def test_bars_never_reach_beyond_their_width(schema: Schema) -> None:
    for count in (1, 2, 7, 50):
        found = look_up(plans.edition(count), schema, ())
        told = calendar(found, found.tasks_of[plans.PLAN], plans.REPORT)
        for month in told.months if told else ():
            assert all(
                left >= 0 and wide > 0 and left + wide <= 100 for _, left, wide in month.bars
            )


def test_a_total_printed_twice_alike_is_one_row_with_both_lines(schema: Schema) -> None:
    made = with_rows(
        plans.edition(3), "reconciliation",
        (plans.REPORT, "重点工作", 3, 3, 0, "equal", None, "1"),
        (plans.REPORT, "重点工作", 3, 3, 0, "equal", None, "2"),
        (plans.REPORT, "重点工作", 4, 3, 1, "source_inconsistent", None, "2"),
    )  # fmt: skip
    told = totals(look_up(made, schema, ()), plans.REPORT)
    assert [[line.label for line in one.lines] for one in told] == [["1", "2"], ["2"]]


def test_last_years_plan_is_linked_both_ways(draw: Draw, tmp_path: Path) -> None:
    old = f"{plans.COUNTY}-2020-key"
    made = plans.edition(2)
    rows = [*made.dataset.rows("plans"), *made.dataset.rows("tasks")]
    now = {**rows[0], "continues": old}
    before = {**rows[0], "plan_id": old, "year": 2020, "name": "2020年重点工作"}
    tasks = made.dataset.rows("tasks")
    told = {**tasks[0], "task_id": f"{old}.7", "plan_id": old, "number": "7"}
    frames = {
        **made.dataset.tables,
        "plans": Table.of(COLUMNS["plans"], [before, now]),
        "tasks": Table.of(COLUMNS["tasks"], [told, *tasks]),
    }
    page = draw(replace(made, dataset=replace(made.dataset, tables=frames)))
    assert "上一年：2020年《2020年重点工作》" in words(page)
    assert "与2020年第7项同名（本站比对）" in words(page)
    last = read(tmp_path / f"{plans.COUNTY}/2020-key/index.html")
    assert "下一年：2021年《2021年重点工作》" in words(last)
    assert "与2021年第1项同名（本站比对）" in words(last)


def test_many_remarks_lead_on_to_the_quality_page(draw: Draw) -> None:
    page = draw(plans.edition(60))
    more = [a["href"] for a in page.all("a") if "quality/?" in (a.get("href") or "")]
    assert more == [
        "../../quality/?kind=number-gap&responsibility=publisher&place=990101#flags",
        "../../quality/?kind=lost-date&responsibility=copy&place=990101#flags",
    ]


def test_every_organization_of_a_row_is_among_the_choices(draw: Draw, tmp_path: Path) -> None:
    draw(plans.edition(20))
    html = (tmp_path / plans.ADDRESS / "index.html").read_text("utf-8")
    options = re.search(r'name="org" data-ordinal>(.*?)</select>', html)
    assert options
    names = re.findall(r'value="([^"]+)"', options[1])
    rows = re.findall(r'data-org="(\d+)".*?data-label="责任单位">(\S+?)</td>', html)
    assert len(rows) == 20
    assert all(names[int(at) - 1] == printed for at, printed in rows)
