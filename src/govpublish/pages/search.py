"""The page on which results of the search are shown; the search itself runs in the browser."""

from collections.abc import Iterator

from govpublish.pages.lookups import Lookups
from govpublish.pages.page import Page
from govpublish.pages.plans import newest


def pages(found: Lookups) -> Iterator[Page]:
    """The one page of results."""
    yield Page(
        path="search/",
        kind="search",
        facts={"tasks": len(found.tasks), "measures": len(found.measures)},
        as_of=newest(row["as_of"] for row in found.reports.values()),
        published_on=newest(row["published_on"] for row in found.sources.values()),
        edition_date=found.edition.date,
    )
