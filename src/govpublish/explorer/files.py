"""The files of the explorer, written once each.

    index.json     plans and places, how many rows each plan and file has, the words of every enum
    facts/0.json   of the plans of some neighbouring places: what is filtered and counted
    texts/0.json   of some neighbouring rows: what is read and searched

`explorer/?place=331121` fetches the facts of that place and the texts of the rows it shows. Only
one file of either sort is in memory while they are written. docs/decisions/0008-explorer.md says
why.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govpublish.dataset import Dataset
from govpublish.explorer.chunks import Facts, Texts
from govpublish.explorer.rows import Record, Row, plans
from govpublish.schema import Schema

INDEX = "index.json"
_ENUMS = {
    "official": ("assessments", "official_status"),
    "derived": ("assessments", "derived_status"),
    "role": ("responsibilities", "role"),
    "kind": ("plans", "kind"),
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the files may become; measured by scripts/bench_explorer.py."""

    facts: int = 4_000
    """Rows; the plans of one place are never parted."""
    texts: int = 96_000
    """Bytes, about; a task is never parted from its measures."""


def write(data: Dataset, schema: Schema, into: Path, sizes: Sizes | None = None) -> None:
    """Write the rows of every plan; FileExistsError if there are files already."""
    write_rows(plans(data), data.rows("jurisdictions"), labels(schema), into, sizes)


def labels(schema: Schema) -> Mapping[str, Mapping[str, str]]:
    """The values that a row may have, with their Chinese names."""
    return {
        name: schema.table(table).field(field).labels for name, (table, field) in _ENUMS.items()
    }


def write_rows(
    found: Iterable[tuple[Record, Iterable[Row]]],
    jurisdictions: Iterable[Record],
    enums: Mapping[str, Mapping[str, str]],
    into: Path,
    sizes: Sizes | None = None,
) -> None:
    """Write plans that come in the order of their places, each with its rows."""
    writer = _Writer(into, {name: tuple(words) for name, words in enums.items()}, sizes or Sizes())
    written = [_plan(plan, writer.plan(plan, rows)) for plan, rows in found]
    counted = writer.close()
    codes = {plan[0].partition("-")[0] for plan in written}
    places = [
        [row["jurisdiction_code"], row["name"], row["province"], row["prefecture"]]
        for row in jurisdictions
        if row["jurisdiction_code"] in codes
    ]
    contents = {
        **counted,
        "enums": {name: list(words.items()) for name, words in enums.items()},
        "places": places,
        "plans": written,
    }
    writer.write(INDEX, {"version": writer.version(), **contents})


def _plan(plan: Record, rows: int) -> list[Any]:
    return [plan["plan_id"], plan["year"], plan["kind"], plan["name"], rows]


class _Writer:
    """A folder of JSON files, and the file of either sort that is not full yet."""

    def __init__(self, into: Path, enums: Mapping[str, Sequence[str]], sizes: Sizes) -> None:
        self._into, self._enums, self._sizes = into, enums, sizes
        self._digest = hashlib.sha256()
        self._place = ""
        self._facts, self._texts = Facts(enums), Texts()
        self._counts: dict[str, list[int]] = {"facts": [], "texts": []}

    def plan(self, plan: Record, rows: Iterable[Row]) -> int:
        """Put the rows of a plan behind the others; how many there are."""
        if plan["jurisdiction_code"] != self._place and len(self._facts) >= self._sizes.facts:
            self._flush_facts()
        self._place = plan["jurisdiction_code"]
        count = 0
        for row in rows:
            if row.title is not None and self._texts.bytes >= self._sizes.texts:
                self._flush_texts()
            self._facts.add(row)
            self._texts.add(row)
            count += 1
        return count

    def close(self) -> Mapping[str, Sequence[int]]:
        """Write what waits; how many rows each file has."""
        self._flush_facts()
        self._flush_texts()
        return self._counts

    def write(self, name: str, value: object) -> None:
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        path = self._into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
        self._digest.update(name.encode("utf-8") + b"\0" + data)

    def version(self) -> str:
        """Sixteen digits that change whenever a file does."""
        return self._digest.hexdigest()[:16]

    def _flush_facts(self) -> None:
        self._flush("facts", self._facts)
        self._facts = Facts(self._enums)

    def _flush_texts(self) -> None:
        self._flush("texts", self._texts)
        self._texts = Texts()

    def _flush(self, sort: str, chunk: Facts | Texts) -> None:
        if len(chunk):
            self.write(f"{sort}/{len(self._counts[sort])}.json", chunk.columns())
            self._counts[sort].append(len(chunk))
