"""The one place where the stages stand in order: sources, dataset, checks, then the site."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from govpublish import (
    account,
    archives,
    assembly,
    errata,
    feeds,
    golden,
    inputs,
    pages,
    redirects,
    supersession,
    validation,
)
from govpublish import lines as places
from govpublish.archives import Release
from govpublish.assembly import Entry
from govpublish.dataset import Dataset
from govpublish.differences import Records
from govpublish.edition import Edition
from govpublish.errata import Erratum
from govpublish.errors import (
    GovpublishError,
    NotAccepted,
    ReadingStopped,
    SourceMissing,
    SourceSpecError,
    UnknownStatus,
)  # fmt: skip
from govpublish.executor import executor
from govpublish.explorer import files as explorer
from govpublish.exports import release_feed, require_publishable, write_all
from govpublish.exports.index import NAME as INDEX
from govpublish.flags import Severity
from govpublish.pages.lookups import look_up
from govpublish.schema import load_schema
from govpublish.search import documents, index
from govpublish.site import archived, draw, shell, swap
from govpublish.sources import catalogue, vocabulary
from govpublish.sources.catalogue import Source

_Item = TypeVar("_Item")
Stage = Callable[[str], AbstractContextManager[None]]
"""Told the name of each stage as it begins; what it returns is held until the stage ends."""
JOBS = 1
PARTIAL = "only.txt"
"""Lies in a site that is of some sources only, and names them."""


def silent(_name: str) -> AbstractContextManager[None]:
    """A stage nobody watches."""
    return nullcontext()


def read(
    root: Path,
    stage: Stage = silent,
    jobs: int = JOBS,
    *,
    changed: bool = False,
    only: Collection[str] = (),
) -> list[Entry]:
    """Read every source under `data/sources`; all that cannot be read is told at once.

    With `only`, read these sources and the others of the same plans. SourceMissing if one of
    them is not there. SourceChanged if a document is not the one that was accepted, unless
    `changed` allows it.
    """
    with stage("读取文件"):
        words = vocabulary.read(root / "data" / "vocabulary")
        sources = catalogue.read(root / "data" / "sources")
        sources = catalogue.related(sources, only) if only else sources
        for source in sources:
            if source.jurisdiction_code not in words.jurisdictions:
                raise SourceSpecError(
                    f"{source.folder.parent}:行政区代码 {source.jurisdiction_code} "
                    "不在 data/vocabulary/jurisdictions.csv 中,请核对。"
                )
        with executor(jobs) as workers:
            waiting = [workers.submit(_entry, source, words, changed) for source in sources]
            return _all(future.result for future in waiting)


def _entry(source: Source, words: vocabulary.Vocabulary, changed: bool) -> Entry:
    if not changed:
        golden.require_unchanged(source)
    return assembly.entry(source, words)


def _all(results: Iterable[Callable[[], _Item]]) -> list[_Item]:
    """Every result, or one error that tells all the errors."""
    found: list[_Item] = []
    errors: list[GovpublishError] = []
    for result in results:
        try:
            found.append(result())
        except GovpublishError as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise GovpublishError("\n".join(str(error) for error in errors))
    return found


def edition(
    root: Path, entries: Sequence[Entry], stage: Stage = silent, *, only: Collection[str] = ()
) -> Edition:
    """The dataset of all entries, checked: nothing may be written before this has returned.

    Where `only` some sources are read, pages that are there no more cannot be told.

    Raises NotAccepted, UnknownStatus, ReadingStopped, DuplicateId, DatasetRefused.
    """
    with stage("核对验收"):
        _require_calm(entries)
        _all([_accepted(entry) for entry in entries])
    with stage("整理数据"):
        words = vocabulary.read(root / "data" / "vocabulary")
        settled = supersession.settle(entries)
        dataset, readings = assembly.together(settled.entries, words)
        _require_certain(entries, dataset)
        left_out = supersession.left_out(entries, settled.replacements)
        declared = root / "data" / redirects.NAME
        moved = redirects.moved(declared, dataset, left_out) if not only else ()
    with stage("逐字核算"):
        if faults := list(account.faults(dataset, readings)):
            raise ReadingStopped("\n".join(faults))
    with stage("检查数据"):
        validation.require_publishable(dataset, root / "data" / "schema")
        released = archives.read(root)
        made_from = inputs.files(root) if not only else {}
        version = archives.current(dataset, made_from, released)
    found = Edition(
        dataset,
        readings,
        version,
        _date(settled.entries),
        settled.replaced,
        moved,
        tuple(only),
        made_from,
        released if not only else (),
        _errata(root, released),
    )
    require_publishable(found, root / "data" / "schema")
    return found


def _errata(root: Path, released: Sequence[Release]) -> tuple[Erratum, ...]:
    """What was published wrongly; one may already name the version that will put it right."""
    path = root / "data" / errata.NAME
    found = errata.read(path)
    versions = [one.version for one in released] + [one.fixed_in for one in found if one.fixed_in]
    errata.require_true(path, found, load_schema(root / "data" / "schema"), versions)
    return found


def _require_certain(entries: Sequence[Entry], dataset: Dataset) -> None:
    """Raise ReadingStopped for what only came out between the sources: a person must say."""
    specs = {entry.source.source_id: entry.source.spec_path for entry in entries}
    said = [
        f"{specs[row['source_id']]}:原文{places.said(row['lines'])}:{row['message']}"
        for row in dataset.rows("quality_flags")
        if row["severity"] == Severity.STOP.value
    ]
    if said:
        raise ReadingStopped("\n".join(said))


def _accepted(entry: Entry) -> Callable[[], None]:
    return lambda: golden.require_accepted(entry)


def _require_calm(entries: Sequence[Entry]) -> None:
    """Raise if any reading has a flag that stops."""
    told: list[str] = []
    status = False
    for entry in entries:
        for flag in entry.flags:
            if flag.severity is Severity.STOP:
                status = status or flag.kind == "unknown-status"
                place = f"{entry.source.document}:{entry.place(flag)}"
                told.append(f"{place}: {flag.message}。{flag.remedy.format(excerpt=flag.excerpt)}")
    if told:
        raise (UnknownStatus if status else ReadingStopped)("\n".join(told))


def _date(entries: Sequence[Entry]) -> str:
    """The latest date that any source carries: the data's own date, never today."""
    dates = [
        row[name]
        for entry in entries
        for table, name in (("sources", "published_on"), ("reports", "as_of"))
        for row in entry.records[table]
        if row[name]
    ]
    return max(dates) if dates else "1970-01-01"


