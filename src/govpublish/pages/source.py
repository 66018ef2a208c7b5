"""A source: the document whole, line by line, and what each line was used for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govpublish import account, ids
from govpublish.models import SourceReading, Span, Use
from govpublish.pages import links, parts
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups
from govpublish.pages.page import Page
from govpublish.pages.plans import document, plan


class Run(NamedTuple):
    """Neighbouring characters that shared one fate; None for white space between them."""

    text: str
    use: str | None


class Used(NamedTuple):
    """A record that a line went to, and which of its fields."""

    record: Link
    fields: tuple[str, ...]
    """Titles from the schema."""


class Line(NamedTuple):
    """A line as it stands in the document, and what became of it."""

    anchor: str
    label: str
    runs: tuple[Run, ...]
    used: tuple[Used, ...]
    passed: tuple[str, ...]
    unread: bool


def pages(found: Lookups) -> Iterator[Page]:
    """One page a source."""
    titles = _titles(found)
    for source_id, row in found.sources.items():
        reading = found.edition.readings[source_id]
        reports = found.reports_from.get(source_id, ())
        yield Page(
            path=ids.source_path(source_id),
            kind="source",
            facts={
                "source": row,
                "document": document(row),
                "replaced_by": tuple(
                    parts.source(found, newer)
                    for newer in found.edition.replaced.get(source_id, ())
                ),
                "replaces": tuple(
                    parts.source(found, older)
                    for older, newer in found.edition.replaced.items()
                    if source_id in newer
                ),
                "jurisdiction": found.jurisdictions[row["jurisdiction_code"]],
                "jurisdiction_href": links.address(ids.jurisdiction_path(row["jurisdiction_code"])),
                "plans": tuple(
                    plan(found, plan_id)
                    for plan_id in dict.fromkeys(report["plan_id"] for report in reports)
                ),
                "account": account.of(reading),
                "layout": reading.layout,
                "flags": parts.remarks(found, found.flags_of.get(source_id, ())),
                "corrections": tuple(
                    (one, links.lines_of(source_id, one["lines"]))
                    for one in found.corrections_of.get(source_id, ())
                ),
                "lines": tuple(_lines(found, reading, titles)),
            },
            as_of=max((report["as_of"] or "" for report in reports), default="") or None,
            published_on=row["published_on"],
            edition_date=found.edition.date,
        )


def _titles(found: Lookups) -> Mapping[tuple[str, str], str]:
    """What fields are called, by table and name; what a table is called, by its name alone.

    A field that another table than its record's holds (details) is found by its name alone too.
    """
    tables = found.schema.tables
    return {
        **{("", field.name): field.title for table in tables for field in table.fields},
        **{("", table.name): table.title for table in tables},
        **{(table.name, field.name): field.title for table in tables for field in table.fields},
    }


def _lines(
    found: Lookups, reading: SourceReading, titles: Mapping[tuple[str, str], str]
) -> Iterator[Line]:
    by_line: dict[int, list[Span]] = {}
    for span in reading.spans:
        by_line.setdefault(span.line, []).append(span)
    for number, (text, name) in enumerate(zip(reading.lines, reading.anchors, strict=True), 1):
        here = by_line.get(number, [])
        yield Line(
            ids.line_anchor(name),
            name,
            tuple(_runs(text, here)),
            tuple(_used(found, here, titles)),
            tuple(dict.fromkeys(span.what for span in here if span.use is Use.PASSED)),
            any(span.use is Use.UNREAD for span in here),
        )


def _runs(text: str, spans: Sequence[Span]) -> Iterator[Run]:
    """The whole text of a line, cut where its fate changes; white space goes with what is before.

    A line of one fate is one run, however many cells it has.
    """
    start, use = 0, None
    for span in spans:
        if use is not None and span.use is not use:
            yield Run(text[start : span.start], use.value)
            start = span.start
        use = span.use
    if text[start:]:
        yield Run(text[start:], use.value if use else None)


def _used(
    found: Lookups, spans: Sequence[Span], titles: Mapping[tuple[str, str], str]
) -> Iterator[Used]:
    """The records of a line in their order, each once, with the fields that are on the line."""
    fields: dict[str, dict[str, None]] = {}
    for span in spans:
        if span.use is Use.USED:
            home = parts.home_of(found, span.what) or span.what
            title = titles.get((_table(found, span.what), span.field)) or titles["", span.field]
            fields.setdefault(home, {})[title] = None
    for home, names in fields.items():
        yield Used(_link(found, home), tuple(names))


def _link(found: Lookups, record_id: str) -> Link:
    """A task or measure by its number, a report by its plan."""
    if record_id in found.tasks or record_id in found.measures:
        return Link(record_id.partition(".")[2], links.record(record_id))
    report = found.reports.get(record_id)
    if report is None:
        return Link(record_id, "")
    name = found.plans[report["plan_id"]]["name"]
    return Link(name, links.anchor(ids.plan_path(report["plan_id"]), report["period"]))


def _table(found: Lookups, record_id: str) -> str:
    """The table that a record stands in, told by the form of its id."""
    record, at, rest = record_id.partition("@")
    if at:
        return "progress" if "." in rest else "assessments"
    if record in found.measures:
        return "measures"
    return "tasks" if record in found.tasks else "responsibilities"
