"""The vocabulary of status words, set into the written page on the method."""

from collections.abc import Iterator

from govpublish.pages.lookups import Lookups
from govpublish.pages.page import Page
from govpublish.pages.plans import newest


def pages(found: Lookups) -> Iterator[Page]:
    """The method page: its text is docs/method.md, its table of words comes from the data."""
    yield Page(
        path="method/",
        kind="method",
        facts={
            "terms": tuple(
                (row, found.jurisdictions.get(row["jurisdiction_code"]))
                for row in found.edition.dataset.rows("status_terms")
            )
        },
        as_of=newest(row["as_of"] for row in found.reports.values()),
        published_on=newest(row["published_on"] for row in found.sources.values()),
        edition_date=found.edition.date,
    )
