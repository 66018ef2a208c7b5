"""What is written of each release: `data/releases/1.0.0.json`."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from govpublish import json_text
from govpublish.errors import SourceSpecError

FOLDER = "data/releases"
VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"(?!\.)[^\x00-\x1f\\/:]+(/(?!\.)[^\x00-\x1f\\/:]+)*")


class File(NamedTuple):
    """A file of a release."""

    path: str
    sha256: str
    bytes: int
    rows: int | None
    """Records in it; None where it is no table."""
    pieces: tuple[str, ...]
    """SHA-256 of each piece, in their order; together they are the file."""


class Tally(NamedTuple):
    """How many changes of one kind there are."""

    table: str
    action: str
    """ADD, MOD, DEL."""
    field: str
    """Of MOD; empty otherwise."""
    cause: str
    records: int


class Section(NamedTuple):
    """A part of the notes: what changed, in words."""

    title: str
    lines: tuple[str, ...]


class Change(NamedTuple):
    """One line of changes.csv."""

    action: str
    table: str
    record: str
    field: str
    old: str
    new: str
    cause: str
    source_id: str


class Program(NamedTuple):
    """Which program made a release."""

    version: str
    sha256: str
    """Of the modules that values come from."""
    writing: str
    """Of the modules and texts that write them down."""


class Archive(NamedTuple):
    """The ZIP of a release."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the data that was published."""

    version: str
    date: str
    """Of the data: the newest date any source carries."""
    released_on: str
    previous: str | None
    program: Program
    archive: Archive
    notes: tuple[Section, ...]
    tallies: tuple[Tally, ...]
    files: tuple[File, ...]

    @property
    def order(self) -> tuple[int, ...]:
        """By which versions are compared."""
        return tuple(map(int, self.version.split(".")))

    def file(self, path: str) -> File | None:
        """The file of that name, if it has one."""
        return next((one for one in self.files if one.path == path), None)

    @property
    def inputs(self) -> Mapping[str, str]:
        """SHA-256 of everything it was made from, by name."""
        return {one.path: one.sha256 for one in self.files if one.path.startswith("inputs/")}


def text(release: Release) -> str:
    """The manifest as it is written."""
    said = asdict(release)
    said["program"], said["archive"] = release.program._asdict(), release.archive._asdict()
    files = [json_text.dumps(one._asdict()) for one in release.files]
    tallies = [json_text.dumps(one._asdict()) for one in release.tallies]
    said["notes"] = [one._asdict() for one in release.notes]
    del said["files"], said["tallies"]
    head = json_text.dumps(said, indent=2).removesuffix("\n}")
    return f'{head},\n  "tallies": {_lines(tallies)},\n  "files": {_lines(files)}\n}}\n'


def _lines(items: Sequence[str]) -> str:
    return "[\n    " + ",\n    ".join(items) + "\n  ]" if items else "[]"


def read(root: Path) -> tuple[Release, ...]:
    """Every release of a project, the newest first; SourceSpecError if a manifest is no such."""
    found = [_read(path) for path in sorted((root / FOLDER).glob("*.json"))]
    return tuple(sorted(found, key=lambda one: one.order, reverse=True))


def _read(path: Path) -> Release:
    try:
        release = parse(json.loads(path.read_text("utf-8")))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise SourceSpecError(f"{path}:不是发布清单(可能合并出错);请从版本库取回。") from None
    if release.version != path.stem:
        raise SourceSpecError(f"{path}:其中的版本是 {release.version},与文件名不同。")
    return release


def parse(said: Any) -> Release:
    """A manifest; ValueError, KeyError or TypeError if it is none."""
    release = Release(
        version=_matching(VERSION, said["version"]),
        date=str(said["date"]),
        released_on=str(said["released_on"]),
        previous=said["previous"],
        program=Program(**said["program"]),
        archive=Archive(**said["archive"]),
        notes=tuple(Section(one["title"], tuple(one["lines"])) for one in said["notes"]),
        tallies=tuple(Tally(**one) for one in said["tallies"]),
        files=tuple(File(**{**one, "pieces": tuple(one["pieces"])}) for one in said["files"]),
    )
    _matching(_NAME, release.archive.path)
    for file in release.files:
        _matching(_NAME, file.path)
        for piece in (file.sha256, *file.pieces):
            _matching(_SHA256, piece)
    return release


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text
