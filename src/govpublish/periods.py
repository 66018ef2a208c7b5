"""The next report of a plan: its progress joins the tasks that the reports before it printed.

A task is the same if its number and its wording are. One that is reworded under the same number
stops: whether it is a new promise or the old one in other words, a person must say.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from govpublish import ids
from govpublish.errors import DuplicateId
from govpublish.text import bare

Record = dict[str, Any]
Records = dict[str, list[Record]]
_KEYS = {"tasks": "task_id", "measures": "measure_id"}
_NAMES = {"deadline_as_printed": "完成时限", "label": "编号"}


def join(documents: Iterable[Mapping[str, list[Record]]], tables: Iterable[str]) -> Records:
    """The rows of all documents, in order; what a later one prints again is there once.

    DuplicateId if a number stands for another task than in the report before, or twice in one.
    """
    joined: Records = {table: [] for table in tables}
    held: dict[str, Record] = {}
    answers: dict[str, list[str]] = {}
    faults: list[str] = []
    for document in documents:
        again = _printed_again(document, held, faults)
        remarks = list(_changes(document, held, answers, again))
        for table, rows in document.items():
            joined[table] += [row for row in rows if not _left_out(table, row, again)]
        joined["quality_flags"] += _numbered(remarks, document)
        for table, key in _KEYS.items():
            held |= {row[key]: row for row in document.get(table, []) if row[key] not in again}
        for record, names in _answers(document).items():
            answers.setdefault(record, names)
    if faults:
        raise DuplicateId("\n".join(faults))
    return joined


def _printed_again(
    document: Mapping[str, list[Record]], held: Mapping[str, Record], faults: list[str]
) -> set[str]:
    """The ids of this document's tasks and measures that an earlier report has printed."""
    again: set[str] = set()
    for table, key in _KEYS.items():
        for row in document.get(table, []):
            before = held.get(row[key])
            if before is None:
                continue
            if bare(before["text"]) != bare(row["text"]):
                faults.append(
                    f"{row['source_id']} 第{row['lines']}行:{row[key]} 的文字与 "
                    f"{before['source_id']} 第{before['lines']}行不同;"
                    "改写、拆分的任务还不能自动对上,请核对序号,或另立计划(slug)。"
                )
            again.add(row[key])
    return again


def _left_out(table: str, row: Record, again: set[str]) -> bool:
    if table in _KEYS:
        return row[_KEYS[table]] in again
    if table in ("responsibilities", "details"):
        return (row["measure_id"] or row["task_id"]) in again
    if table == "evidence":
        record, _, answer = str(row["record_id"]).rpartition(".r")
        return row["record_id"] in again or (answer.isdigit() and record in again)
    return False


def _answers(document: Mapping[str, list[Record]]) -> dict[str, list[str]]:
    """Who answers for each task or measure, in order."""
    found: dict[str, list[str]] = {}
    for row in document.get("responsibilities", []):
        record = row["measure_id"] or row["task_id"]
        found.setdefault(record, []).append(row["organization_as_printed"])
    return found


def _changes(
    document: Mapping[str, list[Record]],
    held: Mapping[str, Record],
    answers: Mapping[str, list[str]],
    again: set[str],
) -> Iterable[tuple[Record, str]]:
    """What a later report prints otherwise of a task it repeats: told, the first is published."""
    now = _answers(document)
    for table, key in _KEYS.items():
        for row in document.get(table, []):
            if row[key] not in again:
                continue
            for name, said in _NAMES.items():
                before = held[row[key]].get(name)
                if row.get(name) != before:
                    yield row, f"{said}印作“{row.get(name)}”,前一期为“{before}”"
            if now.get(row[key], []) != answers.get(row[key], []):
                names = "、".join(now.get(row[key], [])) or "无"
                yield row, f"责任单位印作“{names}”,与前一期不同"


def _numbered(
    remarks: Iterable[tuple[Record, str]], document: Mapping[str, list[Record]]
) -> Iterable[Record]:
    first = len(document.get("quality_flags", [])) + 1
    for position, (row, said) in enumerate(remarks, start=first):
        measure = "measure_id" in row
        yield {
            "flag_id": ids.flag_id(row["source_id"], position),
            "source_id": row["source_id"],
            "lines": row["lines"],
            "kind": "changed-since",
            "severity": "note",
            "responsibility": "publisher",
            "table": "measures" if measure else "tasks",
            "record_id": row["measure_id"] if measure else row["task_id"],
            "message": said,
        }
