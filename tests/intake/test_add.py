"""Adding a document: with options, by answers at a terminal, from the web; whole or not at all."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govpublish import fetching, pipeline
from govpublish.errors import GovpublishError
from govpublish.fetching import Fetched
from govpublish.sources import catalogue
from support import toy
from support.building import contents
from support.commands import Outcome, govpublish

TABLE = """云山县2025年重点工作进展(一季度)
序号\t工作任务\t责任单位\t完成时限\t进展情况
1\t新建公园3个\t建设局\t9月底前\t已开工1个。
2\t整治山塘5座\t水利局\t年底前\t完成2座。
"""
KNOWN = "990101-2025-Q1"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The toy county."""
    return toy.project(tmp_path / "project", accepted=False)


def document(root: Path, text: str = TABLE, name: str = "document.txt") -> Path:
    """A document that nobody has added."""
    path = root.parent / name
    path.write_text(text, "utf-8")
    return path


def add(root: Path, *arguments: object, text: str = TABLE) -> Outcome:
    """Run `govpublish add` where nobody can be asked."""
    return govpublish("add", document(root, text), *arguments, "--root", root)


class Person(io.StringIO):
    """Somebody at a terminal, with the answers at hand."""

    def isatty(self) -> bool:
        """Yes, one can ask."""
        return True


def at_terminal(
    root: Path, monkeypatch: pytest.MonkeyPatch, answers: str, *arguments: object, text: str = TABLE
) -> Outcome:
    """Run `govpublish add` with somebody who answers line by line."""
    monkeypatch.setattr(sys, "stdin", Person(answers))
    return add(root, *arguments, text=text)


def test_without_a_terminal_nothing_is_asked(root: Path) -> None:
    outcome = add(root)
    assert outcome.code == 0, outcome.said
    place = toy.folder(root, "2025-Q1")
    assert (place / "source.txt").read_text("utf-8") == TABLE
    assert {source.source_id for source in catalogue.read(root / "data/sources")} >= {KNOWN}
    assert "layout: tabs" in (place / "source.yml").read_text("utf-8")


def test_what_is_lacking_is_named(root: Path) -> None:
    before = contents(root)
    outcome = add(root, text=TABLE.replace("云山县2025年", "").replace("(一季度)", ""))
    assert outcome.code == 1
    assert "--jurisdiction" in outcome.err
    assert "--period" in outcome.err
    assert contents(root) == before


@pytest.mark.parametrize(
    ("option", "value"),
    [("--period", "2025-13"), ("--word", "Anlage"), ("--word", "key"), ("--slug", "重点"),
     ("--jurisdiction", "999999"), ("--published-on", "2025-02-30"),
     ("--supersedes", "990101-2029"), ("--supersedes", "990101-2021-04")],
)  # fmt: skip
def test_what_cannot_be_is_told(root: Path, option: str, value: str) -> None:
    before = contents(root)
    outcome = add(root, option, value)
    assert outcome.code == 1
    assert value in outcome.err or option in outcome.err
    assert contents(root) == before


@pytest.mark.parametrize(
    ("option", "value"),
    [("--period", "2025-13"), ("--jurisdiction", "999999"), ("--layout", "grid")],
)
def test_what_cannot_be_is_told_by_read_too(root: Path, option: str, value: str) -> None:
    outcome = govpublish("read", document(root), option, value, "--root", root)
    assert outcome.code == 1
    assert value in outcome.err


def test_the_same_plan_and_period_again_needs_a_word(root: Path) -> None:
    assert add(root).code == 0
    before = contents(root)
    again = add(root)
    assert again.code == 1
    assert "逐字节相同" in again.err
    other = add(root, "--word", "annex", text=TABLE.replace("5座", "6座"))
    assert other.code == 1
    (line,) = other.err.splitlines()
    for said in (KNOWN, "990101-2025-key", "document.txt", f"--supersedes {KNOWN}", "--slug"):
        assert said in line
    assert contents(root) == before


