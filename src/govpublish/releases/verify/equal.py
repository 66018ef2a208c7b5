"""Are two files the same: bit for bit, or in content where a library writes its own version in?"""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from govpublish.exports import sqlite


def files(made: Path, given: Path) -> bool:
    """Whether they are; formats that differ between libraries are compared by what they say."""
    if made.read_bytes() == given.read_bytes():
        return True
    content = _CONTENT.get(given.suffix)
    try:
        return content is not None and content(made) == content(given)
    except Exception:  # whatever a broken file does to its library
        return False


def _workbook(path: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > 1 << 32:
            raise ValueError(path.name)
        return {name: archive.read(name) for name in archive.namelist()}


def _columns(path: Path) -> object:
    # pandas takes a second to load, and equal bytes need none of it.
    from govpublish.exports.arrow import content  # noqa: PLC0415

    return content(path)


_CONTENT: Mapping[str, Callable[[Path], object]] = {
    ".xlsx": _workbook,
    ".sqlite": sqlite.content,
    ".parquet": _columns,
}
