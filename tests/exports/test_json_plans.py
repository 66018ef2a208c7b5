"""One nested document a plan, at the address that DESIGN gives it."""

from __future__ import annotations

import json
from pathlib import Path

from checks.planting import SCHEMA
from checks.small_county import KEY, Rows, edition
from govpublish.exports import json_plans
from govpublish.nested import plan_document


def test_a_file_for_each_plan(downloads: Path, published: Rows) -> None:
    expected = sorted(f"{row['plan_id']}.json" for row in published["plans"])
    assert sorted(path.name for path in (downloads / "plans").glob("*.json")) == expected


def test_the_document_is_the_nested_plan(downloads: Path, published: Rows) -> None:
    document = json.loads((downloads / f"plans/{KEY}.json").read_text("utf-8"))
    assert document == plan_document(edition(published), KEY)
    (plan,) = document["plans"]
    assert plan["plan_id"] == KEY
    texts = [row["text"] for row in published["tasks"] if row["plan_id"] == KEY]
    assert [task["text"] for task in plan["tasks"]] == texts


def test_it_tells_what_it_wrote(published: Rows, tmp_path: Path) -> None:
    written = json_plans.EXPORT.write(edition(published), SCHEMA, tmp_path)
    paths = [file.path for file in written]
    assert paths == [tmp_path / f"plans/{row['plan_id']}.json" for row in published["plans"]]
    assert all(path.read_bytes().endswith(b"}\n") for path in paths)
