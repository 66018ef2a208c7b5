"""The pages of docs/contributing as stories: their files written, commands run, output compared.

A fenced block with a title is a file of that name, a `diff` a change of one; `output` or `输出` is
what the commands above it print. Where a message has changed on purpose,

    PYTHONPATH=tests .venv/bin/python -m support.guide

prints all outputs into the pages anew: read the difference before you commit it.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from support import toy
from support.commands import govpublish

FOLDER = toy.ROOT / "docs" / "contributing"
BIN = ".venv/bin/"
PROGRAM = f"{BIN}govpublish "
TESTS = f"{BIN}pytest "
OUTPUT = ("output", "输出")
MAINTAINERS = {"add-a-document.md": True, "odd-documents.md": False}
"""The pages for maintainers of data: one story, or one in each section."""
LAYOUT = "add-a-layout.md"
_BLOCK = re.compile(
    r"^```(?P<language>\w+)(?: title=\"(?P<title>[^\"\n]+)\")?\n(?P<text>.*?)^```$", re.M | re.S
)
_SECTION = re.compile(r"^(?=## )", re.M)
_ANSWERS = re.compile(r"#.*依次回答\s*(?P<answers>.+)$")
_EMPTY_LINE = "回车"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block; its text stands at [start:end) of the page."""

    language: str
    title: str | None
    text: str
    start: int
    end: int

    @property
    def is_file(self) -> bool:
        """Whether it is the text of a file, or a change of one."""
        return not (self.title is None or self.is_output)

    @property
    def is_output(self) -> bool:
        """Whether it is what the commands above it print."""
        return self.title in OUTPUT

    def put(self, root: Path) -> None:
        """Write the file it is."""
        file = root / str(self.title)
        file.parent.mkdir(parents=True, exist_ok=True)
        old = file.read_text("utf-8") if self.language == "diff" else ""
        file.write_text(changed(old, self.text) if old else self.text, "utf-8")


Story = Sequence[Block]
Told = list[tuple[Block, str]]
"""Each block of output, and what is printed in its place."""


def page(name: str) -> str:
    """The text of a page of the guide."""
    return (FOLDER / name).read_text("utf-8")


def blocks(text: str, start: int = 0) -> list[Block]:
    """The fenced blocks of a part of a page that begins at `start`."""
    return [
        Block(one["language"], one["title"], one["text"], *(start + at for at in one.span("text")))
        for one in _BLOCK.finditer(text)
    ]


def stories(text: str, *, whole: bool) -> list[Story]:
    """The blocks of a page: as one story, or as one for each of its sections."""
    if whole:
        return [blocks(text)]
    starts = [found.start() for found in _SECTION.finditer(text)]
    ends = [*starts[1:], len(text)]
    told = [blocks(text[a:b], a) for a, b in zip(starts, ends, strict=True)]
    return [story for story in told if story]


def project(into: Path) -> Path:
    """A project that knows the invented county and has no document yet."""
    known = into / "data" / "vocabulary"
    shutil.copytree(toy.ROOT / "data" / "vocabulary", known)
    shutil.copytree(toy.TOY / "data" / "vocabulary", known, dirs_exist_ok=True)
    shutil.copytree(toy.ROOT / "data" / "schema", into / "data" / "schema")
    for part in toy.SHELL:
        (into / part).symlink_to(toy.ROOT / part)
    return into


def play(story: Story, root: Path) -> Iterator[tuple[Block, str]]:
    """Do what a reader does, block by block; each output with what was really printed."""
    printed, code = "", 0
    for block in story:
        if block.is_output:
            yield block, printed
            printed, code = "", 0
            continue
        assert code == 0, printed
        if block.is_file:
            block.put(root)
        elif block.language == "sh":
            printed, code = _run(block.text, root)
    assert code == 0, printed


def _run(commands: str, root: Path) -> tuple[str, int]:
    printed, code = "", 0
    with contextlib.chdir(root):
        for line in filter(str.strip, commands.splitlines()):
            if line == "echo $?":
                printed += f"{code}\n"
                continue
            said, code = _runner(line)(line)
            printed += said
    return printed, code


