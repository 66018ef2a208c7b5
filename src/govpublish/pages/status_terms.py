"""The vocabulary of status words: what each word of a document stands for, and where."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govpublish.pages.filters import NONE, Choice
from govpublish.pages.lookups import Lookups, Record, group
from govpublish.pages.page import Page
from govpublish.pages.plans import newest

EVERYWHERE = "*"
_EVERYWHERE = "各地"


class Terms(NamedTuple):
    """The words of one status that hold in one place."""

    code: str
    """The jurisdiction; `*` is everywhere."""
    place: str
    terms: tuple[Record, ...]
    """Those that hold under any heading first."""


class Group(NamedTuple):
    """The words of one status; None for words that tell no status."""

    status: str | None
    key: str
    total: int
    places: tuple[Terms, ...]


def pages(found: Lookups) -> Iterator[Page]:
    """The one page of the table status_terms, the words of one status side by side."""
    order = list(found.schema.table("assessments").field("official_status").labels)
    rows = found.edition.dataset.rows("status_terms")
    by_status = group(rows, lambda row: row["status"])
    groups = tuple(
        Group(status, status or NONE, len(by_status[status]), _places(found, by_status[status]))
        for status in (*order, None)
        if status in by_status
    )
    counted = Counter(row["jurisdiction_code"] for row in rows)
    yield Page(
        path="status-terms/",
        kind="status-terms",
        facts={
            "count": len(rows),
            "groups": groups,
            "chosen_places": tuple(
                Choice(code, _named(found, code), counted[code]) for code in sorted(counted)
            ),
            "everywhere": EVERYWHERE,
        },
        as_of=newest(row["as_of"] for row in found.reports.values()),
        published_on=newest(row["published_on"] for row in found.sources.values()),
        edition_date=found.edition.date,
    )


def _places(found: Lookups, rows: Sequence[Record]) -> tuple[Terms, ...]:
    by_place = group(rows, lambda row: row["jurisdiction_code"])
    return tuple(
        Terms(
            code,
            _named(found, code),
            tuple(sorted(by_place[code], key=lambda row: row["heading"] != EVERYWHERE)),
        )
        for code in sorted(by_place)
    )


def _named(found: Lookups, code: str) -> str:
    """A place by its name; one that is not held by its code."""
    if code == EVERYWHERE:
        return _EVERYWHERE
    return str(found.jurisdictions[code]["name"]) if code in found.jurisdictions else code
