"""A task's page: every value leads to the very line of the document that it comes from."""

from __future__ import annotations

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
