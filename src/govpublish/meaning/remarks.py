"""What a person should know of a report beside those before it, as rows of quality_flags."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govpublish import ids
from govpublish.flags import Flag
from govpublish.meaning.held import Held, Outcome

Record = dict[str, Any]
_SAID = {"deadline_as_printed": "完成时限", "section": "所属部分"}
_SHOWN = 60
"""Signs of a text in a message."""
_NAMED = 3


class Remark(NamedTuple):
    """A flag that has no number yet."""

    row: Record
    """What is printed now, on the lines the remark is about."""
    kind: str
    severity: str
    responsibility: str
    table: str | None
    record_id: str | None
    message: str

    @classmethod
    def of(cls, row: Record, flag: Flag) -> "Remark":
        """A flag on the lines of a row."""
        severity, origin = flag.severity.value, flag.origin.value
        return cls(row, flag.kind, severity, origin, flag.table, flag.record_id, flag.message)


def between_reports(outcome: Outcome) -> Iterator[Remark]:
    """What is printed otherwise than before, wording and number apart; the first is published."""
    for before, now in outcome.pairs:
        for name, said in _SAID.items():
            old, new = before.row.get(name), now.row.get(name)
            if old != new:
                yield _since(before, now, f"{said}印作“{new or ''}”,前一期为“{old or ''}”")
        if list(before.answers) != list(now.answers):
            old, new = "、".join(before.answers) or "无", "、".join(now.answers) or "无"
            yield _since(before, now, f"责任单位印作“{new}”,前一期为“{old}”")


def _since(before: Held, now: Held, message: str) -> Remark:
    of_measure = "measure_id" in now.row
    table = "measures" if of_measure else "tasks"
    said = f"举措{now.number or ''}的{message}" if of_measure else message
    return Remark(now.row, "changed-since", "note", "publisher", table, before.record_id, said)


def in_doubt(outcome: Outcome) -> Iterator[Remark]:
    """What may be a task or measure of before: nothing is published until a person has said so."""
    for now, maybe in outcome.doubts:
        part = now.record_id.partition(".")[2]
        key = f'"{part}"' if "." in part else part
        named = "、".join(f"{one.record_id}“{_cut(one.text)}”" for one in maybe[:_NAMED])
        named += f"等{len(maybe)}项" if len(maybe) > _NAMED else ""
        message = (
            f"“{_cut(now.text)}”与前面各期的 {named} 相近,不能断定是不是同一项;请在 source.yml "
            f"这个计划下写明 comes_from: {{{key}: {maybe[0].record_id}}},"
            f"不是的写 comes_from: {{{key}: new}}"
        )
        yield Remark(now.row, "uncertain-match", "stop", "rule", None, None, message)


def of_another_report(row: Record, source: str) -> Remark:
    """Progress of a report that has a document of its own, in other words than there."""
    period = ids.period_of(row["report_id"])
    told = f"“{_cut(row['text'])}”" if row["text"] else "空白"
    message = f"本文件中 {period} 的进展为{told},与 {source} 所印不同;{period} 以后者为准"
    return Remark(row, "changed-since", "note", "publisher", None, None, message)


def numbered(remarks: Iterable[Remark], after: int) -> Iterator[Record]:
    """Rows of quality_flags, counted on after those that the source has already."""
    for position, one in enumerate(remarks, start=after + 1):
        yield {
            "flag_id": ids.flag_id(one.row["source_id"], position),
            "source_id": one.row["source_id"],
            "lines": one.row["lines"],
            "kind": one.kind,
            "severity": one.severity,
            "responsibility": one.responsibility,
            "table": one.table,
            "record_id": one.record_id,
            "message": one.message,
        }


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
