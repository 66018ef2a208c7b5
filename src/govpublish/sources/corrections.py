"""Deliberate departures from what is printed: each quotes what it replaces, on its line."""

import difflib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from govpublish import lines as places
from govpublish.errors import ReadingStopped
from govpublish.models import Document
from govpublish.sources.spec import Correction


def apply(
    document: Document, corrections: Sequence[Correction], spec_path: Path
) -> tuple[Document, dict[int, list[int | None]]]:
    """The document as it is to be read, and where every sign of a changed line was printed.

    ReadingStopped if a line no longer says, exactly once, what the correction quotes.
    """
    lines = list(document.lines)
    moved: dict[int, list[int | None]] = {}
    for correction in corrections:
        for number in _numbers(correction, document, spec_path):
            line = lines[number - 1]
            if line.count(correction.printed) != 1:
                raise ReadingStopped(
                    f"{spec_path}:corrections:{places.said(document.show([number]))}不再有(或不止一处)所引的文字"
                    f"“{correction.printed.strip()}”;原文若已变动,请重新核对这条更正。"
                )
            at = line.index(correction.printed)
            offsets = moved.get(number, list(range(len(line))))
            end = at + len(correction.printed)
            inner = _aligned(correction.printed, correction.read_as, offsets[at:end])
            moved[number] = [*offsets[:at], *inner, *offsets[end:]]
            lines[number - 1] = line[:at] + correction.read_as + line[end:]
    return replace(document, lines=tuple(lines)), moved


def _numbers(correction: Correction, document: Document, spec_path: Path) -> Sequence[int]:
    try:
        return document.resolve(str(correction.lines))
    except ValueError:
        raise ReadingStopped(
            f"{spec_path}:corrections:原文没有{places.said(str(correction.lines))},请重新核对这条更正。"
        ) from None


def _aligned(printed: str, read_as: str, offsets: Sequence[int | None]) -> list[int | None]:
    found: list[int | None] = [None] * len(read_as)
    matcher = difflib.SequenceMatcher(None, printed, read_as, autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            found[block.b + step] = offsets[block.a + step]
    return found
