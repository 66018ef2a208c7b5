"""All newest reports taken together: how far, counted how, as of when."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govpublish.pages.cards import DERIVED, OFFICIAL, Card, Piece, added, pieces
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups
from govpublish.pages.summary import Counts

BEHIND = ("slow", "unfinished", "not_started")
"""Official statuses by which a document itself says that something is behind."""
NAMED = 8
"""How many places are named; of more there is only the number."""


class Way(NamedTuple):
    """The plans that are counted in one way, and where they are."""

    plans: int
    places: tuple[Link, ...]
    """Empty where there are too many to name."""
    place_count: int
    counted: int


class Overview(NamedTuple):
    """Official and derived statuses over the same places of all newest reports."""

    official: Counts
    derived: Counts
    official_pieces: tuple[Piece, ...]
    derived_pieces: tuple[Piece, ...]
    total: int
    tasks: int
    measures: int
    plans: int
    by_task: Way
    by_measure: Way
    by_both: Way
    silent: Way
    """Plans of which no report tells of progress; `counted` are their tasks, in no N."""
    oldest: str | None
    newest: str | None


class Behind(NamedTuple):
    """A plan and what its document calls behind."""

    card: Card
    official: tuple[tuple[str, int], ...]
    number: int


def overview(found: Lookups, cards: Iterable[Card]) -> Overview:
    """Sum up the newest report of every plan."""
    cards = tuple(cards)
    told = [one for one in cards if one.summary]
    sums = [one.summary for one in told if one.summary]
    total = sum(one.total for one in sums)
    official = added(found, [one.official for one in sums], OFFICIAL)
    derived = added(found, [one.derived for one in sums], DERIVED)
    dates = [one.plan.as_of for one in told if one.plan.as_of]
    return Overview(
        official,
        derived,
        pieces(official, total),
        pieces(derived, total),
        total,
        sum(one.tasks for one in sums),
        sum(one.measures for one in sums),
        len(told),
        _way([one for one in told if one.summary and not one.summary.measures]),
        _way([one for one in told if one.summary and not one.summary.tasks]),
        _way([one for one in told if one.summary and one.summary.tasks and one.summary.measures]),
        _way([one for one in cards if one.summary is None]),
        min(dates, default=None),
        max(dates, default=None),
    )


def _way(cards: Sequence[Card]) -> Way:
    places = {one.plan.jurisdiction_href: one.plan.jurisdiction["name"] for one in cards}
    named = tuple(Link(name, href) for href, name in places.items())
    counted = sum(one.summary.total if one.summary else one.tasks for one in cards)
    return Way(len(cards), named if len(named) <= NAMED else (), len(named), counted)


def behind(cards: Iterable[Card]) -> tuple[Behind, ...]:
    """The plans whose documents call something behind, the most first."""
    rows = []
    for one in cards:
        given = one.summary.official.given if one.summary else ()
        said = tuple((key, count) for key, count in given if key in BEHIND)
        if said:
            rows.append(Behind(one, said, sum(count for _, count in said)))
    return tuple(sorted(rows, key=lambda row: -row.number))
