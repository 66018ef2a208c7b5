"""Is every value of its declared type? Frictionless would accept １２, 1_000 and 2021-2-3."""

from collections.abc import Iterator
from decimal import Decimal

from govpublish.checks.fault import Fault, Records, shown
from govpublish.schema import Schema
from govpublish.schema_yaml import is_date

NAMES = {
    "string": "文本",
    "integer": "整数",
    "number": "十进制数",
    "boolean": "真假值",
    "date": "日期（如 2021-09-30）",
}
REMEDY = "请在生成该字段的程序中改为正确的类型；没有取值时用 None。"


def check(records: Records, schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each value of another type, NaN and numpy's numbers among them."""
    for table in schema.tables:
        for row, record in enumerate(records[table.name], start=1):
            for field in table.fields:
                value = record[field.name]
                if value is not None and not _is(value, field.type):
                    what = f"应为{NAMES[field.type]}，现为{shown(value)}"
                    yield Fault(table.name, row, field.name, what, REMEDY)


def _is(value: object, kind: str) -> bool:
    if kind == "integer":
        return type(value) is int
    if kind == "number":
        return type(value) is Decimal and value.is_finite()
    if kind == "boolean":
        return type(value) is bool
    if kind == "date":
        return type(value) is str and is_date(value)
    return type(value) is str
