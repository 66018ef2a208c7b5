"""Bytes to text: UTF-8 or UTF-16 by their mark, UTF-8, else GB18030; nothing is ever replaced."""

import codecs

from govpublish.errors import ReadingStopped

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FEW = 20
"""A text with fewer than one broken sign in this many wide ones was UTF-8 once."""


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text without its mark, and its encoding; ReadingStopped with the place that is broken.

    GB18030 is what declarations of gb2312 and gbk mean, and holds every sign of Unicode.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name), encoding
    if b"\0" in data:
        raise ReadingStopped(f"{name}:含有空字节,不是文本文件;请确认下载是否完整。")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        if _was_utf8(data):
            return _strictly(data, "utf-8", name), "utf-8"
    return _strictly(data, "gb18030", name), "gb18030"


def _was_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    wide = sum(sign > "\x7f" for sign in text)
    return text.count("\ufffd") * _FEW < wide


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ReadingStopped(
            f"{name}:第{line}行(第{error.start + 1}字节)既不是 UTF-8 也不是 GB18030 编码,"
            "文件可能不完整;请重新下载。"
        ) from None
    if "\0" in text:
        raise ReadingStopped(f"{name}:含有空字节,不是文本文件;请确认下载是否完整。")
    return text
