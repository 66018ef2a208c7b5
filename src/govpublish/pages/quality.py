"""The quality page: remarks by kind, the account of every document, totals beside ours."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from govpublish import account
from govpublish.pages import links, parts
from govpublish.pages.links import Line
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.page import Page
from govpublish.pages.plans import Document, document, newest, plan


class Kind(NamedTuple):
    """All remarks of one kind."""

    kind: str
    responsibility: str
    severity: str
    remarks: tuple[parts.Remark, ...]


class Read(NamedTuple):
    """A document and what became of its characters."""

    document: Document
    place: str
    lines: int
    account: account.Sum


class Total(NamedTuple):
    """A total that a document prints, beside ours."""

    plan: str
    plan_href: str
    record: Record
    lines: tuple[Line, ...]


def pages(found: Lookups) -> Iterator[Page]:
    """The one quality page."""
    flags = [flag for rows in found.flags_of.values() for flag in rows]
    yield Page(
        path="quality/",
        kind="quality",
        facts={
            "kinds": _kinds(found, flags),
            "flag_count": len(flags),
            "responsibilities": Counter(flag["responsibility"] for flag in flags),
            "read": tuple(_read(found, row) for row in found.sources.values()),
            "totals": tuple(_totals(found)),
        },
        as_of=newest(row["as_of"] for row in found.reports.values()),
        published_on=newest(row["published_on"] for row in found.sources.values()),
        edition_date=found.edition.date,
    )


def _kinds(found: Lookups, flags: list[Record]) -> tuple[Kind, ...]:
    """The remarks by kind, what was left out first, then the most frequent."""
    groups: dict[tuple[str, str, str], list[Record]] = {}
    for flag in flags:
        key = (flag["kind"], flag["responsibility"], flag["severity"])
        groups.setdefault(key, []).append(flag)
    loud = list(found.schema.table("quality_flags").field("severity").labels)
    ordered = sorted(groups.items(), key=lambda one: (loud.index(one[0][2]), -len(one[1])))
    return tuple(Kind(*key, parts.remarks(found, rows)) for key, rows in ordered)


def _read(found: Lookups, row: Record) -> Read:
    reading = found.edition.readings[row["source_id"]]
    place = found.jurisdictions[row["jurisdiction_code"]]["name"]
    return Read(document(row), place, len(reading.lines), account.of(reading))


def _totals(found: Lookups) -> Iterator[Total]:
    for report_id, rows in found.totals_of.items():
        report = found.reports[report_id]
        shared = plan(found, report["plan_id"])
        for row in rows:
            lines = links.lines_of(report["source_id"], row["lines"])
            yield Total(f"{shared.place}《{shared.name}》", shared.href, row, lines)
