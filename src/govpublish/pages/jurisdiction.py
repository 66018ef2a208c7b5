"""A jurisdiction: its plans by year, its documents, the organizations that answer."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import late, links
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.page import Page
from govpublish.pages.plans import Plan, document, newest, plan
from govpublish.pages.statuses import Tally, tallies


class Card(NamedTuple):
    """A plan in a list of plans."""

    plan: Plan
    tasks: int
    measures: int
    tallies: tuple[Tally, ...]
    """The statuses of its newest report; empty if it tells of no progress."""
    late: int
    """How many places its newest report leaves overdue."""
    late_href: str


class Named(NamedTuple):
    """An organization and how often it is named."""

    organization: Link
    aliases: str | None
    answers: int


def pages(found: Lookups) -> Iterator[Page]:
    """One page for each jurisdiction that has a plan."""
    for code in found.plans_of:
        cards = tuple(card(found, row["plan_id"]) for row in found.plans_of[code])
        documents = tuple(document(row) for row in found.sources_of.get(code, ()))
        yield Page(
            path=ids.jurisdiction_path(code),
            kind="jurisdiction",
            facts={
                "jurisdiction": found.jurisdictions[code],
                "ancestors": _ancestors(found, code),
                "years": _years(cards),
                "documents": documents,
                "late": sum(one.late for one in cards),
                "late_href": links.address(late.path(code)),
                "organizations": _organizations(found, code),
            },
            as_of=newest(one.plan.as_of for one in cards),
            published_on=newest(one.published_on for one in documents),
            edition_date=found.edition.date,
        )


def card(found: Lookups, plan_id: str) -> Card:
    """A plan with its size and its newest statuses."""
    shared = plan(found, plan_id)
    tasks = found.tasks_of.get(plan_id, ())
    return Card(
        shared,
        len(tasks),
        sum(len(found.measures_of.get(task["task_id"], ())) for task in tasks),
        tallies(found, shared.newest) if shared.newest else (),
        late.count(found, shared.newest),
        links.address(late.path(shared.record["jurisdiction_code"])),
    )


def _years(cards: Sequence[Card]) -> tuple[tuple[int, tuple[Card, ...]], ...]:
    newest_first = sorted(cards, key=lambda one: -one.plan.record["year"])
    groups = groupby(newest_first, key=lambda one: one.plan.record["year"])
    return tuple((year, tuple(rows)) for year, rows in groups)


def _ancestors(found: Lookups, code: str) -> tuple[Record, ...]:
    """The levels above, the highest first."""
    above: list[Record] = []
    parent = found.jurisdictions[code]["parent_code"]
    while parent:
        above.append(found.jurisdictions[parent])
        parent = found.jurisdictions[parent]["parent_code"]
    return tuple(reversed(above))


def _organizations(found: Lookups, code: str) -> tuple[Named, ...]:
    named = [
        Named(
            Link(row["name"], links.address(ids.organization_path(row["organization_id"]))),
            row["aliases"],
            len(found.answers_by.get(row["organization_id"], ())),
        )
        for row in found.organizations_of.get(code, ())
    ]
    return tuple(sorted(named, key=lambda one: -one.answers))
