"""A quick look at some sources: their plans whole, checked alike, never in the site's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import toy
from support.building import contents
from support.commands import govpublish


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy county."""
    return toy.project(tmp_path_factory.mktemp("only") / "project")


def test_a_site_of_one_source(root: Path) -> None:
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("旧", "utf-8")
    outcome = govpublish("build", "--only", "990101-2023-Q1", "--root", root)
    assert outcome.code == 0, outcome.said
    assert "1个计划" in outcome.out
    assert f"--site {root / 'site-only'}" in outcome.out
    partial = root / "site-only"
    assert (partial / "only.txt").read_text("utf-8") == "990101-2023-Q1\n"
    assert (partial / "990101/2023-key/index.html").is_file()
    assert not (partial / "990101/2021-key").exists()
    assert (root / "site" / "index.html").read_text("utf-8") == "旧"


def test_again_and_of_two(root: Path) -> None:
    outcome = govpublish(
        "build", "--only", "990101-2023-Q1", "--only", "990101-2024", "--root", root
    )
    assert outcome.code == 0, outcome.said
    assert "2个计划" in outcome.out


@pytest.mark.parametrize("place", ["site", "whole"])
def test_it_never_replaces_a_whole_site(root: Path, place: str) -> None:
    whole = root / place
    whole.mkdir(exist_ok=True)
    (whole / "index.html").write_text("旧", "utf-8")
    before = contents(whole)
    outcome = govpublish("build", "--only", "990101-2024", "--site", whole, "--root", root)
    assert outcome.code == 1
    assert str(whole) in outcome.err
    assert contents(whole) == before


def test_check_of_one_source(root: Path) -> None:
    outcome = govpublish("check", "--only", "990101-2021-04", "--root", root)
    assert outcome.code == 0, outcome.said
    assert "990101-2021-04" in outcome.out
    assert "990101-2020-Q1" not in outcome.out
    assert "1份文件" in outcome.out


def test_a_source_that_is_not_there(root: Path) -> None:
    outcome = govpublish("check", "--only", "990101-2021-05", "--root", root)
    assert outcome.code == 1
    assert "990101-2021-04" in outcome.err
