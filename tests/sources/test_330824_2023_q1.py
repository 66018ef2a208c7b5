"""开化县 2023-Q1: 9 tasks, 30 milestones, the report's parts matched by their numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from govpublish.assembly import Entry
from govpublish.dataset import Dataset
from support.truth import Plan

CIRCLED = "①②③④⑤⑥⑦⑧⑨"


@pytest.fixture(scope="session")
def plan(data: Dataset) -> Plan:
    """Its plan."""
    return Plan(data, "330824-2023-key")


@pytest.fixture(scope="session")
def printed(entries: Mapping[str, Entry]) -> list[list[str]]:
    """The printed rows, straight from the file."""
    text = entries["330824-2023-Q1"].source.data().decode()
    return [[cell.strip() for cell in line.split(" | ")] for line in text.splitlines()[6:15]]


def parts(cell: str) -> dict[int, str]:
    """The text behind each circled number."""
    found = re.split(rf"([{CIRCLED}])", cell)[1:]
    pairs = zip(found[::2], found[1::2], strict=True)
    return {CIRCLED.index(mark) + 1: text for mark, text in pairs}


def test_milestones_and_the_parts_that_report_of_them(plan: Plan, printed: list[list[str]]) -> None:
    assert len(printed) == len(plan.tasks) == 9
    assert len(plan.rows("measures")) == 30
    for number, (_, title, milestones, progress, _) in enumerate(printed, start=1):
        assert plan.task(number)["title"] == title
        wanted, told = parts(milestones), parts(progress)
        measures = plan.below("measures", number)
        assert {CIRCLED.index(m["label"]) + 1: m["text"] for m in measures} == wanted
        assert plan.below("progress", number) == []
        for part in wanted:
            assert plan.progress(number, part) == [(told.get(part, ""), "")]


def test_a_milestone_without_a_part_reports_nothing(plan: Plan) -> None:
    assert plan.progress(1, 3) == [("", "")]
    assert sum(row["text"] is None for row in plan.rows("progress")) == 12


OPENS_DONE = ("1.1", "2.1", "4.1", "5.1", "6.1", "7.1", "8.1", "8.2", "8.3", "8.4", "9.1")
"""The milestones whose progress opens with 已完成 (`status_opens_progress` in source.yml)."""


def test_the_status_column_is_the_tasks(plan: Plan) -> None:
    tasks = {str(number): "on_track" for number in range(1, 10)}
    assert plan.statuses() == tasks | dict.fromkeys(OPENS_DONE, "done")
    assert len(plan.rows("assessments")) == 39


@pytest.mark.parametrize(
    ("number", "part", "printed_as", "due"),
    [(1, 1, "2月上旬前", "2023-02-10"), (1, 2, "3月底前", "2023-03-31"), (3, 1, None, None),
     (3, 2, "每月", None), (3, 3, "每半年", None), (8, 3, "11月底前", "2023-11-30")],
)  # fmt: skip
def test_deadlines_at_the_head_of_milestones(
    plan: Plan, number: int, part: int, printed_as: str | None, due: str | None
) -> None:
    row = plan.below("measures", number)[part - 1]
    assert (row["deadline_as_printed"], row["due_on"]) == (printed_as, due)
    assert row["text"].startswith(printed_as or "")


def test_the_report_ends_with_its_quarter(data: Dataset) -> None:
    (report,) = [r for r in data.rows("reports") if r["plan_id"] == "330824-2023-key"]
    assert report["as_of"] == "2023-03-31"
