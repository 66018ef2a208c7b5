"""Every page of the invented county: addresses, links, anchors, hostile texts, determinism."""

import re
from itertools import pairwise
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from govpublish.dataset import COLUMNS, Dataset, Table
from govpublish.edition import Edition
from govpublish.pages import all_pages, labels
from govpublish.schema import Schema
from govpublish.site.draw import Drawing, draw_site
from govpublish.site.shell import Shells, build_shells
from pages import yunshan
from pages.conftest import ROOT, draw
from pages.reading import Read, read

WRITTEN = {
    f"{file.relative_to(ROOT / 'docs').with_suffix('').as_posix()}/"
    for file in (ROOT / "docs").rglob("*.md")
    if "decisions" not in file.parts and file.name not in ("method.md", "add-a-layout.md")
}
EXTERNAL = {
    "https://example.org/a?b=1&c=2",  # the page the document was fetched from
    "https://creativecommons.org/licenses/by/4.0/",
    "https://datapackage.org/",  # what datapackage.json keeps to
}

DATA_BLOCKS = {"application/json", "application/ld+json"}
"""What no browser runs, and what no policy need allow."""


@pytest.fixture(scope="module")
def site_pages(toy_site: Path) -> dict[str, Read]:
    """Every page by its address."""
    return {
        file.relative_to(toy_site).as_posix().removesuffix("index.html"): read(file)
        for file in sorted(toy_site.rglob("*.html"))
    }


def test_every_record_has_its_page_at_its_address(site_pages: dict[str, Read]) -> None:
    assert set(site_pages) == WRITTEN | {
        "", "404.html", "codebook/", "compare/", "corrections/", "data/", "errata/", "explorer/",
        "method/", "overdue/", "quality/", "releases/", "search/", "status-terms/",
        "990101/overdue/",
        "990101/", "990101/2021-key/", "990101/2021-key/1/", "990101/2021-key/2/",
        "990101/2021-key/3/", "990101/2021-livelihood/", "990101/2021-livelihood/1/",
        "990101/org/住建局／城管局/", "990101/org/水利局/", "990101/org/．．/",
        "sources/990101-2021-Q3/", "sources/990101-2021-list/",
    }  # fmt: skip


def test_every_link_leads_somewhere(site_pages: dict[str, Read], toy_site: Path) -> None:
    astray = []
    for address, page in site_pages.items():
        if address == "404.html":
            continue  # shown at any depth: its links begin at the root of the host
        folder = toy_site / address
        for link in page.addresses:
            parts = urlsplit(link)
            if parts.scheme or "data" in PurePosixPath(address, parts.path).parts[:-1]:
                continue  # the downloads are written by the exports
            if parts.path.endswith("/original/source.txt"):
                continue  # the documents themselves are copied beside the pages
            target = (folder / unquote(parts.path)).resolve() if parts.path else folder.resolve()
            if target.is_dir():
                target = target / "index.html"
            there = target.is_file() and toy_site.resolve() in target.parents
            anchor = unquote(parts.fragment)
            if not there or (anchor and anchor not in read(target).ids):
                astray.append((address, link))
    assert not astray


def test_links_are_relative_and_only_named_ones_lead_away(site_pages: dict[str, Read]) -> None:
    for address, page in site_pages.items():
        for link in page.addresses:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                assert link in EXTERNAL, (address, link)
            elif address != "404.html":
                assert not link.startswith("/"), (address, link)
                assert link.isascii(), (address, link)


def test_nothing_is_asked_of_another_host(site_pages: dict[str, Read]) -> None:
    for address, page in site_pages.items():
        asked = [
            *(e.get("src") for tag in ("script", "img", "iframe") for e in page.all(tag)),
            *(link.get("href") for link in page.all("link")),
        ]
        assert asked
        for link in asked:
            assert link is None or not urlsplit(link).netloc, (address, link)


def test_no_page_has_an_inline_script_or_style(site_pages: dict[str, Read]) -> None:
    for address, page in site_pages.items():
        assert not page.all("style"), address
        for element in page.elements:
            handlers = [name for name in element.attributes if name.startswith(("on", "style"))]
            assert not handlers, (address, element)
        for script in page.all("script"):
            assert script.get("src") or script.get("type") in DATA_BLOCKS, address
        policies = [m for m in page.all("meta") if m.get("http-equiv")]
        assert "default-src 'none'" in (policies[0]["content"] or ""), address
        assert "unsafe" not in (policies[0]["content"] or ""), address


