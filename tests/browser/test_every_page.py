"""Every kind of page: accessible, no wider than its screen, and readable without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from support.axe import findings
from support.reader import Reader

SCREENS = [
    {"width": width, "color_scheme": scheme}
    for width in (1280, 360)
    for scheme in ("light", "dark")
]
OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


@pytest.mark.parametrize("screen", SCREENS, ids=["wide", "wide-dark", "phone", "phone-dark"])
def test_axe_finds_nothing(reader: Reader, address: str, screen: dict[str, Any]) -> None:
    assert findings(reader.open(address, **screen)) == []


def test_nothing_reaches_beyond_a_narrow_screen(reader: Reader, address: str) -> None:
    page = reader.open(address, width=360)
    wide = {360: page.evaluate(OVERFLOW)}
    page.set_viewport_size({"width": 320, "height": 640})
    wide[320] = page.evaluate(OVERFLOW)

    assert wide == {360: 0, 320: 0}


def test_says_the_same_without_javascript(reader: Reader, address: str) -> None:
    plain = address.partition("?")[0]
    with_it, without = reader.open(plain), reader.open(plain, java_script_enabled=False)

    assert headings(without)
    assert headings(without) == headings(with_it)
    assert links(without) >= links(with_it)


def headings(page: Page) -> list[str]:
    """What the page is about, as a reader sees it."""
    return page.locator("main :is(h1, h2, h3)").all_inner_texts()


def links(page: Page) -> set[str]:
    """Where the page leads, apart from what is for scripts only."""
    leading = page.locator("main a[href]:not(.gp-needs-js a)")
    found = leading.evaluate_all("links => links.map(link => link.href)")
    return set(found)
