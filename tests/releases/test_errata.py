"""What was published wrongly is said in full, of versions and fields that there are."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from checks.planting import SCHEMA, SCHEMA_FOLDER
from checks.small_county import edition, rows
from govpublish import errata
from govpublish.errors import SourceSpecError
from govpublish.exports import write_all

GOOD = """\
errata:
  - id: 2024-1
    found_on: 2024-05-01
    severity: major
    since: 1.0.0
    fixed_in: 1.0.1
    table: tasks
    records: [990101-2021-key.1, 990101-2021-key.2]
    fields: [due_on]
    was: 2021-08-31
    now: 2021-09-30
    why: 把“9月底前”读成了“9月前”
"""


def written(place: Path, text: str) -> Path:
    path = place / "errata.yml"
    path.write_text(text, "utf-8")
    return path


def test_an_erratum(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    (one,) = errata.read(path)
    assert one.found_on.isoformat() == "2024-05-01"
    errata.require_true(path, (one,), SCHEMA, ["1.0.0", "1.0.1"])
    row = errata.row(one)
    assert row["records"] == "990101-2021-key.1;990101-2021-key.2"
    assert row["page"] is None
    assert tuple(row) == errata.COLUMNS


def test_it_is_published(tmp_path: Path) -> None:
    found = errata.read(written(tmp_path, GOOD))
    from dataclasses import replace  # noqa: PLC0415

    write_all(replace(edition(rows()), errata=found), SCHEMA_FOLDER, tmp_path / "data")
    with (tmp_path / "data" / "errata.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["was"] == "2021-08-31"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    why: 把“9月底前”读成了“9月前”\n", "", "why:缺少这个键"),
        ("severity: major", "severity: grave", "应为其中之一:major、minor"),
        ("since: 1.0.0", "since: v1", "写法不对"),
        ("found_on: 2024-05-01", "found_on: 昨天", "应为日期"),
        ("    table: tasks\n", "", "table(数据)或 page(网页)"),
        ("    table: tasks\n", "    table: tasks\n    page: 331121/\n", "二者写一个"),
        ("fields:", "field:", "是不是 fields"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(SourceSpecError) as error:
        errata.read(written(tmp_path, GOOD.replace(old, new)))
    assert said in str(error.value)
    assert "errata.yml:" in str(error.value)


def test_an_id_stands_once(tmp_path: Path) -> None:
    twice = GOOD + GOOD.removeprefix("errata:\n")
    with pytest.raises(SourceSpecError, match="2024-1 写了两次"):
        errata.read(written(tmp_path, twice))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("table: tasks", "table: task", "没有“task”这张表"),
        ("fields: [due_on]", "fields: [due]", "没有“due”这个字段"),
        ("since: 1.0.0", "since: 0.9.0", "0.9.0 不是发布过的版本"),
        ("fixed_in: 1.0.1", "fixed_in: 3.0.0", "3.0.0 不是发布过的版本"),
    ],
)
def test_it_speaks_of_what_there_is(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(SourceSpecError, match=said):
        errata.require_true(path, errata.read(path), SCHEMA, ["1.0.0", "1.0.1"])
