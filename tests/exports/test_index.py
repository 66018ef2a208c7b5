"""`index.json` lists every file of the downloads but itself, with true sizes and hashes."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checks.small_county import Rows
from govpublish.exports import DESCRIBED


@pytest.fixture(scope="module")
def index(downloads: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((downloads / "index.json").read_text("utf-8"))
    return found


def test_every_file_is_listed_once_but_the_index_itself(
    index: dict[str, Any], downloads: Path
) -> None:
    listed = [file["path"] for file in index["files"]]
    standing = [
        path.relative_to(downloads).as_posix() for path in downloads.rglob("*") if path.is_file()
    ]
    assert len(set(listed)) == len(listed)
    assert {*listed, "index.json"} == set(standing)


def test_sizes_and_hashes(index: dict[str, Any], downloads: Path) -> None:
    for file in index["files"]:
        data = (downloads / file["path"]).read_bytes()
        assert file["bytes"] == len(data)
        assert file["sha256"] == hashlib.sha256(data).hexdigest()


def test_rows_of_tables_and_of_nothing_else(index: dict[str, Any], published: Rows) -> None:
    counted = {
        f"{folder}{name}.{ending}": len(rows)
        for name, rows in published.items()
        for folder, ending in (
            ("", "csv"),
            ("", "json"),
            ("excel/", "csv"),
            ("parquet/", "parquet"),
        )
    }
    measured = {"990101-2020-key": 1, "990101-2021-key": 4, "990101-2021-livelihood": 1}
    counted |= {"errata.csv": 0, "errata.json": 0}
    counted |= {f"plans/{plan}.csv": rows for plan, rows in measured.items()}
    for file in index["files"]:
        assert file["rows"] == counted.pop(file["path"], None)
    assert counted == {}


def test_titles_and_media_types(index: dict[str, Any]) -> None:
    exports = {export.name: export for export in DESCRIBED}
    titles = [file["title"] for file in index["files"]]
    assert len(set(titles)) == len(titles), "two files under one title"
    assert all(re.search("[\u3400-\u9fff]", title) for title in titles)
    for file in index["files"]:
        assert file["media_type"] == exports[file["format"]].media_type
    assert "云山县 2021年重点工作 · JSON 计划全文" in titles
    assert "任务 · Excel 用 CSV（带 BOM，可能被当作公式的文字前加了撇号）" in titles


def test_version_and_date_are_those_of_the_data(index: dict[str, Any]) -> None:
    assert (index["version"], index["date"]) == ("0.1.0", "2021-11-02")


@pytest.fixture(scope="module")
def form(downloads: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((downloads / "index.schema.json").read_text("utf-8"))
    return found


def test_it_keeps_its_published_schema(index: dict[str, Any], form: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(form)
    jsonschema.Draft202012Validator(form).validate(index)
    assert index["$schema"] == "index.schema.json"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("path", "/tasks.csv"),
        ("path", "../tasks.csv"),
        ("title", " "),
        ("description", ""),
        ("media_type", "csv"),
        ("sha256", "0" * 63),
        ("bytes", 0),
        ("rows", -1),
        ("licence", ""),
        ("terms", ["a", "a"]),
        ("more", 1),
        ("description", None),
    ],
)
def test_its_schema_refuses_what_is_wrong(
    index: dict[str, Any], form: dict[str, Any], key: str, value: object
) -> None:
    broken = {**index, "files": [{**index["files"][0], key: value}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(form).validate(broken)


def test_terms_are_told_for_each_file(index: dict[str, Any]) -> None:
    """Our licence does not reach the words of the documents, nor the names of divisions."""
    terms = {file["path"]: file["terms"] for file in index["files"]}
    documents, divisions = (one["name"] for one in index["terms"])
    assert terms["tasks.csv"] == terms["excel/tasks.csv"] == [documents]
    assert terms["jurisdictions.csv"] == terms["parquet/jurisdictions.parquet"] == [divisions]
    assert terms["plans.csv"] == terms["datapackage.json"] == terms["index.schema.json"] == []
    assert terms["plans/990101-2021-key.json"] == [documents, divisions]
    assert {file["licence"] for file in index["files"]} == {
        licence["name"] for licence in index["licences"]
    }
    for one in index["terms"]:
        assert not re.search("[\u3400-\u9fff；，。] [\u3400-\u9fff]", one["description"])
