"""The downloads: every table in every format with its size and checksum, licence, citation."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govpublish.pages import structured
from govpublish.pages.lookups import Lookups, Record, stem
from govpublish.pages.page import Page
from govpublish.pages.plans import Plan, newest, plan
from govpublish.schema import Table

WHOLE = ("zip", "xlsx", "sqlite")
"""Formats of which one file holds everything."""


class TableFiles(NamedTuple):
    """A table and the files it is in."""

    table: Table
    rows: int
    files: Sequence[Record]


class PlanFiles(NamedTuple):
    """A plan and the files of it alone."""

    plan: Plan
    files: Sequence[Record]


def pages(found: Lookups) -> Iterator[Page]:
    """The one download page."""
    files = found.files_of
    known = {table.name for table in found.schema.tables} | set(found.plans)
    yield Page(
        path="data/",
        kind="data",
        facts={
            "package": found.schema.package,
            "tables": tuple(
                TableFiles(table, len(found.edition.dataset[table.name]), files.get(table.name, ()))
                for table in found.schema.tables
            ),
            "plans": tuple(
                PlanFiles(plan(found, plan_id), files.get(plan_id, ())) for plan_id in found.plans
            ),
            "whole": tuple(file for file in found.files if file["format"] in WHOLE),
            "others": tuple(
                file
                for file in found.files
                if stem(file) not in known and file["format"] not in WHOLE
            ),
            "files": found.files,
            "edition": found.edition,
            "structured": structured.whole(found),
        },
        as_of=newest(row["as_of"] for row in found.reports.values()),
        published_on=newest(row["published_on"] for row in found.sources.values()),
        edition_date=found.edition.date,
    )
