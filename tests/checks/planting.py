"""Runs one check on the small county, whole or with a planted fault."""

from __future__ import annotations

from pathlib import Path

from checks.small_county import Rows, rows
from govpublish.checks import Check
from govpublish.schema import Schema, load_schema

SCHEMA_FOLDER = Path(__file__).parents[2] / "data/schema"
SCHEMA: Schema = load_schema(SCHEMA_FOLDER)

Place = tuple[str, int | None, str | None]


def places(check: Check, tables: Rows | None = None) -> list[Place]:
    """Where the check finds faults: table, row counted from 1, field."""
    faults = check(rows() if tables is None else tables, SCHEMA)
    return [(fault.table, fault.row, fault.field) for fault in faults]


def planted(check: Check, table: str, row: int, /, **values: object) -> list[Place]:
    """What the check finds after one row, counted from 1, was changed."""
    tables = rows()
    tables[table][row - 1].update(values)
    return places(check, tables)
