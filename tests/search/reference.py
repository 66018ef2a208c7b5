"""The index read back in the plainest way, and the truth it is compared with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from govpublish.search.documents import SearchDocument
from govpublish.search.folding import fold
from govpublish.search.index import apart_name, shard_of
from govpublish.search.letters import numbers


def truth(documents: Sequence[SearchDocument], word: str) -> set[str]:
    """The addresses of the documents whose title or a field contains a word."""
    folded = fold(word)
    return {
        document.url
        for document in documents
        if any(folded in fold(text) for text in texts_of(document))
    }


def texts_of(document: SearchDocument) -> list[str]:
    """Everything of a document that is searched."""
    return [document.title, *(text for _, text in document.fields)]


class Index:
    """The written files, asked one word at a time, without looking at any text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.contents: dict[str, Any] = self.file("index.json")

    def file(self, name: str) -> Any:
        """One file of the index."""
        return json.loads((self._folder / name).read_text("utf-8"))

    def urls(self) -> list[str]:
        """The addresses of all documents, in order."""
        return [record[0] for record in self.records()]

    def records(self) -> Iterator[list[Any]]:
        """What the chunks of texts hold, in order."""
        for chunk, size in enumerate(numbers(self.contents["chunks"].encode())):
            records = self.file(f"texts/{chunk}.json")
            assert len(records) == size
            yield from records

    def find(self, word: str) -> set[str]:
        """The addresses of the documents that contain a word, as far as the lists tell."""
        folded = fold(word)
        if len(folded) == 1:
            found = self._counted(folded)
        else:
            pairs = [folded[i : i + 2] for i in range(len(folded) - 1)]
            found = self._title(pairs) | self._text(pairs)
        urls = self.urls()
        return {urls[document] for document in found}

    def _title(self, pairs: Sequence[str]) -> set[int]:
        return self._phrase(pairs, 0)

    def _text(self, pairs: Sequence[str]) -> set[int]:
        return self._phrase(pairs, 1)

    def _phrase(self, pairs: Sequence[str], part: int) -> set[int]:
        starts: set[tuple[int, int]] | None = None
        documents: set[int] | None = None
        for offset, pair in enumerate(pairs):
            if self.is_apart(pair):
                has = self._counted(pair)
                documents = has if documents is None else documents & has
            else:
                places = {(d, place - offset) for d, place in self._placed(pair, part)}
                starts = places if starts is None else starts & places
        begun = documents if starts is None else {document for document, _ in starts}
        assert begun is not None
        return begun if documents is None else begun & documents

    def is_apart(self, unit: str) -> bool:
        """Whether a unit has a file of its own."""
        return unit in self.contents["apart"].split(" ")

    def letters(self, unit: str) -> str:
        """What is written of a unit; nothing if it does not occur."""
        if self.is_apart(unit):
            return str(self.file(apart_name(unit)))
        shards = self.contents["shards"]
        if not shards:
            return "."
        return str(self.file(f"units/{shard_of(unit, shards)}.json").get(unit, "."))

    def _counted(self, unit: str) -> set[int]:
        found: set[int] = set()
        parts = self.letters(unit).split(".")
        assert len(parts) == 3 or not any(parts)
        for part in parts:
            document = -1
            for difference in numbers(part.encode()):
                document += difference
                found.add(document)
        return found

    def _placed(self, pair: str, part: int) -> Iterator[tuple[int, int]]:
        parts = self.letters(pair).split(".")
        assert len(parts) == 2
        document, place = -1, 0
        values = numbers(parts[part].encode())
        for value in values:
            if value & 1:
                document, place = document + (value >> 1), next(values)
            else:
                place += value >> 1
            yield document, place
