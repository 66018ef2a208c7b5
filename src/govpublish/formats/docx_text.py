"""The text of a Word paragraph as it is seen: no deleted, hidden or field-code text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from govpublish.formats.docx_numbering import W
from govpublish.formats.raised import lowered, raised

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = (f"{W}del", f"{W}moveFrom")
_SKIPPED = (f"{W}pPr", f"{W}rPr", f"{W}rt", f"{W}delText", f"{W}instrText", f"{W}sdtPr")
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_SYMBOLS = {"F0FC": "✓", "F0FE": "☑", "F052": "☑", "F0A8": "□", "F06F": "□", "F06C": "●"}
"""Signs of the font Wingdings that stand in tables."""
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class Unseen:
    """How much text of a document is in it and not shown."""

    deleted: int = 0
    hidden: int = 0
    symbols: int = 0


@dataclass(slots=True)
class Words:
    """The text of a paragraph, and the text boxes that hang on it."""

    text: str = ""
    boxes: list[Any] = field(default_factory=list)


def words(paragraph: Any, unseen: Unseen) -> Words:
    """What a paragraph shows; what it does not is counted in `unseen`."""
    found = Words()
    found.text = "".join(_text(paragraph, found, unseen))
    return found


def _text(node: Any, found: Words, unseen: Unseen) -> Iterator[str]:
    for child in node:
        tag = child.tag
        if tag in _GONE:
            unseen.deleted += length(child)
        elif tag == f"{W}r":
            yield from _run(child, found, unseen)
        elif tag == f"{M}t":
            yield child.text or ""
        elif tag == f"{MC}AlternateContent":
            found.boxes += _boxes(child)
        elif tag not in _SKIPPED:
            yield from _text(child, found, unseen)


def _run(run: Any, found: Words, unseen: Unseen) -> Iterator[str]:
    style = run.find(f"{W}rPr")
    if style is not None and _is_on(style.find(f"{W}vanish")):
        unseen.hidden += length(run)
        return
    raising = None if style is None else style.find(f"{W}vertAlign")
    shift = "" if raising is None else raising.get(f"{W}val", "")
    for child in run:
        tag = child.tag
        if tag == f"{W}t":
            text = (child.text or "").replace("\n", " ")
            shifts = {"superscript": raised, "subscript": lowered}
            yield shifts[shift](text) if shift in shifts else text
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == f"{W}sym":
            sign = _SYMBOLS.get(child.get(f"{W}char", "").upper(), "")
            unseen.symbols += not sign
            yield sign
        elif tag == f"{MC}AlternateContent":
            found.boxes += _boxes(child)
        elif tag == f"{W}ruby":
            yield from _text(child, found, unseen)
        else:
            found.boxes += child.iter(f"{W}txbxContent")


def _boxes(choice: Any) -> list[Any]:
    """The text boxes of a drawing that is told in two ways, for new programs and for old ones."""
    for name in ("Choice", "Fallback"):
        for way in choice.iter(f"{MC}{name}"):
            if boxes := list(way.iter(f"{W}txbxContent")):
                return boxes
    return []


def _is_on(mark: Any | None) -> bool:
    return mark is not None and mark.get(f"{W}val", "1") not in _OFF


def length(node: Any) -> int:
    """How many signs of text are in a part of the document, seen or not."""
    return sum(len((text.text or "").strip()) for text in node.iter(f"{W}t", f"{W}delText"))
