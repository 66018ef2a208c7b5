"""Bad input gets a sentence with file, line and remedy, exit code 1, and nothing is written."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from govpublish.errors import GovpublishError
from support import toy
from support.building import contents
from support.commands import govpublish
from support.limits import within

TABS, BODIES, STACKED, MILESTONES, OUTLINE = "2021-04", "2020-Q1", "2022-Q3", "2023-Q1", "2024"
Change = Callable[[Path], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy county, accepted, with a site that was published before."""
    root = toy.project(tmp_path_factory.mktemp("sound") / "project")
    (root / "site" / "990101").mkdir(parents=True)
    (root / "site" / "index.html").write_text("<p>旧的网站</p>", "utf-8")
    (root / "site" / "990101" / "index.html").write_text("<p>云山县</p>", "utf-8")
    return root


@pytest.fixture
def root(sound: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may break."""
    return shutil.copytree(sound, tmp_path / "project", symlinks=True)


def swap(period: str, name: str, old: str, new: str, count: int = -1) -> Change:
    """Write other words into a file of a source."""

    def change(root: Path) -> None:
        file = toy.folder(root, period) / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, count), "utf-8")

    return change


def text(old: str, new: str, period: str = TABS, count: int = -1) -> Change:
    """Write other words into a document, and accept nothing."""
    return together(
        swap(period, "source.txt", old, new, count),
        lambda root: (toy.folder(root, period) / "expected.jsonl").unlink(),
    )


def accepted(change: Change) -> Change:
    """A change after which somebody accepts whatever can be read."""

    def both(root: Path) -> None:
        change(root)
        with contextlib.suppress(GovpublishError):
            toy.accept(root)

    return both


def spec(old: str, new: str, period: str = TABS, count: int = -1) -> Change:
    """Write other words into a source.yml."""
    return swap(period, "source.yml", old, new, count)


def add(period: str, lines: str) -> Change:
    """Write more lines at the end of a source.yml."""

    def change(root: Path) -> None:
        with (toy.folder(root, period) / "source.yml").open("a", encoding="utf-8") as file:
            file.write(lines)

    return change


def whole(name: str, data: bytes) -> Change:
    """Put other bytes in the place of a file under data/."""

    def change(root: Path) -> None:
        (root / "data" / name).write_bytes(data)

    return change


def gone(name: str) -> Change:
    """Take a file or folder away."""

    def change(root: Path) -> None:
        path = root / name
        if path.is_symlink() or path.is_file():
            path.unlink()
        else:
            shutil.rmtree(path)

    return change


def renamed(old: str, new: str) -> Change:
    """Give a folder another name."""
    return lambda root: (root / old).rename(root / new) and None


def together(*changes: Change) -> Change:
    """Several changes."""

    def change(root: Path) -> None:
        for one in changes:
            one(root)

    return change


HELD = f"data/sources/{toy.COUNTY}"
COUNTY = f"sources/{toy.COUNTY}"
YML = rf"{TABS}/source\.yml:"
TXT = rf"{TABS}/source\.txt:"
PLAN = "  - {slug: key, name: 2021年重点工作, kind: key_work, lines: 5-20}\n"

CASES: dict[str, tuple[Change, tuple[str, ...]]] = {
    # files that are not there, or not what they should be
    "document missing": (gone(f"{HELD}/{TABS}/source.txt"), (rf"{TABS}.*source\.txt",)),
    "source.yml missing": (gone(f"{HELD}/{TABS}/source.yml"), (rf"{YML}.*没有",)),
    "jurisdiction.yml missing": (gone(f"{HELD}/jurisdiction.yml"), (r"jurisdiction\.yml:.*没有",)),
    "sources missing": (gone("data/sources"), (r"data/sources.*没有",)),
    "no source at all": (
        together(gone(f"{HELD}"), lambda root: (root / "data/sources").mkdir(exist_ok=True)),
        (r"data/sources.*没有",),
    ),
    "headings missing": (gone("data/vocabulary/headings.yml"), (r"headings\.yml:.*没有",)),
    "jurisdictions missing": (
        gone("data/vocabulary/jurisdictions.csv"), (r"jurisdictions\.csv:.*没有",),
    ),
    "jurisdictions in GB18030": (
        whole("vocabulary/jurisdictions.csv", "jurisdiction_code,name\n1,云".encode("gb18030")),
        (r"jurisdictions\.csv", "UTF-8"),
    ),
    "jurisdictions without a column": (
        whole("vocabulary/jurisdictions.csv", b"jurisdiction_code,name\n990101,a\n"),
        (r"jurisdictions\.csv", "short_name|缺少"),
    ),
    "a jurisdiction within itself": (
        whole(
            "vocabulary/jurisdictions.csv",
            "jurisdiction_code,name,short_name,level,parent_code\n"
            "990101,云山县,云山,county,990101\n".encode(),
        ),
        (r"jurisdictions\.csv", "990101"),
    ),
    "schema missing": (gone("data/schema"), (r"data/schema",)),
    "templates missing": (gone("templates"), (r"templates",)),
    "mkdocs.yml missing": (gone("mkdocs.yml"), (r"mkdocs\.yml",)),
    "docs missing": (gone("docs"), (r"docs",)),
    "a source.yml in GB18030": (
        whole(f"{COUNTY}/{TABS}/source.yml", "title: 云山".encode("gb18030")), (YML, "UTF-8"),
    ),
    "a source.yml with NUL": (whole(f"{COUNTY}/{TABS}/source.yml", b"a: \0"), (rf"{YML}\d+",)),
    "a folder that is no period": (
        renamed(f"{HELD}/{TABS}", f"{HELD}/2021-4"), (r"2021-4.*文件夹名应如",),
    ),
    "a folder in full-width digits": (
        renamed(f"{HELD}/{TABS}", f"{HELD}/２０２１-04"), (r"文件夹名应如",),
    ),
    "a folder that is no county": (
        renamed(HELD, "data/sources/云山县"), (r"云山县.*文件夹名应如",),
    ),
    "a county nobody knows": (
        renamed(HELD, "data/sources/999999-nowhere"), (r"999999", r"jurisdictions\.csv"),
    ),
    "a word that is a slug": (
        renamed(f"{HELD}/{TABS}", f"{HELD}/2021-04-key"), (r"2021-04-key.*slug",),
    ),
    # documents
    "document of nothing": (whole(f"{COUNTY}/{TABS}/source.txt", b""), (TABS,)),
    "document with NUL": (
        together(
            whole(f"{COUNTY}/{TABS}/source.txt", "序号\t\0".encode()),
            gone(f"{HELD}/{TABS}/expected.jsonl"),
        ),
        (TXT, "空字节"),
    ),
    "document in no encoding": (
        together(
            whole(f"{COUNTY}/{TABS}/source.txt", b"\xff\xff\xff\xff"),
            gone(f"{HELD}/{TABS}/expected.jsonl"),
        ),
        (TXT, "UTF-8"),
    ),
    "document changed": (
        swap(TABS, "source.txt", "500亩", "600亩"),
        (TXT, "变动", r"govpublish accept \S+2021-04"),
    ),
    "never accepted": (
        gone(f"{HELD}/{TABS}/expected.jsonl"),
        (TABS, r"expected\.jsonl", r"govpublish accept \S+2021-04"),
    ),
    "read otherwise than accepted": (
        swap(TABS, "expected.jsonl", '"label": "(2)"', '"label": "(9)"', 1),
        (TABS, "验收", "govpublish accept"),
    ),
    "accepted reading of no JSON": (
        whole(f"{COUNTY}/{TABS}/expected.jsonl", b"<<<<<<< HEAD\n{}\n"),
        (r"expected\.jsonl", "govpublish accept"),
    ),
    "accepted reading of a list": (
        whole(f"{COUNTY}/{TABS}/expected.jsonl", b"[1]\n"), (TABS, "govpublish accept"),
    ),
    "accepted reading in GB18030": (
        whole(f"{COUNTY}/{TABS}/expected.jsonl", '{"a": "云山"}\n'.encode("gb18030")),
        (TABS, "govpublish accept"),
    ),
    "a table without rows": (
        together(
            whole(
                f"{COUNTY}/{BODIES}/source.txt",
                "导航\n序号|重点工作|当前完成情况\n\n\n\n".encode(),
            ),
            gone(f"{HELD}/{BODIES}/expected.jsonl"),
        ),
        (BODIES, "没有"),
    ),
    # headings and words
    "unknown heading in tabs": (
        text("责任部门", "怪栏"), (rf"{TXT}5", "怪栏", r"source\.yml 的 columns"),
    ),
    "unknown heading on the first page only": (
        accepted(text("责任部门", "怪栏", count=1)),
        (rf"{TXT}5", "怪栏", r"source\.yml 的 columns"),
    ),
    "unknown heading in bars": (
        text("当前完成情况", "怪栏", BODIES), (rf"{BODIES}/source\.txt:2", "怪栏", "columns"),
    ),
    "unknown heading in a stack": (
        accepted(text("存在问题及解决建议", "怪栏", STACKED, 1)),
        (rf"{STACKED}/source\.txt:21", "怪栏", "columns"),
    ),
    "unknown last heading in a stack": (
        accepted(text("牵头单位", "怪栏", STACKED, 1)),
        (rf"{STACKED}/source\.txt:23", "怪栏", "columns"),
    ),
    "unknown status": (
        text("进度偏慢", "一塌糊涂", MILESTONES),
        (rf"{MILESTONES}/source\.txt:5", "一塌糊涂", r"statuses", r"jurisdiction\.yml"),
    ),
    # YAML
    "unknown keys": (
        together(
            spec("as_of: 2021-04-30", "as_off: 2021-04-30"),
            spec("kind: key_work", "kind: keywork"),
            spec("why: 文件标题", "way: 文件标题"),
            swap("", "jurisdiction.yml", "organizations:", "organisations:"),
        ),
        (
            rf"{YML}2: as_off", rf"{YML}5: plans\.0\.kind", rf"{YML}9: passed_over\.0\.why",
            rf"{YML}9: passed_over\.0\.way", r"jurisdiction\.yml:2: organisations",
        ),
    ),
    "keys written twice": (
        add(TABS, "layout: tabs\ncolumns:\n  序号: number\n"),
        (rf"{YML}16: layout.*第3行", rf"{YML}17: columns.*第6行"),
    ),
    "no YAML": (add(TABS, "columns: [\n"), (rf"{YML}\d+: .*YAML",)),
    "a day that is none": (spec("2021-04-30", "2021-02-30"), (rf"{YML}2",)),
    "an explicit tag that fails": (add(TABS, "url: !!int abc\n"), (rf"{YML}16",)),
    "a number for a word": (
        spec("title: 云山县2021年重点工作进度表(4月)", "title: 2021"), (rf"{YML}1",),
    ),
    "a list for a file": (whole(f"{COUNTY}/{TABS}/source.yml", b"- a\n- b\n"), (rf"{YML}1",)),
    "an empty source.yml": (
        whole(f"{COUNTY}/{TABS}/source.yml", b""), (rf"{YML}1: layout", rf"{YML}1: plans"),
    ),
    "anchors that hold themselves": (
        whole(f"{COUNTY}/{TABS}/source.yml", b"a: &a [*a]\n"), (YML,),
    ),
    "brackets without end": (
        whole(f"{COUNTY}/{TABS}/source.yml", b"a: " + b"[" * 20_000 + b"]" * 20_000), (YML,),
    ),
    "a bomb of aliases": (
        whole(
            f"{COUNTY}/{TABS}/source.yml",
            b"a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
            + b"".join(
                f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n".encode() for n in range(1, 9)
            ),
        ),
        (YML,),
    ),
    "a slug with a slash": (spec("slug: key", "slug: a/b"), (rf"{YML}5.*a/b",)),
    "a slug that climbs": (spec("slug: key", "slug: ../../etc/passwd"), (rf"{YML}5.*passwd",)),
    "an address that is none": (
        add(TABS, "url: javascript:alert(1)\n"), (rf"{YML}16: url.*javascript",),
    ),
    "a year too far": (spec("kind: key_work", "kind: key_work, year: 20210"), (rf"{YML}5.*year",)),
    "two plans of one name": (
        spec(PLAN, PLAN.replace("5-20", "5-8") + PLAN.replace("5-20", "10-20")),
        (TABS, "990101-2021-key", "重复|slug"),
    ),
    "two plans of the same lines": (
        accepted(
            spec(PLAN, PLAN + PLAN.replace("slug: key", "slug: other").replace("5-20", "10-20"))
        ),
        (YML, "plans", "10-20"),
    ),
    "an unknown layout": (spec("layout: tabs", "layout: auto"), (rf"{YML}3: layout.*tabs",)),
    "a meaning that is none": (
        spec("主要目标: target", "主要目标: aim"), (rf"{YML}7: columns\..*target",),
    ),
    # lines
    "lines that are none": (
        spec("lines: 5-20", "lines: 20-5"), (rf"{YML}5: plans\.0\.lines.*行号",),
    ),
    "lines like a path": (
        spec("lines: 5-20", "lines: ../../etc/passwd"), (rf"{YML}5: plans\.0\.lines.*行号",),
    ),
    "a plan beyond the end": (spec("lines: 5-20", "lines: 5-21"), (YML, "5-21", "20行")),
    "passed over beyond the end": (spec("lines: 3,", "lines: 99,"), (YML, "99", "20行")),
    "problems beyond the end": (add(STACKED, "problems: 900\n"), (r"source\.yml", "900", "94行")),
    "a named status beyond the end": (
        spec("lines: 5-7", "lines: 5-777", STACKED), (r"source\.yml", "5-777", "94行"),
    ),
    "a total beyond the end": (
        spec("lines: 3, words: 2项重点工作,", "lines: 300, words: 2项重点工作,", STACKED),
        (r"source\.yml", "300", "94行|没有"),
    ),
    "a rule beyond the end": (
        spec("lines: 7", "lines: 700", OUTLINE), (r"source\.yml", "700", "19行"),
    ),
    "a correction beyond the end": (spec("lines: 20\n", "lines: 200\n"), (r"source\.yml", "200")),
    "lines without end": (
        spec("lines: 5-20", "lines: 5-99999999999999"), (YML, "99999999999999"),
    ),
    "a plan with a gap": (
        accepted(spec("lines: 5-20", "lines: '5-8,15-20'")), (YML, "5-8,15-20"),
    ),
    # declarations that do not fit the document
    "a correction whose words are gone": (
        spec(r"\t\t建设局", r"\t\t水利局"), (r"source\.yml", "corrections", "第20行", "水利局"),
    ),
    "a rule that is not printed": (
        spec("rule: 列第一位", "rule: 列最后一位", OUTLINE),
        (r"source\.yml", "第7行", "列最后一位"),
    ),
    "a total that is not printed": (
        spec("words: 2项重点工作,", "words: 9项重点工作,", STACKED),
        (r"source\.yml", "totals", "第3行", "9项重点工作"),
    ),
    "a named status that fits nothing": (
        text("①建设城东水厂(", "①建设城西水厂(", STACKED),
        (rf"{STACKED}/source\.txt:7", "建设城西水厂", "named_status"),
    ),
    "a named status of no plan": (
        accepted(spec("plan: key, status", "plan: kye, status", STACKED)),
        (r"source\.yml", "kye"),
    ),
    "a total of no plan": (
        accepted(spec("plan: key, lines: 3, words: 2", "plan: kye, lines: 3, words: 2",
                      STACKED)),
        (r"source\.yml", "kye"),
    ),
    "a number printed twice": (
        accepted(text("5\t改善人居环境", "4\t改善人居环境")),
        (TABS, r"990101-2021-key\.4", "重复"),
    ),
    "one heading of two meanings": (
        lambda root: (root / "data/vocabulary/headings.yml").write_text(
            (root / "data/vocabulary/headings.yml")
            .read_text("utf-8")
            .replace("remark: [备注", "remark: [备注, 牵头单位"),
            "utf-8",
        ) and None,
        (r"headings\.yml", "牵头单位"),
    ),
    "one alias of two organizations": (
        swap("", "jurisdiction.yml", "  - 水利局\n", "  - {name: 水利局, aliases: [县建设局]}\n"),
        (r"jurisdiction\.yml", "县建设局"),
    ),
}  # fmt: skip


def standing(root: Path) -> dict[str, str]:
    """Every file of a project but the lock by which builds wait for one another."""
    return {file: held for file, held in contents(root).items() if file != ".site.lock"}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_told_and_nothing_is_written(root: Path, case: str) -> None:
    change, expected = CASES[case]
    change(root)
    before = standing(root)
    with within(5):
        outcome = govpublish("build", "--root", root)
    assert outcome.code == 1, outcome.said
    assert outcome.out == ""
    for pattern in expected:
        assert re.search(pattern, outcome.err), f"{pattern!r} is not in: {outcome.err}"
    assert re.search("[\u4e00-\u9fff]{3}", outcome.err)
    assert not re.search(r"Traceback|Error\b|Exception|\b[a-z]+ [a-z]+ [a-z]+\b", outcome.err)
    assert "[{'" not in outcome.err, "no language of the machine"
    assert standing(root) == before


@pytest.mark.parametrize("case", ["unknown keys", "unknown status", "document changed"])
def test_check_refuses_what_build_refuses(root: Path, case: str) -> None:
    change, expected = CASES[case]
    change(root)
    before = contents(root)
    outcome = govpublish("check", "--root", root)
    assert outcome.code == 1
    for pattern in expected:
        assert re.search(pattern, outcome.err)
    assert contents(root) == before


def test_mistakes_of_several_sources_are_told_at_once(root: Path) -> None:
    text("责任部门", "怪栏")(root)
    text("当前完成情况", "怪栏", BODIES)(root)
    outcome = govpublish("build", "--root", root)
    assert outcome.code == 1
    assert re.search(rf"{TXT}5", outcome.err)
    assert re.search(rf"{BODIES}/source\.txt:2", outcome.err)


def test_a_sound_project_passes(root: Path) -> None:
    outcome = govpublish("check", "--root", root)
    assert outcome.code == 0, outcome.said
    assert "全部检查通过" in outcome.out


def test_an_order_of_many_processes_tells_the_same(root: Path) -> None:
    text("进度偏慢", "一塌糊涂", MILESTONES)(root)
    one = govpublish("build", "--root", root)
    two = govpublish("build", "--root", root, "--jobs", 2)
    assert (one.code, one.err) == (two.code, two.err)
    assert "一塌糊涂" in one.err
