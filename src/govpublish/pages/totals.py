"""The totals that documents print, beside ours; what is printed twice alike is told once."""

from typing import NamedTuple

from govpublish.pages import links
from govpublish.pages.links import Line
from govpublish.pages.lookups import Lookups, Record

_ALIKE = ("what", "printed", "counted", "verdict", "note")


class Total(NamedTuple):
    """A total that a document prints, beside ours."""

    record: Record
    lines: tuple[Line, ...]
    """Every place where it is printed."""


def totals(found: Lookups, report_id: str) -> tuple[Total, ...]:
    """The totals of a report, in the order of the document."""
    source_id = found.reports[report_id]["source_id"]
    told: dict[tuple[object, ...], Total] = {}
    for row in found.totals_of.get(report_id, ()):
        key = tuple(row[name] for name in _ALIKE)
        lines = links.lines_of(source_id, row["lines"])
        before = told.get(key)
        if before:
            lines = (*before.lines, *(line for line in lines if line not in before.lines))
        told[key] = Total(before.record if before else row, lines)
    return tuple(told.values())
