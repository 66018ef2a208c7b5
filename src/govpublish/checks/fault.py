"""A fault: one reason not to publish, with its place and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govpublish.schema import Schema

Record = Mapping[str, Any]
Records = Mapping[str, Sequence[Record]]
"""The rows of every table, by its name, in the order of publication."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one value, one record or a whole table."""

    table: str
    row: int | None
    """Counted from 1, the head left out; None for the whole table."""
    field: str | None
    what: str
    remedy: str


def numbered(records: Records, table: str) -> Iterator[tuple[int, Record]]:
    """The rows of a table with their numbers, counted from 1."""
    return enumerate(records[table], start=1)


def sentence(fault: Fault, records: Records, schema: Schema) -> str:
    """The fault as people read it: table, row, field, record and source line, what, remedy."""
    place = f"{fault.table} 表"
    if fault.row is not None:
        place += f"第 {fault.row} 行"
    if fault.field is not None:
        place += f" {fault.field} 字段"
    return f"{place}{_whose(fault, records, schema)}：{fault.what}；{fault.remedy}"


def _whose(fault: Fault, records: Records, schema: Schema) -> str:
    if fault.row is None:
        return ""
    row = records[fault.table][fault.row - 1]
    record = row.get(schema.table(fault.table).record_field)
    said = [] if record is None else [f"记录 {visible(str(record))}"]
    if row.get("source_id") and row.get("lines"):
        said.append(visible(f"来源 {row['source_id']} 第 {row['lines']} 行"))
    return f"（{'，'.join(said)}）" if said else ""


def shown(value: object) -> str:
    """A value in a sentence, in quotation marks; long texts are cut.

    >>> print(shown("a\\u200bb"))
    “a\\u200bb”
    """
    text = visible(value if isinstance(value, str) else repr(value))
    return f"“{text[:60]}{'…' if len(text) > 60 else ''}”"


def visible(text: str) -> str:
    """A text on one line: what does not print is written as its escape."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
