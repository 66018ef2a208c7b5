"""The checks of what Frictionless does not enforce. To add one: write its module, add its line.

A check is a function from the records of all tables to faults; one question a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govpublish.checks import (
    ancestors,
    changes,
    characters,
    deadlines,
    evidence,
    line_ranges,
    loudness,
    parent_ids,
    positions,
    references,
    repeated_rows,
    reports,
    spaces,
    statuses,
    text_sources,
    totals,
    value_types,
)
from govpublish.checks.fault import Fault, Records
from govpublish.schema import Schema

Check = Callable[[Records, Schema], Iterator[Fault]]

VALUE_CHECKS: tuple[Check, ...] = (
    value_types.check,
    characters.check,
    spaces.check,
)
"""One value at a time; the checks of records may rely on them."""

RECORD_CHECKS: tuple[Check, ...] = (
    ancestors.check,
    text_sources.check,
    parent_ids.check,
    positions.check,
    line_ranges.check,
    deadlines.check,
    reports.check,
    statuses.check,
    references.check,
    evidence.check,
    totals.check,
    changes.check,
    loudness.check,
    repeated_rows.check,
)
"""Records beside each other; they meet missing values and broken keys, which are told elsewhere."""
