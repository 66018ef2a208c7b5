"""The data of one moment as text, to be laid beside those of another."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from govpublish import archives
from govpublish.archives import Program, Release
from govpublish.csv_tables import read_csv
from govpublish.dataset import Dataset, Table

Row = Mapping[str, str]


@dataclass(frozen=True)
class Snapshot:
    """Tables, what they were made from and by what."""

    tables: Mapping[str, tuple[tuple[str, ...], list[Row]]]
    """By name: the heads and the rows, every value as it stands in the CSV."""
    schemas: Mapping[str, Mapping[str, Any]]
    """By name: the Table Schema that datapackage.json publishes."""
    inputs: Mapping[str, str]
    """SHA-256 by name."""
    program: Program

    def rows(self, table: str) -> list[Row]:
        """The rows of a table; none if there is no such table."""
        return self.tables.get(table, ((), []))[1]

    def key(self, table: str) -> tuple[str, ...]:
        """The fields that name a record of a table; none where nothing does."""
        return tuple(self.schemas.get(table, {}).get("primaryKey", ()))

    @cached_property
    def sources(self) -> Mapping[str, Row]:
        """The documents by id."""
        return {row["source_id"]: row for row in self.rows("sources")}

    @cached_property
    def source_of_report(self) -> Mapping[str, str]:
        """From which document a report is."""
        return {row["report_id"]: row["source_id"] for row in self.rows("reports")}

    def dataset(self) -> Dataset:
        """The tables, every value a text."""
        return Dataset({name: Table.of(heads, rows) for name, (heads, rows) in self.tables.items()})


def of(files: Mapping[str, bytes], inputs: Mapping[str, str], program: Program) -> Snapshot:
    """What lies in some files: those that datapackage.json describes."""
    resources = json.loads(files["datapackage.json"])["resources"]
    tables: dict[str, tuple[tuple[str, ...], list[Row]]] = {}
    for one in resources:
        heads, rows = read_csv(files[one["path"]])
        tables[one["name"]] = heads, [dict(zip(heads, row, strict=True)) for row in rows]
    schemas = {one["name"]: one["schema"] for one in resources}
    return Snapshot(tables, schemas, inputs, program)


def of_release(root: Path, release: Release) -> Snapshot:
    """What was released."""
    wanted = [one for one in release.files if "/" not in one.path]
    files = {one.path: archives.file_bytes(root, one) for one in wanted}
    return of(files, release.inputs, release.program)
