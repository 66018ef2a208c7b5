"""The bones of a page as readers and their aids meet them: landmarks, headings, tables, in order.

`PYTHONPATH=tests:scripts .venv/bin/python -m support.outlines` writes those of site/ to
tests/browser/outlines/: that is how a change is accepted. Figures stand as #, so that new data
change nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import fetch_browser
from support.server import serving

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "browser" / "outlines"
PAGES: Mapping[str, str] = {
    "home": "",
    "jurisdiction": "331121/",
    "plan": "331121/2021-key/",
    "task": "331121/2021-key/12/",
    "organization": "331121/org/农业农村局/",
    "overdue": "overdue/",
    "source": "sources/330824-2023-Q1/",
    "data": "data/",
    "codebook": "codebook/",
    "quality": "quality/",
    "about": "about/",
    "search": "search/",
}
WIDTHS = (1280, 360)
_BONES = """() => {
  const wanted = "header, nav, main, aside, footer, form, h1, h2, caption, [role=region], details";
  const named = (one) => {
    const by = one.getAttribute("aria-labelledby");
    const other = by && document.getElementById(by);
    const own = /^(H1|H2|CAPTION)$/.test(one.tagName) ? one.textContent : "";
    const name = one.getAttribute("aria-label") || (other && other.textContent) || own || "";
    const text = name.replace(/\\s+/g, " ").trim().replace(/[0-9][0-9,.-]*/g, "#");
    return text.length > 24 ? text.slice(0, 24) + "…" : text;
  };
  return Array.from(document.querySelectorAll(wanted)).map((one) => {
    let depth = 0;
    for (let up = one.parentElement; up; up = up.parentElement) {
      depth += up.matches(wanted) ? 1 : 0;
    }
    const box = one.getBoundingClientRect();
    const seen = box.width > 1 && box.height > 1 && getComputedStyle(one).visibility === "visible";
    const name = named(one);
    return "  ".repeat(depth) + one.tagName.toLowerCase() + (name ? ` “${name}”` : "")
      + (seen ? "" : " (not shown)");
  }).join("\\n");
}"""


def outline(page: Page) -> str:
    """The bones at each width; the second only where it is not the first again."""
    told: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        told.append(str(page.evaluate(_BONES)))
    same = told[0] == told[1]
    heads = [
        f"# {WIDTHS[0]} and {WIDTHS[1]} px" if same else f"# {WIDTHS[0]} px",
        f"# {WIDTHS[1]} px",
    ]
    parts = [f"{head}\n{bones}\n" for head, bones in zip(heads, told, strict=True)]
    return parts[0] if same else "\n".join(parts)


def accept(site: Path) -> None:
    """Write the outlines of a site."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright, serving(site) as host:
        browser = playwright.chromium.launch(
            executable_path=fetch_browser.find(), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, address in PAGES.items():
            page = browser.new_page()
            page.goto(f"{host}/{address}")
            (FOLDER / f"{name}.txt").write_text(outline(page), "utf-8")
        browser.close()


if __name__ == "__main__":
    accept(ROOT / "site")
