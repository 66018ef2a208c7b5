"""The explorer and the comparison of the invented county: hostile texts stay texts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from govpublish.explorer import files
from govpublish.schema import Schema
from govpublish.search import documents, index
from pages import yunshan
from support.server import serving


@pytest.fixture(scope="module")
def host(toy_site: Path, schema: Schema, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The invented county on a server, with the files of the explorer and of the search."""
    folder = tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(toy_site, folder)
    files.write(yunshan.edition().dataset, schema, folder / "explorer")
    index.write(documents.documents(yunshan.edition()), folder / "search")
    with serving(folder) as address:
        yield f"{address}/"


@pytest.fixture
def screen(browser: Browser, host: str) -> Iterator[Page]:
    """A page; no script of a source may run, no dialog open."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append("dialog"), dialog.dismiss()))
    page.on("request", lambda one: one.url.startswith(host) or complaints.append(one.url))
    yield page
    context.close()
    assert [one for one in complaints if not one.startswith(("data:", "blob:"))] == []


def test_hostile_texts_are_shown_as_they_are(screen: Page, host: str) -> None:
    screen.goto(f"{host}explorer/?columns=org,section,id,printed,plan")
    rows = screen.locator("#gp-x-rows tbody")
    expect(rows.locator("tr")).to_have_count(6)
    text = rows.inner_text()

    for hostile in (yunshan.SCRIPT, yunshan.JINJA, "住建局/城管局", ".."):
        assert hostile in text
    assert screen.locator("#gp-explorer script, #gp-explorer img").count() == 0
    assert screen.locator("#gp-x-orgs").get_by_text("..", exact=True).count() == 1


def test_hostile_words_in_the_address_are_shown_as_they_are(screen: Page, host: str) -> None:
    screen.goto(host + "explorer/?q=%3Cscript%3E&official=%3Cimg%20src%3Dx%3E&org=..%2F..")
    expect(screen.locator("#gp-x-count")).to_contain_text("共 0/6 行")

    assert "“<script>”" in screen.locator("#gp-x-asked").inner_text()
    assert screen.locator("#gp-explorer img, #gp-explorer script").count() == 0


def test_hostile_texts_are_found_and_downloaded_exactly(screen: Page, host: str) -> None:
    screen.goto(host + "explorer/?q=%3Cscript%3E")
    expect(screen.locator("#gp-x-count")).to_contain_text("共 1/6 行（")
    expect(screen.locator("#gp-x-csv")).to_be_enabled()
    with screen.expect_download() as download:
        screen.locator("#gp-x-csv").click()
    text = Path(download.value.path()).read_text("utf-8")

    assert yunshan.JINJA.replace('"', '""') in text
    assert yunshan.SCRIPT.replace('"', '""') in text


def test_hostile_texts_under_a_topic_are_shown_as_they_are(screen: Page, host: str) -> None:
    screen.goto(f"{host}compare/?of={yunshan.KEY},{yunshan.LIVELIHOOD}&q=%3Cscript%3E")
    expect(screen.locator(".gp-compare__topic")).to_contain_text(yunshan.SCRIPT)

    assert screen.locator("#gp-c-table script, #gp-c-table img").count() == 0
