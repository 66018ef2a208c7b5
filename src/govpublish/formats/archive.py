"""Packed documents (.docx, .xlsx, .ods): opened only when they are what they say they are."""

import zipfile
from io import BytesIO
from pyexpat import ExpatError, ParserCreate

from govpublish.errors import ReadingStopped
from govpublish.formats.limits import (
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_PARTS,
    MAX_RATIO,
    MAX_UNPACKED,
    MAX_XML,
    MEGABYTE,
    too_large,
)

_XML = (".xml", ".rels")


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive, its sizes within the limits, none of its XML with a document type.

    zipfile gives no part more bytes than its directory says, so the sizes there can be trusted.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        _require_sizes(archive, name)
        elements = 0
        for part in archive.infolist():
            if part.filename.endswith(_XML):
                elements += _Guard(name).count(archive.read(part))
                if elements > MAX_ELEMENTS:
                    raise too_large(name, "标记数", MAX_ELEMENTS)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise broken(name) from error
    return archive


def broken(name: str) -> ReadingStopped:
    """The sentence for a file that no program could open."""
    return ReadingStopped(
        f"{name}:文件损坏或不完整,无法打开;请重新下载,或用 WPS、Office 打开后另存。"
    )


def _require_sizes(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        raise too_large(name, "压缩包内的文件数", MAX_PARTS)
    if any(part.flag_bits & 1 for part in parts):
        raise ReadingStopped(f"{name}:已加密;请向发布单位索取不加密的文件。")
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise too_large(name, "解压后的兆字节数", MAX_UNPACKED // MEGABYTE)
    if sum(part.file_size for part in parts if part.filename.endswith(_XML)) > MAX_XML:
        raise too_large(name, "解压后正文的兆字节数", MAX_XML // MEGABYTE)
    for part in parts:
        if part.file_size > MEGABYTE and part.file_size > MAX_RATIO * part.compress_size:
            raise too_large(name, "压缩比", MAX_RATIO)


class _Guard:
    """Reads XML once for what must not be in it, before any library sees it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._elements = 0
        self._depth = 0

    def count(self, xml: bytes) -> int:
        """How many elements it has; ReadingStopped for entities and for absurd nesting."""
        parser = ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            parser.Parse(xml, True)
        except ExpatError as error:
            raise broken(self._name) from error
        return self._elements

    def _doctype(self, *_: object) -> None:
        raise ReadingStopped(f"{self._name}:内含 XML 实体声明,正常的公文没有;不予读取。")

    def _start(self, *_: object) -> None:
        self._elements += 1
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise too_large(self._name, "标记的嵌套层数", MAX_DEPTH)

    def _end(self, _: str) -> None:
        self._depth -= 1
