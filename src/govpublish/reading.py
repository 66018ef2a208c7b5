"""One source from its bytes to its records: the stages in order, for one document."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from govpublish import dates, ids, tidying
from govpublish import lines as places
from govpublish.columns import Headings, find_header, name_rows, nearest_header
from govpublish.errors import ReadingStopped, UnknownHeading
from govpublish.flags import AmbiguousProblem, FlagLog, NumberGap
from govpublish.formats import text as text_format
from govpublish.layouts import outline, pipes, stacked, tabs
from govpublish.ledger import Ledger
from govpublish.meaning import named_status, reconciliation
from govpublish.models import (
    ORGANIZATIONS, Cell, Document, Group, Heading, Meaning, Passed, Table, Task, Total,
)  # fmt: skip
from govpublish.records import tasks as task_records
from govpublish.records.context import Context, LeadRule
from govpublish.records.responsibilities import names
from govpublish.sources import corrections
from govpublish.sources.catalogue import Source
from govpublish.sources.organizations import Organizations
from govpublish.sources.spec import JurisdictionSpec, Organization, Plan, SourceSpec
from govpublish.sources.vocabulary import Vocabulary
from govpublish.text import cell_of, chinese_number

SEPARATORS: Mapping[str, str] = {"pipes": pipes.SEPARATOR}


@dataclass(frozen=True, slots=True)
class PlanReading:
    """What one document says of one plan."""

    plan_id: str
    spec: Plan
    year: int
    period: str
    as_of: str | None
    table: Table
    tasks: tuple[tuple[str, Task], ...]
    """Task ids and tasks, in the order of the document."""
    totals: tuple[Total, ...]

    @property
    def report_id(self) -> str:
        """The report that this document is for the plan."""
        return ids.report_id(self.plan_id, self.period)

    @property
    def has_progress(self) -> bool:
        """Whether the document reports, or only says who answers."""
        return self.as_of is not None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read of one source, before it becomes rows."""

    source: Source
    document: Document
    organizations: Organizations
    plans: tuple[PlanReading, ...]
    ledger: Ledger
    flags: FlagLog = field(repr=False)

    def tables(self) -> tuple[Mapping[str, Any], ...]:
        """The tables as people are shown them: lines and columns."""
        return tuple(
            {
                "lines": f"{plan.table.first}-{plan.table.last}",
                "columns": [
                    [heading.cell.text, heading.meaning.value if heading.meaning else None]
                    for heading in plan.table.headings
                ],
            }
            for plan in self.plans
        )


def read(source: Source, vocabulary: Vocabulary) -> Reading:
    """Read one source as its source.yml says.

    Raises UnknownHeading, ReadingStopped; everything milder is in the reading's flags.
    """
    spec, flags = source.spec, FlagLog()
    received = text_format.read(source.data(), str(source.document))
    document, moved = corrections.apply(received, spec.corrections, source.spec_path)
    ledger = Ledger(received, moved, SEPARATORS.get(spec.layout, ""))
    known = organizations(source.jurisdiction, vocabulary)
    plans = tuple(_plan(plan, source, vocabulary, document, known, ledger, flags)
                  for plan in spec.plans)  # fmt: skip
    for passed in spec.passed_over:
        for number in _within(passed.lines, document, source):
            ledger.pass_over_line(number, passed.why)
    return Reading(source, received, known, plans, ledger, flags)


def organizations(spec: JurisdictionSpec, vocabulary: Vocabulary) -> Organizations:
    """What is known of a jurisdiction's organizations."""
    declared: dict[str, str] = {}
    for entry in spec.organizations:
        item = entry if isinstance(entry, Organization) else Organization(name=entry)
        for name in (item.name, *item.aliases):
            declared[name] = item.name
    return Organizations(declared, vocabulary.endings)


