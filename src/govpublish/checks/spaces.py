"""Is a text empty, blank or framed in white space instead of being trimmed or absent?"""

from collections.abc import Iterator

from govpublish.checks.fault import Fault, Records, shown
from govpublish.schema import Schema


def check(records: Records, schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each such text; white space is all that Unicode calls so (U+3000 too)."""
    for table in schema.tables:
        for row, record in enumerate(records[table.name], start=1):
            for field in table.fields:
                value = record[field.name]
                place = (table.name, row, field.name)
                if value == "":
                    yield Fault(*place, "是空文字", "没有取值时请用 None。")
                elif type(value) is str and value != value.strip():
                    what = f"{shown(value)}首尾有空白"
                    yield Fault(*place, what, "请去掉首尾空白；只有空白时用 None。")
