"""What a reading knows besides the rows: the plan, the columns, the words, where flags go."""

from collections.abc import Mapping
from dataclasses import dataclass

from govpublish.flags import FlagLog
from govpublish.models import Cell, Heading, Meaning
from govpublish.sources.organizations import Organizations


@dataclass(frozen=True, slots=True)
class LeadRule:
    """A rule that the document prints about its lists of organizations."""

    first_leads: bool
    words: Cell


@dataclass(frozen=True, slots=True)
class Context:
    """One plan of one document, while its records are made."""

    year: int
    has_progress: bool
    headings: Mapping[Meaning, Heading]
    organizations: Organizations
    alone: frozenset[str]
    """Names that stand by themselves in some list of this document."""
    statuses: Mapping[tuple[str, str], str]
    """(heading or `*`, word) → term of official status."""
    rule: LeadRule | None
    flags: FlagLog
    by_row: bool = False
    """Whether every task names its own columns (an outline), not the table for all."""

    def has(self, meaning: Meaning) -> bool:
        """Whether the document has a column of this meaning."""
        return meaning in self.headings
