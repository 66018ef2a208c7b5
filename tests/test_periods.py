"""The next report of a plan joins its tasks; what is reworded stops, what else changed is told."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from govpublish import pipeline
from govpublish.dataset import Dataset
from govpublish.errors import DuplicateId
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


def test_a_task_in_other_words_stops(root: Path) -> None:
    swap(root, "改善人居环境", "改造人居环境")
    toy.accept(root)
    with pytest.raises(DuplicateId, match=r"990101-2021-05 第\d+行:990101-2021-key\.5"):
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
