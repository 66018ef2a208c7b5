"""How many task pages a second: the real documents' tasks, drawn again and again under other codes.

    .venv/bin/python scripts/bench_pages.py [PAGES]

Counts everything that a page costs on one core: its facts, its template, the shell, the file. On a
shared machine believe the processor time: how fast files are made depends on who else makes some.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

from govpublish import assembly, pages, pipeline
from govpublish.edition import Edition
from govpublish.pages import task
from govpublish.pages.lookups import Lookups, look_up
from govpublish.pages.page import Page
from govpublish.schema import load_schema
from govpublish.site.draw import Drawing, draw_site
from govpublish.site.shell import build_shells
from govpublish.sources import vocabulary

ROOT = Path(__file__).resolve().parent.parent


def lookups() -> Lookups:
    """The five documents, read and grouped."""
    entries = pipeline.read(ROOT)
    dataset = assembly.dataset(entries, vocabulary.read(ROOT / "data" / "vocabulary"))
    readings = {entry.source.source_id: entry.reading for entry in entries}
    edition = Edition(dataset, readings, "0", "2021-01-01")
    return look_up(edition, load_schema(ROOT / "data" / "schema"), ())


def repeated(found: Lookups) -> Iterator[Page]:
    """The task pages without end, each round under a code of its own."""
    for round_ in count():
        for page in task.pages(found):
            _, _, rest = page.path.partition("/")
            yield replace(page, path=f"{round_:06d}-{page.path[:6]}/{rest}")


def main() -> None:
    """Draw, and tell the pages a second: by the clock, and by the processor time of drawing."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    found = lookups()
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder)
        drawing = Drawing(
            shells=build_shells(ROOT, into),
            labels=pages.labels(found.schema),
            templates=ROOT / "templates",
            into=into,
        )
        wall, before = time.perf_counter(), os.times()
        draw_site(islice(repeated(found), wanted), drawing)
        wall, after = time.perf_counter() - wall, os.times()
        size = sum(file.stat().st_size for file in into.rglob("index.html")) / wanted
    drawing_time, writing_time = after.user - before.user, after.system - before.system
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{wanted} task pages of {size / 1000:.1f} kB on average, at most {peak:.0f} MB")
    print(f"{wall:.1f} s, {wanted / wall:,.0f} pages a second")
    print(f"drawing alone: {drawing_time:.1f} s, {wanted / drawing_time:,.0f} pages a second")
    print(f"in the file system: {writing_time:.1f} s")


if __name__ == "__main__":
    main()
