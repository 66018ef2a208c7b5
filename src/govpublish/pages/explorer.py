"""The explorer: every task and measure in one table, filtered in the browser.

The rows come from the files that `govpublish.explorer` writes beside the page.
"""

from collections.abc import Iterator

from govpublish.pages.lookups import Lookups
from govpublish.pages.page import Page
from govpublish.pages.plans import newest, plan

LISTED = 60
"""Plans named on the page for readers without scripts; beyond, the page of comparison has all."""


def pages(found: Lookups) -> Iterator[Page]:
    """The one page."""
    named = list(found.plans)[:LISTED]
    yield Page(
        path="explorer/",
        kind="explorer",
        facts={
            "tasks": len(found.tasks),
            "measures": len(found.measures),
            "places": len(found.plans_of),
            "years": sorted({row["year"] for row in found.plans.values()}, reverse=True),
            "plans": tuple(plan(found, plan_id) for plan_id in named),
            "more": len(found.plans) - len(named),
        },
        as_of=newest(row["as_of"] for row in found.reports.values()),
        published_on=newest(row["published_on"] for row in found.sources.values()),
        edition_date=found.edition.date,
    )
