"""One task from its rows: measures, organizations, progress and status where they are printed."""

import re
from collections.abc import Sequence, Set

from govpublish import dates
from govpublish.flags import EmptyProgress, LabelGap, NoOrganization
from govpublish.models import (
    DETAILS,
    ORGANIZATIONS,
    Cell,
    Detail,
    Due,
    Group,
    Heading,
    Meaning,
    Measure,
    OfficialStatus,
    Progress,
    Responsibility,
    Row,
    Task,
    Timed,
    meaning_of,
)  # fmt: skip
from govpublish.records import responsibilities, statuses, threefold
from govpublish.records.context import Context
from govpublish.records.progress import by_organization, numbered
from govpublish.text import label_at, narrow
from govpublish.tidying import carry_down

_SHARE = re.compile(r"(?P<share>\s*[\d.]+\s*%)\s*(?:\([^()]+\))?\s*")
_TOLD = (Meaning.PROGRESS, Meaning.STATUS, Meaning.PROBLEM)
_Items = list[tuple[int, Cell, Cell]]


def read(group: Group, context: Context) -> Task:
    """The task of a group, in one of four shapes.

    A column for each of several periods says what is due by then; or one cell lists its
    milestones; or its rows are its measures; or it has none.
    """
    items = _listed(group)
    if context.steps:
        task = _with_steps(group, context)
    elif items:
        task = _with_milestones(group, items, context)
    elif _rows_are_measures(group):
        task = _with_measures(group, context)
    else:
        task = _alone(group, context)
    _look(task, context)
    return task


def _listed(group: Group) -> _Items:
    """The milestones that one cell of a one-row task lists, or none."""
    if len(group.rows) != 1:
        return []
    row = group.rows[0]
    items = numbered(row[Meaning.MILESTONES] or row[Meaning.TARGET])
    return items if len(items) > 1 or row[Meaning.MILESTONES] else []


def _rows_are_measures(group: Group) -> bool:
    if any(row[Meaning.TARGET] or row[Meaning.MILESTONES] for row in group.rows):
        return True
    parts = [row for row in group.rows if label_at(row[Meaning.TASK].text)]
    return len(parts) > 1 and len(parts) == len(group.rows)


def _with_measures(group: Group, context: Context) -> Task:
    """A task whose rows are its measures: everything stands on them.

    What one cell merged over all of them tells stands on the task.
    """
    measures = []
    together = _told_together(group.rows)
    for row, taken in carry_down(group):
        cell = row[Meaning.TARGET] or row[Meaning.MILESTONES] or row[Meaning.TASK]
        label = label_at(cell.text)
        end = label[1] if label else 0
        text = cell.cut(end)
        measures.append(
            Measure(
                label=cell.cut(0, end),
                text=text,
                deadline=_deadline(row[Meaning.DEADLINE], text, context),
                responsibilities=responsibilities.read(row, taken, context),
                progress=() if together else _reported([row], context),
                statuses=() if together else _statuses([row], context),
                details=_details([row], context),
            )
        )
    return Task(
        number=group.number,
        section=group.section,
        title=group.title,
        text=group.title,
        deadline=None,
        progress=_reported(group.rows[:1], context) if together else (),
        statuses=_statuses(group.rows[:1], context) if together else (),
        measures=tuple(measures),
        reports_here=together,
    )


def _told_together(rows: Sequence[Row]) -> bool:
    """Whether what is told of several measures stands in cells merged over all their rows."""
    told = [
        column for column, cell in rows[0].cells.items() if cell and meaning_of(column) in _TOLD
    ]
    return len(rows) > 1 and bool(told) and all(row.merged.issuperset(told) for row in rows[1:])


