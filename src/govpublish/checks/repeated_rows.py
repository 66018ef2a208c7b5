"""Does a table without a primary key say exactly the same thing twice?"""

from collections.abc import Iterator

from govpublish.checks.fault import Fault, Records, numbered
from govpublish.schema import Schema


def check(records: Records, schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each row that repeats an earlier one in every column."""
    for table in schema.tables:
        if table.primary_key:
            continue
        seen: dict[tuple[object, ...], int] = {}
        for number, row in numbered(records, table.name):
            values = tuple(row[name] for name in table.field_names)
            if values in seen:
                what = f"与第 {seen[values]} 行完全相同"
                remedy = "请在生成时去掉重复。"
                yield Fault(table.name, number, table.record_field, what, remedy)
            seen.setdefault(values, number)
