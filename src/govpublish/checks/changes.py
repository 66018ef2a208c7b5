"""Does every change name two reports of its plan, and say what its kind must say?"""

from collections.abc import Iterator

from govpublish.checks.fault import Fault, Record, Records, numbered
from govpublish.schema import Schema

TABLE = "task_changes"
REMEDY = "变化只能由 periods.py 比较两期得出。"


def check(records: Records, _schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each change that cannot be one."""
    sources = {row["report_id"]: row["source_id"] for row in records["reports"]}
    tasks = {row["task_id"] for row in records["tasks"]}
    measures = {row["measure_id"] for row in records["measures"]}
    for number, row in numbered(records, TABLE):
        plan = str(row["task_id"]).partition(".")[0]
        for field in ("from_report", "to_report"):
            if not str(row[field]).startswith(f"{plan}@"):
                what = f"通报 {row[field]} 不属于任务 {row['task_id']} 的计划"
                yield Fault(TABLE, number, field, what, REMEDY)
        if sources.get(row["from_report"]) == sources.get(row["to_report"]):
            what = "前后两期出自同一份文件,其间没有变化可言"
            yield Fault(TABLE, number, "to_report", what, REMEDY)
        for field, what in _missing(row, measures if row["measure_id"] else tasks):
            yield Fault(TABLE, number, field, what, REMEDY)


def _missing(row: Record, known: set[str]) -> Iterator[tuple[str, str]]:
    """Field and fault for what the kind of change must, or must not, say."""
    change, old, new = row["change"], row["old"], row["new"]
    if change == "new" and old is not None:
        yield "old", "新增的没有“原为”"
    if change == "gone" and new is not None:
        yield "new", "不再列出的没有“现为”"
    if change in ("reworded", "gone", "split", "merged") and old is None:
        yield "old", "缺少原来的文字"
    if change in ("reworded", "new") and new is None:
        yield "new", "缺少现在的文字"
    if change in ("reworded", "renumbered") and old == new:
        yield "new", "前后相同,没有变化"
    if change in ("split", "merged") and new not in known:
        yield "new", f"没有记录 {new}"
