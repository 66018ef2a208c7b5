"""All documents in the order of time: the next report of a plan joins the tasks of those before it.

What a report prints again is in the tables once, in the words of the first; what became of each
task is told in task_changes. A document that reports of several periods is one step, not several.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from govpublish import ids
from govpublish.errors import ReadingStopped
from govpublish.meaning import joining, printed, remarks
from govpublish.meaning.disagreements import between_reports
from govpublish.meaning.held import HeldPlan, Outcome
from govpublish.meaning.remarks import Remark
from govpublish.models import SourceReading, Use
from govpublish.text import bare

Record = dict[str, Any]
Records = dict[str, list[Record]]
Document = Mapping[str, list[Record]]
Names = Mapping[str, str]
_KEYS = {"tasks": "task_id", "measures": "measure_id"}
_BELOW = {"tasks": "plan_id", "measures": "task_id"}
_UNTOLD = dict.fromkeys(("achieved_phrase", "achieved_value", "ratio", "progress_id"))
"""Of an amount whose report another document tells: what is promised stays."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What a person wrote of a document's tasks: where they come from."""

    spec_path: str
    comes_from: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By plan: number as in ids (`12`, `2-12`, of a measure `12.3`) → earlier ids, () is new."""

    def of_plan(self, plan: str) -> dict[str, tuple[str, ...]]:
        """By the whole id in the document alone."""
        said = self.comes_from.get(plan, {})
        return {ids.task_id(plan, number): origins for number, origins in said.items()}


@dataclass(frozen=True, slots=True)
class Joined:
    """The rows of all documents, and under which ids each document's records are published."""

    records: Records
    names: Mapping[str, Names]
    """By source, in the order of time: id in the document alone → id as published, if another."""


def together(
    documents: Iterable[Document],
    tables: Iterable[str],
    declared: Mapping[str, Declared] | None = None,
) -> Joined:
    """The rows of all documents in the order of time, whatever order they are given in.

    `declared` is by source. DuplicateId if a number stands twice in one document; ReadingStopped
    if something declared does not fit.
    """
    ordered = sorted(documents, key=_when)
    growing = _Growing({table: [] for table in tables}, _tellers(ordered), declared or {})
    for document in ordered:
        growing.add(printed.once(document))
    if growing.faults:
        raise ReadingStopped("\n".join(growing.faults))
    growing.compare()
    return Joined(growing.records, growing.names)


def renamed(reading: SourceReading, names: Names) -> SourceReading:
    """The account of a source under the ids by which its records are published."""
    if not names:
        return reading
    spans = tuple(
        replace(span, what=ids.renamed(span.what, names)) if span.use is Use.USED else span
        for span in reading.spans
    )
    return replace(reading, spans=spans)


def in_time(report: Record) -> tuple[str, int, str]:
    """Where a report stands in the life of its plan: a mere list of tasks before what follows it.

    A sort key for rows of the table reports.
    """
    first, last = ids.months(report["period"])
    if report["has_progress"]:
        return report["as_of"] or "", last - first, report["period"]
    year, month = divmod(first, 12)
    return f"{year}-{month + 1:02d}-00", last - first, report["period"]


def _when(document: Document) -> tuple[str, tuple[str, int, str], str]:
    source = _source(document)
    newest = max(map(in_time, document.get("reports", [])), default=("", 0, ""))
    return source.partition("-")[0], newest, source


def _source(document: Document) -> str:
    return str(document["sources"][0]["source_id"])


def _tellers(ordered: Sequence[Document]) -> dict[str, str]:
    """Which source tells each report: the document of that period, else the first that has it."""
    found: dict[str, str] = {}
    for document in ordered:
        source = _source(document)
        for row in document.get("reports", []):
            known = found.setdefault(row["report_id"], source)
            own = ids.source_period(source) == row["period"]
            if own and ids.source_period(known) != row["period"]:
                found[row["report_id"]] = source
    return found


