"""Does a plain-text source say its encoding and how many lines it has?"""

from collections.abc import Iterator

from govpublish.checks.fault import Fault, Records, numbered
from govpublish.schema import Schema


def check(records: Records, _schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each that does not: without the count no line could be verified."""
    for number, row in numbered(records, "sources"):
        if row["media_type"] != "text/plain":
            continue
        for field in ("encoding", "line_count"):
            if row[field] is None:
                yield Fault("sources", number, field, "纯文本来源缺少此项", "请由读取程序填写。")
