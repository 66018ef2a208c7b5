"""The codebook: a row a field, from the schema; for the workbooks, the database and the archive."""

from __future__ import annotations

from collections.abc import Iterator

from govpublish.checks.value_types import NAMES as TYPES
from govpublish.csv_tables import cell
from govpublish.schema import Field, Schema, Table

HEADS: tuple[tuple[str, str], ...] = (
    ("table_name", "表"),
    ("table_title", "表的中文名"),
    ("field_name", "字段"),
    ("title", "字段的中文名"),
    ("description", "说明"),
    ("description_en", "English"),
    ("type", "类型"),
    ("required", "必填"),
    ("unit", "单位"),
    ("values_allowed", "取值"),
    ("reference", "对应"),
    ("origin", "从哪里来"),
    ("example", "示例"),
)
"""Of each column its name and its Chinese title."""


def rows(schema: Schema) -> Iterator[tuple[str, ...]]:
    """Every field of every table in their order, as texts; empty where nothing is to be said."""
    for table in schema.tables:
        keys = {key.field: f"{key.table}.{key.table_field}" for key in table.foreign_keys}
        for field in table.fields:
            yield (
                table.name,
                table.title,
                field.name,
                field.title,
                field.description,
                field.description_en,
                TYPES[field.type],
                "是" if field.required else "",
                field.unit or "",
                _allowed(field),
                keys.get(field.name, ""),
                schema.origins[field.origin],
                cell(field.example),
            )


def _allowed(field: Field) -> str:
    if field.labels:
        return "；".join(f"{value} {label}" for value, label in field.labels.items())
    said = []
    if "pattern" in field.constraints:
        said.append(f"样式 {field.constraints['pattern']}")
    if "minimum" in field.constraints:
        said.append(f"不小于 {field.constraints['minimum']}")
    if "maximum" in field.constraints:
        said.append(f"不大于 {field.constraints['maximum']}")
    return "；".join(said)


def markdown(schema: Schema) -> str:
    """The codebook to be read by people: a heading a table, a paragraph a field."""
    parts = [f"# {schema.package['title']}：字段说明\n"]
    for table in schema.tables:
        parts += [f"## {table.title}（{table.name}）\n", f"{table.description}\n", _key(table)]
        mine = (row for row in rows(schema) if row[0] == table.name)
        parts += [_paragraph(dict(zip(dict(HEADS), row, strict=True))) for row in mine]
    return "\n".join(parts)


def _key(table: Table) -> str:
    if not table.primary_key:
        return "没有主键：一行没有自己的编号。\n"
    return f"主键：{'、'.join(table.primary_key)}。\n"


def _paragraph(said: dict[str, str]) -> str:
    facts = [said["type"], "必填" if said["required"] else "可以留空"]
    facts += [f"单位：{said['unit']}"] if said["unit"] else []
    facts += [f"取值：{said['values_allowed']}"] if said["values_allowed"] else []
    facts += [f"对应 {said['reference']}"] if said["reference"] else []
    facts += [said["origin"]]
    facts += [f"例如 {said['example']}"]
    head = f"- **{said['field_name']}** {said['title']}：{said['description']}"
    return f"{head}（{'；'.join(facts)}）\n  {said['description_en']}\n"
