"""The versions of the data: the list of them, and what each one changed."""

from collections.abc import Iterator
from typing import NamedTuple

from govpublish.archives import File, Release
from govpublish.archives.restore import open_files
from govpublish.pages.lookups import Lookups
from govpublish.pages.page import Page


class Download(NamedTuple):
    """A file of a release, beside its page."""

    file: File
    title: str


_PAPERS = {
    "LICENSE.txt": "许可全文",
    "README.txt": "使用说明",
    "changes.csv": "与上一版相比的逐条变动",
    "citation.bib": "引用，BibTeX",
    "citation.txt": "引用",
    "codebook.csv": "字段说明，可用 Excel 打开",
    "codebook.md": "字段说明",
    "datapackage.json": "数据包说明（Data Package）",
    "notes.txt": "这一版变动的说明",
}
LATEST = "latest"
"""The address that always leads to the newest."""


def pages(found: Lookups) -> Iterator[Page]:
    """The list, a page a release, and the newest at an address that stays."""
    releases = found.edition.releases
    yield _page(found, "releases/", "releases", {"releases": releases, "edition": found.edition})
    titles = {f"{table.name}.csv": table.title for table in found.schema.tables}
    for release in releases:
        yield _page(found, f"releases/{release.version}/", "release/2", _facts(release, titles))
    if releases:
        facts = {**_facts(releases[0], titles), "latest": True}
        page = _page(found, f"releases/{LATEST}/", "release/2", facts)
        yield Page(page.path, page.kind, page.facts, None, None, page.edition_date, listed=False)


def _facts(release: Release, titles: dict[str, str]) -> dict[str, object]:
    files = {one.path: one for one in open_files(release)}
    tables = [name for name in titles if name in files]
    tables += sorted(name for name in files.keys() - titles.keys() if files[name].rows is not None)
    papers = sorted(files.keys() - set(tables))
    return {
        "release": release,
        "latest": False,
        "tables": tuple(Download(files[name], titles.get(name, name)) for name in tables),
        "papers": tuple(Download(files[name], _PAPERS.get(name, "")) for name in papers),
    }


def _page(found: Lookups, path: str, kind: str, facts: dict[str, object]) -> Page:
    return Page(path, kind, facts, None, None, found.edition.date)
