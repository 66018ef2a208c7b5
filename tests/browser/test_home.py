"""From the home page to a newcomer's answers in at most three clicks; nothing cut on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from support.reader import Reader

PLACES = {"home": "", "place": "331121/", "overdue": "overdue/", "overdue of": "331121/overdue/"}
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 400);
})"""


def sideways(page: Page) -> bool:
    """Whether the page itself is wider than the screen."""
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    )


def test_one_click_leads_to_what_a_document_calls_slow(reader: Reader) -> None:
    page = reader.open("")
    row = page.locator(".gp-ask li", has_text="玉环市").filter(has_text="重点工作")
    expect(row).to_contain_text("8/126")
    row.locator("a").click()
    page.wait_for_url("**/331083/2021-key/?official=slow#tasks")

    expect(page.locator("#tasks")).to_be_in_viewport()


def test_two_clicks_lead_to_what_was_due_by_the_end_of_march(reader: Reader) -> None:
    page = reader.open("")
    page.locator("main").get_by_role("link", name="青田县", exact=True).first.click()
    page.wait_for_url("**/331121/")
    page.get_by_role("link", name="逐项列出").click()
    page.wait_for_url("**/331121/overdue/")

    expect(page.locator(".gp-answer")).to_contain_text("4 处已到时限，其中 2 处没有报告完成")
    day = page.locator("#days ~ * tbody tr")
    expect(day).to_contain_text("2021-03-31")
    expect(day).to_contain_text("2/4")
    rows = page.locator("#list ~ * tbody tr")
    assert rows.count() == 2
    expect(rows.first.get_by_role("link", name="发改局")).to_be_visible()


def test_who_answers_is_found_from_the_search_on_the_home_page(reader: Reader) -> None:
    page = reader.open("")
    page.locator(".gp-ask").get_by_role("link", name="搜索框").click()

    expect(page.locator("#gp-q-home")).to_be_in_viewport()


def test_the_documents_own_total_stands_beside_ours(reader: Reader) -> None:
    page = reader.open("")
    card = page.locator(".gp-card", has_text="2021年市政府民生实事项目")

    expect(card).to_contain_text("12项民生实事项目中,8项已完成全年目标,4项尚未完成年度目标任务")
    expect(card).to_contain_text("= 与逐项相符 4项尚未完成年度目标任务".replace("= ", ""))
    expect(card.get_by_role("link", name="未完成")).to_contain_text("4/14")


def test_every_door_of_the_home_page_leads_to_a_page(reader: Reader) -> None:
    page = reader.open("")
    hrefs = page.locator("main a.gp-badge").evaluate_all("all => all.map(one => one.href)")

    assert hrefs
    for href in sorted({str(one).partition("?")[0] for one in hrefs}):
        assert page.request.get(href).ok, href


@pytest.mark.parametrize("address", PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_cut_and_nothing_moves(reader: Reader, address: str, width: int) -> None:
    page = reader.open(address, width=width)

    assert not sideways(page)
    if width < 720:
        inner = page.locator(".gp-scroll--cards")
        cut = inner.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth + 1)")
        assert cut == []
    assert page.evaluate(SHIFT) < 0.01


@pytest.mark.parametrize("address", PLACES.values(), ids=PLACES.keys())
def test_badges_are_large_enough_to_be_touched(reader: Reader, address: str) -> None:
    page = reader.open(address, width=360)
    sizes = page.locator(".gp-badge").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert all(size >= 24 for size in sizes), sizes


def test_without_scripts_everything_is_there(reader: Reader) -> None:
    page = reader.open("", java_script_enabled=False)

    expect(page.locator(".gp-overview table")).to_have_count(2)
    expect(page.locator("#places")).to_be_visible()
