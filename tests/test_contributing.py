"""The contributor's guide: every file, command and output on its pages is what happens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from support import guide, toy
from support.guide import LAYOUT, MAINTAINERS, Story

PAGES = (*MAINTAINERS, LAYOUT)
STORIES = {
    f"{name.removesuffix('.md')}-{at}": story
    for name, whole in MAINTAINERS.items()
    for at, story in enumerate(guide.stories(guide.page(name), whole=whole), start=1)
}
REMEDY = "if it is meant so: PYTHONPATH=tests .venv/bin/python -m support.guide, then read the diff"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with the layout of the page on layouts."""
    return guide.program(tmp_path_factory.mktemp("layout") / "project")


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_a_maintainer_sees_what_the_page_shows(story: Story, tmp_path: Path) -> None:
    for block, printed in guide.play(story, guide.project(tmp_path / "project")):
        assert block.text == printed, REMEDY


def test_a_layout_is_added_as_the_page_says(program: Path) -> None:
    for block, printed in guide.played_with(program):
        assert block.text == printed, REMEDY


def test_the_new_layout_is_written_like_the_others(program: Path) -> None:
    names = [
        str(block.title)
        for block in guide.blocks(guide.page(LAYOUT))
        if block.is_file and str(block.title).endswith(".py")
    ]
    ruff = [sys.executable, "-m", "ruff"]
    for command in (["check", "--no-cache"], ["format", "--no-cache", "--check"]):
        done = subprocess.run(
            [*ruff, *command, *names], cwd=program, capture_output=True, check=False, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", PAGES)
def test_no_block_stands_there_untried(name: str) -> None:
    found = guide.blocks(guide.page(name))
    assert {block.language for block in found if not block.title} <= {"sh", "text"}
    assert sum(block.is_output for block in found) >= 2
    assert len(found) == guide.page(name).count("\n```") / 2


@pytest.mark.parametrize("name", PAGES)
def test_every_file_is_named_where_a_reader_sees_it(name: str) -> None:
    text, before = guide.page(name), 0
    for block in guide.blocks(text):
        if block.is_file:
            assert f"{Path(str(block.title)).name}`" in text[before : block.start], block.title
        before = block.end


@pytest.mark.parametrize("name", PAGES)
def test_every_page_it_points_to_is_there(name: str) -> None:
    text = guide.page(name)
    links = re.findall(r"\]\(([^)#]+\.md)(?:#([\w-]+))?\)", text)
    for path, anchor in links:
        there = (guide.FOLDER / path).read_text("utf-8")
        assert not anchor or f"{{#{anchor}}}" in there, (path, anchor)
    for path in re.findall(r"`((?:docs|src|scripts|tests|data/vocabulary)/[\w./-]+\.\w+)`", text):
        assert (toy.ROOT / path).exists() or "sideways" in path, path


def test_the_ladder_has_its_seven_rungs() -> None:
    rungs = re.findall(r"^## ([\d.]+) ", guide.page("odd-documents.md"), re.MULTILINE)
    assert rungs == ["1.", "2.", "3.", "4.", "4.2", "4.3", "5.", "6.", "7."]


def test_a_page_that_lies_is_found_out(tmp_path: Path) -> None:
    page = '```sh\necho 三项任务\n```\n\n```text title="output"\n四项任务\n```\n'
    ((block, printed),) = guide.play(guide.blocks(page), tmp_path)
    assert (block.text, printed) == ("四项任务\n", "三项任务\n")


def test_a_command_that_fails_without_a_word_is_found_out(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        list(guide.play(guide.blocks("```sh\nfalse\n```\n"), tmp_path))


def test_a_change_that_no_longer_fits_is_found_out() -> None:
    assert guide.changed("a\nb\n", "-b\n+c\n") == "a\nc\n"
    for text in ("a\n", "b\nb\n"):
        with pytest.raises(AssertionError, match="not once"):
            guide.changed(text, "-b\n+c\n")
