"""A plan: its reports, how far it is, all its tasks in a table, who answers, totals, downloads."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import due, late, life, links, parts, structured, turns
from govpublish.pages.links import Line, Link
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.page import Page
from govpublish.pages.plans import Plan, plan
from govpublish.pages.summary import Short, Summary, short, summary
from govpublish.pages.turns import Lives, Turn


class Row(NamedTuple):
    """A task in the table of its plan."""

    number: str
    task: Link
    answers: tuple[parts.Answer, ...]
    mixed: bool
    """Whether their roles differ."""
    deadline: str | None
    measures: int
    last_due: str | None
    """The latest due date among its measures."""
    stands: Short
    """In the newest report."""
    since: str | None
    """The period that printed it first, where the plan had reports before."""
    now: life.Now


class Period(NamedTuple):
    """A period that the plan page tells of, with its statuses; without a report it is missing."""

    stage: life.Stage
    summary: Summary | None
    clashes: tuple[Link, ...]
    """The places where official and derived status say opposite things."""
    changes: tuple[tuple[str, int], ...]
    """How many tasks became what, against the report before."""


class Share(NamedTuple):
    """How often an organization answers for something of a plan, by role."""

    organization: Link
    roles: Counter[str]
    total: int


class Total(NamedTuple):
    """A total that the document prints, beside ours."""

    record: Record
    lines: tuple[Line, ...]


def pages(found: Lookups) -> Iterator[Page]:
    """One page a plan."""
    lives = turns.look_up(found)
    described = structured.plans(found)
    for plan_id in found.plans:
        shared, through = plan(found, plan_id), life.stages(found, plan_id)
        tasks = found.tasks_of.get(plan_id, ())
        reports = found.reports_of.get(plan_id, ())
        yield Page(
            path=ids.plan_path(plan_id),
            kind="plan",
            facts={
                "plan": shared,
                "task_count": len(tasks),
                "measure_count": sum(len(found.measures_of.get(t["task_id"], ())) for t in tasks),
                "periods": tuple(_period(found, lives, plan_id, one) for one in through),
                "late": late.count(found, shared.newest),
                "late_href": links.address(late.path(shared.record["jurisdiction_code"])),
                "changes": _changes(found, lives, plan_id, through),
                "sections": (sections := _sections(found, lives, through, shared, tasks)),
                "ended_count": sum(
                    row.now.absent_since is not None for _, rows in sections for row in rows
                ),
                "shows_deadline": any(_is_due(found, task) for task in tasks),
                "shares": (shares := _shares(found, tasks)),
                "roles": tuple(
                    role
                    for role in found.schema.table("responsibilities").field("role").labels
                    if any(share.roles[role] for share in shares)
                ),
                "totals": tuple(
                    Total(row, links.lines_of(report["source_id"], row["lines"]))
                    for report in reports
                    for row in found.totals_of.get(report["report_id"], ())
                ),
                "files": found.files_of.get(plan_id, ()),
                "has_calendar": next(due.dated(found, plan_id), None) is not None,
                "structured": described[plan_id],
                "flags": parts.remarks(found, _flags(found, plan_id, reports)),
            },
            as_of=shared.as_of,
            published_on=shared.published_on,
            edition_date=found.edition.date,
        )


def _period(found: Lookups, lives: Lives, plan_id: str, stage: life.Stage) -> Period:
    if stage.report is None:
        return Period(stage, None, (), ())
    report_id = ids.report_id(plan_id, stage.period)
    rows = [row for row in lives.by_report.get(report_id, ()) if row["measure_id"] is None]
    became = Counter(
        change for _, change in dict.fromkeys((row["task_id"], row["change"]) for row in rows)
    )
    order = found.schema.table(turns.TABLE).field("change").labels
    changes = tuple((change, became[change]) for change in order if became[change])
    if not stage.report.has_progress:
        return Period(stage, None, (), changes)
    counted = summary(found, report_id)
    return Period(stage, counted, tuple(_shown(one) for one in counted.clashes), changes)


def _shown(record_id: str) -> Link:
    return Link(record_id.partition(".")[2], links.record(record_id))


def _changes(
    found: Lookups, lives: Lives, plan_id: str, through: Sequence[life.Stage]
) -> tuple[Turn, ...]:
    """What became of tasks and measures in the newest report."""
    held = [stage.period for stage in through if stage.report]
    rows = lives.by_report.get(ids.report_id(plan_id, held[-1]), ()) if held else ()
    return tuple(turns.turn(found, lives, row) for row in rows if row["change"] != "matched")


def _sections(
    found: Lookups,
    lives: Lives,
    through: Sequence[life.Stage],
    shared: Plan,
    tasks: Sequence[Record],
) -> tuple[tuple[str | None, tuple[Row, ...]], ...]:
    return tuple(
        (section, tuple(_row(found, lives, through, task, shared.newest) for task in rows))
        for section, rows in groupby(tasks, key=lambda task: task["section"])
    )


def _is_due(found: Lookups, task: Record) -> bool:
    """Whether a deadline is printed at the task or at one of its measures."""
    places = [task, *found.measures_of.get(task["task_id"], ())]
    return any(place["deadline_as_printed"] for place in places)


def _row(
    found: Lookups,
    lives: Lives,
    through: Sequence[life.Stage],
    task: Record,
    report_id: str | None,
) -> Row:
    task_id = task["task_id"]
    told = life.periods(found, lives, through, task, ()) if len(through) > 1 else ()
    measures = found.measures_of.get(task_id, ())
    answers = parts.answers(found, task_id) or tuple(
        {
            answer.printed: answer
            for measure in measures
            for answer in parts.answers(found, measure["measure_id"])
        }.values()
    )
    return Row(
        number=ids.shown_number(task_id),
        task=Link(task["title"], links.record(task_id)),
        answers=answers,
        mixed=len({answer.role for answer in answers}) > 1,
        deadline=task["deadline_as_printed"],
        measures=len(measures),
        last_due=max((m["due_on"] or "" for m in measures), default="") or None,
        stands=short(found, report_id, task_id),
        since=told[0].stage.period if told and told[0].stage != through[0] else None,
        now=life.now(task, told),
    )


def _shares(found: Lookups, tasks: Sequence[Record]) -> tuple[Share, ...]:
    """The organizations of a plan, the most often named first."""
    roles: dict[str, Counter[str]] = {}
    for task in tasks:
        places = [task["task_id"]]
        places += [m["measure_id"] for m in found.measures_of.get(task["task_id"], ())]
        for row in (row for one in places for row in found.answers_of.get(one, ())):
            if row["organization_id"] is not None:
                roles.setdefault(row["organization_id"], Counter())[row["role"]] += 1
    shares = [Share(_named(found, one), count, count.total()) for one, count in roles.items()]
    return tuple(sorted(shares, key=lambda share: -share.total))


def _named(found: Lookups, organization_id: str) -> Link:
    address = links.address(ids.organization_path(organization_id))
    return Link(found.organizations[organization_id]["name"], address)


def _flags(found: Lookups, plan_id: str, reports: Sequence[Record]) -> Iterator[Record]:
    """The remarks on the plan's records, and those on its documents that name no record."""
    for source_id in dict.fromkeys(report["source_id"] for report in reports):
        alone = len({row["plan_id"] for row in found.reports_from[source_id]}) == 1
        for flag in found.flags_of.get(source_id, ()):
            record = flag["record_id"] or ""
            if record.startswith((f"{plan_id}.", f"{plan_id}@")) or (not record and alone):
                yield flag
