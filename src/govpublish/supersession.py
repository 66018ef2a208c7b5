"""A corrected circular takes the place of the one before: its records count, the older's do not.

The older document stays: its source, its page, its account, with the remark by what it is replaced.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from govpublish import ids
from govpublish.assembly import Entry
from govpublish.errors import DuplicateId, SourceSpecError
from govpublish.flags import Flag, Superseded, Supersedes
from govpublish.models import Span, Use
from govpublish.redirects import Moved

Row = dict[str, Any]
Records = Mapping[str, Sequence[Mapping[str, Any]]]
_NAMING = ("plan_id", "report_id", "task_id", "measure_id", "record_id")


@dataclass(frozen=True, slots=True)
class Replacement:
    """A document in the place of an older one."""

    older: str
    """source_id"""
    newer: str
    reports: tuple[str, ...]
    """The reports of both, sorted; the older one's are not in the dataset."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Of each plan and period one report, and what had to make room for it."""

    entries: tuple[Entry, ...]
    replacements: tuple[Replacement, ...]

    @property
    def replaced(self) -> Mapping[str, tuple[str, ...]]:
        """Of each source that is replaced: by which."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.replacements:
            found[one.older] = (*found.get(one.older, ()), one.newer)
        return found


def settle(entries: Sequence[Entry]) -> Settled:
    """The entries without the records that a corrected document replaces.

    SourceSpecError for a `supersedes` that cannot hold; DuplicateId if two documents of one plan
    and period stand beside each other without it.
    """
    found = tuple(replacements(entries))
    by_older: dict[str, list[Replacement]] = {}
    for one in found:
        by_older.setdefault(one.older, []).append(one)
    kept = tuple(_marked(_without(e, by_older.get(_id(e), ())), found) for e in entries)
    if clashes := list(_clashes(kept)):
        raise DuplicateId("\n".join(clashes))
    return Settled(kept, found)


def replacements(entries: Sequence[Entry]) -> Iterator[Replacement]:
    """Who replaces whom, as declared; SourceSpecError with every mistake."""
    known = {_id(entry): entry for entry in entries}
    mistakes: list[str] = []
    found: list[Replacement] = []
    for entry in entries:
        older = entry.source.spec.supersedes
        if older is None:
            continue
        shared = _reports(entry) & _reports(known[older]) if older in known else set()
        if why := _why_not(entry, older, known, shared):
            mistakes.append(f"{entry.source.spec_path}:supersedes:{why}")
        else:
            found.append(Replacement(older, _id(entry), tuple(sorted(shared))))
    if mistakes:
        raise SourceSpecError("\n".join(mistakes))
    yield from found


def only(records: Records, reports: Sequence[str]) -> Records:
    """Of the records of a document those of some reports and of their plans, without remarks."""
    plans = {report.partition("@")[0] for report in reports}

    def belongs(row: Mapping[str, Any]) -> bool:
        named = [str(row[name]) for name in _NAMING if row.get(name)]
        return any(
            name.partition("@")[0].partition(".")[0] in plans
            and ("@" not in str(row.get("report_id") or "") or row["report_id"] in reports)
            for name in named
        )

    return {
        table: [row for row in rows if belongs(row)]
        for table, rows in records.items()
        if table != "quality_flags"
    }


def left_out(entries: Sequence[Entry], found: Iterable[Replacement]) -> Iterator[Moved]:
    """The tasks and organizations that the older documents printed, as pages that may be gone."""
    known = {_id(entry): entry for entry in entries}
    for one in found:
        published = known[one.newer].source.spec.published_on
        since = published.isoformat() if published else None
        why = f"只见于 {one.older},更正后的文件 {one.newer} 中没有"
        records = known[one.older].records
        for row in records.get("tasks", ()):
            yield Moved("task", row["task_id"], None, row["title"], since, why)
        answering = (row["organization_id"] for row in records.get("responsibilities", ()))
        for name in dict.fromkeys(answering):
            if name:
                yield Moved("organization", name, None, name.partition("/")[2], since, why)


def _same_report(one: Entry, other: Entry, report: str) -> str:
    """The one sentence for two documents of one plan and period, with both remedies."""
    plan, _, period = report.partition("@")
    return (
        f"计划 {plan} 的 {period} 这一期有两份文件:{_id(one)}({one.source.folder})与 "
        f"{_id(other)}({other.source.folder});一个计划的一期只能有一份。若后者是更正后的文件,"
        f"请在 {other.source.spec_path} 写明 supersedes: {_id(one)};"
        "若是另一个计划,请在 plans 中换一个 slug。"
    )


def _id(entry: Entry) -> str:
    return entry.source.source_id


def _reports(entry: Entry) -> set[str]:
    return {str(row["report_id"]) for row in entry.records.get("reports", ())}


def _why_not(
    entry: Entry, older: str, known: Mapping[str, Entry], shared: Iterable[str]
) -> str | None:
    if older == _id(entry):
        return "一份文件不能替代自己。"
    if older not in known:
        return f"没有来源 {older},请核对编号。"
    seen, at = {_id(entry)}, known.get(older)
    while at is not None:
        if _id(at) in seen:
            return f"{older} 又(间接)替代了这一份,请只留一个方向。"
        seen.add(_id(at))
        at = known.get(at.source.spec.supersedes or "")
    if not shared:
        return f"与 {older} 没有同一计划、同一时段的内容,不能替代。"
    return None


def _without(entry: Entry, found: Sequence[Replacement]) -> Entry:
    """The entry without what newer documents replace; nothing else of it changes."""
    if not found:
        return entry
    gone = {report: one.newer for one in found for report in one.reports}
    left = {report.partition("@")[0] for report in _reports(entry) - gone.keys()}
    plans = {report.partition("@")[0]: newer for report, newer in gone.items()}
    plans = {plan: newer for plan, newer in plans.items() if plan not in left}

    def newer(record: object) -> str | None:
        """By what a record is replaced, if it is."""
        name = str(record or "")
        plan = name.partition("@")[0].partition(".")[0]
        period = name.partition("@")[2].partition(".")[0]
        return plans.get(plan) or (gone.get(ids.report_id(plan, period)) if period else None)

    records = {
        table: [row for row in map(dict, rows) if table == "quality_flags" or not _of(row, newer)]
        for table, rows in entry.records.items()
    }
    for row in records["quality_flags"]:
        if newer(row["record_id"]):
            row["table"] = row["record_id"] = None
    spans = tuple(_passed(span, newer(span.what)) for span in entry.reading.spans)
    return replace(entry, records=records, reading=replace(entry.reading, spans=spans))


def _of(row: Row, newer: Any) -> bool:
    return any(newer(row.get(name)) for name in _NAMING)


def _passed(span: Span, newer: str | None) -> Span:
    if span.use is not Use.USED or newer is None:
        return span
    return replace(span, use=Use.PASSED, what=f"已由 {newer} 替代", field="")


def _marked(entry: Entry, found: Sequence[Replacement]) -> Entry:
    """The entry with the remark that it is replaced, or what it replaces."""
    flags: list[Flag] = []
    for one in found:
        if one.older == _id(entry):
            flags.append(Superseded((), one.newer, "、".join(one.reports)))
        if one.newer == _id(entry):
            flags += [
                Supersedes((), one.older, table="reports", record_id=report)
                for report in one.reports
            ]
    if not flags:
        return entry
    rows = list(entry.records.get("quality_flags", ()))
    rows += [_row(_id(entry), len(rows) + at, flag) for at, flag in enumerate(flags, start=1)]
    records = {**entry.records, "quality_flags": rows}
    return replace(entry, records=records, flags=(*entry.flags, *flags))


def _row(source: str, position: int, flag: Flag) -> Row:
    return {
        "flag_id": ids.flag_id(source, position), "source_id": source, "lines": None,
        "kind": flag.kind, "severity": flag.severity.value, "responsibility": flag.origin.value,
        "table": flag.table, "record_id": flag.record_id, "message": flag.message,
    }  # fmt: skip


def _clashes(entries: Iterable[Entry]) -> Iterator[str]:
    """Two documents whose own period is the same and that speak of one plan."""
    first: dict[str, Entry] = {}
    for entry in entries:
        period = entry.source.period
        for report in sorted(_reports(entry)):
            if not report.endswith(f"@{period}"):
                continue  # a column of another period: how those join is told in periods
            if report in first:
                yield _same_report(first[report], entry, report)
            first.setdefault(report, entry)
