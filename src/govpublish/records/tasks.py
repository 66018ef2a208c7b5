"""One task from its rows: measures, organizations, progress and status where they are printed."""

from collections.abc import Sequence

from govpublish import dates
from govpublish.flags import EmptyProgress, LabelGap, NoOrganization
from govpublish.models import (
    DETAILS,
    ORGANIZATIONS,
    Cell,
    Detail,
    Due,
    Group,
    Meaning,
    Measure,
    OfficialStatus,
    Progress,
    Responsibility,
    Row,
    Task,
)  # fmt: skip
from govpublish.records import responsibilities, statuses
from govpublish.records.context import Context
from govpublish.records.progress import by_organization, numbered
from govpublish.text import label_at
from govpublish.tidying import carry_down

_Items = list[tuple[int, Cell, Cell]]


def read(group: Group, context: Context) -> Task:
    """The task of a group, in one of three shapes.

    Its rows are its measures; or one cell lists its milestones; or it has none.
    """
    items = _listed(group)
    if items:
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
    """A task whose rows are its measures: everything stands on them."""
    measures = []
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
                progress=_reported([row], context),
                status=_status([row], context),
                details=_details([row], context),
            )
        )
    return Task(
        number=group.number,
        section=group.section,
        title=group.title,
        text=group.title,
        deadline=None,
        measures=tuple(measures),
        reports_here=False,
    )


def _with_milestones(group: Group, items: _Items, context: Context) -> Task:
    """A task with its milestones in one cell; each takes the report that carries its number."""
    row = group.rows[0]
    told = {
        number: Progress(text=text, problems=Cell(), label=label)
        for number, label, text in numbered(row[Meaning.PROGRESS])
    }
    matched = bool(told) and set(told) <= {number for number, _, _ in items}
    by_item = context.has_progress and matched
    measures = tuple(
        Measure(
            label=label,
            text=text,
            deadline=_deadline(Cell(), text, context),
            progress=(told.get(number, Progress(text=Cell(), problems=Cell())),) if by_item else (),
        )
        for number, label, text in items
    )
    left = row.put(Meaning.PROGRESS, Cell()) if by_item else row
    whole = _reported([left], context)
    if by_item and not any(part.problems for part in whole):
        whole = ()
    return _task(group, context, whole, measures, by_item)


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
        status=_status(group.rows, context),
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
    if not context.has_progress:
        return ()
    found: list[Progress] = []
    for row in rows:
        text, problems = row[Meaning.PROGRESS], row[Meaning.PROBLEM]
        if len(rows) == 1 and not any(context.has(meaning) for meaning in ORGANIZATIONS):
            found += by_organization(text, problems, context.organizations)
        else:
            found.append(
                Progress(text=text, problems=problems, organization=_own(row, rows, context))
            )
    told = [part for part in found if part.text or part.problems]
    return tuple(told or found[:1])


def _own(row: Row, rows: Sequence[Row], context: Context) -> Cell | None:
    """The one organization that a row of a longer task names for itself, if it does."""
    if row is rows[0] or len(rows) == 1:
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


def _status(rows: Sequence[Row], context: Context) -> OfficialStatus | None:
    heading = context.headings.get(Meaning.STATUS)
    if heading is None:
        return None
    for row in rows:
        if found := statuses.read(row[Meaning.STATUS], heading, context.statuses, context.flags):
            return found
    return None


def _details(rows: Sequence[Row], context: Context) -> tuple[Detail, ...]:
    return tuple(
        Detail(heading=context.headings[meaning].cell.text, text=row[meaning])
        for row in rows
        for meaning in DETAILS
        if row[meaning]
    )


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
