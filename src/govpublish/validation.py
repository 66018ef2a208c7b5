"""Nothing is written until everything is checked: own checks, and the one door to Frictionless.

Frictionless reads CSVs written by the writer of the CSV export, against the schema that
datapackage.json publishes: what is validated is what readers get.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
from frictionless import errors as frictionless_errors

from govpublish import checks
from govpublish.checks import columns
from govpublish.checks.fault import Fault, Records, sentence, shown
from govpublish.checks.value_types import NAMES as TYPE_NAMES
from govpublish.csv_tables import table_resource, write_csv
from govpublish.dataset import Dataset
from govpublish.errors import DatasetRefused
from govpublish.schema import Field, Schema, Table, load_schema

_ALL = 0
"""No limit of errors: Frictionless stops at 1,000 a table otherwise."""


def require_publishable(dataset: Dataset, schema_folder: Path) -> None:
    """Raise DatasetRefused, with one sentence a line, if anything forbids publication.

    SourceSpecError if the schema itself is not well formed.
    """
    schema = load_schema(schema_folder)
    faults = list(columns.check(dataset, schema))
    records: Records = {}
    if not faults:
        records = {table.name: dataset.rows(table.name) for table in schema.tables}
        faults = [fault for check in checks.VALUE_CHECKS for fault in check(records, schema)]
    if not faults:
        faults = list(declared_faults(records, schema))
        faults += [fault for check in checks.RECORD_CHECKS for fault in check(records, schema)]
    if faults:
        said = dict.fromkeys(sentence(fault, records, schema) for fault in faults)
        raise DatasetRefused("\n".join((f"数据集未通过检查，共 {len(said)} 处：", *said)))


def declared_faults(records: Records, schema: Schema) -> Iterator[Fault]:
    """What Frictionless finds against the declared types, constraints and keys."""
    with tempfile.TemporaryDirectory(prefix="govpublish-") as folder:
        for table in schema.tables:
            path = Path(folder, f"{table.name}.csv")
            write_csv(path, table.field_names, records[table.name])
        package = frictionless.Package.from_descriptor(
            {
                "name": schema.package["name"],
                "resources": [table_resource(t, f"{t.name}.csv") for t in schema.tables],
            },
            basepath=folder,
        )
        report = package.validate(limit_errors=_ALL)
    for error in report.errors:
        yield Fault(schema.tables[0].name, None, None, f"数据包说明有误：{error.note}", _OURS)
    for task in report.tasks:
        table = schema.table(task.name)
        for error in task.errors:
            yield _translated(table, error)
        read_back = task.stats.get("rows", 0)  # an empty table has no such key
        if not task.errors and read_back != len(records[table.name]):
            what = f"写出 {len(records[table.name])} 行，读回 {read_back} 行"
            yield Fault(table.name, None, None, what, _OURS)


_OURS = "这是程序的错误，请报告。"


def _translated(table: Table, error: Any) -> Fault:
    """A Frictionless error in our words; its row numbers count the head as row 1."""
    row = error.row_number - 1 if hasattr(error, "row_number") else None
    name = getattr(error, "field_name", None)
    if name in table.field_names:
        return Fault(table.name, row, name, *_of_cell(table.field(name), error))
    return Fault(table.name, row, *_of_row(table, error))


def _of_row(table: Table, error: Any) -> tuple[str | None, str, str]:
    """The field, what is wrong and the remedy of an error that concerns a whole record."""
    if isinstance(error, frictionless_errors.ForeignKeyError):
        value, target = shown(error.field_cells[0]), error.reference_name or table.name
        what = f"{value}在 {target} 表中没有对应的记录"
        return error.field_names[0], what, "请补上被引用的记录，或改正编号。"
    if isinstance(error, frictionless_errors.PrimaryKeyError):
        what = f"主键 {'、'.join(table.primary_key)} 的取值与前面的行重复"
        remedy = "每条记录的编号只能用一次，请核对序号和标号是否重复。"
        return table.primary_key[0], what, remedy
    if isinstance(error, frictionless_errors.BlankRowError):
        return None, "整行没有取值", "请在生成时去掉这一行。"
    return None, f"未通过校验（{error.message}）", _OURS


def _of_cell(field: Field, error: Any) -> tuple[str, str]:
    """What is wrong with one value, and the remedy."""
    value = shown(error.cell)
    if isinstance(error, frictionless_errors.TypeError):
        return f"取值{value}不是{TYPE_NAMES[field.type]}", "请改为正确的类型。"
    if isinstance(error, frictionless_errors.UniqueError):
        return f"取值{value}与前面的行重复", "本字段的取值不能重复。"
    if isinstance(error, frictionless_errors.ConstraintError):
        # Frictionless names the constraint in its note only: constraint "enum" is …
        return _broken(field, str(error.note).split('"')[1], value)
    return f"未通过校验（{error.message}）", _OURS


def _broken(field: Field, constraint: str, value: str) -> tuple[str, str]:
    rule = field.constraints[constraint]
    if constraint == "required":
        return "缺少必填的取值", f"请补上“{field.title}”。"
    if constraint == "enum":
        return f"取值{value}不在规定的取值之内", f"可用的取值：{'、'.join(rule)}。"
    if constraint == "pattern":
        return f"取值{value}的写法不符合规定", f"应如 {field.example}（样式 {rule}）。"
    bound = "小于" if constraint == "minimum" else "大于"
    return f"取值{value}{bound}规定的 {rule}", "请核对取值。"
