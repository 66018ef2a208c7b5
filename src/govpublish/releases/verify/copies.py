"""A copy of the data laid open to be looked at: a ZIP unpacked with care, or a folder as it is."""

import hashlib
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from govpublish.errors import SourceMissing

MAX_FILES = 1_000_000
MAX_BYTES = 64 << 30
MAX_RATIO = 200
"""Ours are stored; others may have packed them again, but no text shrinks two hundred times."""
_CHUNK = 1 << 20
_PAGE = "index.html"
"""The page of a folder on the site is drawn, not data."""


class Refused(Exception):
    """A ZIP that must not, or cannot, be unpacked."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Copy:
    """What was handed in."""

    folder: Path
    names: frozenset[str]
    """Every file, below the folder."""
    links: tuple[str, ...]
    """Names that lead elsewhere; nothing is read through them."""
    sha256: str | None
    """Of the ZIP; None for a folder."""

    def read(self, name: str) -> bytes | None:
        """A file; None if it is not there."""
        return (self.folder / name).read_bytes() if name in self.names else None


@contextmanager
def opened(place: Path) -> Iterator[Copy]:
    """Look at a folder or a ZIP; Refused for a ZIP that is dangerous, SourceMissing for neither."""
    if place.is_dir():
        yield _folder(place, None)
    elif place.is_file():
        with tempfile.TemporaryDirectory(prefix="govpublish-verify-") as name:
            folder = Path(name).resolve()
            try:
                _unpack(place, folder)
            except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError):
                raise Refused("压缩包已损坏,无法完整解开") from None
            with place.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            yield _folder(folder, digest)
    else:
        raise SourceMissing(f"{place}:没有这个文件夹或压缩包。")


def _folder(folder: Path, digest: str | None) -> Copy:
    names, links = [], []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            links.append(name)
        elif path.is_file() and name != _PAGE:
            names.append(name)
    return Copy(folder, frozenset(names), tuple(links), digest)


def _unpack(place: Path, folder: Path) -> None:
    """Unpack every entry to where its name says, or nothing."""
    with zipfile.ZipFile(place) as archive:
        entries = archive.infolist()
        _require_harmless(entries)
        left = MAX_BYTES
        for entry in entries:
            target = folder / entry.filename
            if not target.resolve().is_relative_to(folder):
                raise Refused(f"压缩包中的路径越出文件夹:{entry.filename!r}")
            if entry.is_dir():
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(entry) as source, target.open("xb") as file:
                left -= _copied(source, file, min(left, entry.file_size))


def _require_harmless(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_FILES:
        raise Refused(f"压缩包中的文件多于 {MAX_FILES} 个")
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        parts = name.removesuffix("/").split("/")
        if (
            not name
            or "\\" in entry.orig_filename
            or "\0" in entry.orig_filename
            or ":" in parts[0]
            or not {"", ".", ".."}.isdisjoint(parts)
        ):
            raise Refused(f"压缩包中的路径不安全:{name!r}")
        if name.casefold() in seen:
            raise Refused(f"压缩包中有重名的文件:{name}")
        seen.add(name.casefold())
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise Refused(f"压缩包中有符号链接:{name}")
        if entry.flag_bits & 1:
            raise Refused(f"压缩包中有加密的文件:{name}")
        if entry.file_size > max(_CHUNK, MAX_RATIO * entry.compress_size):
            raise Refused(f"压缩比过高,疑为压缩炸弹:{name}")
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise Refused(f"压缩包解开后大于 {MAX_BYTES >> 30} GB")


def _copied(source: object, target: object, limit: int) -> int:
    """Copy, never more than was promised."""
    size = 0
    while chunk := source.read(_CHUNK):  # type: ignore[attr-defined]
        size += len(chunk)
        if size > limit:
            raise Refused("压缩包解开后大于它所声明的大小")
        target.write(chunk)  # type: ignore[attr-defined]
    return size


def laid_out(copy: Copy, names: Iterator[str], folder: Path, prefix: str) -> None:
    """Copy some files to another folder, under their names without a prefix."""
    for name in names:
        target = folder / name.removeprefix(prefix)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(copy.folder / name, target)
