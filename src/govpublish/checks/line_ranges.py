"""Do the lines that a record rests on exist in its source, each named once and in order?"""

from collections.abc import Iterator

from govpublish import lines
from govpublish.checks.fault import Fault, Record, Records, numbered
from govpublish.schema import Schema

FIELDS = ("lines", "official_lines", "derived_from")
REMEDY = "请核对生成该记录时所带的行号。"


def check(records: Records, schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each field with lines that are not well written or not in the source."""
    counts = {row["source_id"]: row["line_count"] for row in records["sources"]}
    reports = {row["report_id"]: row["source_id"] for row in records["reports"]}
    for table in schema.tables:
        fields = [name for name in FIELDS if name in table.field_names]
        for number, row in numbered(records, table.name):
            source = _source(row, reports)
            for field in fields:
                if row[field] is not None and source in counts:
                    for what in _wrong(row[field], counts[source]):
                        yield Fault(table.name, number, field, what, REMEDY)


def _source(row: Record, reports: dict[str, str]) -> str | None:
    return row["source_id"] if "source_id" in row else reports.get(row.get("report_id", ""))


def _wrong(text: str, count: int | None) -> Iterator[str]:
    """Why a text does not name lines of a source with that many; None: it has no lines."""
    try:
        found = lines.parse(text)
    except ValueError:
        if count is not None:
            yield f"“{text}”不是行号，应如 17 或 17-19,40"
        return
    if count is None:
        yield f"来源不分行，不能用行号“{text}”"
    elif lines.show(found) != text:
        yield f"行号“{text}”应由小到大、连续的并为一段，写作 {lines.show(found)}"
    elif found[-1] > count:
        yield f"行号“{text}”超出来源的 {count} 行"
