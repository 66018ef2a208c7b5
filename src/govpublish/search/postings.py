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

from govpublish.search.letters import Series, number, numbers

OFTEN = 3
"""How many times a unit stands in the texts of a document to be often there."""


class Placed:
    """A pair, the documents that have it, and where in them."""

    __slots__ = ("_texts", "_titles")

    def __init__(self) -> None:
        self._titles: Series | None = None
        self._texts: Series | None = None

    def add(self, document: int, places: Sequence[int], *, title: bool) -> int:
        """Add where the pair stands in a document's title or texts; the letters that now takes."""
        series = self._titles if title else self._texts
        if series is None:
            series = Series()
            if title:
                self._titles = series
            else:
                self._texts = series
        letters = series.add(document)
        before = 0
        for place in places[:-1]:
            letters += number((place - before) * 2)
            before = place
        letters += number((places[-1] - before) * 2 + 1)
        return len(letters)

    def letters(self) -> str:
        """Both lists."""
        return b".".join(each.letters if each else b"" for each in self._lists()).decode("ascii")

    def without_places(self) -> "Counted":
        """The same documents."""
        counted = Counted()
        titles, texts = (counts(each.letters) if each else () for each in self._lists())
        for document, count in titles:
            counted.add(document, count, title=True)
        for document, count in texts:
            counted.add(document, count, title=False)
        return counted

    def _lists(self) -> tuple[Series | None, Series | None]:
        return self._titles, self._texts


class Counted:
    """A character or a frequent pair, and the documents that have it."""

    __slots__ = ("_in_titles", "_often", "_seldom")

    def __init__(self) -> None:
        self._in_titles, self._often, self._seldom = Series(), Series(), Series()

    def add(self, document: int, count: int, *, title: bool) -> None:
        """Add how often the unit stands in a document's title or texts."""
        if title:
            self._in_titles.add(document)
        else:
            (self._often if count >= OFTEN else self._seldom).add(document)

    def letters(self) -> str:
        """The three lists."""
        series = (self._in_titles, self._often, self._seldom)
        return b".".join(each.letters for each in series).decode("ascii")


class Postings:
    """All that the index knows of where things occur; it grows with the documents."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._characters: dict[str, Counted] = {}
        self._pairs: dict[str, Placed | Counted] = {}

    def add(self, document: int, title: str, texts: Sequence[str]) -> None:
        """Add a document's folded title and texts; documents come in ascending order."""
        self._add_part(document, [title], title=True)
        self._add_part(document, texts, title=False)

    def units(self) -> list[str]:
        """Every character and pair, in the order of code points."""
        return sorted([*self._characters, *self._pairs])

    def letters(self, unit: str) -> str:
        """What is written of a unit."""
        return (self._characters.get(unit) or self._pairs[unit]).letters()

    def is_frequent(self, unit: str) -> bool:
        """Whether a unit is a pair that is kept without places."""
        return isinstance(self._pairs.get(unit), Counted)

    def _add_part(self, document: int, texts: Sequence[str], *, title: bool) -> None:
        for character, count in Counter("".join(texts)).items():
            known = self._characters.get(character)
            if known is None:
                known = self._characters[character] = Counted()
            known.add(document, count, title=title)
        for pair, places in pairs(texts).items():
            unit = self._pairs.get(pair)
            if unit is None:
                unit = self._pairs[pair] = Placed()
            if isinstance(unit, Counted):
                unit.add(document, len(places), title=title)
            elif unit.add(document, places, title=title) > self._limit:
                self._pairs[pair] = unit.without_places()


def pairs(texts: Sequence[str]) -> dict[str, list[int]]:
    """Every pair of neighbouring characters and where it begins.

    >>> pairs(["旧小区", "旧小"])
    {'旧小': [0, 4], '小区': [1]}
    """
    found: dict[str, list[int]] = {}
    start = 0
    for text in texts:
        for place, pair in enumerate(map(str.__add__, text, text[1:]), start):
            places = found.get(pair)
            if places is None:
                found[pair] = [place]
            else:
                places.append(place)
        start += len(text) + 1
    return found


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
