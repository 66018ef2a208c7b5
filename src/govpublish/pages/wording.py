"""Two wordings of one promise, sign by sign: what was left out, what was put in."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

LONGEST = 4000
"""Signs of both together; beyond, what lies between the common ends is shown as one piece."""
_ISLAND = 2
"""Fewer signs alike between two changes tell nothing; they read better as part of the change."""


class Piece(NamedTuple):
    """A run of signs."""

    kind: str
    """same, del (only before) or ins (only now)."""
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both: without `ins` they are the old text, without `del` the new.

    >>> [tuple(piece) for piece in difference("新建茶园500亩。", "新建茶园800亩。")]
    [('same', '新建茶园'), ('del', '5'), ('ins', '8'), ('same', '00亩。')]
    """
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    before, now = old[start : len(old) - end], new[start : len(new) - end]
    middle = _short(before, now) if len(before) + len(now) <= LONGEST else [(before, now, "")]
    found: list[Piece] = [Piece("same", old[:start])]
    for left_out, put_in, same in middle:
        found += [Piece("del", left_out), Piece("ins", put_in), Piece("same", same)]
    found.append(Piece("same", old[len(old) - end :]))
    return tuple(_joined(piece for piece in found if piece.text))


def _common(one: str, other: str) -> int:
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return at


def _short(old: str, new: str) -> list[tuple[str, str, str]]:
    """What was left out, what was put in, and what follows alike."""
    found: list[tuple[str, str, str]] = []
    left, right = 0, 0
    for i, j, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        if size < _ISLAND and i < len(old):
            continue
        found.append((old[left:i], new[right:j], old[i : i + size]))
        left, right = i + size, j + size
    return found


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece."""
    last: Piece | None = None
    for piece in pieces:
        if last and last.kind == piece.kind:
            last = Piece(last.kind, last.text + piece.text)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
