"""The page that stands for those that are not there: it searches, and leads to what is near."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from govpublish.serve import server
from support.axe import findings

COUNTY, PLAN = "/331121/", "/331121/2021-key/"


@pytest.fixture(scope="module")
def site_url(site: Path) -> Iterator[str]:
    """The site as `govpublish serve` serves it: what is not there gets the missing page."""
    with server(site, 0, quiet=True) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_address[1]}/"
        served.shutdown()


@pytest.fixture
def screen(browser: Browser) -> Iterator[Page]:
    """A screen; nothing but the missing page itself may fail."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: "404" in said.text or complaints.append(said.text))
    page.on("dialog", lambda dialog: (complaints.append("dialog"), dialog.dismiss()))
    yield page
    context.close()
    assert not complaints


@pytest.mark.parametrize(
    ("address", "words", "near"),
    [
        ("331121/2021-key/老旧小区/", "老旧小区", [PLAN, COUNTY]),
        ("331121/2021-key/999/", "", [PLAN, COUNTY]),
        ("331121-2021-key.12", "", [PLAN + "12/", PLAN, COUNTY]),
        ("331121-2021-key.78.3/", "", [PLAN + "78/", PLAN, COUNTY]),
        ("331121/org/农业局", "农业局", [COUNTY]),
        ("331121/2019-key/1/", "", [COUNTY]),
        ("sources/331121-2019/", "", [COUNTY]),
        ("老旧小区/停车位.html", "老旧小区 停车位", []),
        ("110101/", "", []),
        ("%3Cimg%20src=x%20onerror=alert(1)%3E/", "<img src=x onerror=alert(1)>", []),
        ("%E0%A4%A/公交", "公交", []),
        ("a" * 200, "a" * 60, []),
    ],
)
def test_the_words_of_the_address_are_searched_for(
    screen: Page, site_url: str, address: str, words: str, near: list[str]
) -> None:
    answer = screen.goto(site_url + address, wait_until="networkidle")
    assert answer is not None
    assert answer.status == 404
    expect(screen.locator("#gp-q-missing")).to_have_value(words)
    links = screen.locator("#gp-missing a").all()
    assert [link.get_attribute("href") for link in links] == near
    assert all(link.inner_text() for link in links)
    assert screen.locator("#gp-missing img, form img").count() == 0


def test_what_is_suggested_is_searched_for(screen: Page, site_url: str) -> None:
    screen.goto(site_url + "331121/2021-key/老旧小区/")
    expect(screen.locator("#gp-q-missing")).to_have_value("老旧小区")
    screen.locator("main").get_by_role("button", name="搜索").click()
    screen.wait_for_url("**/search/?q=*")
    expect(screen.locator("#gp-search-results .gp-search__hit").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_on_it(screen: Page, site_url: str, width: int) -> None:
    screen.set_viewport_size({"width": width, "height": 700})
    screen.goto(site_url + "331121/2021-key/老旧小区/", wait_until="networkidle")
    expect(screen.locator("#gp-missing a")).to_have_count(2)
    assert findings(screen) == []
    assert screen.evaluate("document.scrollingElement.scrollWidth") <= width


def test_without_scripts_it_says_what_to_do(browser: Browser, site_url: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(site_url + "331121/2021-key/老旧小区/")
    expect(page.get_by_role("heading", name="没有找到这一页")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="回到首页")).to_be_visible()
    expect(page.locator("#gp-q-missing")).to_be_hidden()
    page.close()
