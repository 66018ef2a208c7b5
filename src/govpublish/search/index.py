"""The search index as files that any static host can serve.

    index.json     how many documents, chunks and shards there are; kinds, places, labels
    units/7.json   characters and pairs of characters (bigrams) and where they occur; which unit is
                   in which file is its hash
    apart/….json   the same for one very frequent unit, named by its code points
    texts/3.json   some documents: address, title, statuses, fields, who answers
    traditional.json, initials/q.json
                   what is asked for only where a query finds nothing: characters and their
                   simplified forms; names by their initials in pinyin

A query loads index.json once, then the units that cover its words, then the texts of the hits that
are shown. What that costs grows with the hits shown, hardly with the number of documents; memory
here grows with the postings (postings.py), not with the texts. docs/decisions/search.md says why.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from govpublish.search.documents import SearchDocument
from govpublish.search.files import Chunks, Files, Runs, packed
from govpublish.search.folding import fold
from govpublish.search.initials import Names
from govpublish.search.postings import Postings
from govpublish.search.traditional import simplified

_MASK = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the files may become, in bytes; measured by scripts/bench_search.py."""

    shard: int = 16_000
    chunk: int = 12_000
    apart: int = 12_000
    """Beyond this a unit leaves its shard, so that its neighbours do not pay for it."""


def write(documents: Iterable[SearchDocument], into: Path, sizes: Sizes | None = None) -> None:
    """Write the index of the documents; FileExistsError if there is one already.

    They come in the order of their importance: among equal hits the first is shown first, and
    among hits in titles the kind that came first.
    """
    sizes = sizes or Sizes()
    files = Files(into)
    postings, chunks = Postings(sizes.apart), Chunks(files, sizes.chunk)
    kinds, places = Runs(), Runs()
    names = Names()
    count = 0
    for document in documents:
        postings.add(count, fold(document.title), [fold(text) for _, text in document.fields])
        chunks.add(document)
        kinds.add(document.kind)
        places.add((document.place, document.jurisdiction))
        if document.named:
            names.add(document.title)
        count += 1
    files.write("traditional.json", simplified(postings.characters()))
    initials = names.tables()
    for first, table in initials.items():
        files.write(f"initials/{first}.json", table)
    contents = {
        **chunks.close(),
        **_write_units(postings, files, sizes),
        "documents": count,
        "kinds": kinds.table(),
        "kind_runs": kinds.letters(),
        "places": [place for place, _ in places.table()],
        "codes": [code for _, code in places.table()],
        "place_runs": places.letters(),
        "initials": "".join(initials),
    }
    files.write("index.json", {"version": files.version(), **contents})


def shard_of(unit: str, shards: int) -> int:
    """The shard in which a unit is looked up.

    >>> shard_of("水", 50), shard_of("水管", 50)
    (48, 11)
    """
    value = 0
    for character in unit:
        value = (value ^ ord(character)) * 0x01000193 & _MASK
    return (value ^ value >> 15) % shards


def apart_name(unit: str) -> str:
    """The file of a very frequent unit.

    >>> apart_name("工作")
    'apart/5de5-4f5c.json'
    """
    return f"apart/{'-'.join(f'{ord(character):x}' for character in unit)}.json"


def _write_units(postings: Postings, files: Files, sizes: Sizes) -> dict[str, object]:
    apart, kept, size = [], [], 0
    for unit in postings.units():
        letters = postings.letters(unit)
        if postings.is_frequent(unit) or (len(unit) == 1 and len(letters) > sizes.apart):
            apart.append(unit)
            files.write(apart_name(unit), letters)
        else:
            kept.append(unit)
            size += len(packed([unit, letters]))
    shards: list[list[str]] = [[] for _ in range(-(-size // sizes.shard))]
    for unit in kept:
        shards[shard_of(unit, len(shards))].append(unit)
    for i, units in enumerate(shards):
        files.write(f"units/{i}.json", {unit: postings.letters(unit) for unit in units})
    return {"shards": len(shards), "apart": " ".join(apart)}
