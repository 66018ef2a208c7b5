"""Word documents: paragraphs and tables in their order, as they look with changes accepted."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import docx

from govpublish.errors import ReadingStopped
from govpublish.formats import archive
from govpublish.formats.docx_numbering import Numbering, W
from govpublish.formats.docx_text import Unseen, length, words
from govpublish.formats.limits import MAX_SPAN, require_size
from govpublish.formats.transcript import Slot, Transcript
from govpublish.models import Document

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_CUT = (f"{W}del", f"{W}hidden")


def read(data: bytes, name: str) -> Document:
    """Read a .docx; ReadingStopped if it is damaged, locked, or unpacks to something absurd.

    Paragraphs outside tables are lines `b1`, `b2`, …, rows of the second table `t2.r1`, ….
    Numbers that Word writes before paragraphs by itself are written out.
    """
    require_size(data, name)
    unpacked = archive.repacked(data, name)
    script = Transcript(name)
    try:
        _Reader(docx.Document(BytesIO(unpacked)), script).read()
    except ReadingStopped:
        raise
    except Exception as error:
        raise archive.broken(name) from error
    return script.document(MEDIA_TYPE)


class _Reader:
    """Goes through one document once, counting its lists and what it does not show."""

    def __init__(self, document: Any, script: Transcript) -> None:
        self.script = script
        self._document = document
        self._unseen = Unseen()
        self._numbering = Numbering(self._part("numbering"), self._part("styles"))
        self._blocks = 0
        self._tables = 0

    def read(self) -> None:
        """Write the body, the notes, and what stands at the edge of every page."""
        self._flow(self._document.element.body)
        for kind in ("footnotes", "endnotes"):
            notes = self._part(kind)
            for note in () if notes is None else notes:
                if note.get(f"{W}type") is None:
                    self._flow(note)
        for kind, text in dict.fromkeys(self._edges()):
            self.script.pass_over(self.script.line(text, f"e{len(self.script) + 1}"), kind)
        self._tell()

    def _part(self, kind: str) -> Any | None:
        for relation in self._document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                return ElementTree.fromstring(relation.target_part.blob)
        return None

    def _flow(self, container: Any) -> None:
        for element in _inside(container):
            if element.tag == f"{W}p":
                for paragraph in self._paragraphs(element):
                    self._blocks += 1
                    self.script.line(paragraph, f"b{self._blocks}")
            elif element.tag == f"{W}tbl" and _is_layout(element):
                for row in _rows(element):
                    for cell in _cells(row):
                        self._flow(cell)
            elif element.tag == f"{W}tbl":
                self._table(element)

    def _paragraphs(self, element: Any) -> Iterator[str]:
        """The lines of one paragraph, then those of the text boxes that hang on it."""
        label = self._numbering.label(element)
        found = words(element, self._unseen)
        yield from (label + found.text).split("\n")
        for box in found.boxes:
            yield from self._inner(box)

    def _inner(self, container: Any) -> Iterator[str]:
        """Everything in a cell or box as paragraphs; a table in it gives its cells one by one."""
        for element in _inside(container):
            if element.tag == f"{W}p":
                yield from self._paragraphs(element)
            elif element.tag == f"{W}tbl":
                for row in _rows(element):
                    for cell in _cells(row):
                        yield from self._inner(cell)

    def _table(self, table: Any) -> None:
        self._tables += 1
        name = f"t{self._tables}"
        rows = list(_rows(table))
        cut = (row for row in _inside(table) if row.tag == f"{W}tr" and _is_cut(row))
        self._unseen.deleted += sum(map(length, cut))
        slots: list[Slot] = []
        above: dict[int, tuple[int, int]] = {}
        for index, row in enumerate(rows):
            drawn = list(self._row(row, index, above))
            slots += drawn
            above = {slot.column: slot.of or (index, slot.column) for slot in drawn}
        self.script.table(name, slots, len(rows), lambda row: f"{name}.r{row}")

    def _row(self, row: Any, index: int, above: dict[int, tuple[int, int]]) -> Iterator[Slot]:
        """The cells of a row; `above` has the cells of the row before by their column."""
        column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in _cells(row):
            across = max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val", "continue") != "restart"
            paragraphs = tuple(self._inner(cell))
            of = above.get(column) if goes_on else None
            if of and not any(paragraph.strip() for paragraph in paragraphs):
                paragraphs = ()
            yield Slot(index, column, paragraphs, 1, across, of)
            column += across

    def _edges(self) -> Iterator[tuple[str, str]]:
        """What is printed at the head and foot of every page."""
        for section in self._document.sections:
            for kind, edge in (("页眉", section.header), ("页脚", section.footer)):
                if not edge.is_linked_to_previous:
                    for paragraph in edge.paragraphs:
                        if paragraph.text.strip():
                            yield kind, paragraph.text

    def _tell(self) -> None:
        unseen, script = self._unseen, self.script
        if self._numbering.used:
            script.remark("段落前的自动编号不在文字里,已按 Word 显示的样子写出")
        for form in sorted(self._numbering.unknown):
            script.remark(f"有段落的自动编号(格式 {form})写不出来,缺编号")
        if unseen.deleted:
            script.remark(f"修订中已删除的文字共 {unseen.deleted} 字,未收")
        if unseen.hidden:
            script.remark(f"设为隐藏的文字共 {unseen.hidden} 字,未收")
        if unseen.symbols:
            script.remark(f"有 {unseen.symbols} 个符号字体的字符读不出来,缺失")


def _inside(container: Any) -> Iterator[Any]:
    """What stands in a container, marks that only wrap taken off."""
    for element in container:
        if element.tag in _WRAPPERS:
            yield from _inside(element)
        else:
            yield element


def _rows(table: Any) -> Iterator[Any]:
    for row in _inside(table):
        if row.tag == f"{W}tr" and not _is_cut(row):
            yield row


def _is_cut(row: Any) -> bool:
    marks = row.find(f"{W}trPr")
    return marks is not None and any(marks.find(mark) is not None for mark in _CUT)


def _cells(row: Any) -> Iterator[Any]:
    return (cell for cell in _inside(row) if cell.tag == f"{W}tc")


def _is_layout(table: Any) -> bool:
    """A frame around text: one cell a row, or most of its text in tables within it."""
    rows = [list(_cells(row)) for row in _rows(table)]
    if all(len(cells) <= 1 for cells in rows):
        return True
    whole = length(table)
    inner = sum(
        length(child)
        for cells in rows
        for cell in cells
        for child in _inside(cell)
        if child.tag == f"{W}tbl"
    )
    return inner * 2 >= whole > 0 and inner > 0


def _number(element: Any | None, otherwise: int) -> int:
    digits = "" if element is None else str(element.get(f"{W}val", ""))
    return min(int(digits[:9]), MAX_SPAN) if digits.isascii() and digits.isdigit() else otherwise
