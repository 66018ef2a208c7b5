"""A task's page: every value leads to the very line of the document that it comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.reader import Reader

TASKS = {
    "measures": "331121/2021-key/12/",
    "bodies": "330305/2021-key/1/",
    "problems": "331083/2021-key/1/",
    "roles": "331100/2023-key/1/",
    "status": "330824/2023-key/1/",
}
BACKGROUND = "element => getComputedStyle(element).backgroundColor"


@pytest.fixture(params=TASKS.values(), ids=TASKS.keys())
def task(request: pytest.FixtureRequest, reader: Reader) -> Page:
    """A task of each of the five documents."""
    return reader.open(str(request.param))


def test_the_words_on_the_page_stand_in_the_lines_it_names(task: Page) -> None:
    title = task.locator("h1").inner_text()
    quoted = task.locator("blockquote .gp-verbatim").all_inner_texts()

    assert plain(title.removeprefix(title.split("项")[0] + "项")) in plain("".join(quoted))


def test_a_line_link_leads_to_that_line_shown_and_marked(task: Page) -> None:
    quote = task.locator("blockquote p").first
    words = quote.locator(".gp-verbatim").inner_text()
    quote.locator("a").click()
    task.wait_for_url("**/sources/**#L*")
    line = task.locator(":target")

    expect(line).to_be_in_viewport()
    assert plain(words) in plain(line.inner_text())
    other = task.locator("[id^=L]:not(:target)").first
    assert line.evaluate(BACKGROUND) != other.evaluate(BACKGROUND)


def test_every_value_has_its_line(task: Page) -> None:
    addresses = {link.get_attribute("href") for link in task.locator("main a.gp-line").all()}

    assert addresses
    assert all("/sources/" in str(address) and "#L" in str(address) for address in addresses)
    assert task.locator("main .gp-verbatim:not(blockquote *)").count() == (
        task.locator("main .gp-verbatim:not(blockquote *):has(a.gp-line)").count()
    )


def test_a_line_of_a_document_leads_back_to_the_task(reader: Reader) -> None:
    page = reader.open("330824/2023-key/1/")
    title = page.locator("h1").inner_text()
    page.locator("main a.gp-line").first.click()
    page.wait_for_url("**/sources/**#L*")
    page.locator(":target a[href*='/2023-key/1/']").first.click()
    page.wait_for_url("**/330824/2023-key/1/**")

    assert page.locator("h1").inner_text() == title


def test_neighbours_lead_through_the_plan(reader: Reader) -> None:
    page = reader.open("331121/2021-key/12/")
    page.locator("a[rel=next]").click()
    page.wait_for_url("**/331121/2021-key/13/")
    page.locator("a[rel=prev]").click()
    page.wait_for_url("**/331121/2021-key/12/")


def plain(text: str) -> str:
    """Without white space, as truth is compared."""
    return "".join(text.split())


def test_the_state_is_seen_on_a_phone_without_scrolling(reader: Reader) -> None:
    for address in (*TASKS.values(), "331121/2021-key/20/", "331083/2021-key/95/"):
        page = reader.open(address, width=360)
        if page.locator("#status").count():
            expect(page.locator(".gp-stand .gp-pair").first).to_be_in_viewport()


def test_what_is_overdue_is_said_with_its_days_and_leads_to_the_measure(reader: Reader) -> None:
    page = reader.open("331121/2021-key/20/")
    late = page.locator(".gp-stand .gp-late")
    assert plain(late.inner_text()) == (
        "举措(1)时限2021-03-31，到2021-04-30已过30天，文件没有报告完成。"
    )
    late.locator("a").click()
    expect(page.locator("li:target")).to_contain_text("印发2021年政府性固定资产投资计划安排表")


def test_deadlines_stand_on_a_line_that_fits_a_phone(reader: Reader) -> None:
    page = reader.open("331121/2021-key/45/", width=360)
    drawn = page.get_by_role("img", name="各项举措的时限，与数据截至日 2021-04-30")
    expect(drawn).to_be_visible()
    labels = drawn.locator("g + text")
    assert labels.count() == 7
    boxes = [box for box in (one.bounding_box() for one in labels.all()) if box]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in boxes)
    assert all(box["height"] >= 10 for box in boxes)


def test_progress_with_numbers_is_a_list_of_the_very_words(reader: Reader, site: Path) -> None:
    page = reader.open("331083/2021-key/95/")
    rows = json.loads((site / "data/progress.json").read_text("utf-8"))
    told = [row["text"] for row in rows if row["task_id"] == "331083-2021-key.95"]
    drawn = page.locator(".gp-told > .gp-verbatim").evaluate_all(
        """texts => texts.map(text => {
            const bare = text.cloneNode(true);
            bare.querySelectorAll(".gp-line").forEach(line => line.remove());
            return bare.textContent;
        })"""
    )
    assert drawn == told
    assert page.locator(".gp-told .gp-parts > li").count() > 4


def test_a_citation_is_copied_whole_and_that_is_said(reader: Reader) -> None:
    page = reader.open("331121/2021-key/12/", permissions=["clipboard-read", "clipboard-write"])
    cite = page.locator(".gp-cite")
    cite.locator("summary", has_text="BibTeX").click()
    text = cite.locator(".gp-cite__text").last
    cite.get_by_role("button", name="复制 BibTeX").click()
    expect(cite.get_by_role("status")).to_contain_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == text.text_content()
    assert str(text.text_content()).startswith("@misc{331121-2021-key.12,")


def test_without_scripts_there_is_no_button_that_does_nothing(reader: Reader) -> None:
    page = reader.open("331121/2021-key/12/", java_script_enabled=False)
    expect(page.locator(".gp-cite__text").first).to_be_visible()
    assert page.locator(".gp-copy:visible").count() == 0


def test_a_rate_is_compared_in_points(reader: Reader) -> None:
    page = reader.open("331121/2021-key/45/")
    row = page.locator(".gp-table--targets tr", has_text="同比增长8%")
    assert "高42.7个百分点" in plain(row.inner_text())
    assert "633" not in row.inner_text()
