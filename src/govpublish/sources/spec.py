"""source.yml and jurisdiction.yml: what people declare beside a document, strictly."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from govpublish import lines as places
from govpublish.models import Meaning
from govpublish.sources.yaml_files import Strict

STATUSES = (
    "done", "ahead", "on_track", "slow", "unfinished", "not_started", "suspended", "adjusted",
)  # fmt: skip
Status = Literal[
    "done", "ahead", "on_track", "slow", "unfinished", "not_started", "suspended", "adjusted"
]
Layout = Literal["tabs", "pipes", "stacked", "outline"]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*\z")]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Why = Annotated[str, StringConstraints(min_length=2, strip_whitespace=True)]


def _lines(value: str | int) -> str:
    try:
        return places.show(places.parse(str(value)))
    except ValueError:
        raise ValueError(f"“{value}”不是行号,应如 17 或 17-19,40") from None


LineNumbers = Annotated[str | int, AfterValidator(_lines)]


class Plan(Strict):
    """One plan that the document speaks of, and the lines of its table."""

    slug: Slug
    name: Words
    kind: Literal["key_work", "livelihood", "other"]
    lines: LineNumbers
    year: int | None = Field(default=None, ge=1980)
    continues: Words | None = None


class PassedOver(Strict):
    """Lines that are in no record, and what they are."""

    lines: LineNumbers
    why: Why


class ResponsibilityRule(Strict):
    """A rule about 责任单位 that the document itself prints; `rule` quotes it."""

    first_leads: bool
    rule: Words
    lines: LineNumbers


class NamedStatus(Strict):
    """A list in the covering letter that names tasks and says how far they are."""

    plan: Slug
    status: Words
    lines: LineNumbers


class Total(Strict):
    """A total that the document prints. `counts` says what of our rows it can be held against."""

    plan: Slug
    lines: LineNumbers
    words: Words
    printed: int
    counts: Literal["tasks", "measures", "status", "sum", "nothing"]
    status: Status | None = None
    parts: tuple[int, ...] = ()
    note: Words | None = None


class Correction(Strict):
    """One deliberate departure from what is printed."""

    lines: LineNumbers
    printed: str
    read_as: str
    why: Annotated[str, StringConstraints(min_length=4)]


class SourceSpec(Strict):
    """One document: where it comes from and how it is to be read."""

    title: Words | None = None
    publisher: Words | None = None
    index_no: Words | None = None
    document_no: Words | None = None
    published_on: date | None = None
    url: Words | None = None
    as_of: date | None = None
    layout: Layout
    plans: tuple[Plan, ...] = Field(min_length=1)
    columns: dict[str, Meaning] = Field(default_factory=dict)
    passed_over: tuple[PassedOver, ...] = ()
    responsibility: ResponsibilityRule | None = None
    statuses: dict[str, Status] = Field(default_factory=dict)
    named_status: tuple[NamedStatus, ...] = ()
    totals: tuple[Total, ...] = ()
    problems: LineNumbers | None = None
    corrections: tuple[Correction, ...] = ()


class Organization(Strict):
    """An organization with other names for it."""

    name: Words
    aliases: tuple[Words, ...] = ()


class JurisdictionSpec(Strict):
    """What is particular to one county: its organizations, headings and status words."""

    organizations: tuple[Words | Organization, ...] = ()
    headings: dict[str, Meaning] = Field(default_factory=dict)
    statuses: dict[str, Status] = Field(default_factory=dict)


class HeadingList(Strict):
    """data/vocabulary/headings.yml: a meaning and the headings that have it everywhere."""

    headings: dict[Meaning, tuple[Words, ...]]
    doubtful: tuple[Words, ...] = ()
    """Headings that are progress in one document and status in another."""


class StatusTerm(Strict):
    """A word for how far a task is; under a certain heading only, if one is given."""

    term: Words
    status: Status
    heading: Words = "*"
    note: Words | None = None


class StatusList(Strict):
    """data/vocabulary/statuses.yml."""

    statuses: tuple[StatusTerm, ...]


class OrganizationForms(Strict):
    """data/vocabulary/organizations.yml: how the name of an organization ends."""

    endings: tuple[Words, ...]
