"""The data blocks in a real browser: read, not run, and no policy is broken by them."""

from __future__ import annotations

import json

import pytest

from support.reader import Reader

VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(event.violatedDirective);
});
"""


@pytest.mark.parametrize("address", ["data/", "331121/2021-key/", "331083/2021-livelihood/"])
def test_a_block_is_data_and_breaks_no_policy(reader: Reader, address: str) -> None:
    page = reader.open(address)
    page.add_init_script(VIOLATIONS)
    page.reload()
    blocks = page.locator('script[type="application/ld+json"]').all_text_contents()
    assert [json.loads(block)["@type"] for block in blocks] == ["Dataset"]
    assert page.evaluate("window.violations") == []


@pytest.mark.parametrize("address", ["", "331121/", "331121/2021-key/"])
def test_feed_and_calendar_are_there_where_the_links_lead(reader: Reader, address: str) -> None:
    page = reader.open(address)
    found = page.locator("main a[href$='feed.xml'], main a[href$='.ics']")
    assert found.count() >= 1
    for link in found.all():
        href = link.evaluate("link => link.href")
        answer = page.request.get(href)
        assert answer.ok, href
        assert answer.body().startswith((b"<?xml", b"BEGIN:VCALENDAR"))
