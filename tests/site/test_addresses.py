"""Every page is reached by links from the home page, listed once, and knows its one address."""

from __future__ import annotations

import re
import shutil
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from govpublish.schema import load_schema
from govpublish.site.shell import build_shells
from pages.conftest import ROOT, draw
from pages.reading import Read, read

HOST = "https://site.invalid/"
PUBLIC = "https://example.org/sub/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def pages(site: Path) -> Mapping[str, Read]:
    """Every page of the real site by its address; 404.html has none."""
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): read(file)
        for file in sorted(site.rglob("index.html"))
    }


MOVED = {"add-a-document/"}
"""Written pages that only tell where they went; nothing leads there but old links."""


def test_every_page_is_reached_by_links_from_the_home_page(pages: Mapping[str, Read]) -> None:
    reached, waiting = {""}, deque([""])
    while waiting:
        address = waiting.popleft()
        page = pages[address]
        links = [
            *(a.get("href") for a in page.all("a")),
            *(f.get("action") for f in page.all("form")),
        ]
        for link in links:
            url = urlsplit(urljoin(HOST + quote(address), link or ""))
            path = unquote(url.path.removeprefix("/"))
            if url.netloc == "site.invalid" and path in pages and path not in reached:
                reached.add(path)
                waiting.append(path)
    assert set(pages) - reached == MOVED


def listed(site: Path) -> list[str]:
    """Every address in the sitemap, relative to the site."""
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    return [unquote(found.text or "").removeprefix("/") for found in root.iter(f"{SITEMAP}loc")]


def test_the_sitemap_lists_every_page_that_is_there_to_stay(
    site: Path, pages: Mapping[str, Read]
) -> None:
    gone = {
        address
        for address, page in pages.items()
        for meta in page.all("meta")
        if meta.get("http-equiv") == "refresh" or meta.get("name") == "robots"
    }
    assert sorted(listed(site)) == sorted(set(pages) - gone)


def test_no_day_in_the_sitemap_is_later_than_the_data(site: Path) -> None:
    days = re.findall("<lastmod>(.*?)</lastmod>", (site / "sitemap.xml").read_text("utf-8"))
    newest = re.search('"date": "(.*?)"', (site / "data/index.json").read_text("utf-8"))
    assert newest
    assert len(days) == len(listed(site))
    assert max(days) == newest[1]


def test_robots_are_told_of_the_sitemap_where_its_address_is_known(site: Path) -> None:
    assert (site / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow:\n"


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented county on a site that knows its address, under a sub-path."""
    root = tmp_path_factory.mktemp("public")
    for name in ("docs", "templates"):
        shutil.copytree(ROOT / name, root / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace('!ENV [GOVPUBLISH_SITE_URL, ""]', PUBLIC)
    assert f"site_url: {PUBLIC}\n" in settings
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    into = root / "site"
    draw(load_schema(ROOT / "data" / "schema"), build_shells(root, into), into)
    return into


def test_every_page_names_its_one_address(public: Path) -> None:
    found = {}
    for file in sorted(public.rglob("index.html")):
        address = file.relative_to(public).as_posix().removesuffix("index.html")
        links = [link for link in read(file).all("link") if link.get("rel") == "canonical"]
        found[address] = [link["href"] for link in links]
    assert {address.count("/") for address in found} >= {0, 1, 2, 3}
    assert "990101/org/水利局/" in found
    assert "about/" in found
    assert found == {address: [PUBLIC + quote(address)] for address in found}


def test_sitemap_robots_and_feeds_begin_with_the_public_address(public: Path) -> None:
    assert all(address.startswith(PUBLIC) for address in listed(public))
    robots = (public / "robots.txt").read_text("utf-8").splitlines()
    assert robots[-1] == f"Sitemap: {PUBLIC}sitemap.xml"
    assert f'href="{PUBLIC}feed.xml"' in (public / "feed.xml").read_text("utf-8")


def test_pages_tell_of_their_feeds(site: Path) -> None:
    feeds = sorted(file.parent for file in site.rglob("feed.xml"))
    assert len(feeds) == 1 + 5 + 6 + 1, "site, places, plans, releases"
    for folder in feeds:
        page = read(folder / "index.html")
        links = [
            link["href"]
            for link in page.all("link")
            if (link.get("rel"), link.get("type")) == ("alternate", "application/atom+xml")
        ]
        assert links == ["feed.xml"]
        assert "feed.xml" in [link.get("href") for link in page.all("a")]
        calendar = (folder / "deadlines.ics").is_file()
        assert calendar is ("deadlines.ics" in [link.get("href") for link in page.all("a")])
