"""Signs on a page → printed lines → paragraphs; what only a line's end cut is joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govpublish.formats.raised import lowered, raised
from govpublish.formats.transcript import wrap_joint

_OPENING = "((《〈“‘「『【〔[{"
_CLOSING = ",,。.;;::、!!??))》〉”’」』】〕]}%‰"
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")


class Sign(NamedTuple):
    """One sign and the box it is printed in; measures in points, downwards from the top."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Half of its height."""
        return (self.top + self.bottom) / 2


class Line(NamedTuple):
    """One printed line."""

    text: str
    signs: tuple[Sign, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    """Of its largest signs."""


def lines(signs: Iterable[Sign]) -> list[Line]:
    """The printed lines from top to bottom, blank ones left out."""
    rows: list[list[Sign]] = []
    for sign in sorted(signs, key=lambda sign: (sign.middle, sign.x0)):
        if rows and sign.middle - _middle(rows[-1]) < max(sign.size, rows[-1][-1].size) / 2:
            rows[-1].append(sign)
        else:
            rows.append([sign])
    return [_line(row) for row in rows if any(sign.text.strip() for sign in row)]


def _middle(row: Sequence[Sign]) -> float:
    """Of the largest signs of a row: raised and lowered ones stand beside it."""
    size = max(sign.size for sign in row)
    middles = [sign.middle for sign in row if sign.size > 0.9 * size]
    return sum(middles) / len(middles)


def _line(row: Iterable[Sign]) -> Line:
    signs = sorted(row, key=lambda sign: sign.x0)
    while not signs[0].text.strip():
        del signs[0]
    while not signs[-1].text.strip():
        del signs[-1]
    size = max(sign.size for sign in signs)
    bottom = max(sign.bottom for sign in signs if sign.size > 0.9 * size)
    text = ""
    for before, sign in zip([None, *signs[:-1]], signs, strict=True):
        text += (_gap(before, sign) if before else "") + _shifted(sign, size, bottom)
    return Line(
        text=text,
        signs=tuple(signs),
        x0=signs[0].x0,
        x1=max(sign.x1 for sign in signs),
        top=min(sign.top for sign in signs),
        bottom=bottom,
        size=size,
    )


def _gap(before: Sign, sign: Sign) -> str:
    """A space where the eye sees one: Latin words nearly touch, justified Chinese does not."""
    if before.text.isspace() or sign.text.isspace():
        return ""
    both_latin = not (_WIDE.match(before.text) or _WIDE.match(sign.text))
    return " " if sign.x0 - before.x1 > sign.size * (0.2 if both_latin else 0.9) else ""


def _shifted(sign: Sign, size: float, bottom: float) -> str:
    if sign.size <= 0.9 * size:
        if sign.bottom < bottom - 0.2 * size:
            return raised(sign.text)
        if sign.bottom > bottom + 0.02 * size:
            return lowered(sign.text)
    return sign.text


def paragraphs(found: Sequence[Line], left: float, right: float) -> Iterator[list[Line]]:
    """Lines gathered to paragraphs; `left` and `right` are where text begins and must turn."""
    current: list[Line] = []
    for line in found:
        if current and not _goes_on(current[-1], line, left, right):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _goes_on(before: Line, line: Line, left: float, right: float) -> bool:
    """Whether a line is the rest of the one before: its first word had no room there."""
    if abs(before.size - line.size) > 0.1 * line.size:
        return False
    if line.top - before.bottom > 1.6 * line.size:
        return False
    if line.x0 - left > 1.2 * line.size and not _is_centred(line, left, right):
        return False
    room = right - before.x1
    if _is_centred(before, left, right):
        room += before.x0 - left
    return room < _first_word(line) + 0.1 * line.size


def _is_centred(line: Line, left: float, right: float) -> bool:
    return abs((line.x0 - left) - (right - line.x1)) < 0.5 * line.size


def _first_word(line: Line) -> float:
    """How wide the part of a line is that cannot be parted: a Latin word, a sign and its stop."""
    end = 0
    signs = line.signs
    while end < len(signs) - 1 and signs[end].text in _OPENING:
        end += 1
    if not _WIDE.match(signs[end].text):
        while end < len(signs) - 1 and _is_latin(signs[end + 1].text):
            end += 1
    while end < len(signs) - 1 and signs[end + 1].text in _CLOSING:
        end += 1
    return signs[end].x1 - signs[0].x0


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalnum()


def joined(parts: Iterable[Line]) -> str:
    """The text of a paragraph; only Latin words get back the space that the line end took."""
    text = ""
    for part in parts:
        text += wrap_joint(text, part.text) + part.text
    return text
