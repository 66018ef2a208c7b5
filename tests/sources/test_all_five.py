"""What is true of every real document together: counts, the account, the words behind values."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from govpublish import account
from govpublish.assembly import Entry
from govpublish.dataset import Dataset
from govpublish.models import Use

SOURCES = ["330305-2021-Q1", "330824-2023-Q1", "331083-2021-Q3", "331100-2023", "331121-2021-04"]


def test_counts(data: Dataset) -> None:
    assert len(data["tasks"]) == 619
    assert len(data["measures"]) == 257
    assert len(data["sources"]) == 5
    assert len(data["plans"]) == len(data["reports"]) == 6


@pytest.mark.parametrize("source", SOURCES)
def test_every_character_is_accounted_for(entries: Mapping[str, Entry], source: str) -> None:
    reading = entries[source].reading
    told = account.of(reading)
    assert told.adds_up
    assert told.unread == 0
    covered = {
        (span.line, at)
        for span in reading.spans
        for at in range(span.start, span.end)
        if span.use is not Use.UNREAD
    }
    for number, line in enumerate(reading.lines, start=1):
        for at, sign in enumerate(line):
            assert sign.isspace() or (number, at) in covered


def test_every_value_is_found_again_where_it_stands(
    entries: Mapping[str, Entry], data: Dataset
) -> None:
    readings = {key: entry.reading for key, entry in entries.items()}
    assert list(account.faults(data, readings)) == []


@pytest.mark.parametrize("source", SOURCES)
def test_nothing_stops_and_nothing_is_skipped(entries: Mapping[str, Entry], source: str) -> None:
    loud = [flag for flag in entries[source].flags if flag.severity.value != "note"]
    assert loud == []


def test_every_place_of_a_report_has_a_row(data: Dataset) -> None:
    """In a report with progress every place where progress stands has at least one row."""
    told = {(row["task_id"], row["measure_id"]) for row in data.rows("progress")}
    reporting = {r["plan_id"] for r in data.rows("reports") if r["has_progress"]}
    measured = {row["task_id"] for row in data.rows("measures")}
    for task in data.rows("tasks"):
        if task["plan_id"] in reporting and task["task_id"] not in measured:
            assert (task["task_id"], None) in told, task["task_id"]
    for row in data.rows("measures"):
        if row["task_id"].rpartition(".")[0] in reporting:
            assert (row["task_id"], row["measure_id"]) in told, row["measure_id"]


def test_every_assessment_is_one_of_a_place_that_reports(data: Dataset) -> None:
    places = [(row["task_id"], row["measure_id"]) for row in data.rows("assessments")]
    assert len(places) == len(set(places))
    told = {(row["task_id"], row["measure_id"]) for row in data.rows("progress")}
    assert told <= set(places)
