"""Does every id say the same as the columns it is made of?"""

from collections.abc import Callable, Iterator

from govpublish import ids
from govpublish.checks.fault import Fault, Record, Records, numbered
from govpublish.schema import Schema

REMEDY = "编号只能由 ids.py 按上级编号生成。"


def _record(row: Record) -> str:
    return str(row["measure_id"] or row["task_id"])


WHOLE: dict[str, tuple[str, Callable[[Record], str]]] = {
    "plans": ("plan_id", lambda r: ids.plan_id(r["jurisdiction_code"], r["year"], r["slug"])),
    "reports": ("report_id", lambda r: ids.report_id(r["plan_id"], r["period"])),
    "organizations": (
        "organization_id", lambda r: ids.organization_id(r["jurisdiction_code"], r["name"]),
    ),
    "responsibilities": (
        "responsibility_id", lambda r: ids.responsibility_id(_record(r), r["position"]),
    ),
    "progress": (
        "progress_id", lambda r: ids.progress_id(_record(r), r["report_id"], r["position"]),
    ),
    "assessments": ("assessment_id", lambda r: ids.assessment_id(_record(r), r["report_id"])),
}  # fmt: skip
"""Ids that follow from the row alone."""

BEGINNINGS = (
    ("sources", "source_id", "jurisdiction_code", "-"),
    ("tasks", "task_id", "plan_id", "."),
    ("measures", "measure_id", "task_id", "."),
    ("responsibilities", "measure_id", "task_id", "."),
    ("progress", "measure_id", "task_id", "."),
    ("assessments", "measure_id", "task_id", "."),
    ("indicators", "measure_id", "task_id", "."),
    ("details", "measure_id", "task_id", "."),
    ("task_changes", "measure_id", "task_id", "."),
)
"""Table, id, the parent's id it begins with, what stands between."""


def check(records: Records, schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each id that names another parent, period or position than its row."""
    for table, (field, build) in WHOLE.items():
        required = [found.name for found in schema.table(table).fields if found.required]
        for number, row in numbered(records, table):
            if any(row[name] is None for name in required):
                continue
            expected = _built(build, row)
            if expected is not None and row[field] != expected:
                what = f"编号应为 {expected}，现为 {row[field]}"
                yield Fault(table, number, field, what, REMEDY)
    for table, field, parent, joint in BEGINNINGS:
        for number, row in numbered(records, table):
            if row[field] is None or row[parent] is None:
                continue
            if not row[field].startswith(f"{row[parent]}{joint}"):
                what = f"编号 {row[field]} 不以 {row[parent]}{joint} 开头"
                yield Fault(table, number, field, what, REMEDY)
    yield from _of_other_plans(records)
    yield from _of_other_places(records)


def _built(build: Callable[[Record], str], row: Record) -> str | None:
    """The id; None where a part is malformed, which the declared patterns report."""
    try:
        return build(row)
    except ValueError:
        return None


def _of_other_plans(records: Records) -> Iterator[Fault]:
    for table in ("progress", "assessments"):
        for number, row in numbered(records, table):
            plan = str(row["task_id"]).partition(".")[0]
            if not str(row["report_id"]).startswith(f"{plan}@"):
                what = f"通报 {row['report_id']} 不属于任务 {row['task_id']} 的计划"
                yield Fault(table, number, "report_id", what, REMEDY)


def _of_other_places(records: Records) -> Iterator[Fault]:
    """Indicators: the id begins with its place, the progress is of that place and that report."""
    for number, row in numbered(records, "indicators"):
        place, told = _record(row), row["progress_id"]
        name, _, period = str(row["indicator_id"]).partition("@")
        if not name.startswith(f"{place}.i"):
            what = f"编号 {row['indicator_id']} 不以 {place}.i 开头"
            yield Fault("indicators", number, "indicator_id", what, REMEDY)
        if told is not None and not told.startswith(f"{place}@{period}"):
            what = f"进展 {told} 不是 {row['indicator_id']} 所在的那一条"
            yield Fault("indicators", number, "progress_id", what, REMEDY)
