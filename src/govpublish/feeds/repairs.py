"""What was put right, as entries: documents read with corrections, documents that replace others.

The data give corrections no day of their own; an entry bears the day of its document.
"""

from collections.abc import Iterator, Sequence

from govpublish import ids
from govpublish.feeds import reports, words
from govpublish.feeds.atom import Entry, Item, Part
from govpublish.pages import links
from govpublish.pages.lookups import Lookups, Record


def of_place(found: Lookups, code: str) -> Iterator[Entry]:
    """The corrections of every document of a jurisdiction, and what replaces what."""
    newer: dict[str, list[str]] = {}
    for old, by in found.edition.replaced.items():
        for source_id in by:
            newer.setdefault(source_id, []).append(old)
    for source in found.sources_of.get(code, ()):
        if rows := found.corrections_of.get(source["source_id"], ()):
            yield _corrected(found, source, rows)
        if older := newer.get(source["source_id"]):
            yield _replaced(found, source, older)


def _corrected(found: Lookups, source: Record, rows: Sequence[Record]) -> Entry:
    said = f"读取 {words.document(source)}时作了 {len(rows)} 处更正；原文件一字未改。"
    items = [Item(_correction(row), _line(row)) for row in rows]
    name = f"{source['source_id']}#corrections"
    title = f"{_place(found, source)}：{len(rows)} 处读取更正"
    return _entry(found, source, name, title, Part(said, tuple(items[: reports.LISTED])))


def _correction(row: Record) -> str:
    read_as = f"读作“{row['read_as']}”" if row["read_as"] else "略过"
    return f"“{words.clipped(row['printed'])}”{words.clipped(read_as)}：{row['why']}"


def _line(row: Record) -> str:
    (first, *_) = links.lines_of(row["source_id"], row["lines"])
    return first.href


def _replaced(found: Lookups, source: Record, older: list[str]) -> Entry:
    items = [
        Item(words.document(found.sources[one]), links.address(ids.source_path(one)))
        for one in older
    ]
    name, title = f"{source['source_id']}#replaces", f"{_place(found, source)}：更正后的文件"
    said = f"{words.document(source)}替代了以前的文件；以前的仍可查看，其中的记录不再计入。"
    return _entry(found, source, name, title, Part(said, tuple(items)))


def _entry(found: Lookups, source: Record, name: str, title: str, part: Part) -> Entry:
    of = found.reports_from.get(source["source_id"], ())
    days = [reports.day(found, report) for report in of] or [
        source["published_on"] or reports.first_day(ids.source_period(source["source_id"]))
    ]
    return Entry(
        id=ids.urn(found.schema.package["id"], name),
        title=title,
        updated=max(days),
        published=source["published_on"],
        href=links.address(ids.source_path(source["source_id"])),
        summary=part.said,
        parts=(part,),
        category=(source["jurisdiction_code"], _place(found, source)),
    )


def _place(found: Lookups, source: Record) -> str:
    return str(found.jurisdictions[source["jurisdiction_code"]]["name"])