def _runner(line: str) -> Callable[[str], tuple[str, int]]:
    if line.startswith(PROGRAM):
        return _govpublish
    return _tests if line.startswith(TESTS) else _shell


def _tests(line: str) -> tuple[str, int]:
    """The tests in this process, which has the modules they need; what fails is told at once."""
    code = pytest.main(["-p", "no:cacheprovider", *shlex.split(line.removeprefix(TESTS))])
    return "", int(code)


def _shell(line: str) -> tuple[str, int]:
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr, done.returncode


def _govpublish(line: str) -> tuple[str, int]:
    asked = _ANSWERS.search(line)
    answers = asked["answers"].split("、") if asked else []
    person = Person(["" if one == _EMPTY_LINE else one for one in answers])
    nobody = io.TextIOWrapper(io.BytesIO())
    with mock.patch.object(sys, "stdin", person if asked else nobody):
        outcome = govpublish(*shlex.split(line.removeprefix(PROGRAM), comments=True))
    assert not person.answers, f"{line}: nobody asked for {person.answers}"
    return outcome.said, outcome.code


class Person:
    """Somebody at the keyboard, whose answers show on the screen as they are typed."""

    def __init__(self, answers: Sequence[str]) -> None:
        self.answers = list(answers)

    def isatty(self) -> bool:
        """Yes, one can ask."""
        return True

    def readline(self, _size: int = -1, /) -> str:
        """The next answer; nothing when there is none left."""
        if not self.answers:
            return ""
        answer = self.answers.pop(0)
        sys.stdout.write(f"{answer}\n")
        return f"{answer}\n"


def changed(text: str, diff: str) -> str:
    """A text with the parts of a diff in it, each of which must fit at exactly one place."""
    for part in re.split(r"^@@.*\n", diff, flags=re.M):
        lines = part.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        new = "".join(line[1:] for line in lines if line[0] in " +")
        assert text.count(old) == 1, f"fits {text.count(old)} times, not once:\n{part}"
        text = text.replace(old, new)
    return text


def program(into: Path) -> Path:
    """A copy of the program with what the page on layouts adds to it, in a project."""
    root = project(into)
    shutil.copytree(toy.ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(toy.ROOT / "pyproject.toml", root / "pyproject.toml")
    for block in blocks(page(LAYOUT)):
        if block.is_file:
            block.put(root)
    return root


def played_with(root: Path) -> Told:
    """The commands of the page on layouts, run by the copy of the program in another process."""
    variables = {"PYTHONPATH": os.pathsep.join(map(str, (root / "src", toy.ROOT / "tests")))}
    done = subprocess.run(
        [sys.executable, "-m", "support.guide", str(root)],
        capture_output=True, check=False, env={**os.environ, **variables}, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    printed = [block for block in blocks(page(LAYOUT)) if block.is_output]
    return list(zip(printed, json.loads(done.stdout), strict=True))


def _rewrite(name: str, told: Told) -> None:
    text = page(name)
    for block, printed in reversed(told):
        text = text[: block.start] + printed + text[block.end :]
    (FOLDER / name).write_text(text, "utf-8", newline="\n")


def main(root: str | None = None) -> None:
    """Print the outputs anew; told a copy of the program, only run the commands with it."""
    if root:
        commands = [block for block in blocks(page(LAYOUT)) if not block.is_file]
        with contextlib.redirect_stdout(sys.stderr):
            told = [said for _, said in play(commands, Path(root))]
        print(json.dumps(told))
        return
    with tempfile.TemporaryDirectory() as folder:
        places = (Path(folder, str(at)) for at in range(100))
        for name, whole in MAINTAINERS.items():
            found = [one for story in stories(page(name), whole=whole)
                    for one in play(story, project(next(places)))]  # fmt: skip
            _rewrite(name, found)
        _rewrite(LAYOUT, played_with(program(next(places))))


if __name__ == "__main__":
    main(*sys.argv[1:])
