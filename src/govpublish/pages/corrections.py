"""The corrections page: where we read otherwise than is printed, and documents replaced."""

from collections.abc import Iterator
from typing import NamedTuple

from govpublish.flags import Superseded, Supersedes
from govpublish.pages import links, parts
from govpublish.pages.links import Line
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.page import Page
from govpublish.pages.plans import Document, document, newest

PATH = "corrections/"
_REPLACED = (Superseded.kind, Supersedes.kind)


class Repair(NamedTuple):
    """A declared repair of reading: the document itself is never changed."""

    printed: str
    read_as: str | None
    why: str
    lines: tuple[Line, ...]


class Repaired(NamedTuple):
    """A document and its repairs."""

    document: Document
    place: str
    repairs: tuple[Repair, ...]


def pages(found: Lookups) -> Iterator[Page]:
    """The one page of corrections."""
    flags = [flag for rows in found.flags_of.values() for flag in rows]
    repaired = tuple(_repaired(found, row) for row in found.sources.values())
    yield Page(
        path=PATH,
        kind="corrections",
        facts={
            "repaired": tuple(one for one in repaired if one.repairs),
            "repairs": sum(len(one.repairs) for one in repaired),
            "replaced": parts.remarks(found, [flag for flag in flags if flag["kind"] in _REPLACED]),
        },
        as_of=newest(row["as_of"] for row in found.reports.values()),
        published_on=newest(row["published_on"] for row in found.sources.values()),
        edition_date=found.edition.date,
    )


def _repaired(found: Lookups, row: Record) -> Repaired:
    source_id = row["source_id"]
    return Repaired(
        document(row),
        found.jurisdictions[row["jurisdiction_code"]]["name"],
        tuple(
            Repair(
                one["printed"], one["read_as"], one["why"], links.lines_of(source_id, one["lines"])
            )
            for one in found.corrections_of.get(source_id, ())
        ),
    )
