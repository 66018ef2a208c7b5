"""The addresses of originals: there or gone, moved, the same or not; no test asks the web."""

from __future__ import annotations

from pathlib import Path

import pytest

from govpublish import fetching, originals
from govpublish.errors import FetchFailed
from govpublish.fetching import Fetched
from govpublish.sources import catalogue
from support import toy
from support.commands import govpublish

ADDRESSES = {
    "2020-Q1": "https://a.example/1.html",
    "2021-04": "https://a.example/2.html",
    "2022-Q3": "https://b.example/3.html",
    "2023-Q1": "https://b.example/4.html",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The toy county with addresses for four of its five sources."""
    root = toy.project(tmp_path / "project", accepted=False)
    for period, url in ADDRESSES.items():
        spec = toy.folder(root, period) / "source.yml"
        spec.write_text(f"url: {url}\n{spec.read_text('utf-8')}", "utf-8")
    return root


def server(root: Path) -> originals.Fetch:
    """A web on which the first is as stored, the second a page, the third gone, the last down."""

    def fetch(url: str) -> Fetched:
        if url.endswith("1.html"):
            data = (toy.folder(root, "2020-Q1") / "source.txt").read_bytes()
            return Fetched("https://a.example/new/1.html", 200, "text/plain", data)
        if url.endswith("2.html"):
            return Fetched(url, 200, "text/html", b"<p>")
        if url.endswith("3.html"):
            return Fetched(url, 404, "text/html", b"")
        raise FetchFailed(f"{url}:连接不上(TimeoutError)。")

    return fetch


def test_every_source_gets_its_answer(root: Path) -> None:
    pauses: list[float] = []
    sources = catalogue.read(root / "data" / "sources")
    answers = list(originals.check(sources, server(root), pauses.append))
    assert [(answer.result, answer.works) for answer in answers] == [
        ("可访问", True), ("可访问", True), ("404", False), ("打不开", False), ("未记录网址", True),
    ]  # fmt: skip
    assert answers[0].content == "与存档相同"
    assert answers[0].final == "https://a.example/new/1.html"
    assert "不能逐字节比较" in answers[1].content
    assert pauses == [1.0, 1.0], "no host is asked twice in a second"


def test_the_command_prints_a_table(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "fetch", server(root))
    monkeypatch.setattr(originals, "_PAUSE", 0.0)
    outcome = govpublish("links", "--root", root)
    assert outcome.code == 1
    assert "990101-2022-Q3  404" in outcome.out
    assert "已转到 https://a.example/new/1.html" in outcome.out
    assert "有网址的4份,打不开的2份" in outcome.out
    one = govpublish("links", "--only", "990101-2020-Q1", "--root", root)
    assert one.code == 0
    assert "2022-Q3" not in one.out


def test_one_address_is_asked_once(root: Path) -> None:
    spec = toy.folder(root, "2021-04") / "source.yml"
    spec.write_text(spec.read_text("utf-8").replace("2.html", "1.html"), "utf-8")
    asked: list[str] = []

    def fetch(url: str) -> Fetched:
        asked.append(url)
        return Fetched(url, 200, "text/html", b"")

    list(originals.check(catalogue.read(root / "data" / "sources"), fetch, lambda _s: None))
    assert sorted(asked) == sorted({"https://a.example/1.html", *list(ADDRESSES.values())[2:]})
