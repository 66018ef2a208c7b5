"""The home page: search, how many promises of how many places, the places, the newest reports."""

from collections.abc import Iterator
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import links
from govpublish.pages.jurisdiction import Card, card
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups
from govpublish.pages.page import Page
from govpublish.pages.parts import Report
from govpublish.pages.plans import newest

NEWEST = 10  # reports shown on the home page


class Place(NamedTuple):
    """A jurisdiction that has plans."""

    jurisdiction: Link
    level: str
    prefecture: str | None
    cards: tuple[Card, ...]


class Region(NamedTuple):
    """A province with its places, those of one prefecture side by side."""

    province: str
    places: tuple[Place, ...]


class Fresh(NamedTuple):
    """A report among the newest."""

    report: Report
    card: Card


def pages(found: Lookups) -> Iterator[Page]:
    """The one home page."""
    cards = {plan_id: card(found, plan_id) for plan_id in found.plans}
    documents = found.sources.values()
    yield Page(
        path="",
        kind="home",
        facts={
            "regions": _regions(found, cards),
            "fresh": _fresh(cards),
            "counts": {
                "places": len(found.plans_of),
                "plans": len(cards),
                "documents": len(documents),
                "tasks": len(found.tasks),
                "measures": len(found.measures),
                "organizations": len(found.organizations),
                "late": sum(one.late for one in cards.values()),
            },
        },
        as_of=newest(one.plan.as_of for one in cards.values()),
        published_on=newest(row["published_on"] for row in documents),
        edition_date=found.edition.date,
    )


def _regions(found: Lookups, cards: dict[str, Card]) -> tuple[Region, ...]:
    """Places by province, in the order of their codes, which is that of the prefectures."""
    regions: dict[str, list[Place]] = {}
    for code in sorted(found.plans_of):
        row = found.jurisdictions[code]
        place = Place(
            Link(row["name"], links.address(ids.jurisdiction_path(code))),
            row["level"],
            row["prefecture"],
            tuple(cards[plan["plan_id"]] for plan in found.plans_of[code]),
        )
        regions.setdefault(row["province"], []).append(place)
    return tuple(Region(province, tuple(places)) for province, places in regions.items())


def _fresh(cards: dict[str, Card]) -> tuple[Fresh, ...]:
    """The newest reports first; those without progress by the day they were published."""
    dated = [
        (report.as_of or one.plan.published_on or "", report.href, Fresh(report, one))
        for one in cards.values()
        for report in one.plan.reports
    ]
    return tuple(fresh for *_, fresh in sorted(dated, key=lambda row: row[:2], reverse=True))[
        :NEWEST
    ]