def _with_steps(group: Group, context: Context) -> Task:
    """A task with a column of steps for each of several periods, after its targets if any."""
    measures: list[Measure] = []
    for row in group.rows:
        target = row[Meaning.TARGET] or row[Meaning.MILESTONES]
        listed = numbered(target)
        for _, label, text in listed if len(listed) > 1 else [(0, Cell(), target)]:
            if text:
                due = _deadline(Cell(), text, context)
                measures.append(Measure(label=label, text=text, deadline=due))
        for step in context.steps:
            if text := row[step]:
                due = _deadline(Cell(), text, context) or _due_by(step, context)
                measures.append(Measure(label=Cell(), text=text, deadline=due))
    return _task(group, context, _reported(group.rows, context), tuple(measures), False)


def _due_by(step: Timed, context: Context) -> Due:
    """The deadline that a heading names (一季度目标)."""
    heading = context.headings[step]
    at = heading.cell.text.find(heading.period or "")
    words = heading.cell.cut(at, at + len(heading.period or "")) if at >= 0 else heading.cell
    precision = dates.precision(step.period)
    return Due(printed=words, on=dates.period_end(step.period).isoformat(), precision=precision)


def _with_milestones(group: Group, items: _Items, context: Context) -> Task:
    """A task with its milestones in one cell; each takes the report that carries its number."""
    row = group.rows[0]
    numbers = {number for number, _, _ in items}
    told = {period: _by_number(row, period, numbers, context) for period in context.reports}
    by_item = bool(told) and all(said and set(said) <= numbers for said in told.values())
    measures = tuple(
        Measure(
            label=label,
            text=text,
            deadline=_deadline(Cell(), text, context),
            progress=tuple(
                said.get(number, Progress(period=period, text=Cell(), problems=Cell()))
                for period, said in told.items()
            )
            if by_item
            else (),
        )
        for number, label, text in items
    )
    left = _without(row, Meaning.PROGRESS) if by_item else row
    whole = _reported([left], context)
    if by_item and not any(part.problems for part in whole):
        whole = ()
    return _task(group, context, whole, measures, by_item)


def _by_number(row: Row, period: str, numbers: Set[int], context: Context) -> dict[int, Progress]:
    """What a numbered list reports in a period, by its numbers; it may leave some out."""
    listed = numbered(row.during(period, context.own)[Meaning.PROGRESS], numbers)
    return {
        number: Progress(period=period, text=text, problems=Cell(), label=label)
        for number, label, text in listed
    }


def _without(row: Row, meaning: Meaning) -> Row:
    """A row whose columns of one meaning are empty, those of all periods."""
    for column in row.cells:
        if column is meaning or (isinstance(column, Timed) and column.meaning is meaning):
            row = row.put(column, Cell())
    return row


def _alone(group: Group, context: Context) -> Task:
    return _task(group, context, _reported(group.rows, context), (), False)


def _task(
    group: Group,
    context: Context,
    whole: tuple[Progress, ...],
    measures: tuple[Measure, ...],
    by_item: bool,
) -> Task:
    first = group.rows[0]
    deadline = first[Meaning.DEADLINE]
    return Task(
        number=group.number,
        section=group.section,
        title=group.title,
        text=group.title,
        deadline=None if measures and not deadline else _deadline(deadline, group.title, context),
        responsibilities=_answering(group, context),
        progress=whole,
        statuses=_statuses(group.rows, context),
        details=_details(group.rows, context),
        measures=measures,
        reports_here=bool(whole) or not by_item or context.has(Meaning.STATUS),
    )


def _answering(group: Group, context: Context) -> tuple[Responsibility, ...]:
    """The organizations of a task: of its first list, then those only a later row names."""
    found: list[Responsibility] = []
    for row in group.rows:
        known = {answer.printed for answer in found}
        answers = responsibilities.read(row, frozenset(), context)
        found += answers if not known else [a for a in answers if a.printed not in known]
    return tuple(found)


def _reported(rows: Sequence[Row], context: Context) -> tuple[Progress, ...]:
    """What the rows report; a place of a report with progress has at least one row."""
    return tuple(part for period in context.reports for part in _reported_in(period, rows, context))


