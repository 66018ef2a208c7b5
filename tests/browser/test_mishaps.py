"""Files that do not come, addresses that make no sense, a browser that keeps nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from support.reader import Reader

LONG = "x" * 3000
WORDS = "公" * 500
NONSENSE = [
    f"331121/2021-key/?official={LONG}&due=0000-99-99&late=yes&q={WORDS}&sort=--due&since=abc",
    "331121/2021-key/?sort=nothing&__proto__=1&constructor=2&q=%00%ff",
    "331121/org/农业农村局/?role=zz&plan=__proto__",
    "explorer/?page=-5&place=9&year=a&sort=z&columns=__proto__&due=2021-99-99&official=constructor",
    f"explorer/?page=99999999999999999999&columns=&q={WORDS}",
    f"explorer/?place={LONG}&section={LONG}&kind=toString&level=__proto__&q=%E0%A4%A",
    f"compare/?of=,a-b,__proto__,331121-2021-key,{LONG}&q={WORDS}",
    "compare/?of=,,,&q=%00",
    f"search/?q=公交&p=99999999999&place={LONG}",
    f"search/?q={LONG}&p=abc",
    f"quality/?place=999&kind={LONG}&responsibility=__proto__",
    f"status-terms/?status=zzz&q={LONG}",
]
OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
LONGEST = """() => Math.max(0, ...Array.from(document.querySelectorAll("main [role=status]"))
  .map((one) => one.textContent.length))"""
FOCUSED = "document.activeElement.id"
NO_STORE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); },
});"""


@pytest.mark.parametrize("address", NONSENSE, ids=lambda address: address[:30])
def test_an_address_that_makes_no_sense_breaks_nothing(reader: Reader, address: str) -> None:
    page = reader.open(address, width=360)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(OVERFLOW) == 0
    assert page.locator("h1").inner_text()
    assert page.evaluate(LONGEST) < 400


@pytest.mark.parametrize(
    ("address", "script"),
    [
        ("331121/2021-key/", "filter.js"),
        ("explorer/", "explorer-facets.js"),
        ("explorer/", "explorer.js"),
        ("compare/?of=331121-2021-key", "compare.js"),
        ("search/?q=公交", "search.js"),
    ],
)
def test_a_script_that_does_not_come_is_told(reader: Reader, address: str, script: str) -> None:
    page = without(reader, f"**/{script}", address)
    expect(page.get_by_text("页面的一部分没有读到")).to_be_visible()
    reader.complaints.clear()


def test_what_the_explorer_lacks_is_not_said_to_be_coming(reader: Reader) -> None:
    page = without(reader, "**/search-text.js", "explorer/?q=项目")
    expect(page.locator("#gp-x-trouble")).to_be_visible()
    page.wait_for_timeout(400)  # whatever else is drawn meanwhile
    expect(page.locator("#gp-x-count")).to_have_text("没有读到数据")
    reader.complaints.clear()


def test_results_stay_where_the_loose_search_does_not_come(reader: Reader) -> None:
    page = without(reader, "**/search-loosely.js", "search/?q=公交")
    expect(page.locator("#gp-search-results [role=status]")).to_contain_text("条")
    expect(page.locator("#gp-search-results .gp-search__hit").first).to_be_visible()
    reader.complaints.clear()


@pytest.mark.parametrize(
    ("address", "data", "place"),
    [
        ("explorer/", "**/explorer/*.json*", "gp-x-count"),
        ("compare/?of=331121-2021-key", "**/explorer/*.json*", "gp-c-status"),
    ],
)
def test_trying_again_keeps_the_keyboard_where_it_was(
    reader: Reader, address: str, data: str, place: str
) -> None:
    page = without(reader, data, address)
    again = page.get_by_role("button", name="再试一次")
    page.unroute(data)
    again.press("Enter")
    expect(again).to_be_hidden()
    assert page.evaluate(FOCUSED) == place
    reader.complaints.clear()


def test_a_plan_that_is_not_there_is_not_counted(reader: Reader) -> None:
    page = reader.open("compare/?of=331121-2021-key,330824-2023-key,999999-2023-key")
    expect(page.locator("#gp-c-status")).to_have_text("并排比较 2 份计划，另外 1 份本站没有")


def test_colours_change_in_a_browser_that_keeps_nothing(reader: Reader) -> None:
    page = reader.open("about/")
    page.add_init_script(NO_STORE)
    page.goto(page.url)
    page.get_by_role("button", name="深色显示").click()
    assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") == "slate"


def without(reader: Reader, pattern: str, address: str) -> Page:
    """A page for which some files do not come."""
    page = reader.open("about/")
    root = page.url[: -len("about/")]
    page.route(pattern, lambda route: route.abort())
    page.goto(root + address)
    return page
