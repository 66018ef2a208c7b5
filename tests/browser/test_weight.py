"""A page is small, nothing in it moves: limits of bytes, never of time."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from statistics import quantiles

import pytest
from playwright.sync_api import Browser

from bench_weight import measured
from browser.conftest import KINDS
from govpublish.site.shell import build_shells

ROOT = Path(__file__).resolve().parents[2]
TASK = re.compile(r"\d{6}/\d{4}-[a-z]+/[^/]+/index\.html")
VIEW, SOURCE = 150_000, 250_000


def test_the_frame_is_at_most_twelve_kilobytes(tmp_path: Path) -> None:
    shells = dict(build_shells(ROOT, tmp_path).kinds)
    del shells["method"]  # holds the written words of its page
    for kind, shell in shells.items():
        assert sum(len(piece.encode()) for piece in shell.pieces) <= 12_000, kind


def test_tasks_are_small(site: Path) -> None:
    files = [f for f in site.rglob("index.html") if TASK.fullmatch(f.relative_to(site).as_posix())]
    sizes = [len(gzip.compress(file.read_bytes(), 6)) for file in files]
    cuts = quantiles(sizes, n=100)
    assert cuts[49] <= 6_000
    assert cuts[98] <= 10_000


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_view_is_light_and_still(browser: Browser, site_url: str, kind: str) -> None:
    bytes_, _, shift, _ = measured(browser, site_url + KINDS[kind])
    assert bytes_ <= (SOURCE if kind == "source" else VIEW)
    assert shift < 0.01 or kind == "search"  # there the reader has asked for what comes
