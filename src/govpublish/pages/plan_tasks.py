"""The tasks of a plan as the rows of its table, and what the table can be filtered by."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import filters, life, links, parts
from govpublish.pages.continued import Continued
from govpublish.pages.filters import Choice, Fields, Mark
from govpublish.pages.late import OVERDUE
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.summary import Short, short
from govpublish.pages.turns import Lives


class Row(NamedTuple):
    """A task in the table of its plan."""

    number: str
    task: Link
    answers: tuple[parts.Answer, ...]
    mixed: bool
    """Whether their roles differ."""
    deadline: str | None
    measures: int
    first_due: str | None
    """The earliest due date among its measures."""
    last_due: str | None
    """The latest."""
    undated: tuple[str, ...]
    """The deadlines among its measures that name no day, as printed."""
    stands: Short
    """In the newest report."""
    since: str | None
    """The period that printed it first, where the plan had reports before."""
    now: life.Now
    before: Link | None
    """The task of last year's plan with the very same title."""
    after: tuple[Link, ...]
    """Those of later plans."""
    marks: tuple[Mark, ...]
    """What its places can be found by."""
    organizations: tuple[int, ...]
    """Its organizations, by their ordinals among the choices."""


class Section(NamedTuple):
    """The tasks under one heading."""

    name: str | None
    ordinals: tuple[int, ...]
    """The choices it belongs to: its own heading and the headings above it."""
    rows: tuple[Row, ...]


class View(NamedTuple):
    """What the table of a plan is drawn from."""

    found: Lookups
    lives: Lives
    stages: Sequence[life.Stage]
    newest: str | None
    """The id of the newest report that tells of progress."""
    continued: Continued


class Tasks(NamedTuple):
    """The table of tasks."""

    sections: tuple[Section, ...]
    fields: Fields
    organizations: tuple[Choice, ...]
    section_choices: tuple[Choice, ...]

    @property
    def rows(self) -> Iterator[Row]:
        """Every row, in the order of the document."""
        return (row for section in self.sections for row in section.rows)


def tasks(view: View, rows: Sequence[Record]) -> Tasks:
    """The table of a plan's tasks, as its newest report has them."""
    found = view.found
    named = Counter(name for row in rows for name in organizations(found, row["task_id"]))
    order = {name: at for at, (name, _) in enumerate(named.most_common(), start=1)}
    headings = Counter(one for row in rows for one in _headings(row["section"]))
    under = {name: at for at, name in enumerate(headings, start=1)}
    drawn = tuple(
        Section(
            name,
            tuple(filters.ordinals(_headings(name), under)),
            tuple(_row(view, row, order) for row in some),
        )
        for name, some in groupby(rows, key=lambda row: row["section"])
    )
    places = [one for section in drawn for row in section.rows for one in row.marks]
    return Tasks(
        drawn,
        filters.fields(found, places, OVERDUE),
        tuple(Choice(name, name, named[name]) for name in order),
        filters.choices(headings) if len({row["section"] for row in rows}) > 1 else (),
    )


def organizations(found: Lookups, task_id: str) -> tuple[str, ...]:
    """The canonical names of all who answer for a task or one of its measures, each once."""
    places = [task_id, *(row["measure_id"] for row in found.measures_of.get(task_id, ()))]
    rows = (row for one in places for row in found.answers_of.get(one, ()))
    known = dict.fromkeys(row["organization_id"] for row in rows if row["organization_id"])
    return tuple(found.organizations[one]["name"] for one in known)


def _headings(section: str | None) -> tuple[str, ...]:
    """A heading and those above it, from the top.

    >>> _headings("一、水利 / (一)水库")
    ('一、水利', '一、水利 / (一)水库')
    """
    steps = section.split(" / ") if section else []
    return tuple(" / ".join(steps[: at + 1]) for at in range(len(steps)))


def _row(view: View, task: Record, order: Mapping[str, int]) -> Row:
    found, task_id, stages = view.found, task["task_id"], view.stages
    told = life.periods(found, view.lives, stages, task, ()) if len(stages) > 1 else ()
    measures = found.measures_of.get(task_id, ())
    answers = parts.answers(found, task_id) or tuple(
        {
            answer.printed: answer
            for measure in measures
            for answer in parts.answers(found, measure["measure_id"])
        }.values()
    )
    days = sorted(m["due_on"] for m in measures if m["due_on"])
    before = view.continued.task_before.get(task_id)
    return Row(
        number=ids.shown_number(task_id),
        task=Link(task["title"], links.record(task_id)),
        answers=answers,
        mixed=len({answer.role for answer in answers}) > 1,
        deadline=task["deadline_as_printed"],
        measures=len(measures),
        first_due=days[0] if days else None,
        last_due=days[-1] if days else None,
        undated=tuple(dict.fromkeys(m["deadline_as_printed"] for m in measures if _is_open(m))),
        stands=short(found, view.newest, task_id),
        since=told[0].stage.period if told and told[0].stage != stages[0] else None,
        now=life.now(task, told),
        before=_numbered(before) if before else None,
        after=tuple(map(_numbered, view.continued.tasks_after.get(task_id, ()))),
        marks=filters.marks(found, view.newest, task_id),
        organizations=tuple(filters.ordinals(organizations(found, task_id), order)),
    )


def _is_open(measure: Record) -> bool:
    return bool(measure["deadline_as_printed"]) and not measure["due_on"]


def _numbered(task_id: str) -> Link:
    year = ids.parse_plan(task_id.partition(".")[0]).year
    return Link(f"{year}年第{ids.shown_number(task_id)}项", links.record(task_id))
