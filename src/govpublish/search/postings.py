"""Where every character and every pair of characters occurs.

    a pair       "<in titles>.<in texts>"; at the first occurrence in a document the difference to
                 the document before, doubled, plus one, then the place; at each further one the
                 distance from the occurrence before, doubled
    a character  "<in titles>.<often in texts>.<seldom in texts>"; the differences of the documents

The texts of a document stand one behind the other with one empty place between them, so that two
pairs are neighbours only where their characters are: a phrase of rare pairs is found exactly, and
no text need be fetched to count it. A pair whose places would take more than `limit` letters is
kept like a character, documents only: it is so frequent that its places would burden every query.
"""

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from govpublish.search.letters import number, numbers

OFTEN = 3
"""How many times a unit stands in the texts of a document to be often there."""


class Places:
    """The documents that have a pair, and where in them."""

    __slots__ = ("_document", "_place", "letters")

    def __init__(self) -> None:
        self._document, self._place = -1, 0
        self.letters = bytearray()

    def add(self, document: int, place: int) -> None:
        """Add an occurrence behind all those before it."""
        if document == self._document:
            self.letters += number((place - self._place) * 2)
        else:
            self.letters += number((document - self._document) * 2 + 1)
            self.letters += number(place)
            self._document = document
        self._place = place

    def counts(self) -> Iterator[tuple[int, int]]:
        """How often the pair stands in each document that has it."""
        document, count = -1, 0
        values = numbers(self.letters)
        for value in values:
            if not value & 1:
                count += 1
                continue
            if count:
                yield document, count
            document, count = document + (value >> 1), 1
            next(values)
        if count:
            yield document, count


class Documents:
    """The documents that have something."""

    __slots__ = ("_document", "letters")

    def __init__(self) -> None:
        self._document = -1
        self.letters = bytearray()

    def add(self, document: int) -> None:
        """Add a document behind all those before it."""
        self.letters += number(document - self._document)
        self._document = document


class Counted:
    """A character or a frequent pair: the documents that have it, those where it is often apart."""

    __slots__ = ("_often", "_seldom", "_titles")

    def __init__(self) -> None:
        self._titles, self._often, self._seldom = Documents(), Documents(), Documents()

    def add(self, document: int, count: int, *, title: bool) -> None:
        """Add how often the unit stands in a document's title or texts."""
        if title:
            self._titles.add(document)
        else:
            (self._often if count >= OFTEN else self._seldom).add(document)

    def letters(self) -> str:
        """The three lists."""
        lists = (self._titles, self._often, self._seldom)
        return b".".join(each.letters for each in lists).decode("ascii")


class Postings:
    """All that the index knows of where things occur; it grows with the documents."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._titles: dict[str, Places] = {}
        self._texts: dict[str, Places] = {}
        self._characters: dict[str, Counted] = {}
        self._frequent: dict[str, Counted] = {}

    def add(self, document: int, title: str, texts: Sequence[str]) -> None:
        """Add a document's folded title and texts; documents come in ascending order."""
        self._add_characters(document, title, title=True)
        self._add_characters(document, "".join(texts), title=False)
        self._add_pairs(document, [title], title=True)
        self._add_pairs(document, texts, title=False)

    def units(self) -> list[str]:
        """Every character and pair, in the order of code points."""
        return sorted({*self._characters, *self._frequent, *self._titles, *self._texts})

    def characters(self) -> Set[str]:
        """Every character that occurs."""
        return self._characters.keys()

    def is_frequent(self, unit: str) -> bool:
        """Whether a unit is a pair that is kept without places."""
        return unit in self._frequent

    def letters(self, unit: str) -> str:
        """What is written of a unit."""
        counted = self._characters.get(unit) or self._frequent.get(unit)
        if counted:
            return counted.letters()
        lists = (self._titles.get(unit), self._texts.get(unit))
        return b".".join(each.letters if each else b"" for each in lists).decode("ascii")

    def _add_characters(self, document: int, text: str, *, title: bool) -> None:
        for character, count in Counter(text).items():
            counted = self._characters.get(character)
            if counted is None:
                counted = self._characters[character] = Counted()
            counted.add(document, count, title=title)

    def _add_pairs(self, document: int, texts: Sequence[str], *, title: bool) -> None:
        known = self._titles if title else self._texts
        frequent: list[str] = []
        grown: set[str] = set()
        start = 0
        for text in texts:
            for place, pair in enumerate(map(str.__add__, text, text[1:]), start):
                places = known.get(pair)
                if places is None:
                    if pair in self._frequent:
                        frequent.append(pair)
                        continue
                    places = known[pair] = Places()
                places.add(document, place)
                if len(places.letters) > self._limit:
                    grown.add(pair)
            start += len(text) + 1
        for pair, count in Counter(frequent).items():
            self._frequent[pair].add(document, count, title=title)
        for pair in sorted(grown):
            self._forget_places(pair)

    def _forget_places(self, pair: str) -> None:
        counted = self._frequent[pair] = Counted()
        for lists, title in ((self._titles, True), (self._texts, False)):
            places = lists.pop(pair, None)
            for document, count in places.counts() if places else ():
                counted.add(document, count, title=title)
