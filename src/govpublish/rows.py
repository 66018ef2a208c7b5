"""Records to the rows of the dataset's tables; every cell that becomes a value is accounted for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from govpublish import ids
from govpublish.ledger import Ledger
from govpublish.models import (
    ORGANIZATIONS,
    Cell,
    Due,
    Indicator,
    Measure,
    OfficialStatus,
    Progress,
    Responsibility,
    Task,
    Verdict,
)  # fmt: skip
from govpublish.reading import PlanReading, Reading
from govpublish.records.measure_parts import measure_parts
from govpublish.sources.catalogue import sha256

Rows = dict[str, list[dict[str, Any]]]
SECTION_JOINT = " / "
JUDGED = ("done", "target_met", "overdue", "suspended")
"""Derived statuses that are verdicts: each shows the words it rests on."""


@dataclass(slots=True)
class _Place:
    """A task or measure while its rows are made."""

    task_id: str
    measure_id: str | None
    plan: PlanReading
    lines: tuple[int, ...]

    @property
    def record(self) -> str:
        return self.measure_id or self.task_id

    def keys(self) -> dict[str, Any]:
        return {"task_id": self.task_id, "measure_id": self.measure_id}


@dataclass(slots=True)
class _Maker:
    reading: Reading
    rows: Rows = field(default_factory=dict)

    @property
    def ledger(self) -> Ledger:
        return self.reading.ledger

    @property
    def source_id(self) -> str:
        return self.reading.source.source_id

    def add(self, into: str, /, **row: Any) -> None:
        """One more row of a table."""
        self.rows.setdefault(into, []).append(row)

    def show(self, lines: Sequence[int]) -> str | None:
        """Lines as the places people name, or None where there are none."""
        return self.reading.document.show(lines) if lines else None

    def evidence(self, table: str, record: str, name: str, *cells: Cell) -> None:
        """The words an interpreted value rests on, a row for each contiguous piece."""
        for cell in cells:
            for piece in cell.pieces:
                if piece.text.strip():
                    self.add(
                        "evidence", table=table, record_id=record, field=name,
                        source_id=self.source_id, lines=self.reading.document.show([piece.line]),
                        excerpt=piece.text.strip(),
                    )  # fmt: skip


def of_source(reading: Reading) -> Rows:
    """The rows that one source gives to every table but those made of all sources together.

    Also takes note in the reading's ledger of every cell that became a value.
    """
    maker = _Maker(reading)
    _source(maker)
    for plan in reading.plans:
        _plan(maker, plan)
    for correction in reading.source.spec.corrections:
        maker.add(
            "corrections", source_id=maker.source_id, lines=str(correction.lines),
            printed=_with_tabs(correction.printed),
            read_as=_with_tabs(correction.read_as) or None,
            why=correction.why,
        )  # fmt: skip
    return maker.rows


def _with_tabs(text: str) -> str:
    """A tab as the sign ⇥: where cells slid, the tabs are what a correction is about."""
    return text.replace("\t", "⇥").strip()


def _source(maker: _Maker) -> None:
    source, document = maker.reading.source, maker.reading.document
    spec, data = source.spec, source.data()
    maker.add(
        "sources", source_id=source.source_id, jurisdiction_code=source.jurisdiction_code,
        title=spec.title, publisher=spec.publisher, index_no=spec.index_no,
        document_no=spec.document_no,
        published_on=spec.published_on.isoformat() if spec.published_on else None,
        url=spec.url, path="/".join(source.document.parts[-3:]),
        media_type=document.media_type, encoding=document.encoding or None, sha256=sha256(data),
        bytes=len(data), line_count=len(document.lines) if document.has_markup else None,
    )  # fmt: skip


def _plan(maker: _Maker, plan: PlanReading) -> None:
    maker.add(
        "plans", plan_id=plan.plan_id, jurisdiction_code=maker.reading.source.jurisdiction_code,
        year=plan.year, slug=plan.spec.slug, name=plan.spec.name, kind=plan.spec.kind,
        continues=plan.spec.continues,
    )  # fmt: skip
    for period, as_of in plan.reports.items():
        maker.add(
            "reports", report_id=plan.report_id(period), plan_id=plan.plan_id,
            source_id=maker.source_id, period=period, as_of=as_of,
            has_progress=plan.has_progress,
        )  # fmt: skip
    for position, (task_id, task) in enumerate(plan.tasks, start=1):
        _task(maker, plan, task_id, task, position)
    for group in plan.table.groups:
        for row in group.rows:
            for meaning in ORGANIZATIONS:
                maker.ledger.separate(row[meaning])
    for total in plan.totals:
        maker.add(
            "reconciliation", report_id=plan.report_id(), what=total.what, printed=total.printed,
            counted=total.counted,
            difference=None if total.counted is None else total.counted - total.printed,
            verdict=total.verdict, note=total.note, lines=maker.show(total.cell.lines),
        )  # fmt: skip
        maker.evidence("reconciliation", plan.report_id(), "printed", total.cell)
        maker.ledger.use(total.cell, plan.report_id(), "reconciliation")


def _task(maker: _Maker, plan: PlanReading, task_id: str, task: Task, position: int) -> None:
    lines = _lines(task.number, task.title, task.deadline)
    place = _Place(task_id, None, plan, lines)
    maker.add(
        "tasks", task_id=task_id, plan_id=plan.plan_id, position=position,
        number=task.number.text or None,
        section=SECTION_JOINT.join(cell.text for cell in task.section) or None,
        title=task.title.text, text=task.text.text, **_due(task.deadline),
        source_id=maker.source_id, lines=maker.show(lines),
    )  # fmt: skip
    maker.ledger.use(task.number, task_id, "number")
    maker.ledger.use(task.title, task_id, "text")
    for cell in task.section:
        maker.ledger.use(cell, task_id, "section")
    _deadline(maker, "tasks", task_id, task.deadline)
    _said(maker, place, task)
    if plan.has_progress and task.reports_here:
        _assessments(maker, place, task)
    parts = measure_parts(task.measures)
    for at, (part, measure) in enumerate(zip(parts, task.measures, strict=True), start=1):
        _measure(maker, place, ids.measure_id(task_id, part), measure, at)


def _measure(maker: _Maker, above: _Place, measure_id: str, measure: Measure, at: int) -> None:
    plan, task_id = above.plan, above.task_id
    lines = _lines(measure.label, measure.text, measure.deadline)
    place = _Place(task_id, measure_id, plan, lines)
    maker.add(
        "measures", measure_id=measure_id, task_id=task_id, position=at,
        label=measure.label.text or None, text=measure.text.text, **_due(measure.deadline),
        source_id=maker.source_id, lines=maker.show(lines),
    )  # fmt: skip
    maker.ledger.use(measure.label, measure_id, "label")
    maker.ledger.use(measure.text, measure_id, "text")
    _deadline(maker, "measures", measure_id, measure.deadline)
    _said(maker, place, measure)
    if plan.has_progress and measure.progress:
        _assessments(maker, place, measure)


def _lines(first: Cell, second: Cell, deadline: Due | None) -> tuple[int, ...]:
    """Where a task or measure stands, its deadline too: a spreadsheet has a place for each cell."""
    due = deadline.printed.lines if deadline else ()
    return tuple(sorted({*first.lines, *second.lines, *due}))


def _due(deadline: Due | None) -> dict[str, Any]:
    return {
        "deadline_as_printed": deadline.printed.text if deadline else None,
        "due_on": deadline.on if deadline else None,
        "due_precision": deadline.precision if deadline else None,
    }


def _deadline(maker: _Maker, table: str, record: str, deadline: Due | None) -> None:
    if deadline is None:
        return
    maker.ledger.use(deadline.printed, record, "deadline_as_printed")
    if deadline.on:
        maker.evidence(table, record, "due_on", deadline.printed)


def _said(maker: _Maker, place: _Place, record: Task | Measure) -> None:
    for at, answer in enumerate(record.responsibilities, start=1):
        _responsibility(maker, place, answer, at)
    counted: Counter[str] = Counter()
    for progress in record.progress:
        counted[progress.period] += 1
        _progress(maker, place, progress, counted[progress.period])
    _indicators(maker, place, record.indicators)
    for detail in record.details:
        maker.add(
            "details", **place.keys(), heading=detail.heading, text=detail.text.text,
            source_id=maker.source_id, lines=maker.show(detail.text.lines),
        )  # fmt: skip
        maker.ledger.use(detail.text, place.record, "details")


def _responsibility(maker: _Maker, place: _Place, answer: Responsibility, at: int) -> None:
    record = ids.responsibility_id(place.record, at)
    known = maker.reading.organizations
    code = maker.reading.source.jurisdiction_code
    maker.add(
        "responsibilities", responsibility_id=record, **place.keys(), position=at,
        organization_as_printed=answer.printed,
        organization_id=ids.organization_id(code, known.official(answer.printed)),
        role=answer.role.value, inherited=answer.inherited, source_id=maker.source_id,
        lines=maker.show(answer.name.lines),
    )  # fmt: skip
    maker.ledger.use(answer.name, record, "organization_as_printed")
    maker.ledger.use(answer.rule, record, "role")
    maker.evidence("responsibilities", record, "role", answer.rule)


def _progress(maker: _Maker, place: _Place, progress: Progress, at: int) -> None:
    report = place.plan.report_id(progress.period)
    record = ids.progress_id(place.record, report, at)
    lines = tuple(sorted({*progress.text.lines, *progress.problems.lines})) or place.lines
    maker.add(
        "progress", progress_id=record, report_id=report, **place.keys(), position=at,
        reporting_organization=progress.organization.text if progress.organization else None,
        text=progress.text.text or None, problems=progress.problems.text or None,
        source_id=maker.source_id, lines=maker.show(lines),
    )  # fmt: skip
    maker.ledger.use(progress.text, record, "text")
    maker.ledger.use(progress.problems, record, "problems")
    if progress.organization:
        maker.ledger.use(progress.organization, record, "reporting_organization")
    maker.ledger.pass_over(progress.label, "进展的编号")


def _indicators(maker: _Maker, place: _Place, found: Sequence[Indicator]) -> None:
    """A row for each promised amount, and one more for each further report that tells of it."""
    position, before = 0, None
    for one in found:
        promised = one.phrase, one.comparator, one.value
        again = promised == before
        position, before = position + (not again), promised
        report = place.plan.report_id(one.period) if one.period else None
        record = ids.indicator_id(place.record, position, report if again else None)
        maker.add(
            "indicators", indicator_id=record, **place.keys(), phrase=one.phrase.text,
            comparator=one.comparator, value=one.value, unit=one.unit,
            achieved_phrase=one.achieved.text or None, achieved_value=one.achieved_value,
            ratio=one.ratio,
            progress_id=ids.progress_id(place.record, report, one.progress)
            if report and one.progress else None,
            source_id=maker.source_id, lines=maker.show(one.phrase.lines),
        )  # fmt: skip
        maker.evidence("indicators", record, "value", one.phrase)
        maker.evidence("indicators", record, "achieved_value", one.achieved)


def _assessments(maker: _Maker, place: _Place, record: Task | Measure) -> None:
    """A row for each report, with the status the document says, if any, and the one we derive."""
    said = {status.period: status for status in record.statuses}
    ours = {verdict.period: verdict for verdict in record.verdicts}
    for period in place.plan.reports:
        report = place.plan.report_id(period)
        _assessment(maker, place, report, said.get(period), ours.get(period))


def _assessment(
    maker: _Maker,
    place: _Place,
    report: str,
    status: OfficialStatus | None,
    verdict: Verdict | None,
) -> None:
    record = ids.assessment_id(place.record, report)
    rests_on = verdict.rests_on if verdict else ()
    lines = tuple(sorted({line for cell in rests_on for line in cell.lines}))
    maker.add(
        "assessments", assessment_id=record, report_id=report, **place.keys(),
        status_as_printed=status.words.text if status else None,
        official_status=status.status if status else None,
        official_lines=maker.show(status.lines) if status else None,
        derived_status=verdict.status if verdict else None,
        derived_rule=verdict.rule if verdict else None,
        derived_from=maker.show(lines),
    )  # fmt: skip
    if verdict and verdict.status in JUDGED:
        maker.evidence("assessments", record, "derived_status", *rests_on)
    if status:
        if status.status:
            maker.evidence("assessments", record, "official_status", status.words, status.named)
        maker.ledger.use(status.words, record, "status_as_printed")
        maker.ledger.use(status.named, record, "official_status")


def flags(reading: Reading) -> Iterator[dict[str, Any]]:
    """The rows of quality_flags, numbered in the order of the lines."""
    found = sorted(reading.flags, key=lambda flag: (flag.lines, flag.kind, flag.message))
    for at, flag in enumerate(found, start=1):
        yield {
            "flag_id": ids.flag_id(reading.source.source_id, at),
            "source_id": reading.source.source_id,
            "lines": reading.document.show(flag.lines) if flag.lines else None,
            "kind": flag.kind,
            "severity": flag.severity.value,
            "responsibility": flag.origin.value,
            "table": flag.table,
            "record_id": flag.record_id,
            "message": flag.message,
        }
