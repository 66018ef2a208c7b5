"""Every kind of page: accessible, no wider than its screen, and readable without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from support.reader import Reader

SCREENS = [{"width": 1280}, {"width": 360}, {"width": 1280, "color_scheme": "dark"}]
OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


@pytest.mark.parametrize("screen", SCREENS, ids=["wide", "phone", "dark"])
def test_axe_finds_nothing(reader: Reader, address: str, screen: dict[str, Any]) -> None:
    found = Axe().run(reader.open(address, **screen))

    assert not found.response["violations"], found.generate_report()


def test_nothing_reaches_beyond_a_narrow_screen(reader: Reader, address: str) -> None:
    page = reader.open(address, width=360)
    wide = {360: page.evaluate(OVERFLOW)}
    page.set_viewport_size({"width": 320, "height": 640})
    wide[320] = page.evaluate(OVERFLOW)

    assert wide == {360: 0, 320: 0}


def test_says_the_same_without_javascript(reader: Reader, address: str) -> None:
    with_it = reader.open(address.partition("?")[0])
    without = reader.open(address.partition("?")[0], java_script_enabled=False)

    assert without.locator("h1").count() == 1
    assert without.locator("h1").inner_text() == with_it.locator("h1").inner_text()
    # text_content, as a script may fold a long part away; nothing may be there only with it
    words = [page.locator("main").text_content() or "" for page in (with_it, without)]
    assert set("".join(words[0].split())) <= set("".join(words[1].split()))