def build(
    root: Path,
    site: Path,
    stage: Stage = silent,
    jobs: int = JOBS,
    *,
    only: Collection[str] = (),
) -> Edition:
    """Publish: read, check, and only then put a whole new site in the place of the old one.

    A site of `only` some sources never takes the place of a whole one.
    """
    if only:
        _require_partial(root, site)
    for name in ("templates", "docs", "mkdocs.yml", "data/schema"):
        if not (root / name).exists():
            raise SourceMissing(f"{root / name}:没有;请在项目的文件夹里运行,或用 --root 指明。")
    entries = read(root, stage, jobs, only=only)
    publication = edition(root, entries, stage, only=only)
    write(root, site, publication, stage, jobs)
    return publication


def _require_partial(root: Path, site: Path) -> None:
    """GovpublishError if a site of some sources would stand where a whole one does or belongs."""
    taken = (site / "index.html").exists() and not (site / PARTIAL).exists()
    if taken or site.resolve() == (root / "site").resolve():
        raise GovpublishError(
            f"{site}:这里是(或应是)全部数据的网站,不能换成只有几份文件的;请用 --site 另选一处。"
        )


def write(
    root: Path, site: Path, publication: Edition, stage: Stage = silent, jobs: int = JOBS
) -> None:
    """Write a checked edition as a site; one of some sources only says of which."""
    schema = load_schema(root / "data" / "schema")
    with swap.replacing(site) as new:
        with stage("绘制外壳"):
            shells = shell.build_shells(root, new)
            publication = replace(publication, site_url=shells.site_url)
        with stage("写出数据"):
            write_all(publication, root / "data" / "schema", new / "data")
            archives.restore(root, publication.releases, new / "releases")
            if publication.releases:
                feed = release_feed.text(publication.releases, schema, shells.site_url)
                (new / "releases" / "feed.xml").write_text(feed, "utf-8", newline="\n")
        with stage("绘制页面"), executor(jobs) as workers:
            drawing = draw.Drawing(
                shells=shells,
                labels=pages.labels(schema),
                templates=root / "templates",
                into=new,
            )
            files = json.loads((new / "data" / INDEX).read_text("utf-8"))["files"]
            found = look_up(publication, schema, files)
            draw.draw_site(pages.pages_of(found), drawing, workers)
        with stage("写出订阅与日历"):
            feeds.write(found, shells.site_name, shells.site_url, new)
        archived.copy(publication.dataset.rows("sources"), root / "data" / "sources", new)
        with stage("建立检索"):
            index.write(documents.documents(publication, pages.labels(schema)), new / "search")
            explorer.write(publication.dataset, schema, new / "explorer")
        if publication.only:
            (new / PARTIAL).write_text("\n".join(publication.only) + "\n", "utf-8")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A reading that somebody has accepted, beside the one that was accepted before."""

    path: Path
    before: Records
    now: Records
    raw: tuple[str, ...]
    """The lines of the file that changed."""


def accept(folder: Path, entries: Iterable[Entry]) -> Iterator[Acceptance]:
    """Accept the readings of the sources under a folder, one after the other.

    NotAccepted if there is no source there.
    """
    chosen = [
        entry for entry in entries if entry.source.folder.resolve().is_relative_to(folder.resolve())
    ]
    if not chosen:
        raise NotAccepted(f"{folder}:这里没有来源文件夹。")
    for entry in chosen:
        golden.require_calm(entry)
    for entry in chosen:
        before = golden.accepted(entry.source)
        raw = golden.difference(entry.source, golden.text(entry))
        yield Acceptance(golden.accept(entry), before, golden.found(entry), tuple(raw))
