"""Pages that filter other things than tasks: remarks, duties of an organization, words."""

from __future__ import annotations

import re
from urllib.parse import unquote

from playwright.sync_api import Page, expect

from support.reader import Reader

REMARKS = "#flags-table tbody > tr:not(.gp-table__section):visible"
DUTIES = "#duties-table tbody > tr:not(.gp-table__section):visible"
WORDS = "#terms .gp-terms > li:visible"


def said(page: Page) -> str:
    return page.locator(".gp-filter [role=status]").inner_text()


def of(page: Page) -> tuple[int, int]:
    """How many of how many are shown, as the page says it."""
    match = re.search(r"(\d+)/(\d+)", said(page))
    assert match
    return int(match[1]), int(match[2])


def test_remarks_filter_by_whose_matter_they_are(reader: Reader) -> None:
    page = reader.open("quality/")
    whole = page.locator(REMARKS).count()
    link = page.locator("a[href='?responsibility=reader#flags']")
    count = int(link.inner_text())
    link.click()
    expect(page.locator(REMARKS)).to_have_count(count)
    assert of(page) == (count, whole)
    page.go_back()
    expect(page.locator(REMARKS)).to_have_count(whole)


def test_remarks_filter_by_kind_and_place_together(reader: Reader) -> None:
    page = reader.open("quality/?kind=lost-date&place=331083")
    shown, whole = of(page)
    assert 0 < shown < whole
    expect(page.locator("#flags-table .gp-table__section:visible")).to_have_count(1)
    links = page.locator(f"{REMARKS} a.gp-line").evaluate_all("all => all.map(one => one.href)")
    assert len(links) >= shown and all("/sources/331083-" in href for href in links)


def test_a_remark_leads_to_its_line(reader: Reader) -> None:
    page = reader.open("quality/?kind=lost-date")
    page.locator(f"{REMARKS} a.gp-line").first.click()
    page.wait_for_url("**/sources/**#L*")
    expect(page.locator(":target")).to_be_in_viewport()


def test_duties_of_an_organization_filter_by_status(reader: Reader) -> None:
    page = reader.open("331121/org/发改局/?late=1")
    shown, whole = of(page)
    assert 0 < shown < whole
    expect(page.locator(DUTIES)).to_have_count(shown)
    assert "已逾期" in page.locator(DUTIES).first.inner_text()
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator(DUTIES)).to_have_count(whole)
    assert "已逾期" in page.locator(DUTIES).first.inner_text(), "overdue stands first"
    numbers = page.locator(f"{DUTIES} > td:first-child")
    page.get_by_role("columnheader", name="序号").get_by_role("button").click()
    told = [int(text) for text in numbers.all_inner_texts()]
    assert told == sorted(told)


def test_status_words_filter_word_by_word(reader: Reader) -> None:
    page = reader.open("status-terms/")
    whole = page.locator(WORDS).count()
    page.get_by_label("文件里的词").fill("滞后")
    expect(page.locator(WORDS).first).to_contain_text("滞后")
    shown = page.locator(WORDS).count()
    assert of(page) == (shown, whole) and shown < whole
    assert page.locator("#terms section:visible").count() < page.locator("#terms section").count()
    page.wait_for_url("**?q=*")
    assert unquote(page.url).endswith("?q=滞后")


def test_totals_are_readable_on_a_phone(reader: Reader) -> None:
    page = reader.open("quality/", width=360)
    row = page.locator("main section:has(#totals) tbody tr:not(.gp-table__section)").first
    expect(row).to_contain_text("第11行")
    expect(row).to_contain_text("第13行")
    box = row.bounding_box()
    assert box and box["width"] <= 360 and box["height"] < 200


def test_corrections_lead_to_the_line_they_change(reader: Reader) -> None:
    page = reader.open("corrections/")
    row = page.locator("main tbody tr:has(del)").first
    printed = row.locator("del").inner_text()
    row.locator("a.gp-line").click()
    page.wait_for_url("**/sources/**#L*")
    words = printed.replace("⇥", "").strip()
    expect(page.locator(":target")).to_contain_text(words)
