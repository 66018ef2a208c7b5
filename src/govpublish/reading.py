"""One source from its bytes to its records: the stages in order, for one document."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from govpublish import dates, formats, ids, tables
from govpublish import lines as places
from govpublish.columns import Headings
from govpublish.errors import ReadingStopped
from govpublish.flags import FlagLog, FormatRemark, NumberGap
from govpublish.ledger import Ledger
from govpublish.meaning import (
    disagreements,
    losses,
    named_status,
    opening_status,
    reconciliation,
)  # fmt: skip
from govpublish.meaning.judging import Judge
from govpublish.meaning.verdicts.case import Completion
from govpublish.models import (
    ORGANIZATIONS,
    Cell,
    Column,
    Document,
    Grid,
    Group,
    Heading,
    Meaning,
    Statuses,
    Table,
    Task,
    Timed,
    Total,
)  # fmt: skip
from govpublish.quantities.words import Words
from govpublish.records import tasks as task_records
from govpublish.records.context import Context, LeadRule
from govpublish.records.responsibilities import names
from govpublish.records.statuses import plain
from govpublish.sources import corrections
from govpublish.sources.catalogue import Source
from govpublish.sources.organizations import Organizations
from govpublish.sources.spec import JurisdictionSpec, Organization, PassedOver, Plan
from govpublish.sources.vocabulary import Vocabulary
from govpublish.tables import SEPARATORS, Desk
from govpublish.text import cell_of, chinese_number


@dataclass(frozen=True, slots=True)
class PlanReading:
    """What one document says of one plan."""

    plan_id: str
    spec: Plan
    year: int
    period: str
    """The period of the document; totals and lists by name are of it."""
    reports: Mapping[str, str | None]
    """Periods that the document reports of, in order → the date the data are of; a document
    without progress has its own period and no date."""
    table: Table
    tasks: tuple[tuple[str, Task], ...]
    """Task ids and tasks, in the order of the document."""
    totals: tuple[Total, ...]

    def report_id(self, period: str | None = None) -> str:
        """The report of a period, of the document's own where none is given."""
        return ids.report_id(self.plan_id, period or self.period)

    @property
    def has_progress(self) -> bool:
        """Whether the document reports, or only says who answers."""
        return any(self.reports.values())


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read of one source, before it becomes rows."""

    source: Source
    document: Document
    read_as: Mapping[int, str]
    """Lines that a correction changed, as they were read."""
    organizations: Organizations
    plans: tuple[PlanReading, ...]
    ledger: Ledger
    flags: FlagLog = field(repr=False)

    def _span(self, table: Table) -> str:
        anchors = self.document.anchors
        return f"{anchors[table.first - 1]}-{anchors[table.last - 1]}"

    def tables(self) -> tuple[Mapping[str, Any], ...]:
        """The tables as people are shown them: lines and columns."""
        return tuple(
            {
                "lines": self._span(plan.table),
                "columns": [
                    [heading.cell.text, heading.meaning.value if heading.meaning else None]
                    for heading in plan.table.headings
                ],
            }
            for plan in self.plans
        )


def read(source: Source, vocabulary: Vocabulary, *, strict: bool = True) -> Reading:
    """Read one source as its source.yml says.

    Raises UnknownHeading, ReadingStopped; everything milder is in the reading's flags. Where
    `strict` is False a column nobody has explained is left unread instead of refused.
    """
    spec = source.spec
    received = formats.read(source.data(), str(source.document))
    document, moved = corrections.apply(received, spec.corrections, source.spec_path)
    desk = Desk(
        source=source,
        document=_without(document, spec.passed_over, source.spec_path),
        whole=document,
        layout=spec.layout,
        headings=_headings(source, vocabulary, {}),
        organizations=organizations(source.jurisdiction, vocabulary, strict=strict),
        statuses=_statuses(source, vocabulary),
        flags=FlagLog(),
        year=int(source.period[:4]),
        strict=strict,
    )
    losses.look(received, desk.flags)
    for remark in received.remarks:
        desk.flags.add(FormatRemark(remark.lines, remark.text))
    layouts = {spec.layout, *(plan.layout or spec.layout for plan in spec.plans)}
    ledger = Ledger(received, moved, "".join(SEPARATORS.get(one, "") for one in sorted(layouts)))
    for skipped in received.passed:
        ledger.pass_over(skipped.cell, skipped.why)
    _require_apart(spec.plans, desk)
    judge = Judge(Words.of(vocabulary.quantities), Completion.of(vocabulary.completion))
    plans = tuple(
        _plan(plan, _desk_for(plan, desk, vocabulary), ledger, judge) for plan in spec.plans
    )
    for passed in spec.passed_over:
        for number in desk.within(passed.lines):
            ledger.pass_over_line(number, passed.why)
    read_as = {number: document.line(number) for number in moved}
    return Reading(source, received, read_as, desk.organizations, plans, ledger, desk.flags)


def _headings(source: Source, vocabulary: Vocabulary, of_plan: Mapping[str, Meaning]) -> Headings:
    """What headings mean in a document, or in one of its tables."""
    return Headings(
        {**vocabulary.headings, **source.jurisdiction.headings},
        {**source.spec.columns, **of_plan},
        endings=vocabulary.heading_endings,
        doubtful=vocabulary.doubtful,
    )


def _desk_for(plan: Plan, desk: Desk, vocabulary: Vocabulary) -> Desk:
    """The desk for one table: its own layout and headings, where it has any."""
    layout = plan.layout or desk.layout
    return replace(desk, layout=layout, headings=_headings(desk.source, vocabulary, plan.columns))


def _without(document: Document, passed: Sequence[PassedOver], spec_path: Path) -> Document:
    """The document without the lines that source.yml passes over: no table sees them."""
    gone: set[int] = set()
    for item in passed:
        try:
            gone |= set(document.resolve(str(item.lines)))
        except ValueError:
            raise ReadingStopped(
                f"{spec_path}:行号{item.lines}超出原文,原文只有{len(document.lines)}行。"
            ) from None
    lines = tuple("" if at in gone else line for at, line in enumerate(document.lines, start=1))
    return replace(document, lines=lines, grids=tuple(_grid(g, gone) for g in document.grids))


def _grid(grid: Grid, gone: set[int]) -> Grid:
    """A table whose cells on those lines are empty."""
    rows = tuple(
        tuple(Cell() if gone.intersection(cell.lines) else cell for cell in row)
        for row in grid.rows
    )
    return replace(grid, rows=rows)


def organizations(
    spec: JurisdictionSpec, vocabulary: Vocabulary, *, strict: bool = True
) -> Organizations:
    """What is known of a jurisdiction's organizations; by their form where nothing is declared."""
    declared: dict[str, str] = {}
    for entry in spec.organizations:
        item = entry if isinstance(entry, Organization) else Organization(name=entry)
        for name in (item.name, *item.aliases):
            declared[name] = item.name
    return Organizations(declared, vocabulary.endings, guess=not declared and not strict)


