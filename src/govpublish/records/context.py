"""What a reading knows besides the rows: the plan, the columns, the words, where flags go."""

from collections.abc import Mapping
from dataclasses import dataclass

from govpublish.flags import FlagLog
from govpublish.models import Cell, Column, Heading, Meaning, Statuses, Timed, meaning_of
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
    own: str
    """The period of the document itself; columns that name none belong to it."""
    reports: tuple[str, ...]
    """The periods it reports of, in order; none where it only says who answers."""
    headings: Mapping[Column, Heading]
    organizations: Organizations
    alone: frozenset[str]
    """Names that stand by themselves in some list of this document."""
    statuses: Statuses
    """(heading or `*`, word) → term of official status."""
    rule: LeadRule | None
    flags: FlagLog
    by_row: bool = False
    """Whether every task names its own columns (an outline), not the table for all."""

    def has(self, meaning: Meaning) -> bool:
        """Whether the document has a column of this meaning."""
        return any(meaning_of(column) is meaning for column in self.headings)

    def heading(self, meaning: Meaning, period: str) -> Heading | None:
        """The heading under which something is said of a period."""
        return self.headings.get(Timed(meaning, period)) or self.headings.get(meaning)

    @property
    def steps(self) -> tuple[Timed, ...]:
        """The columns that say what is due by each of several periods."""
        found = [column for column in self.headings if isinstance(column, Timed)]
        return tuple(column for column in found if column.meaning is Meaning.MILESTONES)

    @property
    def has_progress(self) -> bool:
        """Whether the document reports, or only says who answers."""
        return bool(self.reports)
