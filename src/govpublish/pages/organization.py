"""An organization: what it leads, supports or answers for, plan by plan, what is overdue first."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import filters, links, parts
from govpublish.pages.filters import Choice, Fields, Mark
from govpublish.pages.late import OVERDUE
from govpublish.pages.links import Line, Link
from govpublish.pages.lookups import Lookups, Record, group, place
from govpublish.pages.page import Page
from govpublish.pages.plans import Plan, newest, plan
from govpublish.pages.summary import Counts, Short, counts, short, units

_OVER = ("done", "target_met")


class Duty(NamedTuple):
    """A task or measure that the organization answers for."""

    number: str
    task: Link
    measure: Link | None
    deadline: str | None
    due_on: str | None
    inherited: bool
    lines: tuple[Line, ...]
    stands: Short
    """In the newest report of the plan."""
    marks: tuple[Mark, ...]
    """What it can be found by: of a whole task by the places the report tells of."""
    position: int
    """Its place in the order of the documents."""


class Duties(NamedTuple):
    """What it answers for in one role under one plan: overdue, due next, the rest, done."""

    role: str
    duties: tuple[Duty, ...]
    late: int
    """How many are overdue."""
    first: bool
    """Whether no plan above has this role."""


class Under(NamedTuple):
    """What it answers for under one plan."""

    plan: Plan
    roles: tuple[Duties, ...]
    total: int
    counted: int
    """The places that the newest report tells of: the N of its statuses."""
    official: Counts
    derived: Counts
    next_due: tuple[str, int] | None
    """The next day on which something not yet reported as done is due, and how much is."""


def pages(found: Lookups) -> Iterator[Page]:
    """One page an organization."""
    plans = {plan_id: plan(found, plan_id) for plan_id in found.plans}
    for organization_id, row in found.organizations.items():
        rows = found.answers_by.get(organization_id, ())
        under = tuple(_under(found, rows, plans))
        every = [duty for one in under for role in one.roles for duty in role.duties]
        yield Page(
            path=ids.organization_path(organization_id),
            kind="organization",
            facts={
                "organization": row,
                "aliases": row["aliases"].split(";") if row["aliases"] else (),
                "jurisdiction": found.jurisdictions[row["jurisdiction_code"]],
                "jurisdiction_href": links.address(ids.jurisdiction_path(row["jurisdiction_code"])),
                "count": len(rows),
                "under": under,
                "roles": _chosen_roles(found, rows),
                "plans": tuple(
                    Choice(str(one.plan.record["plan_id"]), _titled(one.plan), one.total)
                    for one in under
                ),
                "fields": _fields(found, every),
                "late": sum(role.late for one in under for role in one.roles),
                "shows_official": any(duty.stands.official for duty in every),
            },
            as_of=newest(one.plan.as_of for one in under),
            published_on=newest(one.plan.published_on for one in under),
            edition_date=found.edition.date,
        )


def _titled(shared: Plan) -> str:
    return f"{shared.record['year']}年 {shared.name}"


def _fields(found: Lookups, duties: Sequence[Duty]) -> Fields:
    return filters.fields(found, [mark for duty in duties for mark in duty.marks], OVERDUE)


def _chosen_roles(found: Lookups, rows: Sequence[Record]) -> tuple[Choice, ...]:
    """The roles it has, in the schema's order."""
    names = found.schema.table("responsibilities").field("role").labels
    by_role = group(rows, lambda row: row["role"])
    return tuple(Choice(key, names[key], len(by_role[key])) for key in names if key in by_role)


def _under(found: Lookups, rows: Sequence[Record], plans: Mapping[str, Plan]) -> Iterator[Under]:
    """Its plans, the latest year first; under each its roles in the schema's order."""
    by_plan = group(rows, lambda row: found.tasks[row["task_id"]]["plan_id"])
    order = list(found.schema.table("responsibilities").field("role").labels)
    seen: set[str] = set()
    before = 0
    for plan_id, answers in sorted(by_plan.items(), key=lambda one: -found.plans[one[0]]["year"]):
        shared = plans[plan_id]
        drawn = [_duty(found, row, shared, at) for at, row in enumerate(answers, before)]
        before += len(drawn)
        roles = []
        for role in order:
            own = [one for one, row in zip(drawn, answers, strict=True) if row["role"] == role]
            if own:
                late = sum(map(_is_late, own))
                ordered = sorted(own, key=lambda one: _urgency(one, shared))
                roles.append(Duties(role, tuple(ordered), late, role not in seen))
                seen.add(role)
        official, derived = _stands(found, shared, answers)
        counted = sum(part for _, part in derived.given) + derived.without
        yield Under(
            shared, tuple(roles), len(drawn), counted, official, derived, _next(drawn, shared)
        )


def _stands(found: Lookups, shared: Plan, rows: Sequence[Record]) -> tuple[Counts, Counts]:
    """Of its places under a plan how many have which status; each place once."""
    if shared.newest is None:
        return Counts((), 0), Counts((), 0)
    own = tuple(dict.fromkeys(one for row in rows for one in _places(found, shared.newest, row)))
    return (
        counts(found, shared.newest, own, "official_status"),
        counts(found, shared.newest, own, "derived_status"),
    )


def _places(found: Lookups, report_id: str, row: Record) -> Iterator[str]:
    """The measure it answers for, or what the report tells of the whole task."""
    if row["measure_id"]:
        yield row["measure_id"]
    else:
        yield from units(found, report_id, [row["task_id"]])


def _urgency(duty: Duty, shared: Plan) -> tuple[int, str, int]:
    """Overdue first, then what is due next, what has no day, and at last what is done."""
    if _is_late(duty):
        return 0, duty.due_on or "", duty.position
    if shared.newest is None or not duty.due_on:
        return 2, "", duty.position
    return (3, "", duty.position) if _is_over(duty) else (1, duty.due_on, duty.position)


def _is_late(duty: Duty) -> bool:
    return any(status == OVERDUE for status, _ in duty.stands.derived)


def _is_over(duty: Duty) -> bool:
    return all(mark.derived in _OVER for mark in duty.marks)


def _next(duties: Sequence[Duty], shared: Plan) -> tuple[str, int] | None:
    if shared.newest is None:
        return None
    days = sorted(
        duty.due_on for duty in duties if duty.due_on and not _is_over(duty) and not _is_late(duty)
    )
    return (days[0], days.count(days[0])) if days else None


def _duty(found: Lookups, row: Record, shared: Plan, position: int) -> Duty:
    task = found.tasks[row["task_id"]]
    measure = found.measures[row["measure_id"]] if row["measure_id"] else None
    due_on = (measure or task)["due_on"]
    return Duty(
        number=ids.shown_number(task["task_id"]),
        task=Link(task["title"], links.record(task["task_id"])),
        measure=parts.measure(measure) if measure else None,
        deadline=(measure or task)["deadline_as_printed"],
        due_on=due_on,
        inherited=bool(row["inherited"]),
        lines=links.lines_of(row["source_id"], row["lines"]),
        stands=short(found, shared.newest, place(row)),
        marks=(filters.mark(found, shared.newest, place(row), due_on),)
        if measure
        else filters.marks(found, shared.newest, task["task_id"]),
        position=position,
    )
