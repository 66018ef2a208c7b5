"""Where every character and every pair of characters occurs.

    a pair       "<in titles>.<in texts>"; per document: difference, then for each occurrence its
                 distance from the one before, doubled, plus one at the last in the document
    a character  "<in titles>.<often in texts>.<seldom in texts>"; per document: difference

The texts of a document stand one behind the other with one empty place between them, so that two
pairs are neighbours only where their characters are: a phrase of rare pairs is found exactly, and
no text need be fetched to count it. A pair whose places would take more than `limit` letters is
kept like a character, documents only: it is so frequent that its places would burden every query.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from govpublish.search.letters import Lists, number, numbers

OFTEN = 3
"""How many times a unit stands in the texts of a document to be often there."""

Places = dict[str, list[int]]


def pairs(texts: Sequence[str]) -> Places:
    """Every pair of neighbouring characters and where it begins.

    >>> pairs(["旧小区", "旧小"])
    {'旧小': [0, 4], '小区': [1]}
    """
    found: Places = {}
    start = 0
    for text in texts:
        for place, pair in enumerate(map(str.__add__, text, text[1:]), start):
            found.setdefault(pair, []).append(place)
        start += len(text) + 1
    return found


class Postings:
    """All that the index knows of where things occur; it grows with the documents."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._placed = self._titles, self._texts = Lists(), Lists()
        self._counted = self._in_titles, self._often, self._seldom = Lists(), Lists(), Lists()
        self._frequent: set[str] = set()

    def add(self, document: int, title: str, texts: Sequence[str]) -> None:
        """Add a document's folded title and texts; documents come in ascending order."""
        for character in dict.fromkeys(title):
            self._in_titles.add(character, document)
        for character, count in Counter("".join(texts)).items():
            self._count(character, document, count)
        for pair, places in pairs([title]).items():
            if pair in self._frequent:
                self._in_titles.add(pair, document)
            else:
                self._place(self._titles, pair, document, places)
        for pair, places in pairs(texts).items():
            if pair in self._frequent:
                self._count(pair, document, len(places))
            else:
                self._place(self._texts, pair, document, places)

    def is_frequent(self, unit: str) -> bool:
        """Whether a pair is kept without places."""
        return unit in self._frequent

    def units(self) -> list[str]:
        """Every character and pair, in the order of code points."""
        return sorted({unit for lists in self._placed + self._counted for unit in lists})

    def letters(self, unit: str) -> str:
        """What is written of a unit."""
        placed = len(unit) == 2 and unit not in self._frequent
        lists = self._placed if placed else self._counted
        return b".".join(each.get(unit) for each in lists).decode("ascii")

    def _count(self, unit: str, document: int, count: int) -> None:
        (self._often if count >= OFTEN else self._seldom).add(unit, document)

    def _place(self, lists: Lists, pair: str, document: int, places: Sequence[int]) -> None:
        written = lists.add(pair, document)
        before = 0
        for place in places[:-1]:
            written += number((place - before) * 2)
            before = place
        written += number((places[-1] - before) * 2 + 1)
        if len(written) > self._limit:
            self._forget_places(pair)

    def _forget_places(self, pair: str) -> None:
        self._frequent.add(pair)
        for document, _ in counts(self._titles.pop(pair)):
            self._in_titles.add(pair, document)
        for document, count in counts(self._texts.pop(pair)):
            self._count(pair, document, count)


def counts(letters: bytes | bytearray) -> Iterator[tuple[int, int]]:
    """How often a pair stands in each document that has it."""
    document, count, inside = 0, 0, False
    for value in numbers(letters):
        if not inside:
            document, count, inside = document + value, 0, True
        else:
            count += 1
            if value & 1:
                yield document, count
                inside = False
