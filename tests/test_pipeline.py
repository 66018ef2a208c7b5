"""The stages in order: everything is checked first, then a whole new site stands."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from govpublish import pipeline
from govpublish.errors import GovpublishError, ReadingStopped
from govpublish.executor import executor
from support import toy
from support.building import contents


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy county."""
    return toy.project(tmp_path_factory.mktemp("pipeline") / "project")


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    """Its site."""
    pipeline.build(root, root / "site")
    return root / "site"


def test_the_site_holds_every_page_of_the_toy(root: Path, site: Path) -> None:
    edition = toy.edition(root)
    for task in edition.dataset.rows("tasks"):
        plan, _, part = task["task_id"].partition(".")
        code, year, slug = plan.split("-")
        assert (site / code / f"{year}-{slug}" / part / "index.html").is_file()
    for source in edition.readings:
        assert (site / "sources" / source / "index.html").is_file()
    for row in edition.dataset.rows("organizations"):
        code, _, name = row["organization_id"].partition("/")
        assert (site / code / "org" / name / "index.html").is_file()
    document = json.loads((site / "data" / "plans" / "990101-2021-key.json").read_text("utf-8"))
    assert [task["number"] for task in document["plans"][0]["tasks"]] == list("12345")


def test_two_builds_are_the_same_bytes_whatever_the_processes(root: Path, site: Path) -> None:
    before = contents(site)
    pipeline.build(root, root / "other", jobs=2)
    assert contents(root / "other") == before


def test_the_date_is_the_datas_own(root: Path) -> None:
    assert toy.edition(root).date == "2023-04-10"


def test_readings_stand_in_the_order_of_the_sources(root: Path) -> None:
    edition = toy.edition(root)
    assert list(edition.readings) == [row["source_id"] for row in edition.dataset.rows("sources")]
    assert list(edition.readings) == sorted(edition.readings)


def test_stages_are_told_in_order(root: Path) -> None:
    told: list[str] = []

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        told.append(f"<{name}")
        yield
        told.append(f"{name}>")

    pipeline.edition(root, pipeline.read(root, stage), stage)
    assert told[0] == "<读取文件"
    assert [name.strip("<>") for name in told[::2]] == [name.strip("<>") for name in told[1::2]]
    assert all("\u4e00" <= sign <= "\u9fff" for name in told for sign in name.strip("<>"))


def test_text_that_is_lost_between_reading_and_dataset_stops(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing may be published that is not found again in its lines."""
    entries = pipeline.read(root)
    monkeypatch.setattr("govpublish.golden.require_accepted", lambda _entry: None)
    row = next(row for entry in entries for row in entry.records["tasks"])
    row["text"] += "另加"
    with pytest.raises(ReadingStopped, match="找不到"):
        pipeline.edition(root, entries)


def test_a_fault_in_the_dataset_stops_before_anything_is_written(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govpublish.golden.require_accepted", lambda _entry: None)
    entries = pipeline.read(root)
    entries[0].records["assessments"][0]["official_status"] = "brilliant"
    with pytest.raises(GovpublishError, match="brilliant"):
        pipeline.edition(root, entries)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("stage", ["write_all", "draw.draw_site", "index.write"])
def test_a_failure_in_any_writing_stage_leaves_the_old_site(
    root: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    standing = tmp_path / "public" / "site"
    shutil.copytree(site, standing)
    before = contents(standing)

    def shells(*_arguments: object) -> SimpleNamespace:
        """The frame, in no time."""
        return SimpleNamespace(site_name="站", site_url="")

    def nothing(*_arguments: object, **_named: object) -> None:
        """A stage that takes no time."""

    def fail(*_arguments: object, **_named: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("govpublish.pipeline.shell.build_shells", shells)
    monkeypatch.setattr("govpublish.pipeline.draw.draw_site", nothing)
    monkeypatch.setattr(f"govpublish.pipeline.{stage}", fail)
    with pytest.raises((OSError, GovpublishError), match="no space"):
        pipeline.build(root, standing)
    assert contents(standing) == before
    assert {path.name for path in standing.parent.iterdir()} <= {"site", ".site.lock"}


def test_a_project_is_never_taken_for_a_site(root: Path, tmp_path: Path) -> None:
    """`--site .` must not replace the project by its own site."""
    copy = shutil.copytree(root, tmp_path / "copy", symlinks=True)
    shutil.rmtree(copy / "site", ignore_errors=True)
    before = contents(copy)
    for place in (copy, copy / "data", copy / "data" / "sources"):
        with pytest.raises(GovpublishError, match=place.name):
            pipeline.build(copy, place)
        assert contents(copy) == before


def test_an_executor_hands_over_results_and_errors() -> None:
    with executor(1) as here:
        assert here.submit(lambda: 7).result() == 7
        with pytest.raises(ZeroDivisionError):
            here.submit(lambda: 1 // 0).result()
    with executor(2) as pool:
        assert [future.result() for future in [pool.submit(abs, -n) for n in range(4)]] == [
            0, 1, 2, 3,
        ]  # fmt: skip
