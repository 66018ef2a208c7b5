"""Does a flag forbid publication, or say of a published record that it yielded none?"""

from collections.abc import Iterator

from govpublish.checks.fault import Fault, Records, numbered
from govpublish.schema import Schema


def check(records: Records, _schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each `stop`, and for each `skip` that names a record."""
    for number, row in numbered(records, "quality_flags"):
        place = ("quality_flags", number, "severity")
        if row["severity"] == "stop":
            yield Fault(*place, f"有停止发布的标记：{row['message']}", "请先解决标记所说的问题。")
        if row["severity"] == "skip" and row["record_id"] is not None:
            what = "skip 只用于没有形成记录的行，却指向了一条记录"
            yield Fault(*place, what, "请改为 note,或去掉所指记录。")
