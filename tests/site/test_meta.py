"""What every page says of itself to search engines and to those who share it."""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape
from pathlib import Path

import pytest

from govpublish.site.headers import META_POLICY

META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')
TITLE = re.compile(r"<title>([^<]*)</title>")
MOVED = "noindex"


def told(file: Path) -> dict[str, str]:
    """The metadata of a page, with its title."""
    text = file.read_text("utf-8").partition("</head>")[0]
    title = TITLE.search(text)
    assert title, file
    return {**{k: unescape(v) for k, v in META.findall(text)}, "title": unescape(title[1])}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, dict[str, str]]:
    """The metadata of every page, by its address."""
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): told(file)
        for file in sorted(site.rglob("*.html"))
    }


def test_every_description_is_a_sentence_or_two(pages: dict[str, dict[str, str]]) -> None:
    wrong = {
        address: (len(page["description"]), page["description"])
        for address, page in pages.items()
        if not 25 <= len(page["description"]) <= 160
    }
    assert not wrong


def test_no_two_pages_have_one_description(pages: dict[str, dict[str, str]]) -> None:
    same = defaultdict(list)  # titles may be alike: a plan can promise two things by one name
    for address, page in pages.items():
        same[page["description"]].append(address)
    assert not {text: found for text, found in same.items() if len(found) > 1}


def test_what_is_shared_is_what_the_page_says(pages: dict[str, dict[str, str]]) -> None:
    for address, page in pages.items():
        if address == "404.html":
            continue
        assert page["og:description"] == page["description"], address
        assert page["title"].startswith(page["og:title"]), address
        assert page["og:type"], address
        assert "og:url" not in page, address  # no public address is set here
        assert page["viewport"] == "width=device-width, initial-scale=1"


def test_every_page_has_the_policy(site: Path) -> None:
    for file in sorted(site.rglob("*.html")):
        assert f'content="{META_POLICY}"' in file.read_text("utf-8"), file
