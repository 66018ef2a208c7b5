"""Does the account of every source add up: each text found again where its lines say it stands?"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from govpublish import lines as places
from govpublish.dataset import Dataset
from govpublish.models import SourceReading, Span, Use
from govpublish.text import bare, plain

VERBATIM: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "tasks": ("task_id", ("number", "title", "text", "deadline_as_printed")),
    "measures": ("measure_id", ("label", "text", "deadline_as_printed")),
    "responsibilities": ("responsibility_id", ("organization_as_printed",)),
    "progress": ("progress_id", ("text", "problems")),
    "indicators": ("indicator_id", ("phrase",)),
    "details": ("task_id", ("text",)),
    "evidence": ("record_id", ("excerpt",)),
}
"""Fields that are copied from the document, and by which column to name the record."""


@dataclass(frozen=True, slots=True)
class Sum:
    """How many characters, white space apart, went where."""

    total: int
    used: int
    passed: Mapping[str, int]
    """Reason → characters."""
    unread: int

    @property
    def adds_up(self) -> bool:
        """Whether every character is used, passed over by name or reported."""
        return self.total == self.used + sum(self.passed.values()) + self.unread


def of(reading: SourceReading) -> Sum:
    """The account of one source."""
    used, unread = 0, 0
    passed: Counter[str] = Counter()
    for span in reading.spans:
        size = len(bare(_text(reading, span)))
        if span.use is Use.USED:
            used += size
        elif span.use is Use.PASSED:
            passed[span.what] += size
        else:
            unread += size
    return Sum(
        total=sum(len(bare(line)) for line in reading.lines),
        used=used,
        passed=dict(sorted(passed.items())),
        unread=unread,
    )


def faults(dataset: Dataset, readings: Mapping[str, SourceReading]) -> Iterator[str]:
    """Yield a sentence for everything that does not add up; nothing may be published then."""
    for reading in readings.values():
        if not of(reading).adds_up or _overlap(reading.spans):
            yield f"{reading.source_id}:逐字核算不平,有文字既未读入也未说明,或算了两次。"
    yield from astray(dataset, readings)
    yield from _not_in_records(readings, _values(dataset))


def astray(dataset: Dataset, readings: Mapping[str, SourceReading]) -> Iterator[str]:
    """Yield a sentence for every text that does not stand where its lines say it stands."""
    lines = {
        source: [
            bare(_read(reading, reading.read_as.get(number, line)))
            for number, line in enumerate(reading.lines, start=1)
        ]
        for source, reading in readings.items()
    }
    for table, row, key, name in _verbatim(dataset):
        if not _stands(row[name], row, lines, readings[row["source_id"]].anchors):
            yield (
                f"{table} {row[key]}:{name} 的文字在 {row['source_id']} "
                f"{places.said(row['lines'])}找不到:“{row[name][:30]}”。"
            )


def _verbatim(dataset: Dataset) -> Iterator[tuple[str, Mapping[str, Any], str, str]]:
    """Every text that is copied: its table, its row, the fields of the record's id and of it."""
    for table, (key, fields) in VERBATIM.items():
        for row in dataset.rows(table):
            for name in fields:
                if row[name]:
                    yield table, row, key, name


def _values(dataset: Dataset) -> Mapping[tuple[str, str, str], str]:
    """The texts of each field of each record, by source, without white space."""
    values: dict[tuple[str, str, str], str] = {}
    for _, row, key, name in _verbatim(dataset):
        place = row["source_id"], row[key], name
        values[place] = values.get(place, "") + bare(row[name])
    return values


def _overlap(spans: Sequence[Span]) -> bool:
    return any(a.line == b.line and b.start < a.end for a, b in pairwise(spans))


def _read(reading: SourceReading, line: str) -> str:
    """A line as it was read: without marks, where its format has any."""
    return plain(line) if reading.has_markup else line


def _stands(
    text: str,
    row: Mapping[str, Any],
    lines: Mapping[str, Sequence[str]],
    anchors: Sequence[str],
) -> bool:
    """Whether a text can be read off its lines, in order, white space apart."""
    if row["lines"] is None:
        return False
    source = lines[row["source_id"]]
    rest = bare(text)
    for number in places.resolve(row["lines"], anchors):
        rest = rest[_longest(rest, source[number - 1]) :]
    return not rest or _shares_ending(rest, row, source, anchors)


def _longest(text: str, line: str) -> int:
    """How much of the beginning of a text stands in a line in one piece."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text[:middle] in line:
            low = middle
        else:
            high = middle - 1
    return low


def _shares_ending(
    rest: str, row: Mapping[str, Any], source: Sequence[str], anchors: Sequence[str]
) -> bool:
    """A name whose ending is printed once for a whole list (甲区、乙县政府)."""
    if "organization_as_printed" not in row:
        return False
    return any(rest in source[number - 1] for number in places.resolve(row["lines"], anchors))


def _not_in_records(
    readings: Mapping[str, SourceReading], values: Mapping[tuple[str, str, str], str]
) -> Iterator[str]:
    """Characters said to be used whose text is not in the record they are said to be in."""
    for reading in readings.values():
        for span in reading.spans:
            value = values.get((reading.source_id, span.what, span.field))
            corrected = span.line in reading.read_as
            if span.use is not Use.USED or value is None or corrected:
                continue
            text = bare(_read(reading, _text(reading, span)))
            if text not in value and _level(text) not in _level(value):
                at = places.said(reading.anchors[span.line - 1])
                yield (
                    f"{reading.source_id} {at}:“{text[:30]}”记为已收入 {span.what},记录中却没有。"
                )


def _level(text: str) -> str:
    """A raised or lowered sign (² for <sup>2</sup>) as the sign that stands in the document."""
    return unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-")


def _text(reading: SourceReading, span: Span) -> str:
    return reading.lines[span.line - 1][span.start : span.end]
