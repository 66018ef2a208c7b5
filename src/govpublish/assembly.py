"""All sources together: the rows of each, joined to the dataset, and what was read of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govpublish import ids, periods, rows
from govpublish import lines as places
from govpublish.dataset import COLUMNS, Dataset, Table
from govpublish.errors import DuplicateId
from govpublish.flags import Flag, Unread
from govpublish.models import SourceReading, Use
from govpublish.reading import read
from govpublish.sources.catalogue import Source
from govpublish.sources.organizations import Organizations
from govpublish.sources.vocabulary import Vocabulary

Records = dict[str, list[dict[str, Any]]]
_KEYS = {
    "plans": "plan_id", "reports": "report_id", "tasks": "task_id", "measures": "measure_id",
    "responsibilities": "responsibility_id", "progress": "progress_id",
    "assessments": "assessment_id", "indicators": "indicator_id", "sources": "source_id",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What one source gives: its rows, the account of it, its flags; fit for another process."""

    source: Source
    organizations: Organizations
    records: Mapping[str, list[dict[str, Any]]]
    reading: SourceReading
    flags: tuple[Flag, ...]

    def place(self, flag: Flag) -> str:
        """Where a flag begins, as people name it: `17`, `t1.r3`; `1` for the whole document."""
        return self.reading.anchors[flag.lines[0] - 1] if flag.lines else "1"


def entry(source: Source, words: Vocabulary, *, strict: bool = True) -> Entry:
    """Read one source to its rows and its account; unread text becomes a flag.

    Raises what `reading.read` raises.
    """
    reading = read(source, words, strict=strict)
    records = rows.of_source(reading)
    spans = reading.ledger.close()
    for span in spans:
        if span.use is Use.UNREAD:
            text = reading.document.line(span.line)[span.start : span.end]
            reading.flags.add(Unread((span.line,), text if len(text) <= 40 else text[:40] + "…"))
    records["quality_flags"] = list(rows.flags(reading))
    document = reading.document
    return Entry(
        source,
        reading.organizations,
        records,
        SourceReading(
            source_id=source.source_id,
            layout=source.spec.layout,
            tables=reading.tables(),
            lines=document.lines,
            anchors=document.anchors,
            spans=spans,
            has_markup=document.has_markup,
            read_as=reading.read_as,
            grids=document.grids,
        ),
        tuple(reading.flags),
    )


def dataset(entries: Sequence[Entry], words: Vocabulary) -> Dataset:
    """The tables of all sources; DuplicateId if two records would share an address."""
    return together(entries, words)[0]


def together(
    entries: Sequence[Entry], words: Vocabulary
) -> tuple[Dataset, dict[str, SourceReading]]:
    """The tables of all sources, and the account of each under the ids of the tables.

    DuplicateId if two records would share an address; ReadingStopped if what a source.yml says of
    earlier tasks does not fit.
    """
    declared = {item.source.source_id: _declared(item) for item in entries}
    joined = periods.together((item.records for item in entries), COLUMNS, declared)
    records, known = joined.records, {item.source.source_id: item.reading for item in entries}
    readings = {
        source: periods.renamed(known[source], names) for source, names in joined.names.items()
    }
    records["plans"] = _once(records["plans"], "plan_id")
    records["jurisdictions"] = _jurisdictions(entries, words)
    records["organizations"] = _organizations(records, entries)
    records["status_terms"] = _status_terms(entries, words)
    _refuse_duplicates(records)
    tables = {table: Table.of(columns, records[table]) for table, columns in COLUMNS.items()}
    return Dataset(tables), readings


def _declared(item: Entry) -> periods.Declared:
    plans = {row["slug"]: row["plan_id"] for row in item.records["plans"]}
    origins = {
        plans[plan.slug]: plan.comes_from for plan in item.source.spec.plans if plan.slug in plans
    }
    return periods.Declared(str(item.source.spec_path), origins)


def _once(found: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    return list({row[key]: row for row in reversed(found)}.values())[::-1]


def _jurisdictions(entries: Sequence[Entry], words: Vocabulary) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for item in entries:
        line = words.ancestors(item.source.jurisdiction_code)
        names = {place.level: place.name for place in line}
        for place in line:
            above = {"province": ("province",), "prefecture": ("province", "prefecture")}
            known = above.get(place.level, ("province", "prefecture"))
            found[place.code] = {
                "jurisdiction_code": place.code,
                "name": place.name,
                "short_name": place.short_name,
                "level": place.level,
                "parent_code": place.parent,
                "province": names.get("province") if "province" in known else None,
                "prefecture": names.get("prefecture") if "prefecture" in known else None,
            }
    return [found[code] for code in sorted(found)]


def _organizations(records: Records, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    known = {item.source.jurisdiction_code: item.organizations for item in entries}
    found: dict[str, dict[str, Any]] = {}
    for code, names in _named(records, entries):
        for name in names:
            official = known[code].official(name)
            record = ids.organization_id(code, official)
            found.setdefault(
                record,
                {
                    "organization_id": record,
                    "jurisdiction_code": code,
                    "name": official,
                    "aliases": ";".join(known[code].aliases(official)) or None,
                },
            )
    return [found[record] for record in sorted(found)]


def _named(records: Records, entries: Sequence[Entry]) -> list[tuple[str, list[str]]]:
    """Every organization that answers or reports, by jurisdiction."""
    codes = {item.source.source_id: item.source.jurisdiction_code for item in entries}
    answering = [
        (codes[row["source_id"]], [row["organization_as_printed"]])
        for row in records["responsibilities"]
    ]
    reporting = [
        (codes[row["source_id"]], str(row["reporting_organization"]).split("、"))
        for row in records["progress"]
        if row["reporting_organization"]
    ]
    return answering + reporting


def _status_terms(entries: Sequence[Entry], words: Vocabulary) -> list[dict[str, Any]]:
    terms = [
        {
            "term": term.term, "jurisdiction_code": "*", "heading": term.heading,
            "status": term.status, "note": term.note,
        }
        for term in words.statuses
    ]  # fmt: skip
    local: dict[tuple[str, str], dict[str, Any]] = {}
    for item in entries:
        source = item.source
        for declared in (source.jurisdiction.statuses, source.spec.statuses):
            for term, status in declared.items():
                local[source.jurisdiction_code, term] = {
                    "term": term, "jurisdiction_code": source.jurisdiction_code, "heading": "*",
                    "status": status, "note": None,
                }  # fmt: skip
    return terms + [local[key] for key in sorted(local)]


def _refuse_duplicates(records: Records) -> None:
    faults = []
    for table, key in _KEYS.items():
        seen: dict[str, Any] = {}
        for row in records[table]:
            if row[key] in seen:
                first = seen[row[key]]
                faults.append(
                    f"{table}:编号 {row[key]} 重复:"
                    f"{first.get('source_id', '')} {places.said(first.get('lines'))}与"
                    f"{row.get('source_id', '')} {places.said(row.get('lines'))};"
                    "请核对 source.yml 的 plans(slug、lines)与原文的序号。"
                )
            seen.setdefault(row[key], row)
    if faults:
        raise DuplicateId("\n".join(faults))