def test_texts_of_documents_are_never_markup(site_pages: dict[str, Read]) -> None:
    task = site_pages["990101/2021-key/2/"]
    assert yunshan.SCRIPT in task.text
    assert yunshan.JINJA in task.text
    assert yunshan.MARKDOWN in task.text
    for address, page in site_pages.items():
        assert not [img for img in page.all("img") if img.get("src") == "x"], address
        assert "javascript:" not in "".join(page.addresses), address
        assert not [s for s in page.all("script") if not s.get("src") and not s.get("type")]


def test_signs_that_turn_the_text_are_told_by_name(toy_site: Path) -> None:
    turned = re.compile("[\u202a-\u202e\u2066-\u2069]")
    for file in toy_site.rglob("*.html"):
        assert not turned.search(file.read_text("utf-8")), file
    title = (toy_site / "990101/2021-key/3/index.html").read_text("utf-8")
    assert "<title>正文[U+202E]反转[U+202C]结束 · 云山2021年 · " in title


def test_every_page_says_whose_it_is_and_how_old(site_pages: dict[str, Read]) -> None:
    for address, page in site_pages.items():
        assert "本站不是政府网站" in page.text, address
    assert "数据截至 2021-09-30" in site_pages["990101/2021-key/1/"].text
    assert "数据截至 2021-09-30" in site_pages["about/"].text
    assert "数据截至" not in site_pages["990101/2021-livelihood/1/"].text


def test_each_page_is_one_document_in_chinese_with_one_heading(
    site_pages: dict[str, Read],
) -> None:
    for address, page in site_pages.items():
        assert page.all("html")[0]["lang"] == "zh-CN", address
        assert len(page.all("h1")) == 1, address
        assert len(page.ids) == len(set(page.ids)), address
        assert [m for m in page.all("meta") if m.get("name") == "description"], address
        levels = [int(e.tag[1]) for e in page.elements if re.fullmatch("h[1-6]", e.tag)]
        for before, after in pairwise(levels):
            assert after <= before + 1, (address, levels)


def test_tables_have_captions_and_heads_a_scope(site_pages: dict[str, Read]) -> None:
    for address, page in site_pages.items():
        if address not in WRITTEN and address != "method/":
            assert len(page.all("caption")) == len(page.all("table")), address
        assert all(head.get("scope") for head in page.all("th")), address


def test_the_search_is_on_every_page(site_pages: dict[str, Read]) -> None:
    for address, page in site_pages.items():
        form = next(f for f in page.all("form") if f.get("role") == "search")
        here = f"https://site.invalid/{address}".removesuffix("404.html")
        assert urljoin(here, form["action"]) == "https://site.invalid/search/", address
        assert form["data-index"] == form["action"], address
        assert any(box.get("id") == "gp-q" for box in page.all("input")), address
    assert "gp-search-results" in site_pages["search/"].ids


def test_the_sitemap_lists_all_pages_with_the_dates_of_the_data(toy_site: Path) -> None:
    text = (toy_site / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>/(.*?)</loc><lastmod>(.*?)</lastmod>", text)
    pages = {
        file.relative_to(toy_site).as_posix().removesuffix("index.html")
        for file in toy_site.rglob("index.html")
    }
    assert {unquote(path) for path, _ in listed} == pages
    assert {date for _, date in listed} == {"2021-11-02"}


def test_two_builds_are_the_same_bytes(schema: Schema, toy_site: Path, tmp_path: Path) -> None:
    draw(schema, build_shells(ROOT, tmp_path), tmp_path)
    first = {f.relative_to(toy_site): f.read_bytes() for f in toy_site.rglob("*") if f.is_file()}
    second = {f.relative_to(tmp_path): f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    assert first == second


def test_a_site_of_nothing_has_its_entrances(
    schema: Schema, shells: tuple[Shells, Path], tmp_path: Path
) -> None:
    tables = {name: Table.of(columns, []) for name, columns in COLUMNS.items()}
    empty = Edition(Dataset(tables), {}, "0", "2021-01-01")
    drawing = Drawing(shells[0], labels(schema), ROOT / "templates", tmp_path)
    draw_site(all_pages(empty, schema, ()), drawing)
    assert "0项任务" in read(tmp_path / "index.html").text
    entrances = {
        "", "search/", "data/", "codebook/", "quality/", "corrections/", "method/", "overdue/",
        "status-terms/", "explorer/", "compare/", "releases/", "errata/",
    }  # fmt: skip
    made = {f.parent.relative_to(tmp_path).as_posix() for f in tmp_path.rglob("index.html")}
    assert {"." if name == "" else name.rstrip("/") for name in entrances | WRITTEN} == made
