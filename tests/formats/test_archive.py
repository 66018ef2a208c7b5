"""Packed documents that are bombs, locked, torn, or smuggle something in: refused in a sentence."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import pytest

from govpublish import formats
from govpublish.errors import ReadingStopped
from govpublish.formats import archive

DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def word() -> bytes:
    data = BytesIO()
    document = docx.Document()
    document.add_paragraph("通报")
    document.save(data)
    return data.getvalue()


def excel() -> bytes:
    data = BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["通报"])
    book.save(data)
    return data.getvalue()


def open_document(content: str = "<x/>") -> bytes:
    return packed(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    )


def packed(parts: dict[str, str | bytes]) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def with_part(data: bytes, part: str, content: str | bytes) -> bytes:
    with ZipFile(BytesIO(data)) as old:
        parts: dict[str, Any] = {name: old.read(name) for name in old.namelist()}
    return packed({**parts, part: content})


DOCUMENTS = (
    pytest.param(word(), "a.docx", "word/document.xml", id="docx"),
    pytest.param(excel(), "a.xlsx", "xl/worksheets/sheet1.xml", id="xlsx"),
    pytest.param(open_document(), "a.ods", "content.xml", id="ods"),
)
every = pytest.mark.parametrize(("data", "name", "part"), DOCUMENTS)


def refused(data: bytes, name: str, why: str) -> None:
    with pytest.raises(ReadingStopped, match=rf"\A{name}:.*{why}"):
        formats.read(data, name)


@every
def test_a_bomb_is_not_unpacked(data: bytes, name: str, part: str) -> None:
    refused(with_part(data, part, b" " * (8 << 20)), name, "压缩比")


@every
def test_a_bomb_that_lies_about_its_size(data: bytes, name: str, part: str) -> None:
    bomb = bytearray(with_part(data, part, b" " * (8 << 20)))
    size = struct.pack("<I", 8 << 20)
    assert bomb.count(size) == 2
    bomb = bomb.replace(size, struct.pack("<I", 9))
    refused(bytes(bomb), name, "文件损坏")


@every
def test_too_much_xml(data: bytes, name: str, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_XML", 1 << 20)
    noise = b"<x>" + b"".join(b"<p>%d</p>" % number for number in range(120_000)) + b"</x>"
    refused(with_part(data, part, noise), name, "兆字节数,超过 1 的上限")


@every
def test_too_many_elements(
    data: bytes, name: str, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MAX_ELEMENTS", 1000)
    refused(with_part(data, part, "<x>" + "<p/>" * 1000 + "</x>"), name, "标记数")


@every
@pytest.mark.parametrize("declaration", [DOCTYPE, OUTSIDE])
def test_entities_are_refused(data: bytes, name: str, part: str, declaration: str) -> None:
    refused(with_part(data, part, f"{declaration}<x>&a;</x>"), name, "实体声明")


@every
def test_entities_in_any_part_are_refused(data: bytes, name: str, part: str) -> None:
    refused(with_part(data, "docProps/other.xml", f"{DOCTYPE}<x>&a;</x>"), name, "实体声明")


@every
def test_absurd_nesting_is_refused(data: bytes, name: str, part: str) -> None:
    refused(with_part(data, part, "<x>" * 900 + "</x>" * 900), name, "嵌套层数")


@every
def test_torn_xml_is_refused(data: bytes, name: str, part: str) -> None:
    refused(with_part(data, part, "<x><y></x>"), name, "文件损坏")


@every
def test_other_xml_than_expected_is_refused(data: bytes, name: str, part: str) -> None:
    refused(with_part(data, part, "<x/>"), name, "")


@every
def test_a_torn_file_is_refused(data: bytes, name: str, part: str) -> None:
    for size in (40, len(data) // 2, len(data) - 10):
        refused(data[:size], name, "")


@every
def test_every_torn_byte_is_read_or_refused(data: bytes, name: str, part: str) -> None:
    for at in range(0, len(data), len(data) // 40):
        torn = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        try:
            formats.read(torn, name)
        except ReadingStopped as stopped:
            assert str(stopped).startswith(name)


def test_a_locked_part_is_refused() -> None:
    data = bytearray(word())
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    refused(bytes(data), "a.docx", "加密")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_parts_with_one_name_the_later_counts() -> None:
    data = BytesIO(excel())
    with ZipFile(data) as old:
        sheet = old.read("xl/worksheets/sheet1.xml")
    with ZipFile(data, "a") as book:
        book.writestr("xl/worksheets/sheet1.xml", sheet.replace(b"A1", b"B1"))
    assert formats.read(data.getvalue(), "a.xlsx").anchors == ("Sheet!B1",)


def test_pictures_are_not_unpacked() -> None:
    data = with_part(word(), "word/media/image1.png", b"\0" * (90 << 20))
    assert formats.read(data, "a.docx").lines == ("通报",)


def test_too_many_parts_are_refused() -> None:
    parts = {f"word/{number}.bin": "" for number in range(5001)}
    refused(packed({"word/document.xml": "<x/>", **parts}), "a.docx", "文件数")
