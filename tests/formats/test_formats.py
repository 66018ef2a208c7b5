"""Which format a document is: what its bytes say counts before its name."""

from __future__ import annotations

import pytest

from formats.test_archive import excel, word
from govpublish import formats
from govpublish.errors import ReadingStopped
from govpublish.formats.limits import MAX_BYTES

PAGE = "\n <!DOCTYPE html><html><body><table><tr><td>序号<td>任务<tr><td>1<td>甲</table>".encode()


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        ("通报".encode(), "a.txt", "text/plain"),
        (PAGE, "a.html", "text/html"),
        (PAGE, "A.HTM", "text/html"),
        (PAGE, "a.xls", "text/html"),
        (PAGE, "a.doc", "text/html"),
        (PAGE, "a.txt", "text/plain"),
        ("题\n%PDF-1.7 是一种格式".encode(), "a.txt", "text/plain"),
        (
            word(),
            "a.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            word(),
            "a.doc",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (excel(), "a.docx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_the_format_is_found(data: bytes, name: str, media_type: str) -> None:
    assert formats.read(data, name).media_type == media_type


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", "旧版或加密的 Office"),
        (b"\x89PNG", "a.png", "不认识的格式“.png”"),
        (b"x", "README", "不认识的格式“无扩展名”"),
        (b"", "a.txt", "空文件"),
        (b"x" * (MAX_BYTES + 1), "a.txt", "兆的上限"),
        (b"%PDF-1.7\nrubbish", "a.txt", "文件损坏"),
        (b"PK\x03\x04rubbish", "a.zip", "不认识的格式“.zip”"),
        (b"rubbish", "a.docx", "文件损坏"),
        (b"rubbish", "a.ods", "文件损坏"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_remedy(data: bytes, name: str, why: str) -> None:
    with pytest.raises(ReadingStopped, match=why) as stopped:
        formats.read(data, name)
    assert str(stopped.value).startswith(f"{name}:")


def test_every_listed_format_has_its_reader() -> None:
    for suffix in formats.FORMATS:
        with pytest.raises(ReadingStopped):
            formats.read(b"\0\0\0", f"a{suffix}")