def _within(lines: str | int, document: Document, source: Source) -> tuple[int, ...]:
    numbers = places.parse(str(lines))
    if max(numbers) > len(document.lines):
        raise ReadingStopped(
            f"{source.spec_path}:行号{lines}超出原文,原文只有{len(document.lines)}行。"
        )
    return numbers


def _plan(
    plan: Plan,
    source: Source,
    vocabulary: Vocabulary,
    document: Document,
    known: Organizations,
    ledger: Ledger,
    flags: FlagLog,
) -> PlanReading:
    spec = source.spec
    numbers = _within(plan.lines, document, source)
    headings = Headings(
        {**vocabulary.headings, **source.jurisdiction.headings}, spec.columns
    )
    table, passed = _table(document, (numbers[0], numbers[-1]), headings, known, source, flags)
    for item in passed:
        ledger.pass_over(item.cell, item.why)
    for heading in table.headings:
        ledger.pass_over(heading.cell, "表头")
    year = plan.year or int(source.period[:4])
    named = {heading.meaning: heading for heading in table.headings if heading.meaning}
    has_progress = Meaning.PROGRESS in named or Meaning.STATUS in named
    context = Context(
        year=year,
        has_progress=has_progress,
        headings=named,
        organizations=known,
        alone=_alone(table.groups),
        statuses=_statuses(source, vocabulary),
        rule=_rule(spec, document, ledger, source),
        flags=flags,
    )
    plan_id = ids.plan_id(source.jurisdiction_code, year, plan.slug)
    tasks = [task_records.read(group, context) for group in table.groups]
    for named_list in spec.named_status:
        if named_list.plan == plan.slug:
            _within(named_list.lines, document, source)
            tasks = named_status.apply(tasks, named_list, document, context.statuses, flags)
    parts = _parts(table.groups, flags)
    as_of = spec.as_of or dates.period_end(source.period)
    return PlanReading(
        plan_id=plan_id,
        spec=plan,
        year=year,
        period=source.period,
        as_of=as_of.isoformat() if has_progress else None,
        table=table,
        tasks=tuple(
            (ids.task_id(plan_id, part), task) for part, task in zip(parts, tasks, strict=True)
        ),
        totals=tuple(
            reconciliation.read(total, tasks, document, source.spec_path)
            for total in spec.totals
            if total.plan == plan.slug
        ),
    )


def _table(
    document: Document,
    span: tuple[int, int],
    headings: Headings,
    known: Organizations,
    source: Source,
    flags: FlagLog,
) -> tuple[Table, list[Passed]]:
    layout = source.spec.layout
    if layout == "outline":
        return _outline(document, span, source)
    if layout == "stacked":
        return _stacked(document, span, headings, known, source, flags)
    reader = tabs.read if layout == "tabs" else pipes.read
    grid = list(reader(document, *span))
    header = find_header(grid, headings)
    if header is None:
        raise _no_header(nearest_header(grid, headings), source, span)
    at, named = header
    rows, passed = name_rows(grid[at + 1 :], named, flags)
    groups, torn = tidying.group_rows(rows, flags)
    return Table(named, tuple(groups), *span), passed + torn


def _stacked(
    document: Document,
    span: tuple[int, int],
    headings: Headings,
    known: Organizations,
    source: Source,
    flags: FlagLog,
) -> tuple[Table, list[Passed]]:
    problems = (
        frozenset(_within(source.spec.problems, document, source))
        if source.spec.problems
        else frozenset()
    )
    named, rows, passed, doubtful = stacked.read(document, span, headings, known, problems)
    if not named:
        raise _no_header(None, source, span)
    for lines in doubtful:
        if not problems.intersection(lines):
            flags.add(AmbiguousProblem(lines, document.line(lines[0])[:24]))
    groups, reprinted = tidying.undo_reprints(rows)
    return Table(named, tuple(groups), *span), passed + reprinted


