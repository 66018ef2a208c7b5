"""The files of the index: JSON, written once, and the version that all of them together have."""

import hashlib
import json
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

from govpublish.search.documents import SearchDocument
from govpublish.search.letters import number


class Files:
    """A folder of JSON files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._digest = hashlib.sha256()

    def write(self, name: str, value: object) -> None:
        """Write one file, name relative to the folder; FileExistsError if it is there already."""
        data = packed(value)
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
        self._digest.update(name.encode("utf-8") + b"\0" + data)

    def version(self) -> str:
        """Sixteen digits that change whenever a file does."""
        return self._digest.hexdigest()[:16]


def packed(value: object) -> bytes:
    """JSON without white space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


class Chunks:
    """The texts of the documents, some neighbours to a file of about `size` bytes."""

    def __init__(self, files: Files, size: int) -> None:
        self._files, self._size = files, size
        self._labels: dict[str, int] = {}
        self._waiting: list[object] = []
        self._bytes = 0
        self._written: list[int] = []

    def add(self, document: SearchDocument) -> None:
        """Put a document behind the others."""
        fields: list[object] = []
        for label, text in document.fields:
            fields += self._labels.setdefault(label, len(self._labels)), text
        statuses = [[int(one.ours), *one[1:]] for one in document.statuses]
        record = [document.url, document.title, statuses, fields, list(document.answerable)]
        size = len(packed(record)) + len(",")
        if self._waiting and self._bytes + size >= self._size:
            self._flush()
        self._waiting.append(record)
        self._bytes += size

    def close(self) -> Mapping[str, Any]:
        """Write what waits and say how many documents each file has."""
        if self._waiting:
            self._flush()
        return {"chunks": letters(self._written), "labels": list(self._labels)}

    def _flush(self) -> None:
        self._files.write(f"texts/{len(self._written)}.json", self._waiting)
        self._written.append(len(self._waiting))
        self._waiting, self._bytes = [], 0


class Runs:
    """What neighbouring documents share, such as their place: a table, and runs of its rows."""

    def __init__(self) -> None:
        self._table: dict[Hashable, int] = {}
        self._runs: list[list[int]] = []

    def add(self, value: Hashable) -> None:
        """The value of the next document."""
        row = self._table.setdefault(value, len(self._table))
        if self._runs and self._runs[-1][0] == row:
            self._runs[-1][1] += 1
        else:
            self._runs.append([row, 1])

    def table(self) -> list[Any]:
        """Every value once, in the order in which they came."""
        return list(self._table)

    def letters(self) -> str:
        """Row and length of every run."""
        return letters(value for run in self._runs for value in run)


def letters(values: Iterable[int]) -> str:
    """Numbers in letters, not as differences."""
    return b"".join(map(number, values)).decode("ascii")
