"""A plan as one nested document: the shape that `read --json` prints and the site publishes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from govpublish.dataset import Dataset
from govpublish.edition import Edition
from govpublish.models import SourceReading, Use

Record = dict[str, Any]
_ANSWER = ("organization_as_printed", "organization", "role", "inherited", "lines")
_PROGRESS = ("report_id", "reporting_organization", "text", "problems", "lines")
_ASSESSMENT = (
    "report_id", "status_as_printed", "official_status", "official_lines", "derived_status",
    "derived_rule", "derived_from",
)  # fmt: skip
_REPORT = ("report_id", "period", "as_of", "has_progress")
_TASK = (
    "task_id", "number", "section", "title", "text", "deadline_as_printed", "due_on",
    "due_precision", "lines",
)  # fmt: skip
_MEASURE = (
    "measure_id", "label", "text", "deadline_as_printed", "due_on", "due_precision", "lines",
)  # fmt: skip
_INDICATOR = (
    "indicator_id", "phrase", "comparator", "value", "unit", "achieved_phrase", "achieved_value",
    "ratio", "progress_id", "lines",
)  # fmt: skip
_DETAIL = ("heading", "text", "lines")
_CHANGE = ("measure_id", "from_report", "to_report", "change", "old", "new")
_NEVER_NULL = ("label", "text", "problems")
"""What a document leaves empty is an empty text, not an unknown one."""

Place = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class _Index:
    """The rows below each task and measure."""

    reports: Mapping[str, list[Record]]
    tasks: Mapping[str, list[Record]]
    measures: Mapping[str, list[Record]]
    answers: Mapping[Place, list[Record]]
    progress: Mapping[Place, list[Record]]
    assessments: Mapping[Place, list[Record]]
    indicators: Mapping[Place, list[Record]]
    details: Mapping[Place, list[Record]]
    changes: Mapping[str, list[Record]]


def plan_documents(edition: Edition) -> Iterator[tuple[str, Record]]:
    """Every plan id with its nested document."""
    index = _index(edition.dataset)
    for row in edition.dataset.rows("plans"):
        yield row["plan_id"], _document(edition, row["plan_id"], index)


def plans_of(data: Dataset) -> list[Record]:
    """Every plan of a dataset, nested."""
    index = _index(data)
    return [_plan(row, index.reports.get(row["plan_id"], []), index) for row in data.rows("plans")]


def plan_document(edition: Edition, plan_id: str) -> Record:
    """One plan with its source's flags and its reports, nested; StopIteration if there is none."""
    return _document(edition, plan_id, _index(edition.dataset))


def _document(edition: Edition, plan_id: str, index: _Index) -> Record:
    data = edition.dataset
    plan = next(row for row in data.rows("plans") if row["plan_id"] == plan_id)
    reports = index.reports[plan_id]
    newest = max(reports, key=lambda row: row["period"])
    reading = edition.readings[newest["source_id"]]
    source = next(r for r in data.rows("sources") if r["source_id"] == reading.source_id)
    return document(reading, source, data, [_plan(plan, reports, index)])


def document(reading: SourceReading, source: Record, data: Dataset, plans: list[Record]) -> Record:
    """The outer shape, with the plans given."""
    return {
        "source": source,
        "refused": None,
        "layout": reading.layout,
        "tables": [dict(table) for table in reading.tables],
        "flags": [
            {name: row[name] for name in ("lines", "kind", "severity", "message")}
            for row in data.rows("quality_flags")
            if row["source_id"] == reading.source_id
        ],
        "unread": [
            {
                "lines": reading.anchors[span.line - 1],
                "text": reading.lines[span.line - 1][span.start : span.end],
            }
            for span in reading.spans
            if span.use is Use.UNREAD
        ],
        "plans": plans,
    }


def _index(data: Dataset) -> _Index:
    names = {row["organization_id"]: row["name"] for row in data.rows("organizations")}
    answers = [
        {**row, "organization": names.get(row["organization_id"])}
        for row in data.rows("responsibilities")
    ]
    return _Index(
        reports=_by(data.rows("reports"), "plan_id"),
        tasks=_by(data.rows("tasks"), "plan_id"),
        measures=_by(data.rows("measures"), "task_id"),
        answers=_by_place(answers),
        progress=_by_place(data.rows("progress")),
        assessments=_by_place(data.rows("assessments")),
        indicators=_by_place(data.rows("indicators")),
        details=_by_place(data.rows("details")),
        changes=_by(data.rows("task_changes"), "task_id"),
    )


def _by(rows: Iterable[Record], key: str) -> Mapping[str, list[Record]]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


def _by_place(rows: Iterable[Record]) -> Mapping[Place, list[Record]]:
    found: defaultdict[Place, list[Record]] = defaultdict(list)
    for row in rows:
        found[row["task_id"], row["measure_id"]].append(row)
    return found


def _plan(plan: Record, reports: list[Record], index: _Index) -> Record:
    head = ("plan_id", "jurisdiction_code", "year", "slug", "name", "kind")
    return {
        **_only(plan, head),
        "reports": [_only(row, _REPORT) for row in reports],
        "tasks": [_task(row, index) for row in index.tasks.get(plan["plan_id"], [])],
    }


def _task(row: Record, index: _Index) -> Record:
    task = _only(row, _TASK)
    task["section"] = row["section"].split(" / ") if row["section"] else []
    task |= _below((row["task_id"], None), index)
    task["measures"] = [
        {**_only(measure, _MEASURE), **_below((row["task_id"], measure["measure_id"]), index)}
        for measure in index.measures.get(row["task_id"], [])
    ]
    task["task_changes"] = [_only(one, _CHANGE) for one in index.changes.get(row["task_id"], [])]
    return task


def _below(place: Place, index: _Index) -> Record:
    return {
        "responsibilities": [_only(row, _ANSWER) for row in index.answers.get(place, [])],
        "indicators": [_only(row, _INDICATOR) for row in index.indicators.get(place, [])],
        "details": [_only(row, _DETAIL) for row in index.details.get(place, [])],
        "progress": [_only(row, _PROGRESS) for row in index.progress.get(place, [])],
        "assessments": [_only(row, _ASSESSMENT) for row in index.assessments.get(place, [])],
    }


def _only(row: Record, names: tuple[str, ...]) -> Record:
    return {name: "" if row[name] is None and name in _NEVER_NULL else row[name] for name in names}
