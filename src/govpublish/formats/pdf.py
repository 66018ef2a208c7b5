"""PDF with a text layer: paragraphs and ruled tables, page by page."""

import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pdfplumber

from govpublish.errors import ReadingStopped
from govpublish.formats import archive, pdf_lines, pdf_pages, pdf_tables
from govpublish.formats.limits import MAX_PAGES, MAX_UNPACKED, MEGABYTE, require_size, too_large
from govpublish.formats.pdf_letters import letters
from govpublish.formats.pdf_lines import Sign
from govpublish.formats.pdf_pages import Page
from govpublish.formats.pdf_tables import Ruled
from govpublish.formats.transcript import Transcript
from govpublish.models import Document

MAX_RULES = 4_000
"""Of one page; a map has more, a table does not."""
_STREAM = re.compile(rb"stream\r?\n")
_UNNAMED = re.compile(r"\(cid:\d+\)")


def read(data: bytes, name: str) -> Document:
    """Read a PDF; ReadingStopped if it is damaged, locked, or only pictures.

    Row 5 on page 2 is the line `p2.r5`, its fourth paragraph outside tables `p2.b4`. A row that
    the page's end cuts is two rows, and a header printed again is there again: `tidying` joins.
    """
    require_size(data, name)
    _require_unpacked(data, name)
    script = Transcript(name)
    try:
        with _quiet(), pdfplumber.open(BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise too_large(name, "页数", MAX_PAGES)
            pages = [_taken_apart(page, script) for page in pdf.pages]
    except (ReadingStopped, MemoryError):
        raise
    except Exception as error:
        if "Password" in repr(error) or "Encrypt" in repr(error):
            raise ReadingStopped(f"{name}:已加密;请向发布单位索取不加密的文件。") from error
        raise archive.broken(name) from error
    if not any(page.lines or page.tables for page in pages):
        raise ReadingStopped(
            f"{name}:没有文字层,各页只是图片(扫描件);请先做文字识别(OCR),或向发布单位索取原件。"
        )
    if renamed := sum(page.renamed for page in pages):
        script.remark(f"有 {renamed} 个字在文件里记作形状相同的部首(如⻘),已按印出的字(青)读")
    pdf_pages.write(pages, script)
    return script.document("application/pdf")


@contextmanager
def _quiet() -> Iterator[None]:
    """pdfminer remarks on every font of every browser; its errors come as exceptions anyway."""
    log = logging.getLogger("pdfminer")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)


def _require_unpacked(data: bytes, name: str) -> None:
    """ReadingStopped if its streams unpack to more than the limit, before any library does."""
    left = MAX_UNPACKED
    view = memoryview(data)
    for match in _STREAM.finditer(data):
        packed = view[match.end() : data.find(b"endstream", match.end())]
        inflate = zlib.decompressobj()
        try:
            while packed and left >= 0:
                left -= len(inflate.decompress(packed, MEGABYTE))
                packed = memoryview(inflate.unconsumed_tail)
        except zlib.error:
            continue  # not packed, or damaged, which the library finds out
        if left < 0:
            raise too_large(name, "解压后的兆字节数", MAX_UNPACKED // MEGABYTE)


def _taken_apart(page: Any, script: Transcript) -> Page:
    found = Page(page.page_number, float(page.width))
    chars = page.dedupe_chars().chars
    unnamed = [char for char in chars if _UNNAMED.fullmatch(char["text"])]
    if len(unnamed) * 10 > len(chars):
        raise ReadingStopped(
            f"{script.name}:第{found.number}页的字体没有文字编码,抄出来是乱码;"
            "请先做文字识别(OCR),或向发布单位索取原件。"
        )
    if unnamed:
        script.remark(f"第{found.number}页有 {len(unnamed)} 个字没有文字编码,读作�")
    if not chars and page.images:
        script.remark(f"第{found.number}页只有图片,没有文字层,未读")
    found.renamed = sum(letters(char["text"]) != char["text"] for char in chars)
    signs = [_sign(char) for char in chars if not _is_slanted(char)]
    found.slanted = "".join(letters(char["text"]) for char in chars if _is_slanted(char))
    for table in _tables(page, script):
        x0, top, x1, bottom = table.box
        within = [s for s in signs if x0 <= (s.x0 + s.x1) / 2 <= x1 and top <= s.middle <= bottom]
        taken = set(map(id, within))
        signs = [sign for sign in signs if id(sign) not in taken]
        found.tables.append((table, within))
    found.lines = pdf_lines.lines(signs)
    page.close()
    return found


def _is_slanted(char: dict[str, Any]) -> bool:
    """Whether its line does not run level; a sign may lean to the side all the same."""
    along, up, *_ = char["matrix"]
    return bool(abs(up) > 0.05 * abs(along))


def _sign(char: dict[str, Any]) -> Sign:
    text = _UNNAMED.sub("�", letters(char["text"]))
    return Sign(text, char["x0"], char["x1"], char["top"], char["bottom"], char["size"])


def _tables(page: Any, script: Transcript) -> list[Ruled]:
    upright, level = pdf_tables.rules(page.edges)
    if len(upright) + len(level) > MAX_RULES:
        script.remark(f"第{page.page_number}页的线条太多(像是地图),没有找表格,只读文字")
        return []
    if min(len(upright), len(level)) < 2:
        return []
    found = page.find_tables(
        {
            "vertical_strategy": "explicit",
            "horizontal_strategy": "explicit",
            "explicit_vertical_lines": [_line(r.at, r.at, r.start, r.end) for r in upright],
            "explicit_horizontal_lines": [_line(r.start, r.end, r.at, r.at) for r in level],
        }
    )
    tables = [Ruled(table.bbox, tuple(table.cells)) for table in found]
    return [table for table in tables if not table.is_frame]


def _line(x0: float, x1: float, top: float, bottom: float) -> dict[str, Any]:
    """A stroke as pdfplumber wants it."""
    return {
        "object_type": "line", "x0": x0, "x1": x1, "top": top, "bottom": bottom,
        "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip
