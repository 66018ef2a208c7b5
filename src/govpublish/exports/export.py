"""What an export is: a name, a title, a media type and a function that writes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from govpublish.edition import Edition
from govpublish.schema import Schema


@dataclass(frozen=True, slots=True)
class Download:
    """A file that was written."""

    path: Path
    rows: int | None = None
    """The records in it, heads not counted; None where the file is no single table."""


@dataclass(frozen=True, slots=True)
class Export:
    """One format of download; the data page lists its attributes."""

    name: str
    title: str
    """Chinese, for readers."""
    media_type: str
    write: Callable[[Edition, Schema, Path], list[Download]]
    """Writes into the folder of all downloads and returns what was written."""
    description: str = ""
    """Chinese, for readers: what is in it and what it is good for; publication asks for it."""
    holds_data: bool = True
    """Whether it holds records, or only says something of the files."""


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, lower-case hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
