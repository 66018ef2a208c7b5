"""The dataset: tables in schema order, made once from the records and never changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """The values of one table, a tuple a row in the order of the columns; None where not known."""

    columns: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]

    @classmethod
    def of(cls, columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> "Table":
        """A table with exactly these columns; KeyError if a row lacks one."""
        return cls(columns, tuple(tuple(row[name] for name in columns) for row in rows))

    def __len__(self) -> int:
        """How many rows."""
        return len(self.values)


@dataclass(frozen=True, slots=True)
class Dataset:
    """All tables of one publication, by name, in the order of `COLUMNS`."""

    tables: Mapping[str, Table]

    def __getitem__(self, table: str) -> Table:
        """One table; KeyError if there is none of that name."""
        return self.tables[table]

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table by the names of its columns."""
        found = self.tables[table]
        return [dict(zip(found.columns, values, strict=True)) for values in found.values]


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "jurisdictions": (
        "jurisdiction_code",
        "name",
        "short_name",
        "level",
        "parent_code",
        "province",
        "prefecture",
    ),
    "sources": (
        "source_id",
        "jurisdiction_code",
        "title",
        "publisher",
        "index_no",
        "document_no",
        "published_on",
        "url",
        "path",
        "media_type",
        "encoding",
        "sha256",
        "bytes",
        "line_count",
    ),
    "plans": ("plan_id", "jurisdiction_code", "year", "slug", "name", "kind", "continues"),
    "reports": ("report_id", "plan_id", "source_id", "period", "as_of", "has_progress"),
    "tasks": (
        "task_id",
        "plan_id",
        "position",
        "number",
        "section",
        "title",
        "text",
        "deadline_as_printed",
        "due_on",
        "due_precision",
        "source_id",
        "lines",
    ),
    "measures": (
        "measure_id",
        "task_id",
        "position",
        "label",
        "text",
        "deadline_as_printed",
        "due_on",
        "due_precision",
        "source_id",
        "lines",
    ),
    "organizations": ("organization_id", "jurisdiction_code", "name", "aliases"),
    "responsibilities": (
        "responsibility_id",
        "task_id",
        "measure_id",
        "position",
        "organization_as_printed",
        "organization_id",
        "role",
        "inherited",
        "source_id",
        "lines",
    ),
    "progress": (
        "progress_id",
        "report_id",
        "task_id",
        "measure_id",
        "position",
        "reporting_organization",
        "text",
        "problems",
        "source_id",
        "lines",
    ),
    "assessments": (
        "assessment_id",
        "report_id",
        "task_id",
        "measure_id",
        "status_as_printed",
        "official_status",
        "official_lines",
        "derived_status",
        "derived_rule",
        "derived_from",
    ),
    "indicators": (
        "indicator_id",
        "task_id",
        "measure_id",
        "phrase",
        "comparator",
        "value",
        "unit",
        "achieved_phrase",
        "achieved_value",
        "ratio",
        "progress_id",
        "source_id",
        "lines",
    ),
    "details": ("task_id", "measure_id", "heading", "text", "source_id", "lines"),
    "task_changes": (
        "task_id",
        "measure_id",
        "from_report",
        "to_report",
        "change",
        "old",
        "new",
    ),
    "evidence": ("table", "record_id", "field", "source_id", "lines", "excerpt"),
    "quality_flags": (
        "flag_id",
        "source_id",
        "lines",
        "kind",
        "severity",
        "responsibility",
        "table",
        "record_id",
        "message",
    ),
    "corrections": ("source_id", "lines", "printed", "read_as", "why"),
    "status_terms": ("term", "jurisdiction_code", "heading", "status", "note"),
    "reconciliation": (
        "report_id",
        "what",
        "printed",
        "counted",
        "difference",
        "verdict",
        "note",
        "lines",
    ),
}
