"""An organization: what it leads, what it supports, what it answers for without a printed role."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import links, parts
from govpublish.pages.late import OVERDUE
from govpublish.pages.links import Line, Link
from govpublish.pages.lookups import Lookups, Record, group, place
from govpublish.pages.page import Page
from govpublish.pages.plans import Plan, newest, plan
from govpublish.pages.summary import Short, short


class Duties(NamedTuple):
    """What it answers for in one role under one plan, what is overdue first."""

    plan: Plan
    duties: tuple["Duty", ...]
    late: int
    """How many are overdue."""

    @property
    def total(self) -> int:
        """How many they are."""
        return len(self.duties)


class Duty(NamedTuple):
    """A task or measure that the organization answers for."""

    number: str
    task: Link
    measure: Link | None
    deadline: str | None
    inherited: bool
    lines: tuple[Line, ...]
    stands: Short
    """In the newest report of the plan."""


def pages(found: Lookups) -> Iterator[Page]:
    """One page an organization."""
    plans = {plan_id: plan(found, plan_id) for plan_id in found.plans}
    for organization_id, row in found.organizations.items():
        rows = found.answers_by.get(organization_id, ())
        concerned = tuple(
            plans[plan_id] for plan_id in dict.fromkeys(_plan_of(found, one) for one in rows)
        )
        roles = _roles(found, rows, plans)
        yield Page(
            path=ids.organization_path(organization_id),
            kind="organization",
            facts={
                "organization": row,
                "aliases": row["aliases"].split(";") if row["aliases"] else (),
                "jurisdiction": found.jurisdictions[row["jurisdiction_code"]],
                "jurisdiction_href": links.address(ids.jurisdiction_path(row["jurisdiction_code"])),
                "count": len(rows),
                "roles": roles,
                "late": sum(one.late for several in roles.values() for one in several),
            },
            as_of=newest(one.as_of for one in concerned),
            published_on=newest(one.published_on for one in concerned),
            edition_date=found.edition.date,
        )


def _plan_of(found: Lookups, answer: Record) -> str:
    return str(found.tasks[answer["task_id"]]["plan_id"])


def _roles(
    found: Lookups, rows: Sequence[Record], plans: Mapping[str, Plan]
) -> Mapping[str, Sequence[Duties]]:
    """Duties by role in the schema's order, then by plan, in the order of the documents."""
    order = found.schema.table("responsibilities").field("role").labels
    by_role = group(rows, lambda row: row["role"])
    return {
        role: tuple(
            _duties(found, answers, plans[plan_id])
            for plan_id, answers in group(by_role[role], lambda row: _plan_of(found, row)).items()
        )
        for role in order
        if role in by_role
    }


def _duties(found: Lookups, rows: Sequence[Record], shared: Plan) -> Duties:
    """What is overdue first, else as the document has it."""
    duties = sorted((_duty(found, row, shared) for row in rows), key=lambda one: not _is_late(one))
    return Duties(
        shared,
        tuple(duties),
        sum(map(_is_late, duties)),
    )


def _is_late(duty: Duty) -> bool:
    return any(status == OVERDUE for status, _ in duty.stands.derived)


def _duty(found: Lookups, row: Record, shared: Plan) -> Duty:
    task = found.tasks[row["task_id"]]
    measure = found.measures[row["measure_id"]] if row["measure_id"] else None
    return Duty(
        number=ids.shown_number(task["task_id"]),
        task=Link(task["title"], links.record(task["task_id"])),
        measure=parts.measure(measure) if measure else None,
        deadline=(measure or task)["deadline_as_printed"],
        inherited=bool(row["inherited"]),
        lines=links.lines_of(row["source_id"], row["lines"]),
        stands=short(found, shared.newest, place(row)),
    )
