"""Web pages: blocks of text and tables as a browser shows them; what it hides is no text."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from govpublish.errors import ReadingStopped
from govpublish.formats import html_tables
from govpublish.formats.decoding import Decoded, decode
from govpublish.formats.html_styles import hides, hiding
from govpublish.formats.html_tables import DrawnTable
from govpublish.formats.limits import MAX_SPAN, require_size
from govpublish.formats.raised import lowered, raised
from govpublish.formats.transcript import Transcript
from govpublish.models import Document

_NEVER_SHOWN = frozenset((
    "head", "script", "style", "template", "noscript", "iframe", "object", "embed", "audio",
    "video", "canvas", "datalist", "select", "noframes", "map", "rp", "title", "desc",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "col",
    "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")
_KEPT = ("pre", "textarea")
_LINE = "\u2028"
_HARD = "\0"
"""A space that is kept; it is in no text that is parsed, see _text."""


def read(data: bytes, name: str) -> Document:
    """Read a web page; ReadingStopped if it has no text, or is nested beyond reason.

    Paragraphs outside tables are lines `b1`, `b2`, …, rows of the second table `t2.r1`, ….
    """
    require_size(data, name)
    script = Transcript(name)
    decoded = decode(data, name)
    root = _parsed(_text(decoded, script), name)
    about = _about(root)
    _drop_hidden(root, script)
    _write(root, script)
    return script.document("text/html", decoded.encoding, about)


def _text(decoded: Decoded, script: Transcript) -> str:
    """The source without the zeros that browsers leave out; what was broken is told."""
    text = decoded.text
    if zeros := text.count("\0"):
        script.remark(f"网页中有 {zeros} 个空字节,浏览器不显示,未收")
    starts = [end.end() for end in re.finditer("\n", text)]
    for line, sentence in decoded.told(starts):
        script.remark(f"网页源码第{line}行:{sentence}")
    return text.replace("\0", "")


def _parsed(text: str, name: str) -> Any:
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        root = lxml_html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:
        raise ReadingStopped(f"{name}:网页里没有任何内容;请重新下载。") from None
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise ReadingStopped(f"{name}:网页的标记嵌套过深,不像正常的网页;不予读取。")
    return root


def _about(root: Any) -> dict[str, str]:
    """The page's title and the names of its <meta> marks (ArticleTitle, PubDate, …)."""
    about = {}
    title = root.find(".//title")
    if title is not None:
        about["title"] = " ".join("".join(title.itertext()).split())
    for meta in root.iter("meta"):
        name, content = meta.get("name"), meta.get("content")
        if name and content:
            about.setdefault(name.strip(), content.strip())
    return about


def _drop_hidden(root: Any, script: Transcript) -> None:
    """Take out what is not shown, and tell how much text that was."""
    rules = hiding(sheet.text_content() for sheet in root.iter("style"))
    hidden: list[str] = []
    for element in list(root.iter(etree.Element)):
        tag = str(element.tag)
        if element is root or tag == "body":
            continue
        unseen = hides(tag, dict(element.attrib), rules)
        if unseen or tag in _NEVER_SHOWN:
            if unseen and tag not in _NEVER_SHOWN and element.getparent() is not None:
                hidden.append("".join("".join(element.itertext()).split()))
            element.drop_tree()
    hidden = [words for words in hidden if words]
    if hidden:
        signs = sum(map(len, hidden))
        script.remark(
            f"网页中有 {len(hidden)} 处隐藏的文字共 {signs} 字,不是正文,未收:“{hidden[0][:30]}”"
        )


def _write(root: Any, script: Transcript) -> None:
    tables = html_tables.find(root, etree.iterwalk(root, events=("start", "end")))
    drawn, blocks = 0, 0
    for item in _Flow(tables).items(root):
        if isinstance(item, str):
            blocks += 1
            script.line(item, f"b{blocks}")
        else:
            drawn += 1
            _write_table(item, f"t{drawn}", script)


def _write_table(table: DrawnTable, name: str, script: Transcript) -> None:
    rows = html_tables.in_order(table)
    texts = [
        [tuple(str(item) for item in _Flow({}).items(cell.element)) for cell in row.cells]
        for row in rows
    ]
    for cell in (cell for row in rows for cell in row.cells):
        for attribute in ("colspan", "rowspan"):
            if html_tables.span(cell.element, attribute) > MAX_SPAN:
                claimed = html_tables.digits(cell.element, attribute)
                script.remark(f"{name}:有单元格声称跨 {claimed} 行或列,按实有的行列读")
    slots = list(html_tables.place(rows, texts, script.name))
    script.table(name, slots, len(rows), lambda row: f"{name}.r{row}")


class _Flow:
    """Walks over a part of a page and gives its paragraphs, and its tables of data, in order.

    Nothing recurses here: a page may be nested as deep as the parser allows. Of the tables only
    those listed are tables; any other is taken for blocks.
    """

    def __init__(self, tables: dict[Any, DrawnTable]) -> None:
        self._tables = tables
        self._text: list[str] = []
        self._shifts: list[str] = []
        self._kept = 0
        self._numbers: dict[Any, int] = {}

    def items(self, root: Any, cells: bool = True) -> Iterator[str | DrawnTable]:
        """Paragraphs as text, tables of data as tables."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                table = self._tables.get(element)
                if table is not None and table.is_data and element is not root:
                    yield from self._break()
                    yield from _Flow({}).items(element, cells=False)
                    yield table
                    walk.skip_subtree()
                    continue
                if tag in ("td", "th") and not cells:
                    walk.skip_subtree()
                    continue
                yield from self._start(element, tag)
                self._add(element.text)
                continue
            if tag in _BLOCKS:
                yield from self._break()
            if tag in ("sup", "sub"):
                self._shifts.pop()
            if tag in _KEPT:
                self._kept -= 1
            if element is not root:
                self._add(element.tail)
        yield from self._break()

    def _start(self, element: Any, tag: str) -> Iterator[str]:
        if tag == "br":
            yield from self._break(blank=True)
        elif tag in _BLOCKS:
            yield from self._break()
        if tag in ("sup", "sub"):
            self._shifts.append(tag)
        if tag in _KEPT:
            self._kept += 1
        if tag == "li":
            self._add(self._number(element))

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._shifts:
            text = (raised if self._shifts[-1] == "sup" else lowered)(text)
        if self._kept:
            text = text.replace("\r\n", "\n").replace("\n", _LINE).replace(" ", _HARD)
        self._text.append(text)

    def _break(self, blank: bool = False) -> Iterator[str]:
        """End the paragraph; a second line break, or a paragraph of hard spaces, is a blank one."""
        raw = "".join(self._text)
        self._text.clear()
        text = _SPACE.sub(" ", raw).strip(" ")
        for kept in text.split(_LINE):
            line = kept.replace(_HARD, " ").rstrip(" ")
            if line or blank:
                yield line if line.strip() else ""

    def _number(self, item: Any) -> str | None:
        """The number that a browser puts before an item of an ordered list.

        A list of mere links is a menu or a path, and style sheets take its numbers away.
        """
        parent = item.getparent()
        if parent is None or parent.tag != "ol" or parent.get("type", "1") != "1":
            return None
        start = html_tables.span(parent, "start")
        number = self._numbers.get(parent, start - 1) + 1
        if item.get("value"):
            number = html_tables.span(item, "value")
        self._numbers[parent] = number
        bare = "none" in parent.get("style", "") or "none" in item.get("style", "")
        linked = sum(len("".join(link.itertext()).strip()) for link in item.iter("a"))
        if bare or linked >= len("".join(item.itertext()).strip()):
            return None
        return f"{number}."
