"""Texts that became several: which of the pieces stand, one beside the other, in a whole."""

from collections.abc import Sequence
from typing import NamedTuple

from govpublish.meaning.likeness import WHOLE, may_hold, signs, standing

SURE = 800
"""So much of every piece stands in the whole, and so much of the whole in the pieces."""
GREY = 600
_SHORTEST = 6
"""Signs; a shorter piece (数字化建设) stands in many texts that have nothing to do with it."""


class Parting(NamedTuple):
    """A whole, the pieces it was parted into, and how much of all of them is accounted for."""

    whole: int
    pieces: tuple[int, ...]
    fit: int


def partings(wholes: Sequence[str], pieces: Sequence[str]) -> list[Parting]:
    """Every whole of which at least two pieces can be found, the places in the lists given."""
    found = (_parting(at, whole, pieces) for at, whole in enumerate(wholes))
    return [one for one in found if one is not None]


def _parting(at: int, whole: str, pieces: Sequence[str]) -> Parting | None:
    length = len(signs(whole))
    if length < 2 * _SHORTEST:
        return None
    standing_in = []
    for piece, text in enumerate(pieces):
        size = len(signs(text))
        if size >= _SHORTEST and may_hold(whole, text, GREY):
            count, places = standing(whole, text)
            if count * WHOLE >= GREY * size:
                standing_in.append((count * WHOLE // size, places, piece))
    covered: set[int] = set()
    chosen: list[int] = []
    fit = WHOLE
    for share, places, piece in sorted(standing_in, key=lambda one: (-len(one[1]), one[2])):
        if 2 * len(places - covered) >= len(places):  # else it says again what another says
            covered |= places
            chosen.append(piece)
            fit = min(fit, share)
    fit = min(fit, len(covered) * WHOLE // length)
    return Parting(at, tuple(sorted(chosen)), fit) if len(chosen) > 1 and fit >= GREY else None
