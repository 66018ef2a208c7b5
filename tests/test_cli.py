"""The commands as people meet them: Chinese help, sentences, exit codes, no traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support import toy
from support.building import contents
from support.commands import govpublish

COMMANDS = ("read", "add", "check", "accept", "build", "serve", "remove", "links")
CHINESE = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy county."""
    return toy.project(tmp_path_factory.mktemp("cli") / "project")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_commands_help_is_chinese(command: str, flag: str) -> None:
    outcome = govpublish(command, flag)
    assert outcome.code == 0
    assert len(CHINESE.findall(outcome.out)) > 20
    assert not ENGLISH.search(outcome.out), ENGLISH.search(outcome.out)


def test_the_commands_are_told_without_any(root: Path) -> None:
    outcome = govpublish("--help")
    assert outcome.code == 0
    for command in COMMANDS:
        assert re.search(rf"^\s*{command}\s+.*[\u4e00-\u9fff]", outcome.out, re.MULTILINE)
    assert not ENGLISH.search(outcome.out), ENGLISH.search(outcome.out)
    bare = govpublish()
    assert bare.code != 1
    assert "build" in bare.said


@pytest.mark.parametrize(
    "arguments",
    [("buld",), ("build", "--rot", "."), ("build", "--jobs", "0"), ("accept",),
     ("serve", "--port", "many"), ("build", "extra"), ("read",)],
)  # fmt: skip
def test_a_slip_at_the_keyboard_is_told_in_chinese(arguments: tuple[str, ...]) -> None:
    outcome = govpublish(*arguments)
    assert outcome.code in (1, 2)
    assert CHINESE.search(outcome.err)
    assert not ENGLISH.search(outcome.err), ENGLISH.search(outcome.err)
    assert "Traceback" not in outcome.err


def test_check_prints_the_account_of_every_document(root: Path) -> None:
    before = contents(root)
    outcome = govpublish("check", "--root", root)
    assert outcome.code == 0, outcome.said
    for period in ("2020-Q1", "2021-04", "2022-Q3", "2023-Q1", "2024"):
        assert f"990101-{period}" in outcome.out
    sums = re.findall(r"共(\d+)字 = 收入记录(\d+) \+ 说明略过(\d+).*? \+ 未读入(\d+)", outcome.out)
    assert len(sums) == 5
    assert all(int(whole) == int(a) + int(b) + int(c) for whole, a, b, c in sums)
    assert re.search(r"2021-04/source\.txt:16: torn-title: .*深化教育改", outcome.out)
    assert contents(root) == before, "check writes nothing"


def test_check_reports_what_is_unread(tmp_path: Path) -> None:
    root = toy.project(tmp_path / "project", "2021-04", accepted=False)
    spec = toy.folder(root, "2021-04") / "source.yml"
    spec.write_text(spec.read_text("utf-8").replace("  - {lines: 3, why: 填报时间}\n", ""), "utf-8")
    toy.accept(root)
    outcome = govpublish("check", "--root", root)
    assert outcome.code == 0
    assert re.search(r"source\.txt:3: unread: .*填报时间:2021年4月30日", outcome.out)
    assert re.search(r"未读入15", outcome.out)
    assert "passed_over" in outcome.out, "the remedy"


def test_build_says_what_it_made(root: Path, tmp_path: Path) -> None:
    outcome = govpublish("build", "--root", root, "--site", tmp_path / "public")
    assert outcome.code == 0, outcome.said
    assert "6个计划" in outcome.out
    assert "16项任务" in outcome.out
    assert "2023-04-10" in outcome.out
    assert (tmp_path / "public" / "index.html").is_file()
    assert not (root / "site").exists()
    assert outcome.err == "", "quiet when nobody looks on"


def test_read_prints_the_nested_shape_and_writes_nothing(root: Path) -> None:
    before = contents(root)
    document = toy.folder(root, "2021-04") / "source.txt"
    outcome = govpublish(
        "read", document, "--json", "--jurisdiction", "990101", "--period", "2021-04",
        "--root", root,
    )  # fmt: skip
    assert outcome.code == 0, outcome.said
    found = json.loads(outcome.out)
    assert found["refused"] is None
    assert found["layout"] == "tabs"
    assert [task["number"] for task in found["plans"][0]["tasks"]] == list("12345")
    assert contents(root) == before


def test_read_of_a_document_without_tasks_is_refused(root: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("云山县人民政府关于做好有关工作的通知\n各乡镇:\n现通知如下。\n", "utf-8")
    outcome = govpublish("read", letter, "--json", "--root", root)
    assert outcome.code == 3
    found = json.loads(outcome.out)
    assert found["plans"] == []
    assert CHINESE.search(found["refused"])


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_root_that_is_none_is_told(tmp_path: Path, command: str) -> None:
    outcome = govpublish(command, "--root", tmp_path / "nowhere")
    assert outcome.code == 1
    assert str(tmp_path / "nowhere") in outcome.err
    assert CHINESE.search(outcome.err)


def test_serve_without_a_site_is_told(tmp_path: Path) -> None:
    outcome = govpublish("serve", "--root", tmp_path)
    assert outcome.code == 1
    assert "govpublish build" in outcome.err


def test_a_site_that_cannot_be_written_is_told(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    for place in (file, file / "site"):
        outcome = govpublish("build", "--root", root, "--site", place)
        assert outcome.code == 1
        assert str(place) in outcome.err
        assert CHINESE.search(outcome.err)
    assert file.read_text("utf-8") == ""


def test_the_program_in_a_process_of_its_own(root: Path, tmp_path: Path) -> None:
    """Bad input on a machine whose locale knows no Chinese: a sentence in UTF-8, exit code 1."""
    broken = toy.project(tmp_path / "project", "2021-04")
    (toy.folder(broken, "2021-04") / "source.txt").write_bytes("序号\t\0".encode())
    before = contents(broken)
    done = subprocess.run(
        [sys.executable, "-c", "from govpublish.cli import main; main()", "build"],
        cwd=broken,
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )
    said = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert "source.txt" in said
    assert CHINESE.search(said)
    assert "Traceback" not in said
    assert done.stdout == b""
    assert contents(broken) == before


def test_reading_a_document_does_not_wait_for_what_only_a_build_needs() -> None:
    heavy = ("pandas", "pyarrow", "xlsxwriter", "frictionless", "mkdocs", "jinja2")
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, govpublish.commands.read; print(*sys.modules)"],
        check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    assert not [name for name in heavy if name in loaded]