@dataclass(slots=True)
class _Growing:
    """What has been put together so far."""

    records: Records
    tellers: Mapping[str, str]
    declared: Mapping[str, Declared]
    names: dict[str, Names] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    plans: dict[str, HeldPlan] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)
    """By plan or task: how many tasks or measures it has."""
    told: dict[tuple[str, str], set[tuple[str, str]]] = field(default_factory=dict)
    """By report and record: texts and problems in the document of that report."""
    details: set[tuple[str, str, str]] = field(default_factory=set)
    flags: dict[str, int] = field(default_factory=dict)
    """By source: how many flags are numbered."""
    untold: set[str] = field(default_factory=set)
    """Indicators of which another document tells what was reached."""
    promised: dict[str, list[tuple[tuple[Any, ...], str]]] = field(default_factory=dict)
    """By task or measure: the amounts that were promised, each with the id of its indicator."""
    remarked: set[tuple[str, str, str]] = field(default_factory=set)
    """Kind, record and message of what was remarked upon a record."""

    def add(self, document: Records) -> None:
        """Put one more document to those before it."""
        source = _source(document)
        names: dict[str, str] = {}
        again: set[str] = set()
        said: list[Remark] = []
        for plan_id, tasks in printed.plans(document).items():
            plan = self.plans.setdefault(plan_id, HeldPlan())
            declared = self.declared.get(source)
            wanted = declared.of_plan(plan_id) if declared else {}
            outcome = joining.join(plan, tasks, _newest(document, plan_id), wanted)
            names |= outcome.names
            again |= {before.record_id for before, _ in outcome.pairs}
            said += [*remarks.between_reports(outcome), *remarks.in_doubt(outcome)]
            self.faults += [_unfit(declared, plan_id, key) for key in outcome.unused if declared]
            self._keep(outcome)
        self.names[source] = {old: new for old, new in names.items() if old != new}
        self._rename_indicators(document, source, again)
        for table, rows in document.items():
            for row in rows:
                said += self._put(table, printed.renamed(row, self.names[source]), source, again)
        self.flags[source] = len(document.get("quality_flags", ()))
        self._remark(said, source)

    def compare(self) -> None:
        """Remark upon what only shows when all documents stand together."""
        when = {row["report_id"]: in_time(row) for row in self.records["reports"]}
        said: dict[str, list[Remark]] = {}
        for remark in between_reports.look(self.records, when):
            said.setdefault(remark.row["source_id"], []).append(remark)
        for source, found in said.items():
            self._remark(found, source)

    def _remark(self, said: Sequence[Remark], source: str) -> None:
        self.records["quality_flags"] += remarks.numbered(said, self.flags[source])
        self.flags[source] += len(said)

    def _rename_indicators(self, document: Records, source: str, again: set[str]) -> None:
        """What a later report tells of an amount promised before stands in a row of its own.

        The amount is known by its comparison, value and unit; one that is new to the place gets
        the next number.
        """
        names, taken = dict(self.names[source]), set()
        for row in document.get("indicators", ()):
            found = printed.renamed(row, self.names[source])
            place, report = str(found["measure_id"] or found["task_id"]), found["progress_id"]
            held = self.promised.setdefault(place, [])
            amount = (found["comparator"], found["value"], found["unit"])
            if place not in again:
                if "@" not in found["indicator_id"]:
                    held.append((amount, found["indicator_id"]))
                if report and not self._tells(found, source):
                    self.untold.add(found["indicator_id"])
            elif report:
                known = (base for same, base in held if same == amount)
                told = (ids.told_again(base, report) for base in known)
                new = next((one for one in told if one not in taken), None)
                if new is None:
                    held.append((amount, ids.indicator_id(place, len(held) + 1)))
                    new = ids.told_again(held[-1][1], report)
                taken.add(new)
                names[str(row["indicator_id"])] = new
        self.names[source] = names

    def _keep(self, outcome: Outcome) -> None:
        """The rows of task_changes, with the words that changes of number and wording rest on."""
        for row, old, new in outcome.rows:
            self.records["task_changes"].append(row)
            if row["change"] not in ("renumbered", "reworded"):
                continue
            for name, said in (("old", old), ("new", new)):
                if said and row[name]:
                    self.records["evidence"].append({
                        "table": "task_changes", "record_id": row["task_id"], "field": name,
                        "source_id": said["source_id"], "lines": said["lines"],
                        "excerpt": row[name],
                    })  # fmt: skip

    def _put(self, table: str, row: Record, source: str, again: set[str]) -> Iterator[Remark]:
        """A row where it is not there already; yields what is to be remarked upon it."""
        place = str(row.get("measure_id") or row.get("task_id"))
        if table in _KEYS:
            if place in again:
                return
            above = row[_BELOW[table]]
            self.positions[above] = self.positions.get(above, 0) + 1
            row = {**row, "position": self.positions[above]}
        elif place in again and (
            table == "responsibilities" or (table == "indicators" and not self._tells(row, source))
        ):
            return
        elif table == "details":
            seen = place, row["heading"], bare(row["text"] or "")
            if seen in self.details and place in again:
                return
            self.details.add(seen)
        elif table == "indicators" and row["indicator_id"] in self.untold:
            row = {**row, **_UNTOLD}
        elif self._is_beside(table, row, source, again):
            return
        elif table in ("reports", "progress", "assessments"):
            if self.tellers[row["report_id"]] != source:
                if table == "progress":
                    yield from self._otherwise(row, place)
                return
            if table == "progress":
                self.told.setdefault((row["report_id"], place), set()).add(_words(row))
        self.records[table].append(row)

    def _tells(self, row: Record, source: str) -> bool:
        """Whether an amount promised before has something new to it: what this report tells."""
        report = _report_of(row["progress_id"])
        return report is not None and self.tellers[report] == source

    def _is_beside(self, table: str, row: Record, source: str, again: set[str]) -> bool:
        """Whether evidence or a flag is on what another row tells, or was given before."""
        record = row.get("record_id")
        if table == "evidence":
            untold = row["field"] == "achieved_value" and record in self.untold
            return untold or _speaks_of(row, again, self.tellers, source)
        if table != "quality_flags" or record is None:
            return False
        report = _report_of(record)
        if report is not None and self.tellers[report] != source:
            return True
        remark = row["kind"], record, row["message"]
        known = remark in self.remarked
        self.remarked.add(remark)
        return known

    def _otherwise(self, row: Record, place: str) -> Iterator[Remark]:
        """The remark on progress that another document has told in other words."""
        if _words(row) not in self.told.get((row["report_id"], place), ()):
            yield remarks.of_another_report(row, self.tellers[row["report_id"]])


