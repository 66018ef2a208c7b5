"""Bytes to lines and tables with their places: one module a format.

To add one: write its module with a `read`, add its line to FORMATS.
"""

import importlib
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import cast

from govpublish.errors import ReadingStopped
from govpublish.formats.limits import require_size
from govpublish.models import Document

Reader = Callable[[bytes, str], Document]

FORMATS: Mapping[str, str] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".docx": "docx",
    ".xlsx": "sheets",
    ".xlsm": "sheets",
    ".ods": "sheets",
    ".pdf": "pdf",
}
"""The end of a file's name → the module that reads it, loaded when a document needs it."""

_PACKED = {
    b"word/document": ".docx",
    b"opendocument.spreadsheet": ".ods",
    b"xl/workbook": ".xlsx",
}
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table")


def read(data: bytes, name: str) -> Document:
    """Read a document of any known format; ReadingStopped, with the remedy, for any other.

    What the bytes are counts before what the file is called: many an `.xls` is a web page.
    """
    require_size(data, name)
    kind = kind_of(data, name)
    module = FORMATS.get(kind)
    if module is None:
        known = "、".join(FORMATS)
        raise ReadingStopped(f"{name}:不认识的格式“{kind or '无扩展名'}”;可读:{known}。")
    reader = importlib.import_module(f"govpublish.formats.{module}").read
    return cast(Reader, reader)(data, name)


def kind_of(data: bytes, name: str) -> str:
    """The format as the end of a file's name, told by the bytes where they tell it."""
    head = data[:1024]
    if head.startswith(_OLD):
        raise ReadingStopped(
            f"{name}:是旧版或加密的 Office 文件(.doc、.xls、.wps、.et);"
            "请用 WPS 或 Office 打开,另存为不加密的 .docx 或 .xlsx。"
        )
    suffix = PurePath(name).suffix.lower()
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _PACKED.items() if mark in data), suffix)
    plain = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if suffix not in (".txt", *(s for s, m in FORMATS.items() if m == "html")) and (
        plain.startswith(_WEB)
    ):
        return ".html"
    return suffix
