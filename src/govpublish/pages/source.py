"""A source: the document whole, line by line, and what each line was used for."""

from collections.abc import Iterator

from govpublish import account, ids
from govpublish.pages import contents, links, parts, source_blocks, source_lines
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups
from govpublish.pages.page import Page
from govpublish.pages.plans import document, plan


def pages(found: Lookups) -> Iterator[Page]:
    """One page a source."""
    titles = source_lines.titles_of(found.schema)
    for source_id, row in found.sources.items():
        reading = found.edition.readings[source_id]
        reports = found.reports_from.get(source_id, ())
        plan_ids = tuple(dict.fromkeys(report["plan_id"] for report in reports))
        name = row["path"].rpartition("/")[2]
        blocks = tuple(source_blocks.blocks(found, reading, titles))
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
                "plans": tuple(plan(found, plan_id) for plan_id in plan_ids),
                "contents": tuple(contents.of_source(found, source_id, plan_ids)),
                "original": Link(name, links.address(ids.original_path(source_id, name))),
                "unread": tuple(
                    Link(one.label, f"#{links.address(one.anchor)}")
                    for block in blocks
                    for one in block.lines
                    if one.unread
                ),
                "account": account.of(reading),
                "layout": reading.layout,
                "flags": parts.remarks(found, found.flags_of.get(source_id, ())),
                "corrections": tuple(
                    (one, links.lines_of(source_id, one["lines"]))
                    for one in found.corrections_of.get(source_id, ())
                ),
                "blocks": blocks,
            },
            as_of=max((report["as_of"] or "" for report in reports), default="") or None,
            published_on=row["published_on"],
            edition_date=found.edition.date,
        )
