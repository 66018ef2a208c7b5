"""The home page: search, how far all promises are, the places, the newest, the most overdue."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import links
from govpublish.pages.cards import Card, card
from govpublish.pages.late import late, longest_first
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups
from govpublish.pages.overview import BEHIND, behind, overview
from govpublish.pages.page import Page
from govpublish.pages.parts import Report
from govpublish.pages.plans import newest

NEWEST = 10  # reports shown on the home page
LONGEST = 5  # overdue ones
SLOWEST = 6  # plans that call something behind
WHOLE = 40
"""Up to so many places are shown with their plans; of more there are names, the rest on their own
pages, so that the page stays light with every county of the country."""


class Place(NamedTuple):
    """A jurisdiction that has plans."""

    jurisdiction: Link
    level: str
    prefecture: str | None
    as_of: str | None
    plans: int
    cards: tuple[Card, ...]
    """Empty where only names are shown."""


class Region(NamedTuple):
    """A province with its places, by prefecture in the order of the codes."""

    province: str
    size: int
    prefectures: tuple[tuple[str | None, tuple[Place, ...]], ...]


class Fresh(NamedTuple):
    """A report among the newest."""

    report: Report
    card: Card


def pages(found: Lookups) -> Iterator[Page]:
    """The one home page."""
    cards = {plan_id: card(found, plan_id) for plan_id in found.plans}
    documents = found.sources.values()
    slow = behind(cards.values())
    overdue = [row for one in cards.values() if one.late for row in late(found, one.plan).late]
    yield Page(
        path="",
        kind="home",
        facts={
            "overview": overview(found, cards.values()),
            "slow": slow[:SLOWEST],
            "slow_count": len(slow),
            "slow_kinds": tuple(
                key for key in BEHIND if any(key in dict(one.official) for one in slow)
            ),
            "whole": len(found.plans_of) <= WHOLE,
            "regions": _regions(found, cards),
            "fresh": _fresh(cards),
            "overdue": longest_first(overdue)[:LONGEST],
            "counts": {
                "places": len(found.plans_of),
                "plans": len(cards),
                "documents": len(documents),
                "tasks": len(found.tasks),
                "measures": len(found.measures),
                "organizations": len(found.organizations),
                "late": len(overdue),
            },
        },
        as_of=newest(one.plan.as_of for one in cards.values()),
        published_on=newest(row["published_on"] for row in documents),
        edition_date=found.edition.date,
    )


def _regions(found: Lookups, cards: Mapping[str, Card]) -> tuple[Region, ...]:
    """Places by province and prefecture, in the order of their codes."""
    regions: dict[str, list[Place]] = {}
    for code in sorted(found.plans_of):
        province = found.jurisdictions[code]["province"]
        regions.setdefault(province, []).append(_place(found, code, cards))
    return tuple(
        Region(
            province,
            len(places),
            tuple(
                (name, tuple(rows))
                for name, rows in groupby(places, key=lambda one: one.prefecture)
            ),
        )
        for province, places in regions.items()
    )


def _place(found: Lookups, code: str, cards: Mapping[str, Card]) -> Place:
    row = found.jurisdictions[code]
    own = tuple(cards[plan["plan_id"]] for plan in found.plans_of[code])
    return Place(
        Link(row["name"], links.address(ids.jurisdiction_path(code))),
        row["level"],
        row["prefecture"],
        newest(one.plan.as_of for one in own),
        len(own),
        own if len(found.plans_of) <= WHOLE else (),
    )


def _fresh(cards: Mapping[str, Card]) -> tuple[Fresh, ...]:
    """The newest reports first; those without progress by the day they were published."""
    dated = [
        (report.as_of or one.plan.published_on or "", report.href, Fresh(report, one))
        for one in cards.values()
        for report in one.plan.reports
    ]
    return tuple(fresh for *_, fresh in sorted(dated, key=lambda row: row[:2], reverse=True))[
        :NEWEST
    ]
