"""A ZIP that is the same on any machine: stored, in order, every entry with one date."""

import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO

_EARLIEST = "1980-01-01"
"""ZIP knows no day before."""


def write(target: Path | IO[bytes], contents: Mapping[str, bytes | Path], date: str) -> None:
    """Write a ZIP of texts and of files, by their names in it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(contents.items()):
            entry = _entry(name, date)
            if isinstance(content, bytes):
                archive.writestr(entry, content)
                continue
            entry.file_size = content.stat().st_size  # tells whether it needs ZIP64
            with content.open("rb") as source, archive.open(entry, "w") as part:
                shutil.copyfileobj(source, part)


def _entry(name: str, date: str) -> zipfile.ZipInfo:
    year, month, day = (int(part) for part in max(date, _EARLIEST).split("-"))
    entry = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
    entry.create_system = 3  # as on Unix, wherever it is made
    entry.external_attr = 0o644 << 16
    return entry
