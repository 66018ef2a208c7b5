"""An organization: what it leads, what it supports, what it answers for without a printed role."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import links
from govpublish.pages.links import Line, Link
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.page import Page
from govpublish.pages.plans import Plan, newest, plan


class Duties(NamedTuple):
    """What it answers for in one role under one plan."""

    plan: Plan
    duties: tuple["Duty", ...]

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


def pages(found: Lookups) -> Iterator[Page]:
    """One page an organization."""
    plans = {plan_id: plan(found, plan_id) for plan_id in found.plans}
    for organization_id, row in found.organizations.items():
        rows = found.answers_by.get(organization_id, ())
        concerned = tuple(
            plans[plan_id] for plan_id in dict.fromkeys(_plan_of(found, one) for one in rows)
        )
        yield Page(
            path=ids.organization_path(organization_id),
            kind="organization",
            facts={
                "organization": row,
                "aliases": row["aliases"].split(";") if row["aliases"] else (),
                "jurisdiction": found.jurisdictions[row["jurisdiction_code"]],
                "jurisdiction_href": links.address(ids.jurisdiction_path(row["jurisdiction_code"])),
                "count": len(rows),
                "roles": _roles(found, rows, concerned),
            },
            as_of=newest(one.as_of for one in concerned),
            published_on=newest(one.published_on for one in concerned),
            edition_date=found.edition.date,
        )


def _plan_of(found: Lookups, answer: Record) -> str:
    return str(found.tasks[answer["task_id"]]["plan_id"])


def _roles(
    found: Lookups, rows: Sequence[Record], concerned: Sequence[Plan]
) -> Mapping[str, Sequence[Duties]]:
    """Duties by role in the schema's order, then by plan, in the order of the documents."""
    order = found.schema.table("responsibilities").field("role").labels
    return {
        role: tuple(
            Duties(shared, duties)
            for shared in concerned
            if (duties := tuple(_duties(found, rows, role, shared)))
        )
        for role in order
        if any(row["role"] == role for row in rows)
    }


def _duties(found: Lookups, rows: Sequence[Record], role: str, shared: Plan) -> Iterator[Duty]:
    for row in rows:
        if row["role"] != role or _plan_of(found, row) != shared.record["plan_id"]:
            continue
        task = found.tasks[row["task_id"]]
        measure = found.measures[row["measure_id"]] if row["measure_id"] else None
        yield Duty(
            number=task["task_id"].partition(".")[2],
            task=Link(task["title"], links.record(task["task_id"])),
            measure=_measure(measure),
            deadline=(measure or task)["deadline_as_printed"],
            inherited=bool(row["inherited"]),
            lines=links.lines_of(row["source_id"], row["lines"]),
        )


def _measure(measure: Record | None) -> Link | None:
    if measure is None:
        return None
    name = f"{measure['label'] or ''} {measure['text']}".strip()
    return Link(name, links.record(measure["measure_id"]))