def _require_apart(plans: Sequence[Plan], desk: Desk) -> None:
    """Raise ReadingStopped if two plans claim the same lines."""
    taken: dict[int, str] = {}
    for plan in plans:
        for number in desk.within(plan.lines):
            if taken.setdefault(number, plan.slug) != plan.slug:
                raise ReadingStopped(
                    f"{desk.source.spec_path}:plans:{places.said(desk.whole.show([number]))}"
                    f"既属于“{taken[number]}”又属于"
                    f"“{plan.slug}”(lines: {plan.lines}),请核对。"
                )


def _plan(plan: Plan, desk: Desk, ledger: Ledger, judge: Judge) -> PlanReading:
    source, numbers = desk.source, desk.within(plan.lines)
    if len(numbers) != numbers[-1] - numbers[0] + 1:
        raise ReadingStopped(f"{source.spec_path}:plans:{plan.lines} 不是连续的行,一张表一个计划。")
    table, passed = tables.read(desk, (numbers[0], numbers[-1]))
    for item in passed:
        ledger.pass_over(item.cell, item.why)
    for heading in table.headings:
        ledger.pass_over(heading.cell, "表头")
    year = plan.year or int(source.period[:4])
    named: dict[Column, Heading] = {}
    for heading, column in zip(table.headings, table.columns, strict=True):
        if column is not None:
            named.setdefault(column, heading)
    own, reports = _reports(source, named)
    context = Context(
        year=year,
        own=own,
        reports=tuple(reports) if any(reports.values()) else (),
        headings=named,
        organizations=desk.organizations,
        alone=_alone(table.groups),
        statuses=desk.statuses,
        rule=_rule(desk, ledger),
        flags=desk.flags,
        by_row=desk.layout == "outline",
    )
    plan_id = ids.plan_id(source.jurisdiction_code, year, plan.slug)
    tasks = _with_named_status(
        [task_records.read(group, context) for group in table.groups], plan, desk, context
    )
    judged = tuple(
        (ids.task_id(plan_id, part), judge.task(task, reports, year))
        for part, task in zip(_parts(table.groups, desk), tasks, strict=True)
    )
    ground = disagreements.Ground(plan_id, year, table.headings, judge.words, reports)
    for flag in disagreements.of_plan(ground, judged):
        desk.flags.add(flag)
    return PlanReading(
        plan_id=plan_id,
        spec=plan,
        year=year,
        period=own,
        reports=reports,
        table=table,
        tasks=judged,
        totals=tuple(
            reconciliation.read(total, tasks, own, desk.whole, source.spec_path)
            for total in source.spec.totals
            if total.plan == plan.slug and desk.within(total.lines)
        ),
    )


