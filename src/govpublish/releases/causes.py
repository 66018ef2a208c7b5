"""Why a record is not what it was, told by exclusion from what both releases were made from.

In this order: its document is new; its document's bytes are others; what people declare of the
document is; a word list or a numbered rule is; its plan or county got a document; the program is.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from govpublish.releases.snapshot import Row, Snapshot

DERIVED = {
    "assessments": ("official_status", "derived_status", "derived_rule", "derived_from"),
    "indicators": (),
    "evidence": (),
    "task_changes": (),
    "quality_flags": (),
    "status_terms": (),
}
"""What follows from word lists and rules: fields of a table, or () for all of it."""
_NAMES_ONLY = ("jurisdictions.csv", "jurisdiction_history.csv", "pinyin.yml")
"""Word lists from which no value follows but names of places."""


class Cause(NamedTuple):
    """Why, and the document it rests on, where there is one."""

    name: str
    """new_report, source_edited, correction, rule_changed or parser_improved."""
    source_id: str


class Causes:
    """What differs between two snapshots besides the tables."""

    def __init__(self, old: Snapshot, new: Snapshot) -> None:
        self._old, self._new = old, new
        self._fresh = new.sources.keys() - old.sources.keys()
        self._edited = old.sources.keys() - new.sources.keys() | {
            name
            for name in new.sources.keys() & old.sources.keys()
            if new.sources[name]["sha256"] != old.sources[name]["sha256"]
        }
        self._declared = {name for name in new.sources if self._declares_otherwise(name)}
        self._words = any(
            _is_word_list(name) and old.inputs.get(name) != new.inputs.get(name)
            for name in old.inputs.keys() | new.inputs.keys()
        )
        self._same_program = old.program.sha256 == new.program.sha256
        self._rules = {row["derived_rule"] for row in old.rows("assessments")}
        self._fresh_plans = {
            report.partition("@")[0]
            for report, source in new.source_of_report.items()
            if source in self._fresh
        }

    def of(self, table: str, field: str, old: Row | None, new: Row | None) -> Cause:
        """Why one record is new, gone, or has another value in a field."""
        here = list(self._sources(table, old, new))
        for name, sources in (
            ("new_report", self._fresh),
            ("source_edited", self._edited),
            ("correction", self._declared),
        ):
            for source in here:
                if source in sources:
                    return Cause(name, source)
        first = here[0] if here else ""
        return Cause(self._of_ourselves(table, field, old, new), first)

    def _of_ourselves(self, table: str, field: str, old: Row | None, new: Row | None) -> str:
        derived = table in DERIVED and (not DERIVED[table] or field in DERIVED[table])
        if derived and self._is_other_rule(old, new):
            return "rule_changed"
        if self._words and (derived or self._same_program):
            return "rule_changed"
        if self._same_program or (_plan(old or new or {}) in self._fresh_plans and derived):
            return "new_report"
        return "parser_improved"

    def _is_other_rule(self, old: Row | None, new: Row | None) -> bool:
        """Whether the rule that is named now is one that there was not."""
        before, after = (row.get("derived_rule", "") if row else "" for row in (old, new))
        return bool(after) and after != before and after not in self._rules

    def _sources(self, table: str, old: Row | None, new: Row | None) -> Iterator[str]:
        """The documents a record belongs to, as it is now and as it was."""
        for snapshot, row in ((self._new, new), (self._old, old)):
            if row is not None:
                yield from _documents(snapshot, table, row)

    def _declares_otherwise(self, source_id: str) -> bool:
        if source_id not in self._old.sources:
            return False
        folder, _, _ = self._new.sources[source_id]["path"].rpartition("/")
        names = (
            f"inputs/sources/{folder}/source.yml",
            f"inputs/sources/{folder.partition('/')[0]}/jurisdiction.yml",
        )
        return any(self._old.inputs.get(name) != self._new.inputs.get(name) for name in names)


def _is_word_list(name: str) -> bool:
    return name.startswith("inputs/vocabulary/") and not name.endswith(_NAMES_ONLY)


def _documents(snapshot: Snapshot, table: str, row: Row) -> Iterator[str]:
    reports: Mapping[str, str] = snapshot.source_of_report
    if row.get("source_id"):
        yield row["source_id"]
    elif report := row.get("report_id") or row.get("to_report"):
        yield from [reports[report]] if report in reports else []
    elif table == "plans":
        plan = row["plan_id"]
        yield from (s for report, s in reports.items() if report.partition("@")[0] == plan)
    elif code := row.get("jurisdiction_code", "").rstrip("0"):
        yield from (one for one in snapshot.sources if code != "*" and one.startswith(code))


def _plan(row: Row) -> str:
    named = next(
        (row[n] for n in ("plan_id", "task_id", "report_id", "record_id") if row.get(n)), ""
    )
    return named.partition("@")[0].partition(".")[0]
