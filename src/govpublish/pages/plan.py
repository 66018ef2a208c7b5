"""A plan: how far it is, what is due when, all its tasks, who answers, totals, downloads."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

from govpublish import ids
from govpublish.pages import (
    continued,
    due,
    late,
    life,
    links,
    plan_calendar,
    plan_tasks,
    structured,
    totals,
    turns,
)
from govpublish.pages.flag_kinds import kinds
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.page import Page
from govpublish.pages.plans import plan
from govpublish.pages.summary import Summary, summary
from govpublish.pages.turns import Lives, Turn

LISTED = 20
"""Overdue places, and remarks of a kind, that the plan page lists; others lead on to the rest."""
LONG = 500
"""Tasks of a plan whose table must not grow too heavy for a phone."""
SHOWN = 60
"""Signs of a task that such a table shows."""


class Year(NamedTuple):
    """The plan of another year that this one goes on from, or that goes on from this one."""

    plan: Link
    before: bool


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
    chosen: str
    """Its name as the filter of the tasks takes it."""
    roles: Counter[str]
    total: int


def pages(found: Lookups) -> Iterator[Page]:
    """One page a plan."""
    lives, years = turns.look_up(found), continued.look_up(found)
    described = structured.plans(found)
    for plan_id in found.plans:
        shared, through = plan(found, plan_id), life.stages(found, plan_id)
        rows = found.tasks_of.get(plan_id, ())
        reports = found.reports_of.get(plan_id, ())
        drawn = plan_tasks.tasks(plan_tasks.View(found, lives, through, shared.newest, years), rows)
        periods = tuple(_period(found, lives, plan_id, one) for one in through)
        told = [one for one in periods if one.summary]
        shares = _shares(found, rows)
        overdue = late.longest_first(late.late(found, shared).late)
        yield Page(
            path=ids.plan_path(plan_id),
            kind="plan",
            facts={
                "plan": shared,
                "years": _years(found, years, plan_id),
                "task_count": len(rows),
                "measure_count": sum(len(found.measures_of.get(t["task_id"], ())) for t in rows),
                "periods": periods,
                "newest": told[-1] if told else None,
                "overdue": overdue,
                "listed": LISTED,
                "shown": SHOWN if len(rows) > LONG else None,
                "late_href": links.address(late.path(shared.record["jurisdiction_code"])),
                "changes": _changes(found, lives, plan_id, through),
                "calendar": plan_calendar.calendar(found, rows, shared.newest),
                "tasks": drawn,
                "ended_count": sum(row.now.absent_since is not None for row in drawn.rows),
                "shows_deadline": any(_is_due(found, task) for task in rows),
                "shares": shares,
                "roles": tuple(
                    role
                    for role in found.schema.table("responsibilities").field("role").labels
                    if any(share.roles[role] for share in shares)
                ),
                "totals": tuple(
                    one for report in reports for one in totals.totals(found, report["report_id"])
                ),
                "files": found.files_of.get(plan_id, ()),
                "has_calendar": next(due.dated(found, plan_id), None) is not None,
                "structured": described[plan_id],
                "kinds": kinds(found, _flags(found, plan_id, reports)),
            },
            as_of=shared.as_of,
            published_on=shared.published_on,
            edition_date=found.edition.date,
        )


def _years(found: Lookups, years: continued.Continued, plan_id: str) -> tuple[Year, ...]:
    """The plan of the year before and those that go on from this one."""
    before = years.plan_before.get(plan_id)
    after = years.plans_after.get(plan_id, ())
    return (
        *((Year(_titled(found.plans[before]), True),) if before else ()),
        *(Year(_titled(row), False) for row in after),
    )


def _titled(row: Record) -> Link:
    address = links.address(ids.plan_path(row["plan_id"]))
    return Link(f"{row['year']}年《{row['name']}》", address)


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


def _is_due(found: Lookups, task: Record) -> bool:
    """Whether a deadline is printed at the task or at one of its measures."""
    places = [task, *found.measures_of.get(task["task_id"], ())]
    return any(place["deadline_as_printed"] for place in places)


def _shares(found: Lookups, tasks: Sequence[Record]) -> tuple[Share, ...]:
    """The organizations of a plan, the most often named first."""
    roles: dict[str, Counter[str]] = {}
    for task in tasks:
        places = [task["task_id"]]
        places += [m["measure_id"] for m in found.measures_of.get(task["task_id"], ())]
        for row in (row for one in places for row in found.answers_of.get(one, ())):
            if row["organization_id"] is not None:
                roles.setdefault(row["organization_id"], Counter())[row["role"]] += 1
    shares = [
        Share(one := _named(found, organization), quote(one.name, ""), count, count.total())
        for organization, count in roles.items()
    ]
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
