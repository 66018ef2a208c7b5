"""The vocabulary of status words: what each word of a document stands for, and where."""

from collections.abc import Iterator

from govpublish.pages.lookups import Lookups
from govpublish.pages.page import Page
from govpublish.pages.plans import newest


def pages(found: Lookups) -> Iterator[Page]:
    """The one page of the table status_terms, the words of one status side by side."""
    order = list(found.schema.table("assessments").field("official_status").labels)
    rows = found.edition.dataset.rows("status_terms")
    groups = {
        status: tuple(
            (row, found.jurisdictions.get(row["jurisdiction_code"]))
            for row in rows
            if row["status"] == status
        )
        for status in (*order, None)
    }
    yield Page(
        path="status-terms/",
        kind="status-terms",
        facts={
            "count": len(rows),
            "groups": tuple((status, terms) for status, terms in groups.items() if terms),
        },
        as_of=newest(row["as_of"] for row in found.reports.values()),
        published_on=newest(row["published_on"] for row in found.sources.values()),
        edition_date=found.edition.date,
    )
