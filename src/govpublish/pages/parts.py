"""The small facts that several kinds of page show: who answers, what is reported or remarked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import links, naming
from govpublish.pages.links import Line, Link
from govpublish.pages.listed import Listed, listed
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.standing import Standing, standing


class Answer(NamedTuple):
    """An organization that answers for a task or measure."""

    printed: str
    organization: Link | None
    role: str
    inherited: bool
    lines: tuple[Line, ...]
    """Where the name is printed; of neighbours on the same lines only the last tells them."""
    basis: tuple[Line, ...]
    """Where the role is printed, if elsewhere than the name: a heading, a rule of the document; of
    neighbours with the same only the last tells it."""


class Told(NamedTuple):
    """What is reported by one organization, or by nobody named."""

    organization: str | None
    text: str
    problems: str | None
    lines: tuple[Line, ...]

    @property
    def parts(self) -> Listed:
        """The text cut before its numbers."""
        return listed(self.text)

    @property
    def problem_parts(self) -> Listed:
        """The problems cut before their numbers."""
        return listed(self.problems or "")


class Report(NamedTuple):
    """One report of a plan."""

    period: str
    href: str
    as_of: str | None
    has_progress: bool
    source: Link


class Said(NamedTuple):
    """What one report says of a task or measure."""

    report: Report
    told: tuple[Told, ...]
    standing: Standing | None


class Detail(NamedTuple):
    """What a column beyond the usual ones says."""

    heading: str
    text: str | None
    lines: tuple[Line, ...]


class Remark(NamedTuple):
    """A quality flag."""

    kind: str
    severity: str
    responsibility: str
    message: str
    lines: tuple[Line, ...]
    source: Link
    record: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A task or a measure: what is promised, by when, by whom, and what is reported of it."""

    record: Record
    anchor: str
    lines: tuple[Line, ...]
    due_lines: tuple[Line, ...]
    """The words the due date rests on."""
    answers: tuple[Answer, ...]
    details: tuple[Detail, ...]
    said: tuple[Said, ...]


def report(found: Lookups, row: Record) -> Report:
    """A report and the document it is."""
    path = ids.plan_path(row["plan_id"])
    return Report(
        row["period"],
        links.anchor(path, row["period"]),
        row["as_of"],
        row["has_progress"],
        source(found, row["source_id"]),
    )


def source(found: Lookups, source_id: str) -> Link:
    """A document by its title."""
    title = naming.document(source_id, found.sources[source_id]["title"])
    return Link(title, links.address(ids.source_path(source_id)))


def place(found: Lookups, row: Record, record_id: str, reports: Sequence[Report]) -> Place:
    """Everything that is told of one task or measure."""
    plan_id = record_id.partition(".")[0]
    return Place(
        record=row,
        anchor=ids.measure_anchor(record_id) if "measure_id" in row else "",
        lines=links.lines_of(row["source_id"], row["lines"]),
        due_lines=_basis(found, record_id, "due_on"),
        answers=answers(found, record_id),
        details=tuple(
            Detail(d["heading"], d["text"], links.lines_of(d["source_id"], d["lines"]))
            for d in found.details_of.get(record_id, ())
        ),
        said=tuple(
            said
            for shown in reports
            if (said := _said(found, f"{plan_id}@{shown.period}", record_id, shown))
        ),
    )


def _said(found: Lookups, report_id: str, record_id: str, shown: Report) -> Said | None:
    told = tuple(
        Told(
            row["reporting_organization"],
            row["text"] or "",
            row["problems"],
            links.lines_of(row["source_id"], row["lines"]),
        )
        for row in found.progress_of.get((report_id, record_id), ())
    )
    stands = standing(found, report_id, record_id)
    return Said(shown, told, stands) if told or stands else None


def measure(row: Record) -> Link:
    """A measure by its label and words."""
    name = f"{row['label'] or ''} {row['text']}".strip()
    return Link(name, links.record(row["measure_id"]))


def answers(found: Lookups, record_id: str) -> tuple[Answer, ...]:
    """Who answers for a task or measure, in printed order; lines stand at the end of each list."""
    told = [_answer(found, row) for row in found.answers_of.get(record_id, ())]
    for i, (one, after) in enumerate(pairwise(told)):
        again = (one.lines, one.basis) == (after.lines, after.basis)
        same_basis = (one.role, one.basis) == (after.role, after.basis)
        told[i] = one._replace(
            lines=() if again else one.lines, basis=() if again or same_basis else one.basis
        )
    return tuple(told)


def _answer(found: Lookups, row: Record) -> Answer:
    lines = links.lines_of(row["source_id"], row["lines"])
    basis = _basis(found, row["responsibility_id"], "role")
    return Answer(
        row["organization_as_printed"],
        organization(found, row["organization_id"]),
        row["role"],
        bool(row["inherited"]),
        lines,
        () if basis == lines else basis,
    )


def organization(found: Lookups, organization_id: str | None) -> Link | None:
    """An organization by its canonical name."""
    if organization_id is None:
        return None
    name = found.organizations[organization_id]["name"]
    return Link(name, links.address(ids.organization_path(organization_id)))


def _basis(found: Lookups, record_id: str, field: str) -> tuple[Line, ...]:
    row = found.evidence_of.get((record_id, field))
    return links.lines_of(row["source_id"], row["lines"]) if row else ()


def remarks(found: Lookups, flags: Iterable[Record]) -> tuple[Remark, ...]:
    """Quality flags with the lines and the record they are about."""
    return tuple(
        Remark(
            flag["kind"],
            flag["severity"],
            flag["responsibility"],
            flag["message"],
            links.lines_of(flag["source_id"], flag["lines"]),
            source(found, flag["source_id"]),
            _about(found, flag["record_id"]),
        )
        for flag in flags
    )


def _about(found: Lookups, record_id: str | None) -> Link | None:
    home = home_of(found, record_id)
    if home is None:
        return None
    number = found.tasks[links.task_of(home)]["number"]
    return Link(number or links.task_of(home).partition(".")[2], links.record(home))


def home_of(found: Lookups, record_id: str | None) -> str | None:
    """The measure or task that a record belongs to: its own id, or what the id begins with."""
    rest = (record_id or "").partition("@")[0]
    while "." in rest:
        if rest in found.measures or rest in found.tasks:
            return rest
        rest = rest.rpartition(".")[0]
    return None
