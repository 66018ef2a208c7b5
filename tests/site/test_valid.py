"""The pages are valid HTML, the scripts ES2018, the styles known to the browsers we promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.conftest import KINDS
from support.node import faults


def own(site: Path, ending: str) -> list[Path]:
    """Our files with this ending."""
    found = sorted((site / "assets").rglob(f"*.{ending}"))
    assert found
    return found


def test_every_kind_of_page_is_valid(site: Path) -> None:
    kinds = {site / address.partition("?")[0] / "index.html" for address in KINDS.values()}
    assert faults("html.mjs", sorted([*kinds, site / "404.html"])) == []


def test_scripts_are_no_newer_than_es2018(site: Path) -> None:
    assert faults("scripts.mjs", own(site, "js")) == []


def test_styles_ask_nothing_of_a_browser_that_it_cannot_do(site: Path) -> None:
    assert faults("styles.mjs", own(site, "css")) == []


@pytest.mark.parametrize(
    ("check", "name", "text", "found"),
    [
        ("html.mjs", "a.html", "<p><div></div></p>", "close-order"),
        ("scripts.mjs", "a.js", "a?.b", "Unexpected token"),
        ("scripts.mjs", "a.js", "class A { x = 1 }", "Unexpected token"),
        ("styles.mjs", "a.css", "a { color: color-mix(in srgb, red, blue) }", "no plain value"),
        ("styles.mjs", "a.css", 'a::before { content: "x" / "" }', "no plain value"),
        ("styles.mjs", "a.css", "a:is(b, c) { top: 0 }", "newer selector"),
        ("styles.mjs", "a.css", "a { inset: 0 }", "inset is newer"),
        ("styles.mjs", "a.css", "a { b & { top: 0 } }", "rules within rules"),
    ],
)
def test_the_checks_find_what_they_are_for(
    check: str, name: str, text: str, found: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    assert [line for line in faults(check, [file]) if found in line]
