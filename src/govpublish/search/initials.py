"""The first letters of names in pinyin: qtx for 青田县. A guess that is offered, never a hit."""

import string
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

LONGEST = 16
"""Letters of a name that are kept; nobody types more."""


@lru_cache(maxsize=1 << 14)
def initials(name: str) -> str:
    """The first letter of every character that has one.

    >>> initials("青田县"), initials("农业农村局"), initials("5G办")
    ('qtx', 'nyncj', 'gb')
    """
    letters = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
    return "".join(sign for sign in letters if sign in string.ascii_lowercase)[:LONGEST]


class Names:
    """Names by their initials, in the order in which they came, a table for each first letter."""

    def __init__(self) -> None:
        self._names: defaultdict[str, dict[str, dict[str, None]]] = defaultdict(dict)

    def add(self, name: str) -> None:
        """Add a name; what has no letters is left out."""
        letters = initials(name)
        if len(letters) > 1:
            self._names[letters[0]].setdefault(letters, {})[name] = None

    def tables(self) -> Mapping[str, Mapping[str, list[str]]]:
        """By first letter, then by initials: the names."""
        return {
            first: {letters: list(names) for letters, names in sorted(table.items())}
            for first, table in sorted(self._names.items())
        }
