"""Every link of the whole built site leads somewhere, and nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

HERE = "https://site.invalid/a/b/"
LOADS = {"src", "srcset", "poster", "action", "data", "data-index"}


class Links(HTMLParser):
    """Collects what a page points to and the places in it that can be pointed to."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.twice: set[str] = set()
        self.clicked: set[str] = set()
        self.loaded: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                (self.twice if value in self.anchors else self.anchors).add(value or "")
            elif name == "href" and value is not None:
                (self.clicked if tag == "a" else self.loaded).add(value)
            elif name in LOADS and value:
                self.loaded.add(value)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Links]:
    """What stands on every page, by the page's file."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        links = Links()
        links.feed(file.read_text("utf-8"))
        found[file.relative_to(site).as_posix()] = links
    return found


def dead(site: Path, pages: dict[str, Links], page: str, link: str) -> str | None:
    """Why a link leads nowhere; None if it leads somewhere."""
    target = urlsplit(urljoin(HERE + page.removesuffix("index.html"), link))
    address = unquote(target.geturl().partition("?")[0].partition("#")[0])
    if not address.startswith(HERE):
        return f"{page}: {link} leaves the site's folder"
    file = address.removeprefix(HERE)
    file = f"{file}index.html" if file == "" or file.endswith("/") else file
    if not (site / file).is_file():
        return f"{page}: {link} is not there"
    anchor = unquote(target.fragment)
    if anchor and file in pages and anchor not in pages[file].anchors:
        return f"{page}: {link} has no such place"
    return None


def foreign(link: str) -> bool:
    """Whether a link names a host or a scheme of its own."""
    return bool(urlsplit(link).scheme or urlsplit(link).netloc)


def inner_links(pages: dict[str, Links]) -> Iterator[tuple[str, str]]:
    """Every link that should stay on the site. The page for lost addresses is drawn for any depth,
    so its links begin at the host's root: it is left out."""
    for page, links in pages.items():
        if page != "404.html":
            yield from ((page, link) for link in links.clicked | links.loaded if not foreign(link))


def test_every_link_leads_to_a_page_and_a_place(site: Path, pages: dict[str, Links]) -> None:
    reasons = {dead(site, pages, page, link) for page, link in inner_links(pages)} - {None}

    assert len(pages) > 700
    assert not reasons


def test_nothing_is_loaded_from_another_host(pages: dict[str, Links]) -> None:
    loaded = {link for links in pages.values() for link in links.loaded if foreign(link)}

    assert not {link for link in loaded if not link.startswith("data:image/")}


def test_links_out_are_web_addresses(pages: dict[str, Links]) -> None:
    clicked = {link for links in pages.values() for link in links.clicked if foreign(link)}

    assert clicked
    assert not {link for link in clicked if urlsplit(link).scheme not in {"https", "http"}}


def test_no_place_is_named_twice_on_a_page(pages: dict[str, Links]) -> None:
    assert not {page: links.twice for page, links in pages.items() if links.twice}


def test_style_sheets_load_nothing_from_another_host(site: Path) -> None:
    sheets = list(site.rglob("*.css"))

    assert sheets
    assert not [sheet for sheet in sheets if "url(http" in sheet.read_text("utf-8")]
