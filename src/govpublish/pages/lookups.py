"""The tables of an edition, grouped once by what the pages ask for; no page scans a table."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govpublish.edition import Edition
from govpublish.schema import Schema

Record = dict[str, Any]
"""A row of a table, as plain Python values."""
Group = Mapping[Any, Sequence[Record]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookups:
    """Records by id, and records by what they belong to: ask a group with `.get(key, ())`."""

    edition: Edition
    schema: Schema
    files: Sequence[Record]
    """What the exports wrote: the entries of data/index.json."""
    files_of: Group
    """By the name of a table or the id of a plan."""

    jurisdictions: Mapping[str, Record]
    sources: Mapping[str, Record]
    plans: Mapping[str, Record]
    reports: Mapping[str, Record]
    tasks: Mapping[str, Record]
    measures: Mapping[str, Record]
    organizations: Mapping[str, Record]

    plans_of: Group
    """By jurisdiction."""
    sources_of: Group
    """By jurisdiction."""
    organizations_of: Group
    """By jurisdiction."""
    reports_of: Group
    """By plan."""
    reports_from: Group
    """By source."""
    tasks_of: Group
    """By plan."""
    measures_of: Group
    """By task."""
    answers_of: Group
    """Responsibilities by the measure or task they are printed at."""
    answers_by: Group
    """Responsibilities by organization."""
    progress_of: Group
    """By report and by the measure or task."""
    assessments_of: Group
    """By report and by the measure or task."""
    progress: Mapping[str, Record]
    indicators_of: Group
    """By the measure or task; the rows of one indicator stand together."""
    details_of: Group
    """By the measure or task."""
    flags_of: Group
    """By source."""
    corrections_of: Group
    """By source."""
    totals_of: Group
    """Reconciliation by report."""
    evidence_of: Mapping[tuple[str, str], Record]
    """The first piece of evidence by record and field."""
    line_of: Mapping[str, Mapping[str, int]]
    """By source: where a place stands, as an index into the lines of its reading."""


def place(record: Record) -> str:
    """The measure that something belongs to, else its task."""
    return str(record["measure_id"] or record["task_id"])


def stem(file: Record) -> str:
    """The name of a download without folder and ending: a table's name or a plan's id."""
    return str(file["path"]).rpartition("/")[2].partition(".")[0]


def group(rows: Iterable[Record], key: Callable[[Record], Any]) -> Group:
    """Rows by a key, in their order."""
    groups: dict[Any, list[Record]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)


def look_up(edition: Edition, schema: Schema, files: Sequence[Record]) -> Lookups:
    """Group every table once; what is drawn afterwards costs the same for few pages and many."""
    rows = edition.dataset.rows
    plans, sources, reports = rows("plans"), rows("sources"), rows("reports")
    tasks, measures, organizations = rows("tasks"), rows("measures"), rows("organizations")
    answers, told = rows("responsibilities"), rows("progress")
    return Lookups(
        edition=edition,
        schema=schema,
        files=files,
        files_of=group(files, stem),
        jurisdictions=_by_id(rows("jurisdictions"), "jurisdiction_code"),
        sources=_by_id(sources, "source_id"),
        plans=_by_id(plans, "plan_id"),
        reports=_by_id(reports, "report_id"),
        tasks=_by_id(tasks, "task_id"),
        measures=_by_id(measures, "measure_id"),
        organizations=_by_id(organizations, "organization_id"),
        plans_of=group(plans, lambda row: row["jurisdiction_code"]),
        sources_of=group(sources, lambda row: row["jurisdiction_code"]),
        organizations_of=group(organizations, lambda row: row["jurisdiction_code"]),
        reports_of=group(reports, lambda row: row["plan_id"]),
        reports_from=group(reports, lambda row: row["source_id"]),
        tasks_of=group(tasks, lambda row: row["plan_id"]),
        measures_of=group(measures, lambda row: row["task_id"]),
        answers_of=group(answers, place),
        answers_by=group(answers, lambda row: row["organization_id"]),
        progress_of=group(told, lambda row: (row["report_id"], place(row))),
        assessments_of=group(rows("assessments"), lambda row: (row["report_id"], place(row))),
        progress=_by_id(told, "progress_id"),
        indicators_of=group(rows("indicators"), place),
        details_of=group(rows("details"), place),
        flags_of=group(rows("quality_flags"), lambda row: row["source_id"]),
        corrections_of=group(rows("corrections"), lambda row: row["source_id"]),
        totals_of=group(rows("reconciliation"), lambda row: row["report_id"]),
        evidence_of={(row["record_id"], row["field"]): row for row in reversed(rows("evidence"))},
        line_of={
            source_id: {name: i for i, name in enumerate(reading.anchors)}
            for source_id, reading in edition.readings.items()
        },
    )


def _by_id(rows: Iterable[Record], field: str) -> Mapping[str, Record]:
    return {row[field]: row for row in rows}
