"""The shells: cut where the facts go, right for their depth, and no warning is let pass."""

import re
import shutil
from pathlib import Path

import pytest

from govpublish.errors import GovpublishError
from govpublish.site.shell import KINDS, Shells, build_shells, cut, squeeze

ROOT = Path(__file__).resolve().parents[2]
DEPTHS = {
    "home": 0, "search": 1, "data": 1, "codebook": 1, "quality": 1, "method": 1,
    "corrections": 1,
    "jurisdiction": 1, "plan": 2, "source": 2, "task": 3, "organization": 3,
    "explorer": 1, "compare/1": 1, "compare/2": 2,
    "status-terms": 1, "overdue/1": 1, "overdue/2": 2, "moved/1": 1, "moved/2": 2, "moved/3": 3,
    "releases": 1, "release/2": 2, "errata": 1,
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shells, Path]:
    """The real shells, and where their assets went."""
    folder = tmp_path_factory.mktemp("shells")
    return build_shells(ROOT, folder), folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what the shells are built from, to plant faults in."""
    for name in ("docs", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    return tmp_path


def test_every_kind_has_a_shell_with_its_slots(built: tuple[Shells, Path]) -> None:
    assert set(built[0].kinds) == set(KINDS) == set(DEPTHS)
    for kind, shell in built[0].kinds.items():
        assert sorted(set(shell.slots)) == ["age", "content", "meta", "title"], kind


def test_links_to_assets_fit_the_depth(built: tuple[Shells, Path]) -> None:
    shells, folder = built
    for kind, depth in DEPTHS.items():
        page = "".join(shells.kinds[kind].pieces)
        assets = re.findall(r'(?:href|src)="([^"]*assets/[^"]*)"', page)
        assert len(assets) == 6, kind
        for asset in assets:
            assert asset.startswith("../" * depth + "assets/"), kind
            assert (folder / asset[3 * depth :]).is_file(), asset


def test_shells_of_one_depth_are_the_same_but_for_their_kind(built: tuple[Shells, Path]) -> None:
    def nameless(kind: str) -> str:
        return "".join(built[0].kinds[kind].pieces).replace(f" gp-at-{kind}", "")

    assert nameless("plan") == nameless("source")
    assert nameless("task") == nameless("organization")
    assert nameless("task") != nameless("plan")


def test_written_pages_wait_for_the_age_of_the_data(built: tuple[Shells, Path]) -> None:
    written = built[0].written
    assert {"404.html", "about/index.html", "add-a-document/index.html"} <= set(written)
    assert all(shell.slots == ("age",) for shell in written.values())


def test_no_stub_and_no_decision_is_published(built: tuple[Shells, Path]) -> None:
    names = [*built[0].written, *(f.as_posix() for f in built[1].rglob("*"))]
    assert not [name for name in names if "gp-shell" in name or "decisions" in name]


def test_of_the_theme_only_rules_that_can_match_are_kept(built: tuple[Shells, Path]) -> None:
    shells, folder = built
    assert {f.name for f in (folder / "assets").iterdir()} == {Path(shells.assets).name}
    css = (folder / shells.assets / "gp.css").read_text("utf-8")
    theirs = css[: css.index("/* The look of the site")]
    assert ".md-typeset" in theirs
    assert not re.search(r"\.md-(?:search|nav|tabs|tooltip)|\.admonition|@import", theirs)
    assert len(theirs) < 30_000
    assert not list(folder.rglob("sitemap*"))


def test_assets_lie_in_a_folder_named_by_what_is_in_it(
    built: tuple[Shells, Path], copy: Path
) -> None:
    before = built[0].assets
    assert re.fullmatch("assets/gp-[0-9a-f]{10}", before)
    assert build_shells(copy, copy / "one").assets == before
    with (copy / "templates/assets/theme.js").open("a", encoding="utf-8") as file:
        file.write("// another\n")
    after = build_shells(copy, copy / "two").assets
    assert after != before
    assert f"/{Path(after).name}/*\n  Cache-Control: public" in (copy / "two/_headers").read_text()


def test_tabs_are_at_most_seven_and_every_entrance_is_in_the_groups(
    built: tuple[Shells, Path],
) -> None:
    page = "".join(built[0].kinds["home"].pieces)
    tabs = re.findall("href", page.partition('class="gp-tabs"')[2].partition("</nav>")[0])
    assert 5 <= len(tabs) <= 7
    for part in ("gp-menu__panel", "gp-foot__nav"):
        nav = page.partition(f'class="{part}"')[2].partition("</nav>")[0]
        for name in ("method/", "quality/", "codebook/", "status-terms/", "search/", "about/"):
            assert f'href="{name}"' in nav


def test_facts_go_into_their_slots_and_are_not_cut_again() -> None:
    shell = cut("<a><!--gp:title--></a><b><!--gp:title--><!--gp:age--></b>")
    assert shell.slots == ("title", "title", "age")
    filled = shell.fill({"title": "<!--gp:age-->", "age": "x"})
    assert filled == "<a><!--gp:age--></a><b><!--gp:age-->x</b>"


def test_a_slot_without_a_fact_is_an_error() -> None:
    with pytest.raises(KeyError, match="title"):
        cut("<!--gp:title-->").fill({})


def test_squeezing_keeps_what_is_preformatted() -> None:
    page = "<p>\n\n   a</p>\n<pre>\n\n   b</pre>\n"
    assert squeeze(page) == "<p>\na</p>\n<pre>\n\n   b</pre>\n"


def test_a_link_that_leads_nowhere_stops_the_build(copy: Path) -> None:
    with (copy / "docs/about.md").open("a", encoding="utf-8") as file:
        file.write("\n[无此页](nowhere.md)\n")
    with pytest.raises(GovpublishError, match=r"MkDocs 有警告(.|\n)*nowhere\.md"):
        build_shells(copy, copy / "site")


def test_a_written_page_cannot_hide_a_generated_one(copy: Path) -> None:
    (copy / "docs/data").mkdir()
    (copy / "docs/data/index.md").write_text("# 我的数据\n", "utf-8")
    with pytest.raises(GovpublishError, match="这一页由程序生成"):
        build_shells(copy, copy / "site")


def test_a_setting_that_mkdocs_refuses_is_told_in_a_sentence(copy: Path) -> None:
    settings = (copy / "mkdocs.yml").read_text("utf-8").replace("name: material", "name: none")
    (copy / "mkdocs.yml").write_text(settings, "utf-8")
    with pytest.raises(GovpublishError, match="MkDocs 未能生成页面"):
        build_shells(copy, copy / "site")


@pytest.mark.parametrize(
    ("name", "value"),
    [("GOVPUBLISH_REPORT_URL", "javascript:alert(1)"), ("GOVPUBLISH_REPORT_MAIL", '"><script>')],
)
def test_a_place_to_report_to_must_be_one(
    copy: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(GovpublishError, match="report_"):
        build_shells(copy, copy / "site")


def test_a_public_address_makes_canonical_addresses(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVPUBLISH_SITE_URL", "https://example.org/sub")
    monkeypatch.setenv("GOVPUBLISH_REPORT_MAIL", "a@example.org")
    shells = build_shells(copy, copy / "site")
    assert shells.site_url == "https://example.org/sub/"
    assert f'href="/sub/{shells.assets}/gp.css"' in "".join(shells.written["404.html"].pieces)
    assert "https://example.org" not in "".join(shells.kinds["task"].pieces)
    assert shells.report_mail == "a@example.org"
    about = "".join(shells.written["about/index.html"].pieces)
    assert '<link rel="canonical" href="https://example.org/sub/about/">' in about
    assert f'content="https://example.org/sub/{shells.assets}/share.png"' in about
    assert "/sub/*\n  Content-Security-Policy: " in (copy / "site/_headers").read_text("utf-8")
