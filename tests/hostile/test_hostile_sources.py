"""A source is hostile until proven otherwise: all of it comes out as plain text, or is refused."""

from __future__ import annotations

import csv
import html
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from govpublish import account, pipeline
from govpublish.errors import GovpublishError
from support import toy
from support.building import contents
from support.commands import govpublish
from support.limits import within

TEXTS = {
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "closing": "</title></textarea></script><svg onload=alert(1)>",
    "attribute": '" onmouseover="alert(1)" x=\'y',
    "comment": "<!-- 注 --> <![CDATA[ x ]]>",
    "slot": "<!--gp:title--> <!--gp:content-->",
    "expression": "{{ 7*7 }} {{ config }} ${7*7} #{7*7}",
    "statement": "{% include 'x' %} {# 注 #} {% raw %}",
    "snippet": '--8<-- "pyproject.toml"',
    "formula": "=cmd|'/c calc'!A0",
    "formulas": "+1-1 @SUM(A1) -2",
    "markdown": "[链接](javascript:alert(1)) **粗** `码` <https://example.org> # 题",
    "entity": "&lt;script&gt;alert(2)&lt;/script&gt; &amp;amp;",
    "link": '<a href="javascript:alert(3)">点</a>',
    "style": "<style>*{display:none}</style><base href='https://example.org/'>",
    "brackets": "(" * 400 + "[" * 400 + "{" * 400,
    "surrogates": "𠀀𪚥 é ﷽ \u0301\u0301\u0301",
}
NAMES = [
    "../../../evil", "a/b局", "..", "%2e%2e%2f局", "<script>局", "C:\\evil局", "局?q=1#x", "NUL局",
]  # fmt: skip
HEADER = "序号\t工作内容\t主要目标\t完成时限\t责任部门\t工作完成情况\t备注"
SPEC = """title: <script>alert(9)</script>{{ 7*7 }}
url: "https://example.org/?a=\\"><script>alert(9)</script>"
publisher: "<img src=x onerror=alert(9)>"
layout: tabs
plans:
  - {slug: key, name: "<script>alert(9)</script>{% x %}", kind: other, lines: 2-%d}
passed_over:
  - {lines: 1, why: "<script>alert(9)</script>"}
"""
HIDDEN = "云\u202e山\u200b县\ufeff公\u2066园\u00ad一"


def hostile(root: Path, text: str, spec: str = SPEC) -> Path:
    """A project whose only source is this text."""
    toy.project(root, "2021-04", accepted=False)
    place = toy.folder(root, "2021-04")
    (place / "source.txt").write_text(text, "utf-8")
    last = text.count("\n")
    (place / "source.yml").write_text(spec.replace("%d", str(last)), "utf-8")
    return root


def table(*rows: tuple[str, ...]) -> str:
    """A document with these rows in its table."""
    return "\n".join(["<script>题</script>", HEADER, *("\t".join(row) for row in rows)]) + "\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which every cell is hostile, accepted."""
    rows = [
        (str(n), text, text, "年底前", NAMES[n % len(NAMES)], text, text)
        for n, text in enumerate(TEXTS.values(), start=1)
    ]
    root = hostile(tmp_path_factory.mktemp("hostile") / "project", table(*rows))
    toy.accept(root)
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    """Its site."""
    before = contents(root)
    pipeline.build(root, root / "site")
    assert {file: held for file, held in contents(root).items()
            if not file.startswith(("site/", ".site.lock"))} == before  # fmt: skip
    return root / "site"