def _newest(document: Document, plan_id: str) -> str:
    rows = [row for row in document["reports"] if row["plan_id"] == plan_id]
    return str(max(rows, key=in_time)["report_id"])


def _words(row: Record) -> tuple[str, str]:
    return bare(row["text"] or ""), bare(row["problems"] or "")


def _report_of(record: Any) -> str | None:
    """The report in the id of progress, of an assessment; None where the id names none."""
    place, _, period = str(record or "").partition("@")
    if not period or "." not in place:
        return None
    return ids.report_id(place.partition(".")[0], period.partition(".")[0])


def _speaks_of(row: Record, again: set[str], tellers: Mapping[str, str], source: str) -> bool:
    """Whether a piece of evidence is for a row that is left out."""
    report = _report_of(row["record_id"])
    if report is not None:
        return tellers.get(report, source) != source
    record = str(row["record_id"]).partition("@")[0]
    home, _, last = record.rpartition(".")
    belongs = last[:1] in ("r", "i") and last[1:].isdigit()
    return record in again or (belongs and home in again)


def _unfit(declared: Declared, plan_id: str, key: str) -> str:
    number = key.removeprefix(f"{plan_id}.")
    return (
        f"{declared.spec_path}:comes_from:{plan_id} 的“{number}”对不上:"
        "这份文件里没有这个序号,或前面各期没有所写的编号,请核对。"
    )