def _reports(
    source: Source, columns: Mapping[Column, Heading]
) -> tuple[str, dict[str, str | None]]:
    """The document's own period, and every period that its columns report of with its date."""
    told = (Meaning.PROGRESS, Meaning.STATUS)
    found = {c.period for c in columns if isinstance(c, Timed) and c.meaning in told}
    if any(column in told for column in columns):
        found.add(source.period)
    if not found:
        return source.period, {source.period: None}
    own = source.period if source.period in found else max(found, key=dates.period_end)
    days = _days(columns, int(source.period[:4]))
    reports: dict[str, str | None] = {}
    for period in sorted(found, key=lambda period: (dates.period_end(period), period)):
        stated = source.spec.as_of.isoformat() if source.spec.as_of and period == own else None
        reports[period] = stated or days.get(period) or dates.period_end(period).isoformat()
    return own, reports


def _days(columns: Mapping[Column, Heading], year: int) -> dict[str, str]:
    """The day that a heading names for its period (至8月10日进展)."""
    return {
        column.period: day
        for column, heading in columns.items()
        if isinstance(column, Timed) and heading.period
        if (day := dates.day(heading.period, year))
    }


def _with_named_status(tasks: list[Task], plan: Plan, desk: Desk, context: Context) -> list[Task]:
    for declared in desk.source.spec.named_status:
        if declared.plan == plan.slug:
            desk.within(declared.lines)
            tasks = named_status.apply(tasks, declared, desk.whole, context)
    if desk.source.spec.status_opens_progress:
        tasks = [opening_status.apply(task, desk.statuses) for task in tasks]
    return tasks


def _alone(groups: Sequence[Group]) -> frozenset[str]:
    return frozenset(
        name.text
        for group in groups
        for row in group.rows
        for meaning in ORGANIZATIONS
        for name in names(row[meaning])
    )


def _statuses(source: Source, vocabulary: Vocabulary) -> Statuses:
    words: dict[tuple[str, str], str | None] = {
        (plain(term.heading), plain(term.term)): term.status for term in vocabulary.statuses
    }
    for declared in (source.jurisdiction.statuses, source.spec.statuses):
        words |= {("*", plain(word)): str(status) for word, status in declared.items()}
    return words


def _rule(desk: Desk, ledger: Ledger) -> LeadRule | None:
    declared = desk.source.spec.responsibility
    if declared is None:
        return None
    for number in desk.within(declared.lines):
        line = desk.whole.line(number)
        at = line.find(declared.rule)
        if at >= 0:
            end = at + len(declared.rule)
            ledger.pass_over(cell_of(line, number, max(at - 1, 0), end + 1), "文件自述的牵头规则")
            return LeadRule(declared.first_leads, cell_of(line, number, at, end))
    raise ReadingStopped(
        f"{desk.source.spec_path}:responsibility:{places.said(str(declared.lines))}没有所引的规则"
        f"“{declared.rule}”;请照原文引用。"
    )


def _parts(groups: Sequence[Group], desk: Desk) -> list[str]:
    """The part of each task's id: its number; with the deepest heading's where numbers restart.

    Where headings restart too, with those of as many headings as it takes. What is the same even
    so stops the build; a mere look at a document tells them apart by their position.
    """
    parts = [
        ids.number_part(group.number.text) or str(at) for at, group in enumerate(groups, start=1)
    ]
    _look_for_gaps(groups, parts, desk.flags)
    pathed = parts
    for depth in range(1, max((len(group.section) for group in groups), default=0) + 1):
        if len(set(pathed)) == len(pathed):
            break
        pathed = [
            "-".join([*map(_ordinal, group.section[-depth:]), part])
            for group, part in zip(groups, parts, strict=True)
        ]
    if desk.strict or len(set(pathed)) == len(pathed):
        return pathed
    counted = Counter(pathed)
    return [
        f"{part}-{at}" if counted[part] > 1 else part for at, part in enumerate(pathed, start=1)
    ]


def _ordinal(heading: Cell) -> str:
    match = re.match(r"\W*(?:第)?([一二三四五六七八九十]{1,3}|\d{1,3})", heading.text)
    if match is None:
        return ids.number_part(heading.text)
    return match[1] if match[1].isdigit() else str(chinese_number(match[1]))


def _look_for_gaps(groups: Sequence[Group], parts: Sequence[str], flags: FlagLog) -> None:
    numbers = [int(part) if part.isdigit() else None for part in parts]
    for (before, after), group in zip(pairwise(numbers), groups[1:], strict=True):
        if before is not None and after is not None and after not in (before + 1, 1):
            flags.add(NumberGap(group.number.lines, str(before), str(after)))
