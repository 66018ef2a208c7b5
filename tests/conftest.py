"""What many tests share: a browser, the whole real site, and its address on a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

import fetch_browser
from govpublish import pipeline
from support.server import serving

ROOT = Path(__file__).resolve().parents[1]
SUB_PATH = "a/b"
CALM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

expect.set_options(timeout=20_000)  # milliseconds; a busy machine may take its time


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is served; the site lies deeper in it, as on many hosts."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="session")
def site(served: Path) -> Path:
    """The whole real site, built once."""
    folder = served / SUB_PATH
    folder.parent.mkdir(parents=True)
    pipeline.build(ROOT, folder)
    return folder


@pytest.fixture(scope="session")
def site_url(site: Path, served: Path) -> Iterator[str]:
    """The address of the site, under a sub-path, ending with a slash."""
    with serving(served) as host:
        yield f"{host}/{SUB_PATH}/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window; a machine without one fails, loudly."""
    chromium = fetch_browser.find()
    if chromium is None:
        pytest.fail(fetch_browser.NO_BROWSER, pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=[*CALM])
        yield started
        started.close()
