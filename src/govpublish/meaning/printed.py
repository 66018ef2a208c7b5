"""The rows of one document: what it prints of each plan, and the same rows under lasting ids."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from govpublish import ids
from govpublish import lines as places
from govpublish.errors import DuplicateId
from govpublish.meaning.held import Held

Record = dict[str, Any]
Document = Mapping[str, list[Record]]
_ONCE = ("tasks", "measures", "responsibilities", "details", "evidence")
"""Tables of which a document may give the same row once for each period that it reports of."""
_NAMES = (
    "task_id", "measure_id", "responsibility_id", "progress_id", "assessment_id", "indicator_id",
    "record_id",
)  # fmt: skip


def once(document: Document) -> dict[str, list[Record]]:
    """The document without rows that say the same in every column."""
    return {
        table: list(_distinct(rows)) if table in _ONCE else list(rows)
        for table, rows in document.items()
    }


def _distinct(rows: Iterable[Record]) -> Iterator[Record]:
    seen = set()
    for row in rows:
        if (values := tuple(row.items())) not in seen:
            seen.add(values)
            yield row


def plans(document: Document) -> dict[str, dict[str, Held]]:
    """By plan: the tasks that a document prints by their id in it, with measures and answers.

    DuplicateId if an id stands for two of them.
    """
    answers = _answering(document)
    found: dict[str, dict[str, Held]] = {}
    known: dict[str, Held] = {}
    faults: list[str] = []
    for table, key in (("tasks", "task_id"), ("measures", "measure_id")):
        for row in document.get(table, []):
            record = row[key]
            if record in known:
                faults.append(_twice(table, record, known[record].row, row))
                continue
            known[record] = Held(
                record_id=record, place=_place(row), row=row, answers=tuple(answers.get(record, ()))
            )
            above = known[row["task_id"]].measures if table == "measures" else None
            among = found.setdefault(row["plan_id"], {}) if above is None else above
            among[record] = known[record]
    if faults:
        raise DuplicateId("\n".join(faults))
    return found


def _place(row: Record) -> str:
    if "measure_id" in row:
        return ids.number_part(row["label"] or "")
    return ids.last_part(row["task_id"]) if row["number"] else ""


def _twice(table: str, record: str, first: Record, second: Record) -> str:
    return (
        f"{table}:编号 {record} 重复:{first['source_id']} {places.said(first['lines'])}与"
        f"{second['source_id']} {places.said(second['lines'])};"
        "请核对 source.yml 的 plans(slug、lines)与原文的序号。"
    )


def _answering(document: Document) -> dict[str, list[str]]:
    """Who answers for each task or measure, in order."""
    found: dict[str, list[str]] = {}
    for row in document.get("responsibilities", []):
        record = row["measure_id"] or row["task_id"]
        found.setdefault(record, []).append(row["organization_as_printed"])
    return found


def renamed(row: Record, names: Mapping[str, str]) -> Record:
    """A row of any table with lasting ids; the row itself where it has them already."""
    changed = {
        name: new
        for name in _NAMES
        if row.get(name) and (new := ids.renamed(row[name], names)) != row[name]
    }
    return {**row, **changed} if changed else row
