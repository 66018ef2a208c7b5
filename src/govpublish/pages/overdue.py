"""What is overdue by the documents' own dates: everywhere, and of each jurisdiction."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from govpublish.pages import links
from govpublish.pages.late import Due, Late, late, longest_first, path
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.page import Page
from govpublish.pages.plans import Plan, newest, plan

LISTED = 500
"""Rows of the list of all; each jurisdiction's own list is whole."""
OF_EACH = 20
"""Rows of one place in the list of all, where there are several places."""

SHARES = 200
"""Places in the table of places; of more, those with the most overdue."""


class Share(NamedTuple):
    """A plan or a jurisdiction, and how much of it is overdue."""

    name: Link
    as_of: str | None
    late: int
    due: int
    dated: int
    total: int


class Group(NamedTuple):
    """What is overdue in one place, the longest first."""

    place: Record
    href: str
    rows: tuple[Late, ...]
    total: int


def pages(found: Lookups) -> Iterator[Page]:
    """One page for each jurisdiction that has a plan, and one for all."""
    shares, everything, plans = list[Share](), list[Due](), list[Plan]()
    for code, rows in sorted(found.plans_of.items()):
        here = [plan(found, row["plan_id"]) for row in rows]
        dues = [late(found, one) for one in here]
        place = found.jurisdictions[code]
        shares.append(_sum(Link(place["name"], links.address(path(code))), here, dues))
        plans, everything = plans + here, everything + dues
        own = [
            _sum(Link(one.name, one.href), [one], [due])
            for one, due in zip(here, dues, strict=True)
        ]
        yield _page(found, path(code), _facts(place, own, dues), here)
    yield _page(found, path(), _facts(None, shares, everything), plans)


def _sum(name: Link, plans: Sequence[Plan], dues: Sequence[Due]) -> Share:
    return Share(
        name,
        newest(one.as_of for one in plans),
        sum(len(one.late) for one in dues),
        sum(one.due for one in dues),
        sum(one.dated for one in dues),
        sum(one.total for one in dues),
    )


def _facts(place: Record | None, shares: Sequence[Share], dues: Sequence[Due]) -> dict[str, Any]:
    rows = longest_first(row for one in dues for row in one.late)
    groups = grouped(rows) if place is None else _whole(place, rows)
    return {
        "jurisdiction": place,
        "jurisdiction_href": links.address(f"{place['jurisdiction_code']}/") if place else None,
        "shares": most_overdue(shares),
        "share_count": len(shares),
        "groups": groups,
        "listed": sum(len(one.rows) for one in groups),
        "count": len(rows),
        "days": tuple(day for one in dues for day in one.days) if place else (),
        "as_of": newest(one.as_of for one in shares),
        "due": sum(one.due for one in dues),
        "dated": sum(one.dated for one in dues),
        "total": sum(one.total for one in dues),
    }


def _whole(place: Record, rows: Sequence[Late]) -> tuple[Group, ...]:
    href = links.address(path(place["jurisdiction_code"]))
    return (Group(place, href, tuple(rows), len(rows)),) if rows else ()


def grouped(rows: Sequence[Late], most: int = LISTED) -> tuple[Group, ...]:
    """Rows by place, the place with the longest overdue first; of many places a few rows each."""
    places: dict[str, list[Late]] = {}
    for row in rows:
        places.setdefault(row.plan.record["jurisdiction_code"], []).append(row)
    each, room, groups = most if len(places) == 1 else OF_EACH, most, list[Group]()
    for code, own in places.items():
        shown = tuple(own[: min(each, room)])
        if shown:
            href = links.address(path(code))
            groups.append(Group(own[0].plan.jurisdiction, href, shown, len(own)))
        room -= len(shown)
    return tuple(groups)


def most_overdue(shares: Sequence[Share], most: int = SHARES) -> tuple[Share, ...]:
    """All in their order; of too many, those with the most overdue."""
    if len(shares) <= most:
        return tuple(shares)
    return tuple(sorted(shares, key=lambda one: -one.late)[:most])


def _page(found: Lookups, address: str, facts: dict[str, Any], plans: Sequence[Plan]) -> Page:
    return Page(
        path=address,
        kind=f"overdue/{address.count('/')}",
        facts=facts,
        as_of=newest(one.as_of for one in plans),
        published_on=newest(one.published_on for one in plans),
        edition_date=found.edition.date,
    )
