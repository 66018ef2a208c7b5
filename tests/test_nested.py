"""A plan as one nested document: the very shape of the design, and nothing of it lost."""

from __future__ import annotations

from typing import Any

import pytest

from govpublish.edition import Edition
from govpublish.nested import plan_document, plan_documents
from support import toy

Record = dict[str, Any]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The toy county."""
    return toy.edition(toy.project(tmp_path_factory.mktemp("nested") / "project"))


@pytest.fixture(scope="module")
def documents(edition: Edition) -> dict[str, Record]:
    """Every plan as a nested document."""
    return dict(plan_documents(edition))


def test_the_shape_is_that_of_the_design(documents: dict[str, Record]) -> None:
    for plan_id, document in documents.items():
        assert list(document)[:7] == [
            "source", "refused", "layout", "tables", "flags", "unread", "plans",
        ]  # fmt: skip
        assert document["refused"] is None
        assert document["layout"] in ("tabs", "pipes", "stacked", "outline")
        (plan,) = document["plans"]
        assert plan["plan_id"] == plan_id
        assert set(plan) >= {"jurisdiction_code", "year", "slug", "name", "kind", "reports"}
        for task in plan["tasks"]:
            assert set(task) >= {
                "task_id", "number", "section", "title", "text", "deadline_as_printed", "due_on",
                "lines", "responsibilities", "indicators", "details", "progress", "assessments",
                "measures",
            }  # fmt: skip
            assert isinstance(task["section"], list)
            for measure in task["measures"]:
                assert isinstance(measure["label"], str)
                assert set(measure) >= {
                    "measure_id", "text", "deadline_as_printed", "due_on", "lines",
                    "responsibilities", "indicators", "progress", "assessments",
                }  # fmt: skip
            for place in (task, *task["measures"]):
                for answer in place["responsibilities"]:
                    assert set(answer) >= {"organization_as_printed", "organization", "role"}
                for told in place["progress"]:
                    assert isinstance(told["text"], str)
                    assert isinstance(told["problems"], str)


def test_tables_name_their_lines_and_columns(documents: dict[str, Record]) -> None:
    (table,) = documents["990101-2021-key"]["tables"]
    assert table["lines"] == "5-20"
    assert table["columns"] == [
        ["序号", "number"], ["工作内容", "task"], ["2021年主要目标", "target"],
        ["完成时限", "deadline"], ["责任部门", "responsible"], ["4月工作完成情况", "progress"],
    ]  # fmt: skip


def test_every_row_of_the_dataset_is_in_one_document(
    edition: Edition, documents: dict[str, Record]
) -> None:
    tasks = [task for document in documents.values() for task in document["plans"][0]["tasks"]]
    places = [place for task in tasks for place in (task, *task["measures"])]
    data = edition.dataset
    assert [task["task_id"] for task in tasks] == [row["task_id"] for row in data.rows("tasks")]
    assert sum(len(task["measures"]) for task in tasks) == len(data["measures"])
    for table in ("responsibilities", "progress", "assessments", "details"):
        assert sum(len(place[table]) for place in places) == len(data[table]), table


def test_organizations_carry_their_official_name(documents: dict[str, Record]) -> None:
    task = documents["990101-2024-key"]["plans"][0]["tasks"][2]
    assert [(a["organization_as_printed"], a["organization"]) for a in task["responsibilities"]][
        :2
    ] == [("大数据中心(县数据局)", "大数据中心"), ("县建设局", "建设局")]


def test_sections_are_a_list(documents: dict[str, Record]) -> None:
    tasks = documents["990101-2024-key"]["plans"][0]["tasks"]
    assert tasks[2]["section"] == ["二、重点工作", "(一)加快建设。"]
    assert documents["990101-2021-key"]["plans"][0]["tasks"][0]["section"] == []


def test_one_plan_alone_is_the_same(edition: Edition, documents: dict[str, Record]) -> None:
    assert plan_document(edition, "990101-2022-key") == documents["990101-2022-key"]
