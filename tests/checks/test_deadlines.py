"""A due date rests on printed words and is the last day that they allow."""

from __future__ import annotations

import pytest

from checks.planting import places, planted
from govpublish.checks import deadlines


def test_a_valid_dataset_has_none() -> None:
    assert places(deadlines.check) == []


@pytest.mark.parametrize("table", ["tasks", "measures"])
def test_words_date_and_precision_stand_together(table: str) -> None:
    row = 2 if table == "tasks" else 1
    assert planted(deadlines.check, table, row, deadline_as_printed=None) == [
        (table, row, "due_on")
    ]
    for field in ("due_on", "due_precision"):
        found = planted(deadlines.check, table, row, **{field: None})
        assert found == [(table, row, "due_precision")]


@pytest.mark.parametrize(
    ("precision", "right", "wrong"),
    [
        ("ten_days", ["2021-02-10", "2021-02-20", "2021-02-28"], ["2021-02-11", "2021-03-28"]),
        ("month", ["2021-09-30", "2024-02-29"], ["2021-09-29", "2024-02-28"]),
        ("quarter", ["2021-03-31", "2021-06-30"], ["2021-02-28", "2021-03-30"]),
        ("half_year", ["2021-06-30", "2021-12-31"], ["2021-09-30", "2021-06-29"]),
        ("year", ["2021-12-31"], ["2021-06-30", "2021-12-30"]),
        ("day", ["2021-09-17"], []),
    ],
)
def test_the_last_day(precision: str, right: list[str], wrong: list[str]) -> None:
    for day in right:
        assert planted(deadlines.check, "tasks", 2, due_on=day, due_precision=precision) == []
    for day in wrong:
        found = planted(deadlines.check, "tasks", 2, due_on=day, due_precision=precision)
        assert found == [("tasks", 2, "due_on")]
