"""A task: the promise, who answers, by when, its measures, what is reported, the very words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from govpublish import ids
from govpublish.pages import citing, continued, excerpts, life, links, parts, targets, turns
from govpublish.pages.late import OVERDUE
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.page import Page
from govpublish.pages.plans import Plan, plan
from govpublish.pages.summary import Counts, counts
from govpublish.pages.timeline import label, status, timeline


class Together(NamedTuple):
    """Where the measures of a task stand in the newest report."""

    total: int
    official: Counts
    derived: Counts


class Overdue(NamedTuple):
    """A task or measure that the newest report leaves overdue."""

    measure: Link | None
    due_on: str
    days: int
    """Between the deadline and the day of the report."""


class Year(NamedTuple):
    """The task of the very same title in the plan of another year."""

    year: int
    task: Link


def pages(found: Lookups) -> Iterator[Page]:
    """One page a task, in the order of the document."""
    flags, lives = _flags_by_task(found), turns.look_up(found)
    years = continued.look_up(found)
    for plan_id in found.plans:
        shared, through = plan(found, plan_id), life.stages(found, plan_id)
        tasks = found.tasks_of.get(plan_id, ())
        around = [None, *map(_neighbour, tasks), None]
        for i, task in enumerate(tasks):
            told = flags.get(task["task_id"], ())
            if len(through) > 1:  # what is printed otherwise stands in the life of the task
                told = [flag for flag in told if flag["kind"] != turns.REMARKED]
            yield Page(
                path=ids.task_path(task["task_id"]),
                kind="task",
                facts={
                    **(facts := _facts(found, shared, task)),
                    **_life(found, lives, through, facts["task"]),
                    "years": tuple(_years(found, years, task["task_id"])),
                    "flags": parts.remarks(found, told),
                    "before": around[i],
                    "after": around[i + 2],
                },
                as_of=shared.as_of,
                published_on=shared.published_on,
                edition_date=found.edition.date,
            )


def _facts(found: Lookups, shared: Plan, task: Record) -> Mapping[str, Any]:
    task_id, reports = task["task_id"], shared.reports
    rows = found.measures_of.get(task_id, ())
    measures = tuple(parts.place(found, row, row["measure_id"], reports) for row in rows)
    promise = parts.place(found, task, task_id, reports)
    period = ids.period_of(shared.newest) if shared.newest else ""
    return {
        "path": links.address(ids.task_path(task_id)),
        "number": ids.shown_number(task_id),
        "plan": shared,
        "task": promise,
        "size": _size(task["title"]),
        "sections": task["section"].split(" / ") if task["section"] else (),
        "measures": measures,
        "measures_answer": _distinct(measures),
        "measures_stand": _together(found, shared.newest, rows),
        "late": tuple(_late((promise, *measures), period, shared.as_of)),
        "time": timeline(measures, int(shared.record["year"]), period, shared.as_of),
        "targets": targets.of_task(found, task),
        "tells": any(said.report.has_progress and said.told for said in promise.said),
        "excerpts": excerpts.of_task(found, task),
        "citation": citing.of_task(found, shared, task),
    }


def _late(places: Iterable[parts.Place], period: str, as_of: str | None) -> Iterator[Overdue]:
    for place in places:
        due_on = place.record["due_on"]
        if as_of and due_on and status(place, period) == OVERDUE:
            days = (date.fromisoformat(as_of) - date.fromisoformat(due_on)).days
            measure = Link(label(place), f"#{place.anchor}") if place.anchor else None
            yield Overdue(measure, due_on, days)


def _years(found: Lookups, years: continued.Continued, task_id: str) -> Iterator[Year]:
    """The year before first."""
    for other in (years.task_before.get(task_id), *years.tasks_after.get(task_id, ())):
        if other:
            plan_id = found.tasks[other]["plan_id"]
            number = f"第{ids.shown_number(other)}项"
            yield Year(found.plans[plan_id]["year"], Link(number, links.record(other)))


def _together(found: Lookups, report_id: str | None, measures: Sequence[Record]) -> Together | None:
    told = [
        row["measure_id"]
        for row in measures
        if report_id and (report_id, row["measure_id"]) in found.assessments_of
    ]
    if report_id is None or not told:
        return None
    return Together(
        len(told),
        counts(found, report_id, told, "official_status"),
        counts(found, report_id, told, "derived_status"),
    )


def _life(
    found: Lookups, lives: turns.Lives, through: Sequence[life.Stage], place: parts.Place
) -> Mapping[str, Any]:
    """From report to report, where the plan has more than one."""
    task = place.record
    told = life.periods(found, lives, through, task, place.said) if len(through) > 1 else ()
    measures: dict[str, list[turns.Turn]] = {}
    for one in (one for period in told for one in period.turns):
        if one.measure_id:
            measures.setdefault(one.measure_id, []).append(one)
    return {
        "life": told,
        "now": life.now(task, told),
        "measure_turns": measures,
    }


def _size(text: str) -> str:
    """How large a promise is set: the shorter, the larger."""
    return "large" if len(text) <= 40 else "middle" if len(text) <= 120 else "small"


def _distinct(measures: Sequence[parts.Place]) -> tuple[Link, ...]:
    """The organizations that answer for the measures, each once."""
    found = (answer for measure in measures for answer in measure.answers)
    return tuple(dict.fromkeys(one.organization or Link(one.printed, "") for one in found))


def _neighbour(task: Record) -> Link:
    return Link(task["title"], links.address(ids.task_path(task["task_id"])))


def _flags_by_task(found: Lookups) -> Mapping[str, Sequence[Record]]:
    """The remarks on a task, on its measures, or on what belongs to them."""
    flags: dict[str, list[Record]] = {}
    for row in (flag for group in found.flags_of.values() for flag in group):
        home = parts.home_of(found, row["record_id"])
        if home is not None:
            flags.setdefault(links.task_of(home), []).append(row)
    return flags
