"""What every page of a plan says of it: where, which reports, which documents, as of when."""

from collections.abc import Iterable
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import links, naming, parts
from govpublish.pages.lookups import Lookups, Record


class Document(NamedTuple):
    """A document as it is named beside what was read from it."""

    name: str
    """Its title; what has none is called by its period."""
    title: str | None
    href: str
    publisher: str | None
    published_on: str | None
    web: str | None
    """The page it was fetched from; None if it is no address of the web."""


class Plan(NamedTuple):
    """A plan of one jurisdiction for one year."""

    record: Record
    name: str
    href: str
    jurisdiction: Record
    place: str
    """The jurisdiction's short name."""
    jurisdiction_href: str
    reports: tuple[parts.Report, ...]
    documents: tuple[Document, ...]
    reports_progress: bool
    newest: str | None
    """The id of the newest report that tells of progress."""
    as_of: str | None
    published_on: str | None


def plan(found: Lookups, plan_id: str) -> Plan:
    """What the pages of a plan say of it."""
    row = found.plans[plan_id]
    code = row["jurisdiction_code"]
    place = found.jurisdictions[code]
    rows = found.reports_of.get(plan_id, ())
    told = [report["report_id"] for report in rows if report["has_progress"]]
    documents = tuple(
        document(found.sources[source_id])
        for source_id in dict.fromkeys(report["source_id"] for report in rows)
    )
    return Plan(
        record=row,
        name=row["name"],
        href=links.address(ids.plan_path(plan_id)),
        jurisdiction=place,
        place=place["short_name"] or place["name"],
        jurisdiction_href=links.address(ids.jurisdiction_path(code)),
        reports=tuple(parts.report(found, report) for report in rows),
        documents=documents,
        reports_progress=bool(told),
        newest=told[-1] if told else None,
        as_of=newest(report["as_of"] for report in rows),
        published_on=newest(document.published_on for document in documents),
    )


def document(row: Record) -> Document:
    """A document by its title, with its page and its origin."""
    url = row["url"] or ""
    return Document(
        name=naming.document(row["source_id"], row["title"]),
        title=row["title"],
        href=links.address(ids.source_path(row["source_id"])),
        publisher=row["publisher"],
        published_on=row["published_on"],
        web=url if url.startswith(("https://", "http://")) else None,
    )


def newest(dates: Iterable[str | None]) -> str | None:
    """The latest of some dates; None if there is none."""
    return max((date or "" for date in dates), default="") or None
