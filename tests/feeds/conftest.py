"""The feeds of 云山县, with three reports or hostile texts, with a public address or without."""

from __future__ import annotations

from pathlib import Path

import pytest

from govpublish import feeds
from govpublish.edition import Edition
from govpublish.pages.lookups import look_up
from govpublish.schema import load_schema
from pages import yunshan
from support import reports, toy

PUBLIC = "https://example.org/a/b/"


def written(edition: Edition, into: Path, site_url: str = "") -> Path:
    """Every feed and calendar of an edition."""
    schema = load_schema(toy.ROOT / "data" / "schema")
    feeds.write(look_up(edition, schema, ()), "承诺与进展", site_url, into)
    return into


@pytest.fixture(scope="session")
def three_reports(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """April, May and July of 2021."""
    return toy.edition(reports.project(tmp_path_factory.mktemp("feeds") / "project"))


@pytest.fixture(scope="session")
def folder(three_reports: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The feeds of a site that does not know its address."""
    return written(three_reports, tmp_path_factory.mktemp("relative"))


@pytest.fixture(scope="session")
def public(three_reports: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The feeds of a site that knows it."""
    return written(three_reports, tmp_path_factory.mktemp("absolute"), PUBLIC)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The feeds of documents that are full of markup and hidden signs."""
    return written(yunshan.edition(), tmp_path_factory.mktemp("hostile"), PUBLIC)