def _outline(
    document: Document, span: tuple[int, int], source: Source
) -> tuple[Table, list[Passed]]:
    groups, labels, passed = outline.read(document, *span, source.spec.columns)
    named = tuple(
        Heading(cell, source.spec.columns[cell.text]) for cell in _first_labels(labels)
    )
    task = Heading(Cell(), Meaning.TASK)
    return Table((task, *named), tuple(groups), *span), passed


def _first_labels(labels: Sequence[Cell]) -> list[Cell]:
    first: dict[str, Cell] = {}
    for label in labels:
        first.setdefault(label.text, label)
    return list(first.values())


def _no_header(
    nearest: tuple[Heading, ...] | None, source: Source, span: tuple[int, int]
) -> UnknownHeading:
    place = f"{source.document}:第{span[0]}-{span[1]}行"
    if nearest is None:
        return UnknownHeading(f"{place}:没有找到表头;请核对 {source.spec_path} 的 lines 与 layout。")
    strange = "、".join(h.cell.text for h in nearest if h.meaning is None and h.cell)
    line = next((h.cell.lines[0] for h in nearest if h.cell), span[0])
    known = "、".join(meaning.value for meaning in Meaning)
    return UnknownHeading(
        f"{source.document}:{line}: 未说明的列:{strange};请在 {source.spec_path} 的 columns 中"
        f"写明它的含义(可用:{known})。"
    )


def _alone(groups: Sequence[Group]) -> frozenset[str]:
    return frozenset(
        name.text
        for group in groups
        for row in group.rows
        for meaning in ORGANIZATIONS
        for name in names(row[meaning])
    )


def _statuses(source: Source, vocabulary: Vocabulary) -> dict[tuple[str, str], str]:
    words = {(term.heading, term.term): str(term.status) for term in vocabulary.statuses}
    for declared in (source.jurisdiction.statuses, source.spec.statuses):
        words |= {("*", word): str(status) for word, status in declared.items()}
    return words


def _rule(
    spec: SourceSpec, document: Document, ledger: Ledger, source: Source
) -> LeadRule | None:
    if spec.responsibility is None:
        return None
    for number in _within(spec.responsibility.lines, document, source):
        line, rule = document.line(number), spec.responsibility.rule
        at = line.find(rule)
        if at >= 0:
            words = cell_of(line, number, at, at + len(rule))
            around = cell_of(line, number, max(at - 1, 0), at + len(rule) + 1)
            ledger.pass_over(around, "文件自述的牵头规则")
            return LeadRule(spec.responsibility.first_leads, words)
    raise ReadingStopped(
        f"{source.spec_path}:responsibility:第{spec.responsibility.lines}行没有所引的规则"
        f"“{spec.responsibility.rule}”;请照原文引用。"
    )


def _parts(groups: Sequence[Group], flags: FlagLog) -> list[str]:
    """The part of each task's id: its number; with the deepest heading's where numbers restart."""
    parts = [
        ids.number_part(group.number.text) or str(at) for at, group in enumerate(groups, start=1)
    ]
    _look_for_gaps(groups, parts, flags)
    if len(set(parts)) == len(parts):
        return parts
    return [
        f"{_ordinal(group)}-{part}" if group.section else part
        for group, part in zip(groups, parts, strict=True)
    ]


def _ordinal(group: Group) -> str:
    match = re.match(r"\W*(?:第)?([一二三四五六七八九十]{1,3}|\d{1,3})", group.section[-1].text)
    if match is None:
        return ids.number_part(group.section[-1].text)
    return match[1] if match[1].isdigit() else str(chinese_number(match[1]))


def _look_for_gaps(groups: Sequence[Group], parts: Sequence[str], flags: FlagLog) -> None:
    numbers = [int(part) if part.isdigit() else None for part in parts]
    for before, after, group in zip(numbers, numbers[1:], groups[1:], strict=False):
        if before is not None and after is not None and after not in (before + 1, 1):
            flags.add(NumberGap(group.number.lines, str(before), str(after)))
