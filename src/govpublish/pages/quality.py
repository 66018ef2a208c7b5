"""The quality page: the account of every document, totals beside ours, remarks by kind."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govpublish import account
from govpublish.pages.filters import Choice, choices
from govpublish.pages.flag_kinds import Kind, kinds
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.page import Page
from govpublish.pages.plans import Document, document, newest, plan
from govpublish.pages.totals import Total, totals


class Read(NamedTuple):
    """A document and what became of its characters."""

    document: Document
    place: str
    lines: int
    account: account.Sum


class Printed(NamedTuple):
    """The totals that the documents of a plan print."""

    plan: Link
    totals: tuple[Total, ...]


def pages(found: Lookups) -> Iterator[Page]:
    """The one quality page."""
    flags = [flag for rows in found.flags_of.values() for flag in rows]
    drawn = kinds(found, flags)
    yield Page(
        path="quality/",
        kind="quality",
        facts={
            "kinds": drawn,
            "flag_count": len(flags),
            "chosen_kinds": choices(Counter(flag["kind"] for flag in flags)),
            "chosen_places": _places(found, drawn),
            "responsibilities": Counter(flag["responsibility"] for flag in flags),
            "read": tuple(_read(found, row) for row in found.sources.values()),
            "totals": tuple(_printed(found)),
        },
        as_of=newest(row["as_of"] for row in found.reports.values()),
        published_on=newest(row["published_on"] for row in found.sources.values()),
        edition_date=found.edition.date,
    )


def _read(found: Lookups, row: Record) -> Read:
    reading = found.edition.readings[row["source_id"]]
    place = found.jurisdictions[row["jurisdiction_code"]]["name"]
    return Read(document(row), place, len(reading.lines), account.of(reading))


def _places(found: Lookups, drawn: Sequence[Kind]) -> tuple[Choice, ...]:
    counted = Counter(code for kind in drawn for code in kind.places)
    return tuple(
        Choice(code, found.jurisdictions[code]["name"], counted[code]) for code in sorted(counted)
    )


def _printed(found: Lookups) -> Iterator[Printed]:
    for plan_id in found.plans:
        reports = found.reports_of.get(plan_id, ())
        told = [one for row in reports for one in totals(found, row["report_id"])]
        if told:
            shared = plan(found, plan_id)
            yield Printed(Link(f"{shared.place}《{shared.name}》", shared.href), tuple(told))
