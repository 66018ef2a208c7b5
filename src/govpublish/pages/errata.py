"""The errata: what was published wrongly, since when, what it is now, why."""

from collections.abc import Iterator
from typing import NamedTuple

from govpublish import ids, redirects
from govpublish.errata import Erratum
from govpublish.pages import links
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups
from govpublish.pages.page import Page


class Entry(NamedTuple):
    """One erratum and the records it is about, as far as they have pages that are there."""

    erratum: Erratum
    table: str
    fields: tuple[str, ...]
    """In Chinese."""
    records: tuple[Link, ...]


def pages(found: Lookups) -> Iterator[Page]:
    """The one page."""
    yield Page(
        path="errata/",
        kind="errata",
        facts={"entries": tuple(_entry(found, one) for one in found.edition.errata)},
        as_of=None,
        published_on=None,
        edition_date=found.edition.date,
    )


def _entry(found: Lookups, one: Erratum) -> Entry:
    if one.table is None:
        return Entry(one, "", (), ())
    table = found.schema.table(one.table)
    titles = tuple(table.field(name).title for name in one.fields)
    return Entry(one, table.title, titles, tuple(_link(found, name) for name in one.records))


def _link(found: Lookups, record: str) -> Link:
    """A record with the address of its page; without one where it has none."""
    if record in found.measures or record in found.tasks:
        return Link(record, links.record(record))
    place = record.partition("@")[0]
    if place in found.measures or place in found.tasks:
        return Link(record, links.record(place))
    for kind, there in (("source", found.sources), ("plan", found.plans)):
        if record in there:
            return Link(record, links.address(redirects.address(kind, record)))
    if record in found.organizations:
        return Link(record, links.address(ids.organization_path(record)))
    return Link(record, "")
