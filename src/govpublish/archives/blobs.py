"""Pieces of files by the hash of what they unpack to: what two releases share is kept once.

How a piece is packed may differ from machine to machine; what comes out is checked and may not.
"""

import hashlib
import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path

from govpublish.errors import GovpublishError

_EVERY = 128
"""A table is cut after about so many lines, where the line itself says so."""
_LIMIT = 1 << 30
"""No piece unpacks to more."""


def pieces(name: str, data: bytes) -> Iterator[bytes]:
    """Cut a table where its lines say so, whatever stands before them; other files are one piece.

    >>> b"".join(pieces("a.csv", b"a,b\\r\\n1,2\\r\\n"))
    b'a,b\\r\\n1,2\\r\\n'
    """
    if not name.endswith(".csv"):
        yield data
        return
    piece: list[bytes] = []
    for line in data.splitlines(keepends=True):
        piece.append(line)
        if zlib.crc32(line) % _EVERY == 0:
            yield b"".join(piece)
            piece = []
    if piece:
        yield b"".join(piece)


def path(folder: Path, sha256: str) -> Path:
    """Where a piece lies."""
    return folder / sha256[:2] / f"{sha256[2:]}.xz"


def keep(folder: Path, data: bytes) -> str:
    """Put a piece where it belongs unless it is there; its hash."""
    sha256 = hashlib.sha256(data).hexdigest()
    place = path(folder, sha256)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        new = place.with_suffix(".new")
        new.write_bytes(lzma.compress(data, preset=9, check=lzma.CHECK_CRC32))
        new.replace(place)
    return sha256


def get(folder: Path, sha256: str) -> bytes:
    """A piece; GovpublishError if it is not there or not what it was."""
    place = path(folder, sha256)
    try:
        unpacker = lzma.LZMADecompressor(memlimit=1 << 30)
        data = unpacker.decompress(place.read_bytes(), _LIMIT)
    except (OSError, lzma.LZMAError):
        raise GovpublishError(f"{place}:缺少或损坏;请从版本库取回。") from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise GovpublishError(f"{place}:内容与其名不符;请从版本库取回。")
    return data
