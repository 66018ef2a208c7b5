"""Accepted readings: every source reads as accepted, and nobody's acceptance is made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govpublish import golden, pipeline
from govpublish.assembly import Entry
from govpublish.errors import GovpublishError, NotAccepted, SourceChanged
from support import toy
from support.commands import govpublish

FOLDERS = sorted(path.parent for path in (toy.ROOT / "data" / "sources").glob("*/*/source.yml"))


@pytest.fixture(scope="module")
def read() -> dict[Path, Entry]:
    """What is read of every source of the repository."""
    return {entry.source.folder: entry for entry in pipeline.read(toy.ROOT, changed=True)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The toy county, which nobody has accepted."""
    return toy.project(tmp_path / "project", accepted=False)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_source_of_the_repository_reads_as_accepted(
    read: dict[Path, Entry], folder: Path
) -> None:
    expected = folder / "expected.jsonl"
    assert expected.exists(), f"看过再收:govpublish accept {folder}"
    assert golden.text(read[folder]).splitlines() == expected.read_text("utf-8").splitlines()
    golden.require_unchanged(read[folder].source)


def test_every_source_of_the_repository_is_held_against_its_acceptance() -> None:
    assert len(FOLDERS) >= 5


def test_a_source_nobody_accepted_is_refused(root: Path) -> None:
    for entry in pipeline.read(root):
        with pytest.raises(NotAccepted, match="govpublish accept"):
            golden.require_accepted(entry)
    with pytest.raises(GovpublishError, match="还没有验收"):
        toy.edition(root)


def test_accept_writes_one_record_a_line(root: Path) -> None:
    outcome = govpublish("accept", toy.folder(root, "2021-04"), "--root", root)
    assert outcome.code == 0, outcome.said
    assert "已验收" in outcome.out
    expected = toy.folder(root, "2021-04") / "expected.jsonl"
    first, *rows = [json.loads(line) for line in expected.read_text("utf-8").splitlines()]
    assert set(first) >= {"source_id", "sha256"}
    assert {row["in"] for row in rows} >= {"plans", "tasks", "measures", "progress", "corrections"}
    assert b"\r" not in expected.read_bytes()
    others = [path for path in root.glob("data/sources/*/*/expected.jsonl") if path != expected]
    assert not others, "only what was named is accepted"


def test_accept_shows_what_changes(root: Path) -> None:
    place = toy.folder(root, "2021-04")
    govpublish("accept", place, "--root", root)
    again = govpublish("accept", place, "--root", root)
    assert again.code == 0
    assert "没有变动" in again.out
    document = place / "source.txt"
    document.write_text(document.read_text("utf-8").replace("500亩", "600亩"), "utf-8")
    changed = govpublish("accept", place, "--root", root)
    assert changed.code == 0
    assert "举措改动1。" in changed.out
    assert "举措key.1.1 文字:“新建茶园500亩。” → “新建茶园600亩。”" in changed.out
    assert "招聘教师" not in changed.out, "what stays the same is not shown"


def test_accept_shows_the_lines_of_the_file_if_asked(root: Path) -> None:
    place = toy.folder(root, "2021-04")
    govpublish("accept", place, "--root", root)
    document = place / "source.txt"
    document.write_text(document.read_text("utf-8").replace("500亩", "600亩"), "utf-8")
    changed = govpublish("accept", place, "--raw", "--root", root)
    lines = changed.out.splitlines()
    assert any(line.startswith("-") and "新建茶园500亩" in line for line in lines)
    assert any(line.startswith("+") and "新建茶园600亩" in line for line in lines)


def test_accept_says_which_addresses_vanish(root: Path) -> None:
    place = toy.folder(root, "2021-04")
    first = govpublish("accept", place, "--root", root)
    assert "第一次验收:5项任务" in first.out
    document = place / "source.txt"
    text = document.read_text("utf-8").replace("5\t改善人居环境", "6\t改善人居环境")
    document.write_text(text, "utf-8")
    changed = govpublish("accept", place, "--root", root)
    assert "任务新增1、减少1" in changed.out
    assert "少了任务 key.5:改善人居环境" in changed.out
    assert 'kind: task, old: "990101-2021-key.5", was: 改善人居环境' in changed.out


def test_accept_of_a_county_accepts_all_its_sources(root: Path) -> None:
    outcome = govpublish("accept", root / "data" / "sources" / toy.COUNTY, "--root", root)
    assert outcome.code == 0
    assert len(list(root.glob("data/sources/*/*/expected.jsonl"))) == 5
    assert toy.edition(root).date == "2023-04-10"


def test_accept_refuses_while_something_stops(root: Path) -> None:
    place = toy.folder(root, "2023-Q1")
    document = place / "source.txt"
    document.write_text(document.read_text("utf-8").replace("进度偏慢", "一塌糊涂"), "utf-8")
    outcome = govpublish("accept", place, "--root", root)
    assert outcome.code == 1
    assert "source.txt:5" in outcome.err
    assert "一塌糊涂" in outcome.err
    assert not (place / "expected.jsonl").exists()


def test_accept_of_several_writes_none_if_one_stops(root: Path) -> None:
    document = toy.folder(root, "2023-Q1") / "source.txt"
    document.write_text(document.read_text("utf-8").replace("进度偏慢", "一塌糊涂"), "utf-8")
    outcome = govpublish("accept", root / "data" / "sources" / toy.COUNTY, "--root", root)
    assert outcome.code == 1
    assert not list(root.glob("data/sources/*/*/expected.jsonl"))


@pytest.mark.parametrize("place", ["data", "data/sources/990101-yunshan/2029", "."])
def test_accept_of_no_source_is_refused(root: Path, tmp_path: Path, place: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder = elsewhere if place == "." else root / place
    outcome = govpublish("accept", folder, "--root", root)
    if place == "data":
        assert outcome.code == 0, "all sources lie under data"
    else:
        assert outcome.code == 1
        assert str(folder) in outcome.err


def test_a_changed_document_is_known_by_its_bytes(root: Path) -> None:
    toy.accept(root)
    document = toy.folder(root, "2021-04") / "source.txt"
    document.write_bytes(document.read_bytes() + b"\n")
    with pytest.raises(SourceChanged, match="变动"):
        pipeline.read(root)


def test_the_accepted_text_does_not_depend_on_the_folder(root: Path, tmp_path: Path) -> None:
    other = toy.project(tmp_path / "elsewhere" / "another", accepted=False)
    here = [golden.text(entry) for entry in pipeline.read(root)]
    assert here == [golden.text(entry) for entry in pipeline.read(other)]
    assert not any(str(tmp_path) in text for text in here)
