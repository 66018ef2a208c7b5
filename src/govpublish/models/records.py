"""The records read from a document, each with the lines it stands on, and what we derive."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from govpublish.models.documents import Cell


class Role(Enum):
    """How an organization answers for a task."""

    LEAD = "lead"
    JOINT_LEAD = "joint_lead"
    SUPPORT = "support"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The last day that a printed deadline allows."""

    printed: Cell
    on: str | None
    """ISO date; None for `每月`, `长期` and what has no single date."""
    precision: str | None
    """day, ten_days, month, quarter, half_year, year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """One organization as printed in one list."""

    name: Cell
    printed: str
    """The name; longer than the cell where a list shares its ending (甲区、乙县政府)."""
    role: Role
    rule: Cell
    """The words that give the role: a heading, a marker in the list, a rule of the document."""
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What one organization, or nobody named, reports of a task or measure."""

    period: str
    """Of the report, as in its id: `2021-04`."""
    text: Cell
    problems: Cell
    organization: Cell | None = None
    """The name as printed, in the text itself or in the cell beside it."""
    label: Cell = field(default_factory=Cell)
    """The number by which the report found its measure; it is not part of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialStatus:
    """A status the document gives: the words, the term they stand for, where."""

    period: str
    """Of the report, as in its id: `2021-04`."""
    words: Cell
    status: str | None
    """A term of status_terms; None where the words say nothing of the whole task."""
    lines: tuple[int, ...]
    named: Cell = field(default_factory=Cell)
    """The item of a list that names the record; empty where the status has a cell of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What a column beyond the usual ones says."""

    heading: str
    text: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An amount that is promised, and what a report says of the same quantity."""

    phrase: Cell
    comparator: str
    """ge, le, eq, gt, lt."""
    value: Decimal
    """In the printed unit."""
    unit: str
    """As printed, with its 万 or 亿."""
    period: str | None = None
    """Of the report that tells what was achieved."""
    progress: int | None = None
    """The place of the progress among those of that period, from 1."""
    achieved: Cell = field(default_factory=Cell)
    achieved_value: Decimal | None = None
    """In the unit of the promise."""
    ratio: Decimal | None = None
    """Achieved to promised, to four places."""
    is_rate: bool = False
    """Whether it may fall again until the time is over: a percentage, growth, an upper limit."""
    better: str = "more"
    """`more`; `less` for upper limits and what is to be lowered to it; `exact` for spans of time,
    of which nobody can say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The status that we derive of a report, by which rule, from which words."""

    period: str
    status: str
    rule: str
    rests_on: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A sub-task, an item of the target or a milestone."""

    label: Cell
    text: Cell
    deadline: Due | None
    responsibilities: tuple[Responsibility, ...] = ()
    progress: tuple[Progress, ...] = ()
    statuses: tuple[OfficialStatus, ...] = ()
    details: tuple[Detail, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One promise of a plan, as far as this document speaks of it."""

    number: Cell
    section: tuple[Cell, ...]
    title: Cell
    text: Cell
    deadline: Due | None
    responsibilities: tuple[Responsibility, ...] = ()
    progress: tuple[Progress, ...] = ()
    statuses: tuple[OfficialStatus, ...] = ()
    details: tuple[Detail, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    measures: tuple[Measure, ...] = ()
    reports_here: bool = True
    """False where the document reports by measure and says nothing of the task itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A total that the document prints."""

    cell: Cell
    what: str
    printed: int
    counted: int | None
    verdict: str
    note: str | None = field(default=None)
