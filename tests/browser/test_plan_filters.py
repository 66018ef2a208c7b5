"""The tasks of a plan filtered and sorted by a reader: by typing, links, keys, on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from govpublish.site.shell import build_shells
from support import plans
from support.axe import findings
from support.reader import Reader
from support.server import serving

SHOWN = "#tasks-table tbody > tr:not(.gp-table__section):visible"
OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


@pytest.fixture(scope="module")
def toy_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A plan of forty tasks in every state, on a server."""
    folder = tmp_path_factory.mktemp("filters")
    plans.draw(plans.edition(40), build_shells(plans.ROOT, folder), folder)
    with serving(folder) as host:
        yield f"{host}/"


@pytest.fixture
def reader(browser: Browser, toy_url: str) -> Iterator[Reader]:
    """A reader of the invented plan."""
    reader = Reader(browser, toy_url)
    yield reader
    reader.leave()
    assert not reader.complaints


def opened(reader: Reader, query: str = "", **screen: int) -> Page:
    return reader.open(plans.ADDRESS + query, **screen)


def numbers(page: Page) -> list[int]:
    """The numbers of the tasks that are shown, in their order."""
    return [int(text) for text in page.locator(f"{SHOWN} > td:first-child").all_inner_texts()]


def said(page: Page) -> str:
    return page.locator(".gp-filter [role=status]").inner_text()


def query(page: Page) -> str:
    return unquote(page.url.partition("?")[2].partition("#")[0])


def test_typing_filters_at_once_and_the_address_keeps_it(reader: Reader) -> None:
    page = opened(reader)
    page.get_by_label("文字").fill("水库")
    expect(page.locator(SHOWN)).to_have_count(9)
    assert said(page) == "显示 9/40 项任务"
    page.wait_for_url("**?q=*")
    assert query(page) == "q=水库"
    page.reload()
    expect(page.locator(SHOWN)).to_have_count(9)


def test_text_is_compared_as_the_search_folds_it(reader: Reader) -> None:
    page = opened(reader)
    page.get_by_label("文字").fill("第 ７ 处")
    expect(page.locator(SHOWN)).to_have_count(4)  # 7, 17, 27, 37
    page.get_by_label("文字").fill("第７处 不在这里")
    expect(page.locator(SHOWN)).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("official=slow", [5, 10, 15, 20, 25, 30, 35, 40]),
        ("official=none&derived=under_way", [3, 8, 13, 18, 23, 28, 33, 38]),
        ("derived=overdue&section=一、民生", [25, 30, 35, 40]),
        ("due=2021-03-31&late=1", [5, 10, 15, 20, 25, 30, 35, 40]),
        ("since=2021-04-01&due=2021-06-30", [1, 6, 11, 16, 21, 26, 31, 36]),
        ("org=水利局", [7, 14, 21, 28, 35]),
        ("org=水利局&official=done", [21]),
    ],
)
def test_an_address_opens_what_it_names(reader: Reader, query: str, shown: list[int]) -> None:
    page = opened(reader, f"?{query}#tasks")
    assert numbers(page) == shown
    assert said(page) == f"显示 {len(shown)}/40 项任务"


def test_a_count_leads_to_what_it_counts_and_back_leads_back(reader: Reader) -> None:
    page = opened(reader)
    page.evaluate("window.stays = true")
    page.locator("a[href='?official=slow#tasks']").click()
    expect(page.locator(SHOWN)).to_have_count(8)
    assert page.evaluate("document.activeElement.id") == "tasks"
    page.locator("a[href='?derived=done#tasks']").click()
    assert query(page) == "derived=done"
    assert page.get_by_label("官方状态", exact=True).input_value() == ""
    page.go_back()
    expect(page.get_by_label("官方状态", exact=True)).to_have_value("slow")
    assert numbers(page) == [5, 10, 15, 20, 25, 30, 35, 40]
    page.go_back()
    expect(page.locator(SHOWN)).to_have_count(40)
    assert page.evaluate("window.stays"), "nothing was loaded anew"


def test_reset_clears_everything_and_keeps_the_focus(reader: Reader) -> None:
    page = opened(reader, "?official=slow&q=水&sort=-due&utm=a")
    reset = page.locator(".gp-filter__reset")
    reset.click()
    expect(page.locator(SHOWN)).to_have_count(40)
    assert numbers(page) == list(range(1, 41))
    expect(reset).to_be_disabled()
    page.wait_for_url("**?utm=a#tasks")
    assert page.evaluate("document.activeElement.name") == "q"


def test_nothing_found_is_said_with_a_way_out(reader: Reader) -> None:
    page = opened(reader, "?official=done&derived=overdue")
    assert numbers(page) == []
    assert "显示 0/40 项任务：没有符合的" in said(page)
    expect(page.get_by_role("button", name="清除筛选")).to_be_enabled()
    expect(page.locator(".gp-table__section:visible")).to_have_count(0)


def test_unknown_values_are_said_and_ignored(reader: Reader) -> None:
    page = opened(reader, "?official=<b>x&due=soon&late=7&sort=size&place=1&q=")
    expect(page.locator(SHOWN)).to_have_count(40)
    for part in ("official=<b>x", "due=soon", "late=7", "sort=size", "place=1"):
        assert part in said(page)
    page.get_by_label("文字").fill("水库")
    expect(page.locator(SHOWN)).to_have_count(9)
    assert "official" not in said(page)


