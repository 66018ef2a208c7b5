"""Measure the search: what the index weighs, what it takes to write, what a first query costs.

    uv run scripts/bench_search.py --documents 620 10000 --browser

Documents are made of the sentences of the real sources in chance order (always the same), about
600 characters each; their numbers are drawn anew, so that they are less alike than copies would
be. With --browser every query is typed in a fresh Chromium, nothing cached, the index opened when
the field gets the focus, as for a reader. Printed is one row of a Markdown table per size.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from govpublish.search.documents import SearchDocument
from govpublish.search.index import write
from govpublish.serve import Handler

ROOT = Path(__file__).resolve().parents[1]
QUERIES = (
    "养", "水", "旧小", "公交", "水管网", "两元一票", "5G基站", "农业农村局", "老旧小区改造",
    "项目建设", "完成投资", "高质量发展", "没有这个词",
)  # fmt: skip
PAGE = """<!doctype html><meta charset="utf-8"><title>测量</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="assets/search.css">
<form role="search" class="gp-search" action="search/" data-index="search/">
<input class="gp-search__input" type="search" name="q"></form>
<script src="assets/search.js"></script>"""
TYPE = """(text) => new Promise((resolve) => {
  const panel = document.querySelector(".gp-search__panel");
  const begun = performance.now();
  new MutationObserver(() => {
    if (panel.querySelector("a, .gp-search__message:not([hidden])")) {
      resolve(performance.now() - begun);
    }
  }).observe(panel, {childList: true, subtree: true, attributes: true});
  const input = document.querySelector("input");
  input.value = text;
  input.dispatchEvent(new InputEvent("input", {bubbles: true}));
})"""


def main() -> None:
    """Measure each size in turn."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, nargs="+", default=[620, 10_000])
    options.add_argument("--browser", action="store_true", help="type the queries in a Chromium")
    options.add_argument("--queries", nargs="+", default=QUERIES, help="others than the usual ones")
    options.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.write:
        print(json.dumps(written(given.documents[0], given.write)))
        return
    print("| documents | write s | peak MB | index MB | gzip MB | files | kB fetched | ms |")
    print("|---|---|---|---|---|---|---|---|")
    for count in given.documents:
        with tempfile.TemporaryDirectory() as folder:
            print(row(count, Path(folder), given.queries if given.browser else ()), flush=True)


def row(count: int, site: Path, queries: Sequence[str]) -> str:
    """All figures of one size; without queries, of the index alone."""
    command = [sys.executable, __file__, "--documents", str(count), "--write", str(site)]
    costs = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    files = [file.read_bytes() for file in sorted((site / "search").rglob("*.json"))]
    packed = sum(len(gzip.compress(data, mtime=0)) for data in files)
    figures = [
        f"{count:,}",
        f"{costs['seconds']:.1f}",
        f"{costs['megabytes']:.0f}",
        f"{sum(map(len, files)) / 1e6:.1f}",
        f"{packed / 1e6:.1f}",
        f"{len(files):,}",
        *(queried(site, queries) if queries else ("–", "–")),
    ]
    return f"| {' | '.join(figures)} |"


def written(count: int, site: Path) -> dict[str, float]:
    """Write an index in this process: the seconds that took, and the peak memory of it all."""
    begun = time.process_time()
    for _ in documents(count):
        pass  # what it takes to invent them does not count
    inventing = time.process_time() - begun
    begun = time.process_time()
    write(documents(count), site / "search")
    seconds = time.process_time() - begun - inventing
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": seconds, "megabytes": peak / 1024}


def documents(count: int) -> Iterator[SearchDocument]:
    """Documents of the sentences of the sources; 600 to a county."""
    chance = random.Random(0)
    sentences = [
        sentence
        for file in sorted((ROOT / "data/sources").rglob("source.txt"))
        for sentence in re.split(r"[。;;\n\t|]+", file.read_text("utf-8"))
        if 6 <= len(sentence.strip()) <= 200
    ]
    for number in range(count):
        county, task = divmod(number, 600)
        texts: list[tuple[str, str]] = []
        while sum(len(text) for _, text in texts) < 600:
            sentence = "。".join(chance.choices(sentences, k=2))
            text = re.sub(r"\d", lambda _: str(chance.randrange(10)), sentence)
            texts.append((chance.choice(["举措", "进展", "问题"]), text))
        yield SearchDocument(
            url=f"{100_000 + county}/2021-key/{task}/",
            title=chance.choice(sentences).strip(),
            kind="任务",
            place=f"第{county}县 · 2021年重点工作",
            statuses=(),
            fields=tuple(texts),
        )


def queried(site: Path, queries: Sequence[str]) -> tuple[str, str]:
    """The kilobytes (raw and gzip) and milliseconds of a first query: median, greatest."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 only with --browser

    import fetch_browser  # noqa: PLC0415

    chromium = fetch_browser.find()
    if chromium is None:
        raise SystemExit(fetch_browser.NO_BROWSER)
    (site / "index.html").write_text(PAGE, "utf-8")
    shutil.copytree(ROOT / "templates/assets", site / "assets")
    handler = partial(Handler, directory=str(site), quiet=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        first_query(browser, address, site, "暖")  # a browser just started is slow
        costs = [first_query(browser, address, site, query) for query in queries]
        browser.close()
        server.shutdown()
    raw, packed, needed = zip(*costs, strict=True)
    return f"{_range(raw, 1e3)}; gzip {_range(packed, 1e3)}", _range(needed, 1)


def first_query(browser: Any, address: str, site: Path, query: str) -> tuple[int, int, float]:
    """Bytes of the index that were fetched, raw and packed, and milliseconds after the key."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    with page.expect_response(re.compile(r"index\.json")):
        page.focus("input")
    page.wait_for_timeout(200)
    needed = float(page.evaluate(TYPE, query))
    page.wait_for_load_state("networkidle")
    context.close()
    names = [url.removeprefix(address).partition("?")[0] for url in asked]
    files = [(site / name).read_bytes() for name in names if name.startswith("search/")]
    return sum(map(len, files)), sum(len(gzip.compress(file, mtime=0)) for file in files), needed


def _range(values: Sequence[float], unit: float) -> str:
    return f"{median(values) / unit:.0f} (≤ {max(values) / unit:.0f})"


if __name__ == "__main__":
    main()
