"""What a reader opens, writes or asks for on a page is as accessible as the page itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from support.axe import findings
from support.reader import Reader

OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
ORDER = """() => {
  const heads = Array.from(document.querySelectorAll("h1, h2, h3, h4, h5, h6"))
    .filter((one) => one.offsetParent).map((one) => Number(one.tagName[1]));
  const jumps = heads.filter((level, at) => level > (heads[at - 1] || 0) + 1);
  return { first: heads.filter((level) => level === 1).length, jumps: jumps };
}"""
POINTING = """() => Array.from(document.querySelectorAll("*"))
  .flatMap((one) => ["aria-controls", "aria-labelledby", "aria-describedby", "for"]
    .flatMap((name) => (one.getAttribute(name) || "").split(" ").filter(Boolean)))
  .filter((id) => !document.getElementById(id))"""
RING = """one => {
  one.focus();
  const style = getComputedStyle(one);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
}"""


class State(NamedTuple):
    """A page, and what a reader does there."""

    address: str
    do: Callable[[Page], object]
    phone: bool = False
    """Whether only a phone has what is opened."""


def found(page: Page) -> None:
    page.locator("#gp-q").fill("公交")
    expect(page.locator(".gp-header [role=option]").first).to_be_visible()


def not_found(page: Page) -> None:
    page.locator("#gp-q").fill("老旧小曲")
    expect(page.locator(".gp-header .gp-search__message")).to_be_visible()


def columns(page: Page) -> None:
    page.locator("#gp-x-q").fill("项目")
    expect(page.locator("#gp-x-rows mark").first).to_be_visible()
    page.locator(".gp-explorer__columns summary").click()


def more_conditions(page: Page) -> None:
    expect(page.locator("#gp-x-rows tbody tr").first).to_be_visible()
    page.locator(".gp-explorer__fold").click()


def details(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")


def compared(page: Page) -> None:
    expect(page.locator("#gp-c-table tbody tr").first).to_be_visible()


def filters(page: Page) -> None:
    page.locator(".gp-filter__fold").click()


STATES = {
    "search-open": State("331121/2021-key/12/", found),
    "search-without-hits": State("331121/2021-key/", not_found),
    "menu": State(
        "331121/2021-key/12/", lambda page: page.locator(".gp-menu summary").click(), True
    ),
    "filters-of-a-plan": State("331121/2021-key/", filters, True),
    "filters-of-remarks": State("quality/", filters, True),
    "filters-that-fit-nothing": State(
        "331121/2021-key/", lambda page: page.locator("#filter-q").fill("没有这个"), False
    ),
    "explorer-conditions": State("explorer/?place=331121&late=1", more_conditions, True),
    "explorer-columns": State("explorer/", columns),
    "explorer-nothing": State(
        "explorer/?q=没有这个词啊",
        lambda page: expect(page.locator("#gp-x-rows .gp-none")).to_be_visible(),
    ),
    "compare-two": State("compare/?of=331121-2021-key,330824-2023-key&q=公交", compared),
    "compare-one-gone": State("compare/?of=331121-2021-key,999999-2023-key", compared),
    "task-details": State("331121/2021-key/12/", details),
    "plan-details": State("331083/2021-livelihood/", details),
    "source-details": State("sources/331083-2021-Q3/", details),
    "data-details": State("data/", details),
}
SCREENS = [
    pytest.param(name, width, scheme, id=f"{name}-{width}-{scheme}")
    for name, state in STATES.items()
    for width in ((360,) if state.phone else (1280, 360))
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize(("name", "width", "scheme"), SCREENS)
def test_axe_finds_nothing(reader: Reader, name: str, width: int, scheme: Any) -> None:
    state = STATES[name]
    page = reader.open(state.address, width=width, color_scheme=scheme)
    if width == 360 and name == "filters-that-fit-nothing":
        filters(page)
    state.do(page)
    assert findings(page) == []
    assert page.evaluate(OVERFLOW) == 0
    assert page.evaluate(ORDER) == {"first": 1, "jumps": []}


def test_headings_follow_each_other_and_names_point_somewhere(reader: Reader, address: str) -> None:
    page = reader.open(address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(ORDER) == {"first": 1, "jumps": []}
    assert page.evaluate(POINTING) == []
    assert page.locator("main").count() == 1


def test_the_keyboard_is_seen_on_all_that_unfolds(reader: Reader, address: str) -> None:
    page = reader.open(address)
    page.keyboard.press("Tab")  # from here on the reader uses the keyboard
    for one in page.locator("main summary:visible").all()[:8]:
        assert one.evaluate(RING), one.inner_text()


@pytest.mark.parametrize("address", ["331121/2021-key/", "explorer/"])
def test_headings_that_sort_are_printed_once(reader: Reader, address: str) -> None:
    page = reader.open(address, width=700)
    expect(page.locator(".gp-sort").first).to_be_attached()
    page.emulate_media(media="print")
    assert page.locator(".gp-sort:visible").count() == 0
    assert page.locator(".gp-sort__name:visible").count() == page.locator(".gp-sort").count()
