"""What each kind of page weighs and how it is drawn: `scripts/bench_weight.py [SITE]`.

A cold cache, the headers and compression of `serve`, a processor four times slower. The largest
page of its kind stands beside a usual one. Times are this machine's: compare, do not quote.
"""

import gzip
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import fetch_browser
from govpublish.serve import server

ROOT = Path(__file__).resolve().parents[1]
SLOWER = 4
KINDS = {
    "home": "index.html",
    "jurisdiction": r"\d{6}/index.html",
    "plan": r"\d{6}/\d{4}-[a-z]+/index.html",
    "task": r"\d{6}/\d{4}-[a-z]+/[^/]+/index.html",
    "organization": r"\d{6}/org/[^/]+/index.html",
    "overdue": r"(\d{6}/)?overdue/index.html",
    "source": r"sources/[^/]+/index.html",
    "others": r"[a-z-]+(/[a-z-]+)?/index.html",
}
WATCH = """
window.gpSeen = {shift: 0, paint: 0};
new PerformanceObserver((list) => list.getEntries().forEach((one) => {
  window.gpSeen.shift += one.hadRecentInput ? 0 : one.value;
})).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => list.getEntries().forEach((one) => {
  window.gpSeen.paint = one.startTime;
})).observe({type: "largest-contentful-paint", buffered: true});
"""


def measured(browser: Browser, address: str) -> tuple[int, int, float, float]:
    """Bytes over the line, requests, layout shift and largest paint (ms) of a first view."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(WATCH)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: list[int] = []
    line.on("Network.loadingFinished", lambda told: sizes.append(int(told["encodedDataLength"])))
    page.goto(address, wait_until="networkidle")
    seen = page.evaluate("window.gpSeen")
    context.close()
    return sum(sizes), len(sizes), float(seen["shift"]), float(seen["paint"])


def chosen(site: Path) -> Iterator[tuple[str, str, Path]]:
    """Of each kind the page in the middle and the largest."""
    files = {f.relative_to(site).as_posix(): f for f in site.rglob("index.html")}
    for kind, pattern in KINDS.items():
        of_kind = [f for name, f in files.items() if re.fullmatch(pattern, name)]
        of_kind.sort(key=lambda f: (f.stat().st_size, f))
        if of_kind:
            yield kind, "middle", of_kind[len(of_kind) // 2]
        if len(of_kind) > 1:
            yield kind, "largest", of_kind[-1]


def main(site: Path) -> None:
    """Print the table."""
    running = server(site, 0, quiet=True)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    print(f"{'kind':14}{'':9}{'html':>8}{'gzip':>7}{'view':>8}{'asked':>6}{'CLS':>7}{'LCP ms':>8}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=fetch_browser.find(), args=["--no-sandbox", "--disable-gpu"]
        )
        for kind, which, file in chosen(site):
            html = file.read_bytes()
            place = file.parent.relative_to(site).as_posix()
            address = f"http://127.0.0.1:{running.server_address[1]}/{place}/".replace("/./", "/")
            view, asked, shift, paint = measured(browser, address)
            packed = len(gzip.compress(html, 6))
            print(
                f"{kind:14}{which:9}{len(html):8}{packed:7}{view:8}{asked:6}{shift:7.3f}{paint:8.0f}"
            )
        browser.close()
    running.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site")
