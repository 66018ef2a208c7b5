"""`datapackage.json` is a valid Data Package (v2) for others than us, and its hashes are right.

`datapackage-profile-2.0.json` is the official profile of https://datapackage.org/profiles/2.0/,
unchanged; it stands here so that no test asks the network.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pytest

from checks.planting import SCHEMA
from checks.small_county import Rows

PROFILE = Path(__file__).with_name("datapackage-profile-2.0.json")


@pytest.fixture(scope="module")
def package(downloads: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((downloads / "datapackage.json").read_text("utf-8"))
    return found


def test_it_keeps_the_official_profile(package: dict[str, Any]) -> None:
    profile = json.loads(PROFILE.read_text("utf-8"))
    jsonschema.Draft7Validator(profile).validate(package)


def test_the_profile_refuses_what_is_wrong(package: dict[str, Any]) -> None:
    profile = json.loads(PROFILE.read_text("utf-8"))
    wrong = {**package, "licenses": [{"title": "CC BY 4.0"}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(profile).validate(wrong)


def test_frictionless_finds_it_valid(downloads: Path, published: Rows) -> None:
    report = frictionless.Package(str(downloads / "datapackage.json")).validate()
    assert report.valid, report.to_summary()
    read = {task.name: task.stats["rows"] for task in report.tasks}
    assert read == {name: len(rows) for name, rows in published.items()}


@pytest.mark.parametrize(
    ("old", "new"),
    [("完成大坝。", "完成大坝!"), ("完成大坝。", "完成大坝。。"), ("990101-2021-key.1.1", "x")],
    ids=["one sign changed", "one sign more", "id changed"],
)
def test_frictionless_notices_a_changed_file(
    old: str, new: str, downloads: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(downloads, folder)
    path = folder / "measures.csv"
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode(), 1))
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert {task.name for task in report.tasks if not task.valid} >= {"measures"}


def test_every_csv_is_described_and_nothing_else(package: dict[str, Any], downloads: Path) -> None:
    described = [resource["path"] for resource in package["resources"]]
    assert described == [f"{table.name}.csv" for table in SCHEMA.tables]
    there = {path.name for path in downloads.glob("*.csv")}
    assert set(described) == there - {"errata.csv"}, "errata are about the tables, not of them"


def test_sizes_hashes_and_rows(package: dict[str, Any], downloads: Path, published: Rows) -> None:
    for resource in package["resources"]:
        data = (downloads / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["gov:rows"] == len(published[resource["name"]])
        assert resource["type"] == "table"
        assert resource["encoding"] == "utf-8"
        assert resource["dialect"]["delimiter"] == ","
        assert resource["dialect"]["lineTerminator"] == "\r\n"


def test_keys_and_constraints_are_published(package: dict[str, Any]) -> None:
    resources = {resource["name"]: resource["schema"] for resource in package["resources"]}
    for table in SCHEMA.tables:
        schema = resources[table.name]
        assert tuple(schema.get("primaryKey", [])) == table.primary_key
        targets = [
            (key["fields"], key["reference"]["resource"] or table.name, key["reference"]["fields"])
            for key in schema.get("foreignKeys", [])
        ]
        keys = table.foreign_keys
        assert targets == [([key.field], key.table, [key.table_field]) for key in keys]
        for declared, field in zip(schema["fields"], table.fields, strict=True):
            assert declared["name"] == field.name
            assert declared["title"] == field.title
            assert set(declared.get("constraints", {})) == set(field.constraints)
            if field.labels:
                assert declared["constraints"]["enum"] == list(field.labels)


def test_it_says_what_it_is(package: dict[str, Any], published: Rows) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert not re.search(r"\d{4}", package["name"]), "a name without a date"
    assert package["version"] == "0.1.0"
    assert datetime.datetime.fromisoformat(package["created"]).date().isoformat() == "2021-11-02"
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    hashes = [source["version"] for source in package["sources"]]
    assert hashes == [row["sha256"] for row in published["sources"]]
    paths = [source.get("path") for source in package["sources"]]
    assert paths == [row["url"] for row in published["sources"]]
