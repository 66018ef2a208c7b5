"""The paragraphs of a document, whole again where a page or a narrow column cut them.

8.加快实施流域综合治理,启动大洲湖水库除险加固。(牵头单位:区水利局;责任
- 1 -                                           (a page number: passed over)
单位:区发改局、区财政局)                          (the bracket is still open: the same paragraph)
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from govpublish.layouts.buttons import BUTTON
from govpublish.models import Cell, Document, Passed
from govpublish.text import cell_of, narrow

_PAGE = re.compile(
    r"\s*(?:[-—–―·]+\s*\d{1,3}\s*[-—–―·]+|第\s*\d{1,3}\s*页(?:\s*[,/]?\s*共\s*\d{1,3}\s*页)?"
    r"|\d{1,3}\s*/\s*\d{1,3}|共\s*\d{1,3}\s*页\s*[,/]?\s*第\s*\d{1,3}\s*页)\s*\Z"
)
_HASHES = re.compile(r"\s*#+(?=\s|[^\s#\d])")  # what a web page's copy marks headings with
FOOTER = re.compile(
    r"ICP备|网站标识码|公网安备|版权所有|打印本页|关闭(?:窗口|本页)|返回顶部|扫一扫|责任编辑|上一篇|下一篇|分享到"
    rf"|^\s*{BUTTON}"
)
_OPENS = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,3}[.、](?!\d)"
    r"|第[一二三四五六七八九十\d]{1,3}[章节项条件部])"
)
_PAIRS = {")": "(", "]": "[", "】": "【", "〕": "〔", "}": "{"}
_LONGEST_CUT = 8  # lines over which a bracket may go on
_NARROWEST, _WIDEST = 22, 60  # signs; no column of text is narrower or wider


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `gap` is the number of blank lines before it."""

    cell: Cell
    gap: int


def read(document: Document, first: int, last: int) -> tuple[list[Paragraph], list[Passed]]:
    """The paragraphs on these lines, and the page numbers between them."""
    found: list[Paragraph] = []
    passed: list[Passed] = []
    gap = 0
    drawn = {line for grid in document.grids for line in range(grid.first, grid.last + 1)}
    for number in range(first, last + 1):
        line = document.line(number)
        hashes = _HASHES.match(line)
        cell = cell_of(line, number, hashes.end() if hashes else 0)
        if not cell or number in drawn or FOOTER.search(narrow(cell.text)):
            gap += 1
        elif _PAGE.match(narrow(cell.text)):
            passed.append(Passed(cell, "页码"))
        else:
            found.append(Paragraph(cell, gap))
            gap = 0
    return _whole(found, _edge(document.lines)), passed


def _whole(cut: Sequence[Paragraph], edge: float) -> list[Paragraph]:
    """Lines joined where a bracket is still open, or where the line ends at the column's edge."""
    found: list[Paragraph] = []
    at = 0
    while at < len(cut):
        whole, until = cut[at].cell, _closed(cut, at)
        for part in cut[at + 1 : until + 1]:
            whole = whole.then(part.cell, "")
        while edge and until + 1 < len(cut) and _runs_on(cut[until], cut[until + 1], edge):
            begin, until = until + 1, _closed(cut, until + 1)
            for part in cut[begin : until + 1]:
                whole = whole.then(part.cell, "")
        found.append(Paragraph(whole, cut[at].gap))
        at = until + 1
    return found


def _closed(cut: Sequence[Paragraph], at: int) -> int:
    """On which line the bracket closes that a line leaves open; the line itself if none does."""
    depth = open_brackets(cut[at].cell.text)
    if depth <= 0:
        return at
    for later in range(at + 1, min(at + 1 + _LONGEST_CUT, len(cut))):
        text = narrow(cut[later].cell.text)
        if _OPENS.match(text):
            return at
        depth += open_brackets(text)
        if depth <= 0:
            return later
    return at


def open_brackets(text: str) -> int:
    """How many brackets a text opens more than it closes."""
    text = narrow(text)
    return sum((sign in _PAIRS.values()) - (sign in _PAIRS) for sign in text)


def _edge(lines: Sequence[str]) -> float:
    """How wide a full line is, where many are as wide as the widest and end within words; else 0.

    All lines of a document count: those of a short list may be alike by chance.
    """
    filled = sorted((line.strip() for line in lines if line.strip()), key=width, reverse=True)
    if len(filled) < 8 or width(filled[0]) > _WIDEST:
        return 0
    edge = width(filled[2])
    full = [line for line in filled if width(line) >= edge - 1.5]
    ended = sum(narrow(line)[-1] in "。;" for line in full)
    alike = edge >= _NARROWEST and width(filled[0]) - edge <= 2 and len(full) * 5 >= len(filled)
    return edge - 1.5 if alike and ended * 2 <= len(full) else 0


def _runs_on(line: Paragraph, below: Paragraph, edge: float) -> bool:
    return (
        width(line.cell.text) >= edge
        and not below.gap
        and not _OPENS.match(narrow(below.cell.text))
        and not re.match(r"[【\[〔(]?[\u4e00-\u9fff\s]{2,16}[:】\]〕)]", narrow(below.cell.text))
    )


def width(text: str) -> float:
    """How wide a text is printed, in Chinese signs."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)
