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


def test_scripts_ask_nothing_of_a_browser_that_it_does_not_have(site: Path) -> None:
    assert faults("names.mjs", own(site, "js")) == []


def test_styles_ask_nothing_of_a_browser_that_it_cannot_do(site: Path) -> None:
    assert faults("styles.mjs", own(site, "css")) == []


@pytest.mark.parametrize(
    ("check", "name", "text", "found"),
    [
        ("html.mjs", "a.html", "<p><div></div></p>", "close-order"),
        ("scripts.mjs", "a.js", "a?.b", "Unexpected token"),
        ("scripts.mjs", "a.js", "class A { x = 1 }", "Unexpected token"),
        ("names.mjs", "a.js", "[1].at(-1)", "at is newer"),
        ("names.mjs", "a.js", "'a'.replaceAll('a', 'b')", "replaceAll"),
        ("names.mjs", "a.js", "structuredClone({})", "structuredClone"),
        ("names.mjs", "a.js", "new Intl.Segmenter('zh')", "Segmenter"),
        ("names.mjs", "a.js", "AbortSignal.timeout(9)", "timeout"),
        ("names.mjs", "a.js", "const a = new URLSearchParams(''); a.size", "URLSearchParams.size"),
        ("names.mjs", "a.js", "Object.hasOwn({}, 'a')", "hasOwn"),
        ("names.mjs", "a.js", "'a'.isWellFormed()", "isWellFormed"),
        ("names.mjs", "a.js", "document.body.inert = true", "inert"),
        ("names.mjs", "a.js", "document.querySelector('a:has(b)')", ":has"),
        ("names.mjs", "a.js", "document.createElement('dialog')", "dialog"),
        ("names.mjs", "a.js", "/(?<=a)b/.test('ab')", "look behind"),
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


def test_what_merely_has_the_same_name_is_not_found(tmp_path: Path) -> None:
    file = tmp_path / "a.js"
    file.write_text(
        "enums.at.get('a'); pieces.at(0, 1); new Map().size; typeof structuredClone", "utf-8"
    )
    assert faults("names.mjs", [file]) == []
