"""A release: what it would be, and writing it to data/releases."""

import hashlib
import io
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from govpublish import archives, errata, inputs, program, redirects, removal
from govpublish.archives import (
    Archive,
    Change,
    File,
    Program,
    Release,
    Section,
    blobs,
    manifest,
    stored_zip,
)
from govpublish.csv_tables import csv_bytes
from govpublish.edition import Edition
from govpublish.errors import GovpublishError
from govpublish.exports import archive, csv, data_package, write_all
from govpublish.redirects import Moved
from govpublish.releases import changes, notes, snapshot, version
from govpublish.releases.snapshot import Snapshot
from govpublish.schema import Schema, load_schema

CHANGES = "changes.csv"
NOTES = "notes.txt"


@dataclass(frozen=True, slots=True)
class Draft:
    """A release that is not written yet."""

    version: str
    previous: str | None
    date: str
    released_on: str
    changes: tuple[Change, ...]
    notes: tuple[Section, ...]
    proposed: tuple[str, ...]
    """Lines for data/errata.yml that somebody should look at."""
    contents: archive.Contents
    """Everything in its archive."""
    edition: Edition
    """Under its version."""


def draft(root: Path, edition: Edition, folder: Path, released_on: str | None = None) -> Draft:
    """What the next release would be; `folder` holds its files as long as the draft is used.

    GovpublishError if nothing changed, if an id vanishes without a line in data/redirects.yml, or
    if data/errata.yml speaks of versions or fields that there are not.
    """
    schema = load_schema(root / "data" / "schema")
    newest = edition.releases[0] if edition.releases else None
    if newest and edition.version == newest.version:
        raise GovpublishError(f"与已发布的 {newest.version} 版完全相同,没有什么可发布的。")
    new = _now(root, edition, folder)
    old = snapshot.of_release(root, newest) if newest else None
    found = tuple(changes.between(old, new)) if old else ()
    number = version.following(newest.version, found, old, new) if newest and old else version.FIRST
    edition = replace(edition, version=number)
    known = [number, *(one.version for one in edition.releases)]
    errata.require_true(root / "data" / errata.NAME, edition.errata, schema, known)
    moved = _moved(old, edition) if old else ()
    fixed = [one for one in edition.errata if one.fixed_in == number]
    said = notes.first(new, schema)
    if old:
        said = notes.sections(notes.Compared(old, new, found), schema, fixed, moved)
    previous = newest.version if newest else None
    contents = _contents(root, edition, schema, folder)
    contents[CHANGES] = csv_bytes(Change._fields, found)
    contents[NOTES] = notes.text(number, edition.date, previous, said).encode()
    return Draft(
        number,
        previous,
        edition.date,
        released_on or edition.date,
        found,
        said,
        tuple(notes.proposed(found, number, previous)) if previous else (),
        archive.sealed(contents, edition),
        edition,
    )


def _now(root: Path, edition: Edition, folder: Path) -> Snapshot:
    formats = (csv.EXPORT, data_package.EXPORT)
    write_all(edition, root / "data" / "schema", folder, formats)
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    digests = {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in inputs.files(root).items()
    }
    return snapshot.of(files, digests, Program(**program.said()))


def _contents(root: Path, edition: Edition, schema: Schema, folder: Path) -> archive.Contents:
    write_all(edition, root / "data" / "schema", folder, (csv.EXPORT, data_package.EXPORT))
    names = ["datapackage.json", *(f"{table.name}.csv" for table in schema.tables)]
    return {name: folder / name for name in names} | archive.papers(edition, schema)


def _moved(old: Snapshot, edition: Edition) -> tuple[Moved, ...]:
    """Pages that were released and are there no more; GovpublishError if one says nothing of it."""
    before, now = redirects.alive(old.dataset()), redirects.alive(edition.dataset)
    told = {(one.kind, one.old): one for one in edition.moved}
    gone = [
        (kind, record, was)
        for kind, pages in before.items()
        for record, was in pages.items()
        if record not in now[kind]
    ]
    silent = [
        removal.line(Moved(kind, record, None, was, None, "请写明原因"))
        for kind, record, was in gone
        if (kind, record) not in told
    ]
    if silent:
        raise GovpublishError(
            "\n".join(
                (
                    f"有 {len(silent)} 个发布过的编号不在了,却没有说明;"
                    "请在 data/redirects.yml 里逐条写明(since 写从哪一天起;有后继的加 new):",
                    *(f"  - {line}" for line in silent),
                )
            )
        )
    return tuple(told[kind, record] for kind, record, _ in gone)


def write(root: Path, made: Draft) -> Release:
    """Keep the pieces, then the manifest that names them: before that nothing is released."""
    folder = root / archives.FOLDER
    files = tuple(_kept(folder / "blobs", name, made) for name in sorted(made.contents))
    target = io.BytesIO()
    stored_zip.write(target, made.contents, made.date)
    data = target.getvalue()
    schema = load_schema(root / "data" / "schema")
    name = archive.file_name(made.edition, schema).replace(".zip", "-archive.zip")
    release = Release(
        made.version,
        made.date,
        made.released_on,
        made.previous,
        Program(**program.said()),
        Archive(name, hashlib.sha256(data).hexdigest(), len(data)),
        made.notes,
        changes.tallies(made.changes),
        files,
    )
    place = folder / f"{made.version}.json"
    new = place.with_suffix(".new")
    new.write_text(manifest.text(release), "utf-8", newline="\n")
    new.replace(place)
    return release


def _kept(folder: Path, name: str, made: Draft) -> File:
    content = made.contents[name]
    data = content if isinstance(content, bytes) else content.read_bytes()
    pieces = tuple(blobs.keep(folder, piece) for piece in blobs.pieces(name, data))
    table = made.edition.dataset.tables.get(name.removesuffix(".csv"))
    rows = len(table) if table is not None and name.endswith(".csv") else None
    return File(name, hashlib.sha256(data).hexdigest(), len(data), rows, pieces)


def temporary() -> tempfile.TemporaryDirectory[str]:
    """A folder for the files of a draft."""
    return tempfile.TemporaryDirectory(prefix="govpublish-release-")