def _reported_in(period: str, rows: Sequence[Row], context: Context) -> list[Progress]:
    found: list[Progress] = []
    for row in [row.during(period, context.own) for row in rows]:
        heading = context.heading(Meaning.PROGRESS, period)
        told = threefold.split(row[Meaning.PROGRESS], heading)
        text, problems = told.progress, row[Meaning.PROBLEM].then(told.problems, "\n")
        if len(rows) == 1 and not any(context.has(meaning) for meaning in ORGANIZATIONS):
            found += by_organization(text, problems, period, context.organizations)
        else:
            own = _own(row, rows, context)
            found.append(Progress(period=period, text=text, problems=problems, organization=own))
    return [part for part in found if part.text or part.problems] or found[:1]


def _own(row: Row, rows: Sequence[Row], context: Context) -> Cell | None:
    """The one organization that a row of a longer task names for itself, if it does."""
    if len(rows) == 1 or row.cells == rows[0].cells:
        return None
    for meaning in ORGANIZATIONS:
        names = responsibilities.names(row[meaning])
        listed = responsibilities.names(rows[0][meaning])
        if len(names) == 1 and len(listed) > 1:
            return names[0]
    return None


def _deadline(column: Cell, text: Cell, context: Context) -> Due | None:
    """The column's words, else the phrase at the head of the text."""
    if column:
        found = dates.deadline(column.text, context.year)
        return _due(column, found)
    head = dates.at_head(text.text, context.year)
    return _due(text.cut(0, len(head[0])), head[1]) if head else None


def _due(printed: Cell, found: dates.Deadline | None) -> Due:
    on = found.on.isoformat() if found and found.on else None
    return Due(printed=printed, on=on, precision=found.precision if found else None)


def _statuses(rows: Sequence[Row], context: Context) -> tuple[OfficialStatus, ...]:
    """The status the rows print, for every period that has one."""
    found: list[OfficialStatus] = []
    for period in context.reports:
        heading = context.heading(Meaning.STATUS, period)
        cells = [row.during(period, context.own)[Meaning.STATUS] for row in rows]
        cell = next((cell for cell in cells if cell and not _share(cell)), None)
        if heading and cell:
            said = statuses.read(cell, heading, period, context.statuses, context.flags)
            found += [said] if said else []
    return tuple(found)


def _details(rows: Sequence[Row], context: Context) -> tuple[Detail, ...]:
    return tuple(
        Detail(heading=heading.cell.text, text=part)
        for row in rows
        for column, heading in context.headings.items()
        for part in _said_beside(row[column], meaning_of(column), heading)
    )


def _said_beside(cell: Cell, meaning: Meaning, heading: Heading) -> tuple[Cell, ...]:
    """What a cell says beyond the usual: all of it, a share that stands for a status, or the
    next step that it tells after its progress.

    A share and the remark in brackets behind it are two details.
    """
    share = _share(cell) if meaning in (Meaning.SHARE, Meaning.STATUS) else None
    if share and (remark := cell.cut(share.end("share"))):
        return cell.cut(0, share.end("share")), remark.cut(1, len(remark.text) - 1)
    if meaning is Meaning.PROGRESS:
        cell = threefold.split(cell, heading).next_step
        return (cell,) if cell else ()
    return (cell,) if cell and (share or meaning in DETAILS) else ()


def _share(cell: Cell) -> re.Match[str] | None:
    """`80%` or `80%(幼儿园进度滞后)`: how much is done, and a remark, but no status."""
    return _SHARE.fullmatch(narrow(cell.text))


def _look(task: Task, context: Context) -> None:
    """Flags about a finished task."""
    place = task.number.lines or task.title.lines
    numbers = [label_at(measure.label.text) for measure in task.measures if measure.label]
    run = [number[0] for number in numbers if number]
    if run and run != list(range(1, len(run) + 1)):
        context.flags.add(LabelGap(place, "、".join(map(str, run))))
    answers = task.responsibilities or any(m.responsibilities for m in task.measures)
    if not answers and any(context.has(meaning) for meaning in ORGANIZATIONS):
        context.flags.add(NoOrganization(place))
    told = [*task.progress, *(part for measure in task.measures for part in measure.progress)]
    if context.has_progress and not any(part.text for part in told):
        context.flags.add(EmptyProgress(place))
