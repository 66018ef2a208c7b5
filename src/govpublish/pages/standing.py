"""Where a place stands in a report: what the document says and what we derive, side by side."""

from functools import lru_cache
from typing import NamedTuple

from govpublish.pages import links
from govpublish.pages.links import Line, Link
from govpublish.pages.lookups import Lookups, Record

_BEHIND = ("slow", "unfinished", "not_started")
_THROUGH = ("done", "ahead")
CLASHES = frozenset(
    [(official, derived) for official in _BEHIND for derived in ("done", "target_met")]
    + [(official, "overdue") for official in _THROUGH]
)
"""Official and derived statuses that say opposite things."""


class Standing(NamedTuple):
    """The two statuses of a task or measure in one report, never merged."""

    printed: str | None
    """The official status as printed."""
    official: str | None
    official_lines: tuple[Line, ...]
    derived: str | None
    rule: Link | None
    """The rule behind the derived status, on the page of the method."""
    derived_lines: tuple[Line, ...]
    as_of: str | None
    """The day the report is of, to which the derived status holds."""

    @property
    def clashes(self) -> bool:
        """Whether the two say opposite things."""
        return (self.official, self.derived) in CLASHES


def standing(found: Lookups, report_id: str, record_id: str) -> Standing | None:
    """Where a task or measure stands in a report; None if the report does not list it."""
    row = assessment(found, report_id, record_id)
    if row is None:
        return None
    report = found.reports[report_id]
    return Standing(
        row["status_as_printed"],
        row["official_status"],
        links.lines_of(report["source_id"], row["official_lines"]),
        row["derived_status"],
        rule(row["derived_rule"]) if row["derived_rule"] else None,
        links.lines_of(report["source_id"], row["derived_from"]),
        report["as_of"],
    )


def assessment(found: Lookups, report_id: str, record_id: str) -> Record | None:
    """The row of a task or measure in a report."""
    return next(iter(found.assessments_of.get((report_id, record_id), ())), None)


@lru_cache(maxsize=64)
def rule(rule_id: str) -> Link:
    """A rule and where it is explained; its versions share one place.

    >>> rule("R3.1")
    Link(name='R3.1', href='method/#r3')
    """
    return Link(rule_id, links.anchor("method/", rule_anchor(rule_id)))


def rule_anchor(rule_id: str) -> str:
    """`r3` of the rule `R3.1`."""
    return rule_id.partition(".")[0].lower()
