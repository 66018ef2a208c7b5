"""The reader of the browser tests, and one page of every kind for the reader to open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from support.reader import Reader

KINDS = {
    "home": "",
    "jurisdiction": "331121/",
    "plan": "331121/2021-key/",
    "plan-without-progress": "331100/2023-key/",
    "plan-with-official-status": "331083/2021-livelihood/",
    "task-with-measures": "331121/2021-key/12/",
    "task-with-status": "330824/2023-key/1/",
    "task-with-amounts": "331121/2021-key/43/",
    "task-with-something-overdue": "331121/2021-key/20/",
    "task-with-a-line-of-time": "331121/2021-key/45/",
    "task-with-problems": "331083/2021-key/95/",
    "task-without-progress": "331100/2023-key/1/",
    "organization": "331121/org/农业农村局/",
    "organization-with-something-overdue": "331121/org/发改局/",
    "overdue": "overdue/",
    "overdue-of-a-place": "331121/overdue/",
    "overdue-without-progress": "331100/overdue/",
    "status-terms": "status-terms/",
    "source": "sources/330824-2023-Q1/",
    "source-long": "sources/331083-2021-Q3/",
    "data": "data/",
    "releases": "releases/",
    "errata": "errata/",
    "codebook": "codebook/",
    "quality": "quality/",
    "corrections": "corrections/",
    "plan-filtered": "331083/2021-key/?official=slow",
    "method": "method/",
    "about": "about/",
    "how-to-use": "use-the-data/",
    "how-to-add": "contributing/add-a-document/",
    "odd-documents": "contributing/odd-documents/",
    "search": "search/?q=公交",
    "search-without-hits": "search/?q=老旧小曲",
    "explorer": "explorer/",
    "explorer-filtered": "explorer/?place=331121&q=项目&sort=-due&columns=plan,org,id",
    "compare": "compare/",
    "compare-side-by-side": "compare/?of=331121-2021-key,330824-2023-key,331100-2023-key&q=项目",
}


@pytest.fixture
def reader(browser: Browser, site_url: str) -> Iterator[Reader]:
    """A reader; whatever a test does, no page may complain or ask another host."""
    reader = Reader(browser, site_url)
    yield reader
    reader.leave()
    assert not reader.complaints


@pytest.fixture(params=KINDS.values(), ids=KINDS.keys())
def address(request: pytest.FixtureRequest) -> str:
    """One page of every kind."""
    return str(request.param)
