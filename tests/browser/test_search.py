"""The search in the header of every page, by keyboard alone."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from support.axe import findings
from support.reader import Reader

QUERIES = ("旧小", "水管网", "公交", "两元一票", "5G基站", "养")
FOCUSED = "document.activeElement.matches('.md-header .gp-search__input')"


def results(page: Page) -> Locator:
    return page.locator(".md-header .gp-search [role=option]")


def type_into_search(page: Page, words: str) -> None:
    """Reach the search with the Tab key and type."""
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED):
            break
    assert page.evaluate(FOCUSED)
    page.keyboard.type(words)


def find(page: Page, words: str) -> None:
    """Type, and wait for the results of all that was typed: the last leads to every one of them."""
    type_into_search(page, words)
    expect(results(page).last).to_have_attribute("href", re.compile(f"q={quote(words)}$"))


@pytest.mark.parametrize("query", QUERIES)
def test_what_is_typed_is_found_and_opens(reader: Reader, query: str) -> None:
    page = reader.open("")
    find(page, query)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: not address.endswith("/a/b/"))

    assert query in plain(page.locator("main").inner_text())


@pytest.mark.parametrize("address", ["331121/2021-key/12/", "331121/org/农业农村局/", "data/"])
def test_results_lead_home_from_any_depth(reader: Reader, address: str) -> None:
    page = reader.open(address)
    find(page, "两元一票")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith(address))

    assert "两元一票" in plain(page.locator("main").inner_text())


def test_arrows_move_and_escape_closes(reader: Reader) -> None:
    page = reader.open("")
    find(page, "公交")
    assert results(page).count() > 2
    chosen = page.locator(".md-header .gp-search [aria-selected=true]")
    page.keyboard.press("ArrowDown")
    first = chosen.inner_text()
    page.keyboard.press("ArrowDown")
    second = chosen.inner_text()
    page.keyboard.press("ArrowUp")

    assert first != second
    assert chosen.inner_text() == first
    page.keyboard.press("Escape")
    expect(results(page).first).to_be_hidden()
    assert page.evaluate(FOCUSED)


def test_slash_reaches_the_search_from_anywhere(reader: Reader) -> None:
    page = reader.open("331121/2021-key/12/")
    page.keyboard.press("/")

    assert page.evaluate(FOCUSED)
    assert page.locator(".md-header .gp-search__input").input_value() == ""


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_in_open_results(reader: Reader, width: int) -> None:
    page = reader.open("about/", width=width)
    find(page, "公交")
    page.keyboard.press("ArrowDown")

    assert findings(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_nothing_found_is_said(reader: Reader) -> None:
    page = reader.open("")
    type_into_search(page, "不存在的词语组合")

    expect(page.locator(".md-header .gp-search")).to_contain_text("没有")
    expect(results(page)).to_have_count(0)


def test_the_search_page_shows_what_its_address_asks(reader: Reader) -> None:
    page = reader.open("search/?q=水管网")

    expect(page.locator("main a[href*='-key/']").first).to_be_visible()
    assert "水管网" in plain(page.locator("main").inner_text())


def plain(text: str) -> str:
    """Without white space, as truth is compared."""
    return "".join(text.split())


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("青田公交", "没有原样出现的“青田公交”。以下同时含“青田”和“公交”。"),
        ("玉环慢", "以下同时含“玉环”和“慢”。"),
        ("養老服務", "没有原样出现的“養老服務”。已按简体“养老服务”查找。"),
    ],
)
def test_what_was_meant_is_found_and_told_apart(reader: Reader, query: str, said: str) -> None:
    page = reader.open(f"search/?q={query}")

    expect(page.locator("#gp-search-results .gp-search__hit").first).to_be_visible()
    expect(page.locator("#gp-search-results [role=status]")).to_contain_text(said)


@pytest.mark.parametrize(
    ("query", "instead"),
    [("老旧小曲", "“老旧小区”"), ("城市大脑三期", "“城市大脑”"), ("qtx", "“青田县”")],
)
def test_of_what_is_not_there_something_near_is_offered(
    reader: Reader, query: str, instead: str
) -> None:
    page = reader.open(f"search/?q={query}")
    link = page.locator("#gp-search-results .gp-search__instead a").first

    expect(link).to_contain_text(instead)
    expect(page.locator("#gp-search-results .gp-search__hit")).to_have_count(0)
    link.click()
    expect(page.locator("#gp-search-results .gp-search__hit").first).to_be_visible()


def test_words_that_stand_apart_are_offered_below_the_few_that_do_not(reader: Reader) -> None:
    page = reader.open("search/?q=老旧小区改造")
    expect(page.locator("#gp-search-results .gp-search__hit").first).to_be_visible()
    few = page.locator("#gp-search-results .gp-search__hit").count()
    page.locator(".gp-search__apart a").click()
    page.wait_for_url("**/search/?q=*+*")

    expect(page.locator("#gp-search-results .gp-search__hit").nth(few)).to_be_visible()


def test_every_example_finds_something(reader: Reader) -> None:
    page = reader.open("search/")
    examples = page.locator(".gp-search__examples a")
    addresses = {link.evaluate("link => link.href") for link in examples.all()}

    assert len(addresses) > 8
    for address in sorted(addresses):
        page.goto(address)
        expect(page.locator("#gp-search-results .gp-search__hit").first).to_be_visible()
        expect(page.locator("#gp-search-results [role=status]")).not_to_contain_text("没有")


def test_the_large_field_of_the_home_page_is_a_search_too(reader: Reader) -> None:
    page = reader.open("")
    page.keyboard.press("/")
    field = page.locator("main .gp-search__input")
    expect(field).to_be_focused()
    page.keyboard.type("两元一票")
    expect(page.locator("main .gp-search [role=option]").first).to_contain_text("两元一票")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("main .gp-search__input")).to_have_value("两元一票")


def test_status_of_the_document_and_ours_are_told_apart(reader: Reader) -> None:
    page = reader.open("search/?q=进展偏慢")
    hit = page.locator("#gp-search-results .gp-search__hit").first

    expect(hit.locator(".gp-status--slow:not(.gp-status--ours)")).to_have_text("进展偏慢")
    expect(hit.locator(".gp-status--ours")).to_have_count(1)
    expect(hit.locator(".gp-search__by")).to_have_text(["官方状态", "本站推断"])
    expect(hit).to_contain_text("责任单位：")


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("address", ["search/?q=改造", "search/?q=青田公交", "search/?q=老旧小曲"])
def test_axe_finds_nothing_among_results(
    reader: Reader, address: str, width: int, colours: str
) -> None:
    page = reader.open(address, width=width, color_scheme=colours)
    expect(page.locator("#gp-search-results a").first).to_be_visible()

    assert findings(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
