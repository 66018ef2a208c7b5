"""Lists in a covering letter that name tasks and say how far they are: proposed where they fit.

`进展偏慢的3项重点任务为:①新增企业30家(责任单位:…);②…`, or a line an item. Only a list of which
every item stands in one of the tables is proposed; what it says is official status.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govpublish.intake.shape import TablePlace
from govpublish.meaning.named_status import items, wording
from govpublish.models import Document
from govpublish.text import bare, cell_of, label_at, narrow

_ENDS = re.compile(r"[。.]+$")
_PARTS = re.compile(r"[;；。]")
_LEADING = re.compile(r".*:(?:[①-⑳]|\(?\d{1,2}[).、])?")
"""What leads up to the first item of a list."""
_SHORTEST = 3  # signs of a status; shorter ones (慢) stand in many sentences
_FIRST = 6  # signs of an item that is no mere number


@dataclass(frozen=True, slots=True)
class NamedList:
    """Which table (its place among them), the words for the status, and the lines."""

    table: int
    status: str
    lines: str


def lists(
    document: Document, tables: Sequence[TablePlace], terms: Mapping[str, str | None]
) -> Iterator[NamedList]:
    """The lists above the first table; `terms`: word → status."""
    known = [word for word, status in terms.items() if status and len(word) >= _SHORTEST]
    ordered = sorted(known, key=lambda word: (-len(word), word))
    if not ordered:
        return
    words = "|".join(map(re.escape, ordered))
    opening = re.compile(
        rf"(?P<status>{words})(?:的|有|:)[^:。;]{{0,24}}(?P<colon>:)|(?P<late>{words}):"
    )
    end = min(table.first for table in tables)
    bodies = [_body(document, table) for table in tables]
    for number in range(1, end):
        found = opening.search(narrow(document.line(number)))
        if found is None:
            continue
        status = found["status"] or found["late"]
        lines = [number, *_below(document, number, end)]
        named = [_ENDS.sub("", narrow(bare(item.text))) for item in items(document, lines, status)]
        if not named or any(len(item) < _FIRST for item in named):
            continue
        for at, body in enumerate(bodies):
            if all(item in body for item in named):
                yield NamedList(at, status, document.show(lines))
                break


def repeats(document: Document, table: TablePlace, others: Sequence[TablePlace]) -> bool:
    """Whether half of what a list says stands in other tables: it names tasks, it sets none."""
    bodies = [_body(document, other) for other in others]
    lines = (cell_of(document.line(at), at) for at in range(table.first, table.last + 1))
    said = [
        _LEADING.sub("", _ENDS.sub("", narrow(bare(wording(part).text))))
        for line in lines
        for part in line.split(_PARTS)
    ]
    said = [words for words in said if len(words) >= _FIRST]
    again = sum(any(words in body for body in bodies) for words in said)
    return again > 0 and again * 2 >= len(said)


def _body(document: Document, table: TablePlace) -> str:
    numbers = range(table.first, table.last + 1)
    return narrow(bare("".join(cell_of(document.line(at), at).text for at in numbers)))


def _below(document: Document, number: int, end: int) -> Iterator[int]:
    """The lines of items below a line that ends with a colon."""
    if not narrow(document.line(number)).rstrip().endswith(":"):
        return
    for at in range(number + 1, end):
        text = narrow(document.line(at)).strip()
        if not text:
            continue
        if label_at(text) is None and not text.endswith((";", "。")):
            return
        yield at
        if text.endswith("。"):
            return
