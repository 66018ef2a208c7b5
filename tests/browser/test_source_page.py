"""A source's page: jumps to a place, the line marked and in sight, the document itself."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.reader import Reader

LONG = "sources/331083-2021-Q3/"


@pytest.mark.parametrize("width", [1280, 360])
def test_a_line_jumped_to_is_not_hidden_by_what_stays_on_top(reader: Reader, width: int) -> None:
    page = reader.open(f"{LONG}#L1492", width=width)
    line = page.locator(":target")
    expect(line).to_be_in_viewport(ratio=1)
    box = line.bounding_box()
    assert box
    seen = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest(':target') !== null",
        [box["x"] + 30, box["y"] + 12],
    )
    assert seen


def test_a_long_document_has_places_to_jump_to(reader: Reader) -> None:
    page = reader.open(LONG)
    page.get_by_role("navigation", name="2021年市政府重点工作：跳到").get_by_text(
        "第81–100项"
    ).click()
    expect(page.locator(":target")).to_be_in_viewport()
    assert "81" in page.locator(":target").inner_text()


def test_the_task_of_a_line_stays_in_sight(reader: Reader) -> None:
    page = reader.open(f"{LONG}#L1507")
    task = page.locator(".gp-doc__task", has_text="第95项")
    expect(task).to_be_in_viewport()
    task.locator("a").click()
    page.wait_for_url("**/331083/2021-key/95/")


def test_the_document_that_is_handed_out_is_the_one_that_was_read(
    reader: Reader, site: Path
) -> None:
    rows = json.loads((site / "data/sources.json").read_text("utf-8"))
    for row in rows:
        page = reader.open(f"sources/{row['source_id']}/")
        link = page.locator("a[download]").get_attribute("href")
        file = (site / "sources" / row["source_id"] / str(link)).resolve()
        assert hashlib.sha256(file.read_bytes()).hexdigest() == row["sha256"]


def test_what_has_no_title_is_not_called_by_its_id(reader: Reader) -> None:
    page = reader.open("sources/330305-2021-Q1/")
    assert page.locator("h1").inner_text() == "2021年一季度文件（原文没有标题）"
