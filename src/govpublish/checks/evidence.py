"""Does every value that we interpreted show the words of the source it rests on?"""

from collections.abc import Iterator

from govpublish.checks.fault import Fault, Records, numbered
from govpublish.schema import Schema

INTERPRETED = (
    ("tasks", "due_on"),
    ("measures", "due_on"),
    ("responsibilities", "role"),
    ("assessments", "official_status"),
    ("reconciliation", "printed"),
    ("indicators", "value"),
    ("indicators", "achieved_value"),
)
JUDGED = ("done", "target_met", "overdue", "suspended")
"""Derived statuses that are verdicts; the others only say that there is, or is not, a text."""

PRINTED = ("renumbered", "reworded")
"""Changes whose old and new words stand in no other table."""
REMEDY = "请在 evidence 表补上原文摘录。"


def check(records: Records, schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each interpreted value without a row in `evidence`."""
    shown = {(row["table"], row["record_id"], row["field"]) for row in records["evidence"]}
    for table, field in INTERPRETED:
        record_field = schema.table(table).record_field
        for number, row in numbered(records, table):
            if row[field] is not None and (table, row[record_field], field) not in shown:
                what = "解释得出的取值没有原文依据"
                yield Fault(table, number, field, what, REMEDY)
    for number, row in numbered(records, "assessments"):
        place = ("assessments", row["assessment_id"], "derived_status")
        if row["derived_status"] in JUDGED and place not in shown:
            what = "推断的状态没有原文依据"
            yield Fault("assessments", number, "derived_status", what, REMEDY)
    for number, row in numbered(records, "task_changes"):
        for field in ("old", "new") if row["change"] in PRINTED else ():
            if row[field] and ("task_changes", row["task_id"], field) not in shown:
                yield Fault("task_changes", number, field, "所印的文字没有原文依据", REMEDY)
