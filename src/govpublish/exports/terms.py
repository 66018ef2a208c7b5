"""Under which licence a file is ours to give, and whose texts in it are not ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govpublish.exports.export import Export
from govpublish.schema import Schema, unwrapped


def licence(schema: Schema) -> Mapping[str, str]:
    """The licence of what we made."""
    found: Mapping[str, str] = schema.package["licenses"][0]
    return found


def all_terms(schema: Schema) -> list[dict[str, Any]]:
    """What our licence does not reach, in the order of the package."""
    return [
        {**one, "description": unwrapped(one["description"])} for one in schema.package["terms"]
    ]


def of_file(schema: Schema, export: Export, stem: str) -> list[str]:
    """The names of the terms that hold for a file, told by the tables that it holds."""
    if not export.holds_data:
        return []
    known = {table.name for table in schema.tables}
    held = {stem} if stem in known else known
    return [one["name"] for one in schema.package["terms"] if not held.isdisjoint(one["tables"])]
