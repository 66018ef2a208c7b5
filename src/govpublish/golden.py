"""What a person has accepted of each source: one record a line, beside the document."""

import difflib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govpublish import json_text
from govpublish.assembly import Entry
from govpublish.dataset import COLUMNS
from govpublish.errors import NotAccepted, SourceChanged
from govpublish.sources.catalogue import Source, sha256

_LEFT_OUT = ("evidence", "sources")
"""Evidence follows from the other records; of the source only its digest is kept."""


def text(entry: Entry) -> str:
    """The reading of a source as it would be accepted: its digest, then its records."""
    first = {"source_id": entry.source.source_id, "sha256": sha256(entry.source.data())}
    return "".join(_line(row) for row in (first, *_records(entry)))


def _records(entry: Entry) -> Iterator[dict[str, Any]]:
    for table in COLUMNS:
        if table not in _LEFT_OUT:
            for row in entry.records.get(table, []):
                yield {"in": table, **row}


def _line(row: dict[str, Any]) -> str:
    return json_text.dumps(row) + "\n"


def require_unchanged(source: Source) -> None:
    """Raise SourceChanged if the document is no longer the one that was accepted."""
    if not source.expected.exists():
        return
    try:
        with source.expected.open(encoding="utf-8") as file:
            accepted = json.loads(file.readline() or "{}").get("sha256")
    except (ValueError, AttributeError):
        raise NotAccepted(
            f"{source.expected}:不是验收写下的文件(可能合并出错);"
            f"请重新验收:govpublish accept {source.folder}"
        ) from None
    if accepted != sha256(source.data()):
        raise SourceChanged(
            f"{source.document}:原文与验收时不同(内容已变动)。"
            f"请核对后重新验收:govpublish accept {source.folder}"
        )


def require_accepted(entry: Entry) -> None:
    """Raise NotAccepted if nobody has accepted this reading, or another one was accepted."""
    source = entry.source
    if not source.expected.exists():
        raise NotAccepted(
            f"{source.folder}:还没有验收(缺少 expected.jsonl)。"
            f"请对照原文看过再收:govpublish accept {source.folder}"
        )
    accepted, found = source.expected.read_text("utf-8"), text(entry)
    if accepted != found:
        changes = [line for line in difference(source, found) if line[:1] in "+-"][2:]
        raise NotAccepted(
            f"{source.folder}:读出的记录与验收的不同,共{len(changes)}行,如:\n"
            + "\n".join(line[:120] for line in changes[:4])
            + f"\n请对照原文看过再收:govpublish accept {source.folder}"
        )


def accepted(source: Source) -> dict[str, list[dict[str, Any]]]:
    """The accepted records by table; none where nobody has accepted any, or no line can be read."""
    return _by_table(source.expected.read_text("utf-8") if source.expected.exists() else "")


def found(entry: Entry) -> dict[str, list[dict[str, Any]]]:
    """The records of a reading by table, as they would be accepted."""
    return _by_table(text(entry))


def _by_table(lines: str) -> dict[str, list[dict[str, Any]]]:
    records: dict[str, list[dict[str, Any]]] = {}
    try:
        for line in lines.splitlines()[1:]:
            row = json.loads(line)
            records.setdefault(row.pop("in"), []).append(row)
    except (ValueError, KeyError, AttributeError):
        return {}
    return records


def difference(source: Source, found: str) -> list[str]:
    """What would change in expected.jsonl, as a unified diff without context."""
    old = source.expected.read_text("utf-8") if source.expected.exists() else ""
    return list(
        difflib.unified_diff(
            old.splitlines(), found.splitlines(), "已验收", "本次读出", lineterm="", n=0
        )
    )


def require_calm(entry: Entry) -> None:
    """Raise NotAccepted while the reading has a flag that stops."""
    stopping = [flag for flag in entry.flags if flag.severity.value == "stop"]
    if stopping:
        raise NotAccepted(
            "\n".join(
                f"{entry.source.document}:{entry.place(flag)}: {flag.message}" for flag in stopping
            )
        )


def accept(entry: Entry) -> Path:
    """Write expected.jsonl; NotAccepted while the reading has a flag that stops."""
    require_calm(entry)
    with entry.source.expected.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text(entry))
    return entry.source.expected
