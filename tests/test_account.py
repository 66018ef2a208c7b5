"""Does the account add up? It must tell every kind of loss and of invention."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from govpublish import account
from govpublish.dataset import COLUMNS, Dataset, Table
from govpublish.edition import Edition
from govpublish.models import SourceReading, Span, Use
from support import toy


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The toy county."""
    return toy.edition(toy.project(tmp_path_factory.mktemp("account") / "project"))


def with_row(edition: Edition, table: str, at: int, **values: Any) -> Dataset:
    """The dataset with other values in one row."""
    rows = edition.dataset.rows(table)
    rows[at] = {**rows[at], **values}
    return Dataset({**edition.dataset.tables, table: Table.of(COLUMNS[table], rows)})


def test_a_sound_edition_has_no_fault(edition: Edition) -> None:
    assert list(account.faults(edition.dataset, edition.readings)) == []


@pytest.mark.parametrize("period", ["2020-Q1", "2021-04", "2022-Q3", "2023-Q1", "2024"])
def test_the_sum_is_that_of_the_signs(edition: Edition, period: str) -> None:
    reading = edition.readings[f"990101-{period}"]
    told = account.of(reading)
    assert told.adds_up
    assert told.total == sum(not sign.isspace() for line in reading.lines for sign in line)
    assert told.unread == 0
    assert all(count > 0 for count in told.passed.values())


@pytest.mark.parametrize(
    ("table", "field"),
    [("tasks", "title"), ("tasks", "text"), ("tasks", "number"), ("measures", "text"),
     ("measures", "label"), ("measures", "deadline_as_printed"), ("progress", "text"),
     ("responsibilities", "organization_as_printed"), ("evidence", "excerpt")],
)  # fmt: skip
def test_a_text_that_was_not_printed_is_told(edition: Edition, table: str, field: str) -> None:
    rows = edition.dataset.rows(table)
    at = next(i for i, row in enumerate(rows) if row[field])
    changed = with_row(edition, table, at, **{field: rows[at][field] + "凭空"})
    told = list(account.faults(changed, edition.readings))
    assert any(field in sentence and "找不到" in sentence for sentence in told)


@pytest.mark.parametrize(("table", "field"), [("tasks", "text"), ("progress", "text")])
def test_a_text_that_lost_its_end_is_told(edition: Edition, table: str, field: str) -> None:
    rows = edition.dataset.rows(table)
    at = next(i for i, row in enumerate(rows) if row[field] and len(row[field]) > 6)
    cut = rows[at][field][:-4]
    values = {field: cut, "title": cut} if table == "tasks" else {field: cut}
    told = list(account.faults(with_row(edition, table, at, **values), edition.readings))
    assert any("记录中却没有" in sentence for sentence in told)


def test_a_text_on_the_wrong_line_is_told(edition: Edition) -> None:
    changed = with_row(edition, "measures", 0, lines="1")
    assert any("第1行" in sentence for sentence in account.faults(changed, edition.readings))


def test_words_in_another_order_are_told(edition: Edition) -> None:
    at, row = next(
        (i, row) for i, row in enumerate(edition.dataset.rows("progress"))
        if row["text"] and "\n" in row["text"]
    )  # fmt: skip
    swapped = "\n".join(reversed(row["text"].split("\n")))
    changed = with_row(edition, "progress", at, text=swapped)
    assert list(account.faults(changed, edition.readings))


def test_a_text_told_twice_is_told(edition: Edition) -> None:
    rows = edition.dataset.rows("progress")
    at = next(i for i, row in enumerate(rows) if row["text"] and len(row["text"]) > 6)
    changed = with_row(edition, "progress", at, text=rows[at]["text"] * 2)
    assert list(account.faults(changed, edition.readings))


def test_a_sign_in_no_span_is_told(edition: Edition) -> None:
    name, reading = next(iter(edition.readings.items()))
    lost = replace(reading, spans=reading.spans[1:])
    told = list(account.faults(edition.dataset, {**edition.readings, name: lost}))
    assert any(name in sentence for sentence in told)


def test_a_sign_in_two_spans_is_told(edition: Edition) -> None:
    """One sign counted twice may hide another that is counted nowhere."""
    lines = ("甲乙",)
    spans = (Span(1, 0, 1, Use.PASSED, "表头"), Span(1, 0, 1, Use.PASSED, "页脚"))
    reading = SourceReading("990101-2021", "tabs", (), lines, ("1",), spans)
    empty = Dataset({table: Table.of(columns, []) for table, columns in COLUMNS.items()})
    assert list(account.faults(empty, {"990101-2021": reading}))


def test_raised_and_lowered_signs_are_found_again(tmp_path: Path) -> None:
    told = "m<sup>-2</sup>，Ca<sup>2+</sup>，10<sup>n</sup>"
    text = f"序号|工作内容|进展情况\n1|减排CO<sub>2</sub>|{told}\n"
    entry = toy.read(tmp_path, text, {"layout": "pipes", "plans": [toy.plan(2)]})
    data = toy.dataset([entry], toy.words())
    assert list(account.faults(data, {entry.source.source_id: entry.reading})) == []
