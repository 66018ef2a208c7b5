"""Does a report with progress say something, if only nothing, of every place it should?"""

from collections.abc import Iterator

from govpublish.checks.fault import Fault, Record, Records, numbered
from govpublish.schema import Schema

Place = tuple[str, str, str | None]
"""A report, a task and, where the document reports by measure, the measure."""
REMEDY = "请核对该来源的读取：原文空白处也应有一行，文字留空。"


def check(records: Records, _schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each date or entry that a report lacks, or has without progress."""
    silent = {row["report_id"] for row in records["reports"] if row["has_progress"] is False}
    for number, row in numbered(records, "reports"):
        if row["has_progress"] is not None and (row["as_of"] is not None) != row["has_progress"]:
            what = "有进展的通报应有数据截至日，没有进展的应留空"
            yield Fault("reports", number, "as_of", what, "请核对 source.yml 的 as_of。")
    for table in ("progress", "assessments"):
        for number, row in numbered(records, table):
            if row["report_id"] in silent:
                what = "所属通报不报告进展，不应有这一行"
                yield Fault(table, number, "report_id", what, REMEDY)
    progress, assessed = _places(records, "progress"), _places(records, "assessments")
    for number, row in numbered(records, "progress"):
        if (row["text"] or row["problems"]) and row["lines"] is None:
            yield Fault("progress", number, "lines", "有文字，却没有原文行", REMEDY)
        if _place(row) not in assessed:
            what = "这一处有进展，却没有状态记录"
            yield Fault("progress", number, "progress_id", what, "请为它补一条状态，取值可空。")
    yield from _unreported(records, progress)


def _place(row: Record) -> Place:
    return row["report_id"], row["task_id"], row["measure_id"]


def _places(records: Records, table: str) -> set[Place]:
    return {_place(row) for row in records[table]}


def _unreported(records: Records, progress: set[Place]) -> Iterator[Fault]:
    """Tasks of a report's own document with neither progress nor progress on all measures.

    A measure that a later document was the first to print is none of the earlier report.
    """
    measures: dict[tuple[str, str], list[str]] = {}
    for row in records["measures"]:
        key = row["task_id"], row["source_id"]
        measures.setdefault(key, []).append(row["measure_id"])
    tasks: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for number, row in numbered(records, "tasks"):
        key = row["plan_id"], row["source_id"]
        tasks.setdefault(key, []).append((number, row["task_id"]))
    for report in records["reports"]:
        if not report["has_progress"]:
            continue
        for number, task in tasks.get((report["plan_id"], report["source_id"]), []):
            below = measures.get((task, report["source_id"]), [])
            places = [(report["report_id"], task, measure) for measure in below]
            if (report["report_id"], task, None) in progress:
                continue
            if not places or any(place not in progress for place in places):
                what = f"通报 {report['report_id']} 没有这项任务的进展记录"
                yield Fault("tasks", number, "task_id", what, REMEDY)