def test_a_corrected_circular_is_added_with_what_it_changes(root: Path) -> None:
    assert add(root).code == 0
    text = TABLE.replace("5座", "6座") + "3\t招聘教师\t教育局\t年内\t\n"
    outcome = add(root, "--supersedes", KNOWN, text=text)
    assert outcome.code == 0, outcome.said
    assert f"{KNOWN}-revised 替代 {KNOWN}" in outcome.out
    assert "任务新增1、改动1" in outcome.out
    assert "“整治山塘5座” → “整治山塘6座”" in outcome.out
    place = toy.folder(root, "2025-Q1-revised")
    assert f'supersedes: "{KNOWN}"' in (place / "source.yml").read_text("utf-8")
    toy.accept(root)
    assert toy.edition(root).replaced == {KNOWN: (f"{KNOWN}-revised",)}


def test_another_plan_of_the_same_period(root: Path) -> None:
    assert add(root).code == 0
    text = TABLE.replace("重点工作", "专项任务").replace("公园", "花园")
    taken = add(root, "--slug", "special", text=text)
    assert taken.code == 1
    assert "--word" in taken.err
    outcome = add(root, "--slug", "special", "--word", "annex", text=text)
    assert outcome.code == 0, outcome.said
    toy.accept(root)
    plans = {row["plan_id"] for row in toy.edition(root).dataset.rows("plans")}
    assert {"990101-2025-key", "990101-2025-special"} <= plans


