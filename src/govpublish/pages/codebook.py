"""The codebook: every table and field of the schema, with what it means."""

from collections.abc import Iterator

from govpublish.pages.lookups import Lookups
from govpublish.pages.page import Page
from govpublish.pages.plans import newest


def pages(found: Lookups) -> Iterator[Page]:
    """The one codebook page."""
    yield Page(
        path="codebook/",
        kind="codebook",
        facts={
            "origins": found.schema.origins,
            "tables": tuple(
                (
                    table,
                    len(found.edition.dataset[table.name]),
                    {key.field: key for key in table.foreign_keys},
                )
                for table in found.schema.tables
            ),
        },
        as_of=newest(row["as_of"] for row in found.reports.values()),
        published_on=newest(row["published_on"] for row in found.sources.values()),
        edition_date=found.edition.date,
    )
