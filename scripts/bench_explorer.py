"""Measure the explorer: what its files weigh, and what a browser needs to read and filter them.

    uv run scripts/bench_explorer.py --rows 876 60000 --browser

Rows are made of the sentences of the real sources in chance order (always the same), their numbers
drawn anew; 600 rows to a county. With --browser the scripts of the page are run on them in a fresh
Chromium, without the page: what is measured is reading and filtering, not the network. Printed is
one row of a Markdown table per size.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from govpublish.explorer.files import labels, write_rows
from govpublish.explorer.rows import Answer, Record, Row, Stand
from govpublish.schema import load_schema
from govpublish.serve import Handler

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ("search.js", "explorer-data.js", "explorer-columns.js", "explorer-query.js")
PAGE = (
    "<!doctype html><meta charset=utf-8><title>测量</title><link rel=icon href='data:,'>"
    + "".join(f'<script src="assets/{name}"></script>' for name in SCRIPTS)
)
MEASURE = """async () => {
  const gp = window.gpExplorer, now = () => performance.now(), took = {};
  const timed = async (name, work) => {
    const begun = now(), result = await work();
    took[name] = now() - begun;
    return result;
  };
  const data = new gp.Data(new URL("explorer/", location).href);
  await timed("facts", async () => { await data.open(); await data.facts(() => true); });
  const ask = (text) => gp.parse(text);
  const run = (text, words) => gp.run(data, ask(text), words || [], window.gpSearch.fold);
  await window.gpSearch.load();
  await timed("everything", () => run(""));
  await timed("facets", () => run("?level=measure&org=农业农村局&due=2021-09-30"));
  await timed("sort", () => gp.sorted(data, run("?sort=due").rows, ask("?sort=due")));
  const all = run("").rows;
  await timed("texts", () => data.texts(all));
  await timed("first", () => run("", ["公交"]));
  await timed("words", () => run("", ["项目"]));
  await timed("csv", () => gp.csv(data, all, location.href, false));
  return took;
}"""
STEPS = ("facts", "everything", "facets", "sort", "texts", "first", "words", "csv")


def main() -> None:
    """Measure each size in turn."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, nargs="+", default=[876, 60_000])
    options.add_argument("--browser", action="store_true", help="read them in a Chromium")
    given = options.parse_args()
    heads = ["rows", "write s", "index kB", "facts kB", "texts kB", "files", *STEPS]
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for count in given.rows:
        with tempfile.TemporaryDirectory() as folder:
            print(line(count, Path(folder), given.browser), flush=True)


def line(count: int, site: Path, browser: bool) -> str:
    """All figures of one size; bytes raw, then gzipped."""
    found = [(plan, tuple(rows)) for plan, rows in plans(count)]
    begun = time.process_time()
    words = labels(load_schema(ROOT / "data/schema"))
    write_rows(found, places(found), words, site / "explorer")
    figures = [f"{count:,}", f"{time.process_time() - begun:.1f}"]
    for pattern in ("index.json", "facts/*.json", "texts/*.json"):
        files = [file.read_bytes() for file in sorted((site / "explorer").glob(pattern))]
        packed = sum(len(gzip.compress(data, mtime=0)) for data in files)
        figures.append(f"{sum(map(len, files)) / 1e3:,.0f}; {packed / 1e3:,.0f}")
    figures.append(f"{sum(1 for _ in (site / 'explorer').rglob('*.json'))}")
    took = measured(site) if browser else {}
    figures += [f"{took[step]:.0f}" if took else "–" for step in STEPS]
    return f"| {' | '.join(figures)} |"


def places(found: Sequence[tuple[Record, Any]]) -> Iterator[Record]:
    """The counties of some plans."""
    for plan, _ in found:
        code = plan["jurisdiction_code"]
        yield {
            "jurisdiction_code": code, "name": f"第{code}县", "province": "省", "prefecture": "市",
        }  # fmt: skip


def plans(count: int) -> Iterator[tuple[Record, Iterator[Row]]]:
    """A plan a county, 600 rows each."""
    chance = random.Random(0)
    sentences = [
        sentence.strip()
        for file in sorted((ROOT / "data/sources").rglob("source.txt"))
        for sentence in re.split(r"[。;;\n\t|]+", file.read_text("utf-8"))
        if 6 <= len(sentence.strip()) <= 120
    ]
    for county in range(0, count, 600):
        code = f"{110_000 + county // 600}"
        plan = {
            "plan_id": f"{code}-2021-key", "jurisdiction_code": code, "year": 2021,
            "kind": "key_work", "name": "2021年重点工作",
        }  # fmt: skip
        yield plan, rows(chance, sentences, min(600, count - county))


def rows(chance: random.Random, sentences: Sequence[str], count: int) -> Iterator[Row]:
    """Tasks with two measures each."""
    names = ["农业农村局", *(f"{chance.choice(sentences)[:4]}局" for _ in range(60))]
    for number in range(count):
        task, measure = divmod(number, 3)
        text = re.sub(r"\d", lambda _: str(chance.randrange(10)), chance.choice(sentences))
        due = f"2021-{chance.randrange(1, 13):02d}-28" if chance.random() < 0.6 else None
        answers = tuple(
            Answer(name, name, role)
            for name, role in zip(
                chance.sample(names, k=chance.randrange(4)), ("lead", "support", "support"),
                strict=False,
            )
        )  # fmt: skip
        status = chance.choice([None, None, "on_track", "done", "slow"])
        yield Row(
            f".{measure}" if measure else f"{task + 1}",
            f"({measure})" if measure else f"{task + 1}",
            None if measure else text, text, None if measure else f"第{task // 20}部分",
            due and "年底前", due, answers,
            Stand("2021-Q3", "2021-09-30", status and "照印", status, chance.choice(
                ["done", "under_way", "under_way", "overdue"]), "R7.1"),
        )  # fmt: skip


def measured(site: Path) -> dict[str, float]:
    """Milliseconds of every step in a Chromium."""
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
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
        took: dict[str, float] = page.evaluate(MEASURE)
        browser.close()
        server.shutdown()
    return took


if __name__ == "__main__":
    main()
