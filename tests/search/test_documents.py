"""What of an edition can be found: every page about the data, every text, every name."""

from __future__ import annotations

from typing import Any

import pytest

from govpublish.dataset import COLUMNS, Dataset, Table
from govpublish.edition import Edition
from govpublish.search.documents import SearchDocument, documents
from govpublish.search.standing import Status, statuses

PLAN, TASK = "990001-2021-key", "990001-2021-key.1"
ROWS: dict[str, list[dict[str, Any]]] = {
    "jurisdictions": [
        {"jurisdiction_code": "990000", "name": "云海市"},
        {
            "jurisdiction_code": "990001", "name": "云山县", "short_name": "云山",
            "province": "云海省", "prefecture": "云海市",
        },
    ],
    "sources": [
        {
            "source_id": "990001-2021-04", "jurisdiction_code": "990001", "title": "四月进度表",
            "publisher": "县政府办公室", "document_no": "云政办〔2021〕4号",
        },
        {"source_id": "990001-2021-05", "jurisdiction_code": "990001"},
    ],
    "plans": [
        {"plan_id": PLAN, "jurisdiction_code": "990001", "year": 2021, "name": "2021年重点工作"}
    ],
    "tasks": [
        {
            "task_id": TASK, "plan_id": PLAN, "section": "一、城市 / (一)更新",
            "title": "改造旧小区", "text": "改造旧小区", "deadline_as_printed": "9月底前",
        },
        {"task_id": "990001-2021-key.2", "plan_id": PLAN, "title": "修桥", "text": "修桥\n铺路"},
    ],
    "measures": [
        {"task_id": TASK, "label": "(1)", "text": "改造12个", "deadline_as_printed": "6月底前"},
        {"task_id": TASK, "label": "", "text": "改造水管网", "deadline_as_printed": "9月底前"},
    ],
    "organizations": [
        {
            "organization_id": "990001/建设局", "jurisdiction_code": "990001", "name": "建设局",
            "aliases": "住建局;县建设局",
        },
    ],
    "responsibilities": [
        {"task_id": TASK, "organization_as_printed": "住建局(房管处)",
         "organization_id": "990001/建设局", "role": "support"},
        {"task_id": TASK, "organization_as_printed": "长桥乡", "organization_id": None},
    ],
    "progress": [
        {
            "task_id": TASK, "text": "已完成。", "problems": "缺钱",
            "reporting_organization": "供水公司",
        },
        {"task_id": TASK, "text": ""},
    ],
    "assessments": [
        {"task_id": TASK, "status_as_printed": "达序推进", "official_status": "on_track"},
        {"task_id": TASK, "measure_id": f"{TASK}.1", "status_as_printed": "完成",
         "official_status": "done", "derived_status": "under_way"},
        {"task_id": TASK, "measure_id": f"{TASK}.2", "derived_status": "done"},
        {"task_id": "990001-2021-key.2"},
    ],
    "details": [{"task_id": TASK, "heading": "分管领导", "text": "云大山"}],
}  # fmt: skip

WORDS = {"assessments.derived_status": {"under_way": "推进中"}}


@pytest.fixture(scope="module")
def found() -> dict[str, SearchDocument]:
    """All documents of the invented edition, by address."""
    tables = {
        name: Table.of(
            columns,
            [{column: row.get(column) for column in columns} for row in ROWS.get(name, [])],
        )
        for name, columns in COLUMNS.items()
    }
    edition = Edition(Dataset(tables), {}, "0.1.0", "2021-04-30")
    return {document.url: document for document in documents(edition, WORDS)}


def test_there_is_one_document_a_page_the_most_general_first(
    found: dict[str, SearchDocument],
) -> None:
    assert [(document.kind, url) for url, document in found.items()] == [
        ("县市区", "990001/"),
        ("计划", "990001/2021-key/"),
        ("责任单位", "990001/org/建设局/"),
        ("任务", "990001/2021-key/1/"),
        ("任务", "990001/2021-key/2/"),
        ("数据来源", "sources/990001-2021-04/"),
        ("数据来源", "sources/990001-2021-05/"),
    ]


def test_a_task_is_found_by_all_that_belongs_to_it(found: dict[str, SearchDocument]) -> None:
    assert found["990001/2021-key/1/"] == SearchDocument(
        url="990001/2021-key/1/",
        title="改造旧小区",
        kind="任务",
        place="云山县 · 2021年重点工作",
        statuses=(
            Status(False, "on_track", "达序推进", 1, 0),
            Status(True, "under_way", "推进中", 1, 2),
            Status(True, "done", "done", 1, 2),
        ),
        jurisdiction="990001",
        answerable=("长桥乡", "住建局(房管处)"),
        fields=(
            ("举措", "(1) 改造12个"),
            ("举措", "改造水管网"),
            ("进展", "已完成。"),
            ("问题", "缺钱"),
            ("报送单位", "供水公司"),
            ("分管领导", "云大山"),
            ("责任单位", "住建局(房管处)"),
            ("责任单位", "建设局"),
            ("责任单位又称", "住建局"),
            ("责任单位又称", "县建设局"),
            ("责任单位", "长桥乡"),
            ("栏目", "一、城市 / (一)更新"),
            ("完成时限", "9月底前"),
            ("完成时限", "6月底前"),
            ("完成情况", "达序推进"),
            ("完成情况", "完成"),
        ),
    )


def test_a_text_that_the_title_is_not_is_kept(found: dict[str, SearchDocument]) -> None:
    task = found["990001/2021-key/2/"]
    assert (task.title, task.statuses, task.fields) == ("修桥", (), (("任务", "修桥\n铺路"),))


def test_names_are_found_by_their_other_names(found: dict[str, SearchDocument]) -> None:
    organization = found["990001/org/建设局/"]
    assert organization.fields == (("又称", "住建局"), ("又称", "县建设局"))
    assert organization.place == "云山县"
    county = found["990001/"]
    assert county.fields == (("简称", "云山"), ("省", "云海省"), ("市", "云海市"))
    plan = found["990001/2021-key/"]
    assert plan.fields == (("县市区", "云山县"), ("年份", "2021年"))


def test_a_source_is_found_by_title_number_and_publisher(
    found: dict[str, SearchDocument],
) -> None:
    source = found["sources/990001-2021-04/"]
    assert source.title == "四月进度表"
    assert source.fields == (("发布机构", "县政府办公室"), ("文号", "云政办〔2021〕4号"))
    assert found["sources/990001-2021-05/"].title == "990001-2021-05"


def test_only_the_latest_report_says_where_a_task_stands() -> None:
    rows = [
        {"report_id": report, "measure_id": None, "status_as_printed": printed,
         "official_status": key, "derived_status": None}
        for report, printed, key in (("a@2021-Q1", "慢", "slow"), ("a@2021-Q2", None, "done"))
    ]  # fmt: skip
    assert statuses(rows, {}) == (Status(False, "done", "done", 1, 0),)
    assert statuses(rows[:1], {}) == (Status(False, "slow", "慢", 1, 0),)
    assert statuses([], {}) == ()


def test_names_are_known_by_their_initials_tasks_are_not(found: dict[str, SearchDocument]) -> None:
    assert [document.kind for document in found.values() if document.named] == [
        "县市区",
        "责任单位",
    ]
