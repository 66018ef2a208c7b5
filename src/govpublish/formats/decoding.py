"""Bytes to text: UTF-8 or UTF-16 by their mark, UTF-8, else GB18030; what is broken is told.

A byte in some hundreds that no sign of the encoding has becomes U+FFFD, and its place is told; a
file with more of them, or with many zeros, is no text and is refused.
"""

import codecs
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from govpublish.errors import ReadingStopped

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")
"""What images and archives begin with."""
_FEW = 20
"""A text with fewer than one broken sign in this many wide ones was UTF-8 once."""
_BYTES_TO_ONE_BROKEN = 500
_SIGNS_TO_ONE_ZERO = 100
_NAMED = 5
"""Places of a line that a sentence names."""
_BROKEN = re.compile(r"[\udc80-\udcff]+")
"""Bytes that stand for no sign, as the handler `surrogateescape` keeps them."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Bytes that stand for no sign, where U+FFFD stands in the text."""

    byte: int
    """Of the file, from 1."""
    at: int
    """The offset in the text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its mark, its encoding, and what of it could not be decoded."""

    text: str
    encoding: str
    broken: tuple[Broken, ...] = ()

    def told(self, starts: Sequence[int]) -> list[tuple[int, str]]:
        """Each line with broken bytes, and a sentence that names the bytes.

        `starts` are the offsets where the second line and those after it begin.
        """
        places: dict[int, list[int]] = {}
        for each in self.broken:
            places.setdefault(bisect_right(starts, each.at) + 1, []).append(each.byte)
        return [(number, self._sentence(found)) for number, found in places.items()]

    def _sentence(self, places: Sequence[int]) -> str:
        named = "、".join(map(str, places[:_NAMED]))
        more = f"等{len(places)}处" if len(places) > _NAMED else ""
        return (
            f"文件第{named}字节{more}不是 {self.encoding.upper()} 编码,读作替代字符(U+FFFD);"
            "文件可能不完整或有损坏,请重新下载,或核对原文"
        )


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file; ReadingStopped if it is none, with the place that is broken.

    GB18030 is what declarations of gb2312 and gbk mean, and holds every sign of Unicode.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, len(mark), encoding, name)
    if data.startswith(_BINARY):
        raise ReadingStopped(f"{name}:是图片或压缩包,不是文本文件;请确认下载的是正文。")
    _require_few_zeros(data.count(0), len(data), name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decoded(data, 0, "utf-8" if _was_utf8(data) else "gb18030", name)


def _was_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    wide = sum(sign > "\x7f" for sign in text)
    return text.count("\ufffd") * _FEW < wide


def _decoded(data: bytes, begin: int, encoding: str, name: str) -> Decoded:
    """The text of the bytes behind the mark, a few broken ones replaced."""
    try:
        found = Decoded(data[begin:].decode(encoding), encoding)
    except UnicodeDecodeError as error:
        place = begin + error.start
        found = _mended(data, begin, encoding) or _refuse(data, place, name)
    _require_few_zeros(found.text.count("\0"), len(found.text), name)
    return found


def _refuse(data: bytes, place: int, name: str) -> NoReturn:
    line = data[:place].count(b"\n") + 1
    raise ReadingStopped(
        f"{name}:第{line}行(第{place + 1}字节)既不是 UTF-8 也不是 GB18030 编码,"
        "文件可能不完整;请重新下载。"
    )


def _mended(data: bytes, begin: int, encoding: str) -> Decoded | None:
    """The text with U+FFFD for broken bytes, if they are few; UTF-16 is never mended."""
    if encoding not in ("utf-8", "gb18030"):
        return None
    escaped = data[begin:].decode(encoding, errors="surrogateescape")
    runs = list(_BROKEN.finditer(escaped))
    if sum(len(run[0]) for run in runs) * _BYTES_TO_ONE_BROKEN > len(data):
        return None
    text: list[str] = []
    broken: list[Broken] = []
    until = signs = 0
    byte = begin
    for run in runs:
        whole = escaped[until : run.start()]
        byte += len(whole.encode(encoding))
        signs += len(whole)
        lost = run[0].encode("ascii", errors="surrogateescape")
        instead = lost.decode(encoding, errors="replace")
        broken.append(Broken(byte + 1, signs))
        text += [whole, instead]
        byte, signs, until = byte + len(lost), signs + len(instead), run.end()
    return Decoded("".join([*text, escaped[until:]]), encoding, tuple(broken))


def _require_few_zeros(zeros: int, signs: int, name: str) -> None:
    if zeros * _SIGNS_TO_ONE_ZERO > signs:
        raise ReadingStopped(f"{name}:含有空字节,不是文本文件;请确认下载是否完整。")