class Page(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Remember a text."""
        self.text.append(data)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Every page of the site."""
    return {
        file.relative_to(site).as_posix(): Page(file.read_text("utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


def plain(text: str) -> str:
    """A text as it is to be published: marks that layouts know are taken off."""
    for mark in ('<a href="javascript:alert(3)">', "</a>"):
        text = text.replace(mark, "")
    return html.unescape(text).strip()


def test_the_data_holds_every_text_as_it_was_printed(site: Path) -> None:
    with (site / "data" / "tasks.csv").open(encoding="utf-8", newline="") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    assert titles == [plain(text) for text in TEXTS.values()]
    rows = json.loads((site / "data" / "progress.json").read_text("utf-8"))
    held = rows if isinstance(rows, list) else rows["rows"]
    assert [row["text"] for row in held] == [plain(text) for text in TEXTS.values()]


def test_no_page_has_markup_that_is_not_ours(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        for tag, attributes in page.elements:
            assert not [key for key in attributes if key.startswith("on")], (name, tag)
            assert tag not in {"base", "object", "embed", "iframe"}, name
            assert attributes.get("src") != "x", name
            for key in ("href", "src", "action", "formaction", "xlink:href"):
                value = attributes.get(key, "").strip().lower()
                assert not value.startswith(("javascript:", "data:text")), (name, value)


def test_no_script_of_theirs_runs(site: Path, pages: dict[str, Page]) -> None:
    for file in sorted(site.rglob("*.html")):
        source = file.read_text("utf-8")
        bodies = [part.partition("</script>")[0] for part in source.split("<script")[1:]]
        assert not any("alert(" in body.partition(">")[2] for body in bodies
                       if "json" not in body.partition(">")[0]), file  # fmt: skip
        assert "<svg onload" not in source
        assert "<img src=x" not in source
        assert "<style>*{" not in source
    assert len(pages) > len(TEXTS)


def test_every_task_page_shows_its_text(pages: dict[str, Page]) -> None:
    for number, text in enumerate(TEXTS.values(), start=1):
        shown = "".join("".join(pages[f"990101/2021-key/{number}/index.html"].text).split())
        assert "".join(plain(text).split()) in shown


def test_nothing_is_evaluated_or_included(site: Path) -> None:
    everything = "".join(
        file.read_text("utf-8")
        for file in sorted(site.rglob("*"))
        if file.suffix in (".html", ".json", ".csv", ".xml")
    )
    assert "{{ 7*7 }}" in everything or "{{ 7*7 }}" in html.unescape(everything)
    assert "build-system" not in everything, "a snippet was included"
    assert ">49<" not in everything


def test_no_name_leaves_its_folder(site: Path) -> None:
    for file in site.rglob("*"):
        assert file.resolve().is_relative_to(site.resolve())
    folders = [path.name for path in (site / "990101" / "org").iterdir() if path.is_dir()]
    assert len(folders) == len(NAMES)
    assert not {"..", ".", ""} & set(folders)
    assert not [name for name in folders if set(name) & set("/\\?#%:")]


def test_the_account_adds_up(root: Path) -> None:
    (entry,) = pipeline.read(root)
    told = account.of(entry.reading)
    assert told.adds_up
    assert told.unread == 0


def test_signs_nobody_sees_turn_no_page_around(tmp_path: Path) -> None:
    """They are passed over and told; what overrides the direction is on no page at all."""
    row = ("1", HIDDEN, HIDDEN, "年底前", f"甲{HIDDEN}局", HIDDEN, HIDDEN)
    root = hostile(tmp_path / "project", table(row))
    toy.accept(root)
    outcome = govpublish("build", "--root", root)
    if outcome.code:  # refused, with a sentence, is right too
        assert outcome.code == 1
        assert "U+" in outcome.err
        assert not (root / "site").exists()
        return
    with (root / "site" / "data" / "tasks.csv").open(encoding="utf-8", newline="") as file:
        (task,) = csv.DictReader(file)
    assert task["title"] == "云山县公园一"
    for file in sorted((root / "site").rglob("*.html")):
        found = set(file.read_text("utf-8")) & set("\u202e\u2066")
        assert not found, f"{file}: {found}"


MENDED = """corrections:
  - lines: 3
    printed: "方案\ufffd,"
    read_as: "方案稿,"
    why: 原件此处一字节损坏,依上下文补一字
"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_nul_and_a_broken_byte_refuse_no_file(tmp_path: Path, encoding: str) -> None:
    """They are read and told; what is broken is published once somebody has mended it."""
    rows = [("1", "云山县公园\0一", "建成。", "年底前", "甲局", "编制方案@,召开会议。", ""),
            ("2", "乙" * 900, "建成。", "年底前", "甲局", "开工。", "")]  # fmt: skip
    root = hostile(tmp_path / "project", table(*rows))
    place = toy.folder(root, "2021-04")
    data = (place / "source.txt").read_text("utf-8").encode(encoding).replace(b"@", b"\xff")
    (place / "source.txt").write_bytes(data)
    toy.accept(root)
    (entry,) = pipeline.read(root)
    assert account.of(entry.reading).adds_up
    assert account.of(entry.reading).unread == 0
    assert entry.records["tasks"][0]["title"] == "云山县公园一"
    assert entry.records["progress"][0]["text"] == "编制方案\ufffd,召开会议。"
    assert {("invisible-signs", (3,)), ("format", (3,))} <= {
        (flag.kind, flag.lines) for flag in entry.flags
    }
    refused = govpublish("build", "--root", root)
    assert refused.code == 1
    assert "U+FFFD" in refused.err
    assert "第 3 行" in refused.err
    with (place / "source.yml").open("a", encoding="utf-8") as spec:
        spec.write(MENDED)
    toy.accept(root)
    outcome = govpublish("build", "--root", root)
    assert outcome.code == 0, outcome.said
    for file in sorted((root / "site").rglob("*.html")):
        assert "\0" not in file.read_text("utf-8"), file


def test_a_terminal_is_not_spoken_to(tmp_path: Path) -> None:
    text = table(("1", "甲", "乙", "", "丙局", "丁", "")) + "\x1b]0;evil\x07\x1b[2J没有读入的话\n"
    root = hostile(tmp_path / "project", text)
    toy.accept(root)
    outcome = govpublish("check", "--root", root)
    assert "没有读入的话" in outcome.said
    assert "\x1b" not in outcome.said
    assert "\x07" not in outcome.said


def long_cells() -> Iterator[Any]:
    """Cells of a hundred thousand signs, in each of the columns."""
    kinds = {
        "words": ("云山县公园" * 20_000, ["title", "names"]),
        "items": ("1.甲乙丙丁。2.子丑寅卯。" * 6_000, ["target", "progress"]),
        "clauses": ("甲局完成情况良好;" * 10_000, ["names", "progress"]),
        "brackets": ("(" * 100_000, ["title", "names"]),
        "spaces": ("云山县人民公园管理 " * 10_000, ["names"]),
        "marks": ("<p>甲</p>" * 12_000, ["target", "names"]),
    }
    for kind, (text, columns) in kinds.items():
        for column in columns:
            yield pytest.param(column, text, id=f"{column}-{kind}")


@pytest.mark.parametrize(("column", "text"), list(long_cells()))
def test_a_cell_of_a_hundred_thousand_signs_is_read_whole_or_refused(
    tmp_path: Path, column: str, text: str
) -> None:
    cells = {"title": "甲", "target": "乙。", "names": "丙局", "progress": "丁。", column: text}
    row = ("1", cells["title"], cells["target"], "", cells["names"], cells["progress"], "")
    spec = {"layout": "tabs", "plans": [toy.plan(3, 2)],
            "passed_over": [{"lines": 1, "why": "文件标题"}]}  # fmt: skip
    with within(3):
        try:
            entry = toy.read(tmp_path, table(row), spec, ["甲局", "丙局"])
        except GovpublishError as refused:
            assert "source.txt:3" in str(refused)
            return
        told = account.of(entry.reading)
    assert told.adds_up
    assert told.unread == 0


def test_a_body_with_a_name_of_a_hundred_thousand_signs_is_told_or_published(
    tmp_path: Path,
) -> None:
    """Its name is also a folder of the site, and file systems have limits."""
    root = hostile(tmp_path / "project", table(("1", "甲", "乙", "", "丙" * 100_000, "丁", "")))
    toy.accept(root)
    outcome = govpublish("build", "--root", root)
    assert outcome.code in (0, 1), outcome.said
    if outcome.code:
        assert "source.txt" in outcome.err
        assert not (root / "site").exists()


def test_thousands_of_columns_are_told(tmp_path: Path) -> None:
    wide = "\t".join(f"格{n}" for n in range(5_000))
    spec = {"layout": "tabs", "plans": [toy.plan(4, 2)],
            "passed_over": [{"lines": 1, "why": "文件标题"}]}  # fmt: skip
    rows = (("1", "甲", "乙", "", "丙局", "丁", "", wide), ("2", "子", "丑", "", "丙局", "寅", ""))
    text = table(*rows)
    with within(4):
        entry = toy.read(tmp_path, text, spec, ["丙局"])
    assert [row["title"] for row in entry.records["tasks"]] == ["甲", "子"]
    assert "row-too-wide" in {flag.kind for flag in entry.flags}
    assert account.of(entry.reading).adds_up
    assert account.of(entry.reading).unread == len("".join(wide.split()))


def test_a_header_of_thousands_of_strange_columns_is_told(tmp_path: Path) -> None:
    text = "题\n" + HEADER + "".join(f"\t怪{n}" for n in range(5_000)) + "\n1\t甲\n"
    root = hostile(tmp_path / "project", text)
    with within(6):
        outcome = govpublish("build", "--root", root)
    assert outcome.code == 1
    assert "怪0" in outcome.err
    assert "source.txt:2" in outcome.err


def test_twenty_thousand_unread_lines_are_read_in_time(tmp_path: Path) -> None:
    """Flags are many, not slow."""
    text = table(("1", "甲", "乙", "", "丙局", "丁", "")) + "".join(
        f"没有读入的第{n}行\n" for n in range(20_000)
    )
    spec = {"layout": "tabs", "plans": [toy.plan(3, 2)]}
    with within(6):
        entry = toy.read(tmp_path, text, spec, ["丙局"])
    assert account.of(entry.reading).adds_up