def test_sections_without_a_row_disappear(reader: Reader) -> None:
    page = opened(reader)
    heading = page.locator(".gp-table__section", has_text="一、民生")
    expect(heading).to_be_visible()
    page.get_by_label("文字").fill("修建第10处")
    expect(heading).to_be_hidden()
    page.get_by_label("文字").fill("一、民生")
    expect(page.locator(SHOWN)).to_have_count(20)
    expect(heading).to_be_visible()


def test_headings_sort_by_keyboard_and_say_so(reader: Reader) -> None:
    page = opened(reader)
    due = page.get_by_role("columnheader", name="时限")
    button = due.get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    expect(due).to_have_attribute("aria-sort", "ascending")
    assert numbers(page)[:3] == [5, 10, 15]
    assert numbers(page)[-16:] == [at for at in range(1, 41) if at % 5 in (3, 4)]
    page.keyboard.press("Enter")
    expect(due).to_have_attribute("aria-sort", "descending")
    assert numbers(page)[:2] == [2, 7]
    assert numbers(page)[-1] == 39, "what has no day comes last, either way"
    page.wait_for_url("**?sort=-due#tasks")
    page.keyboard.press("Enter")
    expect(due).to_have_attribute("aria-sort", "none")
    assert numbers(page) == list(range(1, 41))


@pytest.mark.parametrize(
    ("by", "first"),
    [
        ("-number", [40, 39, 38]),
        ("official", [1, 6, 11]),
        ("-official", [5, 10, 15]),
        ("derived", [1, 6, 11]),
    ],
)
def test_sorting_is_stable_and_names_the_section(reader: Reader, by: str, first: list[int]) -> None:
    page = opened(reader, f"?sort={by}")
    assert numbers(page)[:3] == first
    assert sorted(numbers(page)) == list(range(1, 41))
    expect(page.locator(".gp-table__section:visible")).to_have_count(0)
    expect(page.locator(SHOWN, has_text="一、民生")).to_have_count(20)


def test_titles_sort_in_both_directions(reader: Reader) -> None:
    up, down = opened(reader, "?sort=task"), opened(reader, "?sort=-task")
    assert numbers(up) == numbers(down)[::-1]
    assert numbers(up) != list(range(1, 41))


def test_a_phone_folds_the_fields_and_sorts_by_a_menu(reader: Reader) -> None:
    page = opened(reader, "?official=slow&late=1", width=360)
    fold = page.get_by_role("button", name=re.compile("^筛选"))
    expect(fold).to_have_text("筛选（已设 2 项）")
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_label("官方状态", exact=True)).to_be_hidden()
    expect(page.locator(".gp-sort:visible")).to_have_count(0)
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "true")
    page.get_by_label("排序").select_option("-number")
    assert numbers(page) == [40, 35, 30, 25, 20, 15, 10, 5]
    assert page.evaluate(OVERFLOW) == 0
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(OVERFLOW) == 0
    assert findings(page) == []


def test_the_number_stands_beside_the_title_on_a_phone(reader: Reader) -> None:
    page = opened(reader, width=360)
    row = page.locator(SHOWN).first
    number, title = row.locator("td").first.bounding_box(), row.locator("th").bounding_box()
    assert number and title
    assert abs(number["y"] - title["y"]) < 4 and number["x"] < title["x"]
    due = row.locator("[data-label=时限]").bounding_box()
    assert due and due["height"] < 40, "one line"


def test_without_scripts_the_table_is_a_plain_table(reader: Reader) -> None:
    page = opened(reader, "?official=slow", java_script_enabled=False)
    expect(page.locator(SHOWN)).to_have_count(40)
    expect(page.locator(".gp-filter")).to_be_hidden()
    expect(page.locator("#tasks-table button")).to_have_count(0)
    expect(page.get_by_role("columnheader", name="时限")).to_be_visible()


def test_nothing_moves_when_the_script_comes(reader: Reader) -> None:
    page = opened(reader, java_script_enabled=False)
    page.evaluate("document.documentElement.className = 'js'")
    page.evaluate("document.querySelectorAll('noscript').forEach((one) => one.remove())")
    before = page.locator("#tasks-table").bounding_box()
    after = opened(reader).locator("#tasks-table").bounding_box()
    assert before and after and before == after


def test_targets_are_large_enough(reader: Reader) -> None:
    for width in (1280, 360):
        page = opened(reader, "?official=slow", width=width)
        if width == 360:
            page.get_by_role("button", name=re.compile("^筛选")).click()
        controls = page.locator(".gp-filter :is(input, select, button):visible").all()
        boxes = [control.bounding_box() for control in controls]
        labelled = [box for box in boxes if box]
        assert labelled
        small = [box for box in labelled if box["height"] < 24 and box["width"] > 24]
        assert small == []
        assert findings(page) == []


def test_on_paper_the_plan_is_one_table_without_folds(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader, width=700)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article details:not([open])").count() == 0
    row = page.locator(SHOWN).first
    assert row.evaluate("row => getComputedStyle(row).display") == "table-row"
    head = page.locator("#tasks-table thead")
    assert head.evaluate("head => getComputedStyle(head).display") == "table-header-group"
    expect(page.locator(".gp-filter__fields")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("article details[open]").count() == 0
