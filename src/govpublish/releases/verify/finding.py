"""The answer to one question."""

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

FEW = 5
"""Places that are named; of the rest the number."""


class Finding(NamedTuple):
    """Whether something holds, and where it does not."""

    name: str
    """The question in a word: 文件、结构 …"""
    holds: bool | None
    """None where it could not be told."""
    said: str
    """What was looked at, or why it could not be."""
    places: tuple[str, ...]
    """The first places where it does not hold."""
    wrong: int | None
    """How many such places there are; None where they were not counted."""


def answer(name: str, said: str, wrong: Iterable[str]) -> Finding:
    """It holds if nothing is wrong."""
    found = list(dict.fromkeys(wrong))
    return Finding(name, not found, said, tuple(islice(found, FEW)), len(found))


def untold(name: str, why: str, places: Iterable[str] = ()) -> Finding:
    """It could not be told."""
    found = list(places)
    return Finding(name, None, why, tuple(islice(found, FEW)), len(found))
