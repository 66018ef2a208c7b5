"""A jurisdiction: its plans by year, its reports in time, what is late and due, who answers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import late, links
from govpublish.pages.cards import Card, card
from govpublish.pages.coming import coming
from govpublish.pages.held import held
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.page import Page
from govpublish.pages.plans import document, newest

LONGEST = 5
"""Overdue ones shown; the rest is on a page of its own."""
MOST_NAMED = 10
"""Organizations shown at once; the rest is folded."""


class Named(NamedTuple):
    """An organization and how often it is named."""

    organization: Link
    aliases: str | None
    answers: int


def pages(found: Lookups) -> Iterator[Page]:
    """One page for each jurisdiction that has a plan."""
    around = _around(found)
    for code in found.plans_of:
        cards = tuple(card(found, row["plan_id"]) for row in found.plans_of[code])
        plans = [one.plan for one in cards]
        documents = tuple(document(row) for row in found.sources_of.get(code, ()))
        dues = [late.late(found, one) for one in plans]
        overdue = [row for due in dues for row in due.late]
        organizations = _organizations(found, code)
        row = found.jurisdictions[code]
        yield Page(
            path=ids.jurisdiction_path(code),
            kind="jurisdiction",
            facts={
                "jurisdiction": row,
                "ancestors": _ancestors(found, code),
                "years": _years(cards),
                "as_of": (as_of := newest(one.as_of for one in plans)),
                "tasks": sum(one.tasks for one in cards),
                "measures": sum(one.measures for one in cards),
                "held": held(found, plans),
                "compare_href": f"compare/?of={','.join(_newest_plans(cards))}",
                "documents": documents,
                "overdue": late.longest_first(overdue)[:LONGEST],
                "late": len(overdue),
                "dated": sum(due.dated for due in dues),
                "late_href": links.address(late.path(code)),
                "coming": coming(found, plans),
                "most_named": organizations[:MOST_NAMED],
                "organizations": organizations,
                "region": row["prefecture"] or row["province"],
                "neighbours": tuple(
                    _named(found, other) for other in around[_region(row)] if other != code
                ),
            },
            as_of=as_of,
            published_on=newest(one.published_on for one in documents),
            edition_date=found.edition.date,
        )


def _region(row: Record) -> tuple[str | None, str | None]:
    return row["province"], row["prefecture"]


def _around(found: Lookups) -> Mapping[tuple[str | None, str | None], Sequence[str]]:
    """The places with plans, by prefecture."""
    around: dict[tuple[str | None, str | None], list[str]] = {}
    for code in sorted(found.plans_of):
        around.setdefault(_region(found.jurisdictions[code]), []).append(code)
    return around


def _named(found: Lookups, code: str) -> Link:
    return Link(found.jurisdictions[code]["name"], links.address(ids.jurisdiction_path(code)))


def _years(cards: Sequence[Card]) -> tuple[tuple[int, tuple[Card, ...]], ...]:
    newest_first = sorted(cards, key=lambda one: -one.plan.record["year"])
    groups = groupby(newest_first, key=lambda one: one.plan.record["year"])
    return tuple((year, tuple(rows)) for year, rows in groups)


def _newest_plans(cards: Sequence[Card]) -> Iterator[str]:
    """The ids of the plans of the newest year."""
    year = max(one.plan.record["year"] for one in cards)
    return (one.plan.record["plan_id"] for one in cards if one.plan.record["year"] == year)


def _ancestors(found: Lookups, code: str) -> tuple[Record, ...]:
    """The levels above, the highest first."""
    above: list[Record] = []
    parent = found.jurisdictions[code]["parent_code"]
    while parent:
        above.append(found.jurisdictions[parent])
        parent = found.jurisdictions[parent]["parent_code"]
    return tuple(reversed(above))


def _organizations(found: Lookups, code: str) -> tuple[Named, ...]:
    """The most often named first."""
    named = [
        Named(
            Link(row["name"], links.address(ids.organization_path(row["organization_id"]))),
            row["aliases"],
            len(found.answers_by.get(row["organization_id"], ())),
        )
        for row in found.organizations_of.get(code, ())
    ]
    return tuple(sorted(named, key=lambda one: -one.answers))