def test_a_person_is_asked_only_what_is_open(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = at_terminal(root, monkeypatch, "\ny\n")
    assert outcome.code == 0, outcome.said
    assert "行政区代码" not in outcome.out
    assert "网址中的英文词" in outcome.out
    assert "2项任务" in outcome.out, "the proposal is shown"
    assert toy.folder(root, "2025-Q1").is_dir()


def test_a_person_answers(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = TABLE.replace("云山县2025年", "").replace("(一季度)", "")
    answers = "云山\n云山县\n2025-5\n2025-05\nKey\nmain\ny\n"
    outcome = at_terminal(root, monkeypatch, answers, text=text)
    assert outcome.code == 0, outcome.said
    for said in ("990101 云山省·云山市·云山县", "请从上面选一个", "写法应如", "应为小写字母"):
        assert said in outcome.out
    spec = (toy.folder(root, "2025-05") / "source.yml").read_text("utf-8")
    assert "slug: main" in spec


def test_candidates_can_be_chosen_by_number(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (root / "data/vocabulary/jurisdictions.csv").open("a", encoding="utf-8") as file:
        file.write("990200,河山市,河山,prefecture,990000\n990201,云山县,云山,county,990200\n")
    outcome = at_terminal(root, monkeypatch, "2\n\ny\n")
    assert outcome.code == 0, outcome.said
    assert "1) 990101 云山省·云山市·云山县;标题“云山县”" in outcome.out
    assert list((root / "data/sources").glob("990201-*/2025-Q1"))


def test_a_person_may_say_no(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(root)
    outcome = at_terminal(root, monkeypatch, "\nn\n")
    assert outcome.code == 1
    assert "没有写入" in outcome.err
    assert contents(root) == before


def test_with_yes_a_person_is_not_asked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = at_terminal(root, monkeypatch, "", "--yes")
    assert outcome.code == 0, outcome.said


@pytest.mark.parametrize(
    ("answers", "folder"),
    [("\n1\ny\n", "2025-Q1-revised"), ("\n2\nspecial\nannex\ny\n", "2025-Q1-annex")],
)
def test_a_person_says_what_a_second_one_is(
    root: Path, monkeypatch: pytest.MonkeyPatch, answers: str, folder: str
) -> None:
    assert add(root).code == 0
    text = TABLE.replace("5座", "6座")
    outcome = at_terminal(root, monkeypatch, answers, text=text)
    assert outcome.code == 0, outcome.said
    assert toy.folder(root, folder).is_dir()


def test_a_person_may_have_been_wrong(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert add(root).code == 0
    before = contents(root)
    outcome = at_terminal(root, monkeypatch, "\n4\n3\n", text=TABLE.replace("5座", "6座"))
    assert outcome.code == 1
    assert contents(root) == before


def test_a_killed_write_leaves_no_half_source(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(root)

    def full(_self: Path, _text: str, *_more: object) -> int:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="disk full"):
        add(root)
    assert contents(root) == before


PAGE = f"<!doctype html><meta charset=utf-8><h1>{TABLE.splitlines()[0]}</h1><table>" + "".join(
    "<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("\t")) + "</tr>"
    for line in TABLE.splitlines()[1:]
) + "</table>"  # fmt: skip


@pytest.mark.parametrize("way", ["argument", "option"])
def test_a_page_is_fetched(root: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    address = "https://www.yunshan.gov.cn/a/1.shtml"

    def fetch(url: str) -> Fetched:
        assert url == address
        return Fetched(address.replace("/a/", "/b/"), 200, "text/html", PAGE.encode())

    monkeypatch.setattr(fetching, "fetch", fetch)
    given = [address] if way == "argument" else ["--url", address]
    outcome = govpublish("add", *given, "--root", root)
    assert outcome.code == 0, outcome.said
    assert "实际来自 https://www.yunshan.gov.cn/b/1.shtml" in outcome.out
    place = toy.folder(root, "2025-Q1")
    assert (place / "source.html").read_bytes() == PAGE.encode()
    assert "https://www.yunshan.gov.cn/b/1.shtml" in (place / "source.yml").read_text("utf-8")
    assert [e.source.source_id for e in pipeline.read(root, only=[KNOWN])] == [KNOWN]


def test_a_page_that_is_gone_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "fetch", lambda url: Fetched(url, 404, "text/html", b""))
    outcome = govpublish("add", "https://example.org/1.html", "--root", root)
    assert outcome.code == 1
    assert "404" in outcome.err
    assert govpublish("add", "--root", root).code == 1


def test_two_addresses_are_one_too_many(root: Path) -> None:
    outcome = govpublish("add", "http://a.cn/", "--url", "http://b.cn/", "--root", root)
    assert outcome.code == 1
    assert "两个" in outcome.err


def test_a_real_terminal(root: Path) -> None:
    """The program in a pseudo terminal, as a person meets it."""
    path = document(root)
    person, program = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", "from govpublish.cli import main; main()", "add", str(path),
         "--root", str(root)],
        stdin=program, stdout=program, stderr=program, env={**os.environ, "TERM": "dumb"},
    ) as running:  # fmt: skip
        os.close(program)
        said = _until(person, "英文词")
        os.write(person, b"\n")
        said += _until(person, "写入")
        os.write(person, "是\n".encode())
        said += _until(person, "govpublish accept")
        assert running.wait(30) == 0, said
    os.close(person)
    assert "2项任务" in said
    assert toy.folder(root, "2025-Q1").is_dir()


def _until(terminal: int, words: str) -> str:
    """What is said until these words come."""
    said = b""
    end = time.monotonic() + 60
    while words.encode() not in said and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            try:
                said += os.read(terminal, 4096)
            except OSError:
                break
    text = said.decode("utf-8", "replace")
    assert words in text, text
    return text


def test_the_error_is_a_sentence(root: Path) -> None:
    with pytest.raises(GovpublishError, match="没有来源"):
        catalogue.of_id(catalogue.read(root / "data/sources"), "nonsense")


def test_a_former_name_is_told_with_the_code_of_today(tmp_path: Path) -> None:
    text = TABLE.replace("云山县2025年", "洞头县2012年").replace("(一季度)", "")
    path = document(tmp_path / "none", text)
    read = govpublish("read", path, "--period", "2012-Q1", "--root", toy.ROOT)
    assert read.code == 0, read.said
    assert "计划:330305-2012-key" in read.out
    assert "文件印作“洞头县”(330322),2015年撤县设区,现为洞头区(330305)" in read.out
    found = json.loads(
        govpublish("read", path, "--json", "--period", "2012-Q1", "--root", toy.ROOT).out
    )
    assert "former-name" in {flag["kind"] for flag in found["flags"]}
