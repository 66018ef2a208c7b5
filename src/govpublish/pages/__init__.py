"""The kinds of generated pages. To add one: write its module and template, add its line here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from govpublish.edition import Edition
from govpublish.pages import (
    codebook,
    compare,
    corrections,
    data,
    errata,
    explorer,
    home,
    jurisdiction,
    method,
    moved,
    organization,
    overdue,
    plan,
    quality,
    releases,
    search,
    source,
    status_terms,
    task,
)
from govpublish.pages.lookups import Lookups, look_up
from govpublish.pages.page import Page
from govpublish.schema import Schema

PAGES: Sequence[Callable[[Lookups], Iterator[Page]]] = (
    home.pages,
    search.pages,
    explorer.pages,
    compare.pages,
    data.pages,
    releases.pages,
    errata.pages,
    codebook.pages,
    quality.pages,
    corrections.pages,
    method.pages,
    status_terms.pages,
    overdue.pages,
    jurisdiction.pages,
    plan.pages,
    source.pages,
    organization.pages,
    task.pages,
    moved.pages,
)


def all_pages(edition: Edition, schema: Schema, files: Sequence[dict[str, Any]]) -> Iterator[Page]:
    """Every generated page of an edition, one at a time; `files` are those of data/index.json."""
    return pages_of(look_up(edition, schema, files))


def pages_of(found: Lookups) -> Iterator[Page]:
    """Every generated page of tables that are grouped already."""
    for kind in PAGES:
        yield from kind(found)


def labels(schema: Schema) -> Mapping[str, Mapping[str, str]]:
    """The Chinese names of the values of every enum, by table and field: `plans.kind`."""
    return {
        f"{table.name}.{field.name}": field.labels
        for table in schema.tables
        for field in table.fields
        if field.labels
    }
