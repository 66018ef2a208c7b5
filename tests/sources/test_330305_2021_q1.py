"""洞头区 2021-Q1: a bar table of 184 tasks, bodies that report named inside the cells."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from govpublish.assembly import Entry
from govpublish.dataset import Dataset
from govpublish.text import bare
from support.truth import Plan


@pytest.fixture(scope="session")
def plan(data: Dataset) -> Plan:
    """Its plan."""
    return Plan(data, "330305-2021-key")


@pytest.fixture(scope="session")
def printed(entries: Mapping[str, Entry]) -> list[list[str]]:
    """The printed rows, straight from the file."""
    text = entries["330305-2021-Q1"].source.data().decode()
    rows = [line.rstrip().removesuffix("|").split(" | ") for line in text.splitlines()[2:]]
    return [[cell.strip() for cell in row] for row in rows if len(row) > 1]


def test_every_row_is_a_task_with_its_words(plan: Plan, printed: list[list[str]]) -> None:
    assert len(printed) == len(plan.tasks) == 184
    assert not plan.rows("measures")
    assert not plan.rows("responsibilities")
    for number, (task, row) in enumerate(zip(plan.tasks, printed, strict=True), start=1):
        assert task["task_id"] == f"330305-2021-key.{number}"
        assert (task["number"], bare(task["title"])) == (row[0], bare(row[1]))
        told = plan.below("progress", number)
        assert bare("".join(part["text"] or "" for part in told)) == bare("".join(row[2:]))
        for part in told:
            assert len(told) == 1 or part["reporting_organization"] in part["text"]


def test_every_clause_that_begins_with_a_body_is_a_row(plan: Plan) -> None:
    assert [row["reporting_organization"] for row in plan.below("progress", 12)] == [
        "区发改局", "区经信局", "区交运局", "区投促中心",
    ]  # fmt: skip
    assert plan.progress(12)[2] == ("区交运局已完成两大港区发展情况数据收集;", "")


@pytest.mark.parametrize("number", [2, 8, 9, 16])
def test_where_one_clause_does_not_the_cell_stays_whole(plan: Plan, number: int) -> None:
    (row,) = plan.below("progress", number)
    assert row["reporting_organization"] is None


def test_one_assessment_a_task_and_none_official(plan: Plan) -> None:
    assert len(plan.rows("assessments")) == 184
    assert plan.statuses() == {}
