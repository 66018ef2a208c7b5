"""No licence, title, description or distribution: no publication, and nothing is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checks.planting import SCHEMA
from checks.small_county import edition, rows
from govpublish import pipeline
from govpublish.errors import DatasetRefused
from govpublish.exports import DESCRIBED
from govpublish.exports.publishable import require_described
from support import toy

Package = dict[str, Any]


def package(**values: Any) -> Package:
    """What the package says, with something else in it."""
    return {**SCHEMA.package, **values}


LICENCE = SCHEMA.package["licenses"][0]
TERMS = SCHEMA.package["terms"][0]
FAULTS: dict[str, tuple[Package, str]] = {
    "no licence": (package(licenses=[]), "licenses 没有许可"),
    "licences that are no list": (package(licenses="CC BY"), "licenses 没有许可"),
    "a licence without a name": (package(licenses=[{**LICENCE, "name": ""}]), "缺少 name"),
    "a licence without a text": (package(licenses=[{**LICENCE, "path": "x"}]), "https 网址"),
    "no title": (package(title=" "), "title 是空的"),
    "no description": (package(description=""), "description 是空的"),
    "a short description": (package(description="数据。"), "description 有 3 字"),
    "a long description": (package(description="长" * 5001), "应为 50 至 5000 字"),
    "no keywords": (package(keywords=[]), "keywords 是空的"),
    "no id": (package(id="govpublish"), "id 应为 urn:uuid:"),
    "no publisher": (package(contributors=[{"title": "甲", "roles": ["creator"]}]), "发布者"),
    "no creator": (package(contributors=[{"title": "甲", "roles": ["publisher"]}]), "整理者"),
    "somebody without a name": (package(contributors=[{"roles": ["creator"]}]), "要有 title"),
    "no contact": (package(contact={"title": "", "path": "about/"}), "contact 缺少 title"),
    "a contact without an address": (package(contact={"title": "甲"}), "contact 缺少 path"),
    "no terms": (package(terms=[]), "terms 是空的"),
    "terms of no table": (package(terms=[{**TERMS, "tables": ["nothing"]}]), "“nothing”"),
    "terms that say nothing": (package(terms=[{**TERMS, "description": ""}]), "缺少 description"),
    "a variable that is no field": (package(variables=["tasks.nothing"]), "tasks.nothing"),
}


def test_what_we_publish_passes() -> None:
    require_described(edition(rows()), SCHEMA, DESCRIBED)


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_missing_is_told_with_file_and_remedy(name: str) -> None:
    said, told = FAULTS[name]
    with pytest.raises(DatasetRefused) as refused:
        require_described(edition(rows()), replace(SCHEMA, package=said), DESCRIBED)
    head, *sentences = str(refused.value).split("\n")
    assert head.startswith("数据的说明不全，不能发布")
    assert any(told in sentence for sentence in sentences)
    for sentence in sentences:
        assert re.match(r"data/schema/package\.yml：.*。$", sentence)


@pytest.mark.parametrize("key", ["title", "description", "media_type"])
def test_a_format_that_says_nothing_of_itself_is_refused(key: str) -> None:
    blank: Callable[..., Any] = replace
    broken = blank(DESCRIBED[0], **{key: ""})
    with pytest.raises(DatasetRefused, match=f"“{broken.name}”缺少 {key}"):
        require_described(edition(rows()), SCHEMA, (broken, *DESCRIBED[1:]))


def test_no_distribution_no_publication() -> None:
    with pytest.raises(DatasetRefused, match="没有可下载的文件不能发布"):
        require_described(edition(rows()), SCHEMA, ())


def test_a_plan_without_documents_is_refused() -> None:
    tables = rows()
    tables["reports"] = [row for row in tables["reports"] if "2020" not in row["plan_id"]]
    with pytest.raises(DatasetRefused, match="计划 990101-2020-key：没有来源文件"):
        require_described(edition(tables), SCHEMA, DESCRIBED)


def test_nothing_is_written_where_the_package_lacks_something(tmp_path: Path) -> None:
    root = toy.project(tmp_path / "project")
    file = root / "data/schema/package.yml"
    file.write_text(file.read_text("utf-8").replace("path: about/#errors", 'path: ""'), "utf-8")
    with pytest.raises(DatasetRefused, match="contact 缺少 path"):
        pipeline.build(root, tmp_path / "site")
    assert not (tmp_path / "site").exists()
