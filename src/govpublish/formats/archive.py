"""Packed documents (.docx, .xlsx, .ods): unpacked within limits before any library sees them."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pyexpat import ExpatError, ParserCreate

from govpublish.errors import ReadingStopped
from govpublish.formats.limits import (
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_PARTS,
    MAX_RATIO,
    MAX_XML,
    MEGABYTE,
    too_large,
)

_ASIDE = re.compile(r"customXml/[^/]+\.xml")
"""What other programs keep in a document; nobody who opens it sees that."""
_NOTHING = b"<nothing/>"
_TEXT = (".xml", ".rels", "mimetype")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, ExpatError, EOFError, NotImplementedError,
    OSError, RuntimeError, ValueError,
)  # fmt: skip
_CHUNK = 1 << 16


def repacked(data: bytes, name: str) -> bytes:
    """The same archive unpacked and without pictures; ReadingStopped if that cannot be done.

    What an archive says of the size of its parts may be a lie, so they are read piece by piece and
    counted; a library that opens what comes back has nothing left to unpack.
    """
    result = BytesIO()
    guard = _Guard(name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
            if len(old.infolist()) > MAX_PARTS:
                raise too_large(name, "压缩包内的文件数", MAX_PARTS)
            parts = {part.filename: part for part in old.infolist()}
            for part in parts.values():
                if part.flag_bits & 1:
                    raise ReadingStopped(f"{name}:已加密;请向发布单位索取不加密的文件。")
                content = b""
                if _ASIDE.fullmatch(part.filename):
                    content = _NOTHING
                elif part.filename.endswith(_TEXT):
                    content = b"".join(guard.unpacked(old, part))
                new.writestr(part.filename, content)
    except _BROKEN as error:
        raise broken(name) from error
    return result.getvalue()


def broken(name: str) -> ReadingStopped:
    """The sentence for a file that no program could open."""
    return ReadingStopped(
        f"{name}:文件损坏或不完整,无法打开;请重新下载,或用 WPS、Office 打开后另存。"
    )


class _Guard:
    """Counts what is unpacked, and reads XML once for what must not be in it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._size = 0
        self._elements = 0
        self._depth = 0

    def unpacked(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
        """A part piece by piece; ReadingStopped as soon as it is a bomb or has entities."""
        size = 0
        parser = ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        is_xml = part.filename != "mimetype"
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > max(MEGABYTE, MAX_RATIO * part.compress_size):
                    raise too_large(self._name, "压缩比", MAX_RATIO)
                if self._size + size > MAX_XML:
                    raise too_large(self._name, "解压后的兆字节数", MAX_XML // MEGABYTE)
                if is_xml:
                    parser.Parse(chunk, False)
                yield chunk
        if is_xml:
            parser.Parse(b"", True)
        self._size += size

    def _doctype(self, *_: object) -> None:
        raise ReadingStopped(f"{self._name}:内含 XML 实体声明,正常的公文没有;不予读取。")

    def _start(self, *_: object) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MAX_ELEMENTS:
            raise too_large(self._name, "标记数", MAX_ELEMENTS)
        if self._depth > MAX_DEPTH:
            raise too_large(self._name, "标记的嵌套层数", MAX_DEPTH)

    def _end(self, _: str) -> None:
        self._depth -= 1
