"""Does the dataset have exactly the tables and columns of the schema, in their order?"""

from collections.abc import Iterator

from govpublish.checks.fault import Fault
from govpublish.dataset import Dataset
from govpublish.schema import Schema

REMEDY = "请核对 dataset.py 与 data/schema 的表和字段，两处应完全一致。"


def check(dataset: Dataset, schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each table that is missing, strange or shaped otherwise."""
    expected = tuple(table.name for table in schema.tables)
    for name in dataset.tables:
        if name not in expected:
            yield Fault(name, None, None, "数据模式中没有这张表", REMEDY)
    for table in schema.tables:
        if table.name not in dataset.tables:
            yield Fault(table.name, None, None, "数据集中缺少这张表", REMEDY)
            continue
        columns = dataset[table.name].columns
        for name in table.field_names:
            if columns.count(name) != 1:
                yield Fault(
                    table.name, None, name, f"这一列出现了 {columns.count(name)} 次", REMEDY
                )
        for name in columns:
            if name not in table.field_names:
                yield Fault(table.name, None, name, "数据模式中没有这一列", REMEDY)
        if sorted(columns) == sorted(table.field_names) and columns != table.field_names:
            yield Fault(table.name, None, None, "各列的次序与数据模式不同", REMEDY)
    if set(dataset.tables) == set(expected) and tuple(dataset.tables) != expected:
        yield Fault(expected[0], None, None, "各表的次序与数据模式不同", REMEDY)
