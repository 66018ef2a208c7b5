"""Do positions run 1, 2, 3 … within their parent, in the order of the rows?"""

from collections import Counter
from collections.abc import Iterator

from govpublish.checks.fault import Fault, Records, numbered
from govpublish.schema import Schema

PARENTS = {
    "tasks": ("plan_id",),
    "measures": ("task_id",),
    "responsibilities": ("task_id", "measure_id"),
    "progress": ("report_id", "task_id", "measure_id"),
}


def check(records: Records, _schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each position that is not the next one of its parent."""
    for table, parents in PARENTS.items():
        reached: Counter[tuple[object, ...]] = Counter()
        for number, row in numbered(records, table):
            parent = tuple(row[name] for name in parents)
            reached[parent] += 1
            if row["position"] is not None and row["position"] != reached[parent]:
                what = f"位次应为 {reached[parent]}，现为 {row['position']}"
                yield Fault(table, number, "position", what, "请按原文先后从 1 起连续编号。")
