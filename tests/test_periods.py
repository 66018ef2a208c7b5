"""The next report of a plan joins its tasks; what it prints otherwise is told, doubts stop."""

from __future__ import annotations

import re
import shutil
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from govpublish import golden, ids, periods, pipeline
from govpublish.assembly import Entry
from govpublish.dataset import COLUMNS, Dataset
from govpublish.errors import DuplicateId, ReadingStopped
from support import toy

FIRST, NEXT = "2021-04", "2021-05"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The toy county with the April report and the same document as that of May."""
    root = toy.project(tmp_path / "project", FIRST, accepted=False)
    shutil.copytree(toy.folder(root, FIRST), toy.folder(root, FIRST).with_name(NEXT))
    spec = toy.folder(root, NEXT) / "source.yml"
    spec.write_text(spec.read_text("utf-8").replace("2021-04-30", "2021-05-31"), "utf-8")
    return root


def swap(root: Path, pattern: str, new: str) -> None:
    """Print something else in May."""
    path = toy.folder(root, NEXT) / "source.txt"
    text, times = re.subn(pattern, new, path.read_text("utf-8"), count=1)
    assert times == 1
    path.write_text(text, "utf-8")


def dataset(root: Path) -> Dataset:
    """What would be published."""
    toy.accept(root)
    return pipeline.edition(root, pipeline.read(root)).dataset


def test_both_reports_stand_on_the_same_tasks(root: Path) -> None:
    data = dataset(root)
    assert [row["period"] for row in data.rows("reports")] == [FIRST, NEXT]
    tasks = [row["task_id"] for row in data.rows("tasks")]
    assert len(tasks) == len(set(tasks)) == 5
    told = data.rows("progress")
    assert len(told) == 2 * len(data.rows("measures"))
    assert {row["report_id"].partition("@")[2] for row in told} == {FIRST, NEXT}
    assert {row["source_id"] for row in data.rows("tasks")} == {f"990101-{FIRST}"}


def test_a_new_progress_is_published_beside_the_old(root: Path) -> None:
    swap(root, "完成120亩", "完成360亩")
    rows = dataset(root).rows("progress")
    told = {
        row["report_id"].partition("@")[2]: (row["text"], row["source_id"])
        for row in rows
        if row["measure_id"] == "990101-2021-key.1.1"
    }
    assert told == {
        FIRST: ("完成120亩。", f"990101-{FIRST}"),
        NEXT: ("完成360亩。", f"990101-{NEXT}"),
    }


def test_a_task_in_other_words_keeps_its_first_and_tells_the_new(root: Path) -> None:
    swap(root, "改善人居环境", "改造人居环境")
    data = dataset(root)
    assert [row["text"] for row in data.rows("tasks")][4] == "改善人居环境"
    told = [row for row in data.rows("task_changes") if row["change"] != "matched"]
    assert [(row["task_id"], row["change"], row["old"], row["new"]) for row in told] == [
        ("990101-2021-key.5", "reworded", "改善人居环境", "改造人居环境")
    ]


def test_a_measure_in_other_words_is_told_too(root: Path) -> None:
    swap(root, "新建茶园500亩", "新建茶园800亩")
    told = [row for row in dataset(root).rows("task_changes") if row["measure_id"]]
    assert [(row["measure_id"], row["change"], row["new"]) for row in told] == [
        ("990101-2021-key.1.1", "reworded", "新建茶园800亩。")
    ]


def test_words_that_cannot_be_found_in_the_report_stop(root: Path) -> None:
    swap(root, "改善人居环境", "改造人居环境")
    toy.accept(root)
    entries = pipeline.read(root)
    (row,) = [row for row in entries[1].records["tasks"] if row["task_id"] == "990101-2021-key.5"]
    row["text"] = row["title"] = "改变人居环境"
    with pytest.raises(ReadingStopped, match=r"evidence 990101-2021-key\.5:excerpt .*改变"):
        pipeline.edition(root, _as_accepted(root, entries))


def _as_accepted(root: Path, entries: list[Entry]) -> list[Entry]:
    for entry in entries:
        golden.accept(entry)
    return entries


def test_a_number_twice_in_one_report_stops(root: Path) -> None:
    swap(root, "(?m)^3\t", "2\t")
    toy.accept(root)
    with pytest.raises(DuplicateId, match=r"tasks:编号 990101-2021-key\.2 重复"):
        pipeline.edition(root, pipeline.read(root))


def test_other_organizations_are_told_and_the_first_are_published(root: Path) -> None:
    before = dataset(root).rows("responsibilities")
    swap(root, "农业农村局", "水利局")
    data = dataset(root)
    assert data.rows("responsibilities") == before
    told = [row for row in data.rows("quality_flags") if row["kind"] == "changed-since"]
    assert told
    assert all(row["source_id"] == f"990101-{NEXT}" for row in told)
    assert any("水利局" in row["message"] for row in told)


# Several periods in one document, and a period that two documents tell.

PLAN = "990101-2021-key"


def document(
    period: str, *also: str, text: str = "修建公路20公里。", told: str = "完成。"
) -> dict[str, list[dict[str, Any]]]:
    """A document of one task that reports of its own period and of others."""
    source, task = f"990101-{period}", f"{PLAN}.1"
    place = {"source_id": source, "lines": "1"}
    reports = [ids.report_id(PLAN, one) for one in (*also, period)]
    return {
        "sources": [{"source_id": source}],
        "reports": [
            {
                "report_id": report, "plan_id": PLAN, "source_id": source,
                "period": ids.period_of(report), "has_progress": True,
                "as_of": f"{ids.period_of(report)}-28",
            }
            for report in reports
        ],
        "tasks": [
            {
                "task_id": task, "plan_id": PLAN, "position": 1, "number": "1", "section": None,
                "text": text, "deadline_as_printed": None, **place,
            }
        ]
        * len(reports),
        "progress": [
            {
                "progress_id": ids.progress_id(task, report, 1), "report_id": report,
                "task_id": task, "measure_id": None, "text": told, "problems": None, **place,
            }
            for report in reports
        ],
    }  # fmt: skip


def joined(*documents: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """All rows."""
    return periods.together(documents, COLUMNS).records


def test_a_document_of_several_periods_has_nothing_between_them() -> None:
    rows = joined(document("2021-05", "2021-03", "2021-04"))
    assert [row["period"] for row in rows["reports"]] == ["2021-03", "2021-04", "2021-05"]
    assert len(rows["tasks"]) == 1
    assert len(rows["progress"]) == 3
    assert rows["task_changes"] == []


def test_the_next_document_is_compared_once() -> None:
    later = document("2021-07", "2021-06", text="修建公路25公里。")
    (change,) = joined(document("2021-05", "2021-04"), later)["task_changes"]
    assert (change["from_report"], change["to_report"], change["change"]) == (
        f"{PLAN}@2021-05", f"{PLAN}@2021-07", "reworded",
    )  # fmt: skip


def test_a_report_is_told_by_its_own_document() -> None:
    own, later = document("2021-04"), document("2021-05", "2021-04")
    rows = joined(own, later)
    assert [(row["period"], row["source_id"]) for row in rows["reports"]] == [
        ("2021-04", "990101-2021-04"), ("2021-05", "990101-2021-05"),
    ]  # fmt: skip
    assert [row["source_id"] for row in rows["progress"]] == ["990101-2021-04", "990101-2021-05"]
    assert rows["quality_flags"] == []


def test_what_another_document_says_otherwise_of_it_is_remarked() -> None:
    rows = joined(document("2021-04"), document("2021-05", "2021-04", told="已完成8公里。"))
    (flag,) = rows["quality_flags"]
    assert flag["source_id"] == "990101-2021-05"
    assert "已完成8公里" in flag["message"]
    assert "990101-2021-04" in flag["message"]


def test_the_order_in_which_documents_are_given_does_not_matter() -> None:
    documents = [
        document("2021-04"),
        document("2021-Q2", text="修建公路25公里。"),
        document("2021-05", "2021-03", text="修建公路22公里。"),
    ]
    first = joined(*documents)
    assert [row["new"] for row in first["task_changes"]] == ["修建公路22公里。", "修建公路25公里。"]
    for other in permutations(documents):
        assert joined(*other) == first


def test_a_list_without_progress_comes_before_the_reports_of_its_year() -> None:
    promised = document("2021", text="修建公路30公里。")
    promised["reports"][0] |= {"has_progress": False, "as_of": None}
    promised["progress"] = []
    rows = joined(document("2021-04"), promised)
    assert [row["text"] for row in rows["tasks"]] == ["修建公路30公里。"]
