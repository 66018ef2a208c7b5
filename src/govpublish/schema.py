"""What every table and field means and must satisfy: data/schema as frozen dataclasses.

The codebook, the heads of CSV and JSON, the validation and datapackage.json all come from here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from govpublish import schema_yaml as typed_in
from govpublish.errors import SourceSpecError
from govpublish.schema_yaml import Node, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column of one table, with the meaning that it has there."""

    name: str
    title: str
    """Chinese, as a column head for readers."""
    description: str
    """Chinese: what it says and where it comes from."""
    description_en: str
    type: str
    """string, integer, number, boolean or date."""
    example: str | int | bool | Decimal
    constraints: Mapping[str, Any]
    """required, unique, enum, pattern (of the whole value, without anchors), minimum, maximum."""
    labels: Mapping[str, str]
    """The Chinese name of each value of an enum; empty for other fields."""
    origin: str
    """How its values come about: a key of `Schema.origins`."""
    unit: str | None = None

    @property
    def required(self) -> bool:
        """Whether a record without this value is refused."""
        return bool(self.constraints.get("required"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """A column that names a record of another table, or of its own."""

    field: str
    table: str
    table_field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of the dataset, its fields in the order of its columns."""

    name: str
    title: str
    description: str
    description_en: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    """Empty where no column names the record (details, evidence, …)."""
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def field_names(self) -> tuple[str, ...]:
        """The heads of its columns."""
        return tuple(field.name for field in self.fields)

    @property
    def record_field(self) -> str:
        """The column by which messages, flags and evidence name a record: always the first."""
        return self.fields[0].name

    def field(self, name: str) -> Field:
        """The field of that name; KeyError if the table has none."""
        return {field.name: field for field in self.fields}[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """All tables in their order, and what the data package says of itself."""

    package: Mapping[str, Any]
    tables: tuple[Table, ...]
    origins: Mapping[str, str]
    """What readers are told of each origin of a field, by its key."""

    def table(self, name: str) -> Table:
        """The table of that name; KeyError if there is none."""
        return {table.name: table for table in self.tables}[name]


_PACKAGE = (
    "name", "id", "title", "description", "keywords", "licenses", "contributors", "origins",
    "contact", "terms", "variables", "tables",
)  # fmt: skip
_TABLE = ("title", "description", "description_en", "fields")
_FIELD = ("title", "description", "description_en", "type", "origin", "example")


def load_schema(folder: Path) -> Schema:
    """Read data/schema; SourceSpecError lists every mistake of every file with its line."""
    mistakes: list[str] = []
    package = typed_in.read(folder / "package.yml", _shown("package.yml"), mistakes)
    typed_in.expect_keys(package, _PACKAGE, (), mistakes)
    fields = typed_in.read(folder / "fields.yml", _shown("fields.yml"), mistakes)
    names = typed_in.texts(package.value.get("tables"), mistakes)
    tables = tuple(_table(folder, name, fields.value, mistakes) for name in names)
    origins = typed_in.mapping(package.value.get("origins"), mistakes)
    mistakes += [*_unlisted(folder, names), *_unused(fields, tables), *_dangling(tables)]
    mistakes += _unexplained(tables, origins)
    if mistakes:
        raise SourceSpecError("\n".join(dict.fromkeys(mistakes)))
    said = {key: plain(node) for key, node in package.value.items()}
    said["description"] = unwrapped(said["description"])
    told = said.pop("origins")
    del said["tables"]
    return Schema(package=said, tables=tables, origins=told)


def _shown(file: str) -> str:
    return f"data/schema/{file}"


def _table(folder: Path, name: str, shared: Mapping[str, Node], mistakes: list[str]) -> Table:
    file = f"tables/{name}.yml"
    node = typed_in.read(folder / file, _shown(file), mistakes)
    typed_in.expect_keys(node, _TABLE, ("primaryKey", "foreignKeys"), mistakes)
    typed_in.expect_meaning(node.value, mistakes)
    said = plain(node)
    overrides = typed_in.mapping(node.value.get("fields"), mistakes)
    fields = (_field(field, shared, node, mistakes) for field, node in overrides.items())
    targets = typed_in.mapping(node.value.get("foreignKeys"), mistakes)
    return Table(
        name=name,
        title=str(said.get("title")),
        description=unwrapped(said.get("description")),
        description_en=unwrapped(said.get("description_en")),
        fields=tuple(field for field in fields if field is not None),
        primary_key=typed_in.texts(node.value.get("primaryKey"), mistakes),
        foreign_keys=tuple(_key(field, str(at.value)) for field, at in targets.items()),
    )


def _key(field: str, target: str) -> ForeignKey:
    table, _, table_field = target.partition(".")
    return ForeignKey(field=field, table=table, table_field=table_field)


def _field(
    name: str, shared: Mapping[str, Node], override: Node, mistakes: list[str]
) -> Field | None:
    """One field as one table has it; None, and mistakes noted, if it is not well defined."""
    if name not in shared:
        mistakes.append(f"{override.place}: 字段“{name}”没有在 fields.yml 中定义。")
        return None
    found: list[str] = []
    values = {
        **typed_in.mapping(shared[name], found),
        **typed_in.mapping(override, found),
    }
    whole = Node(values, shared[name].place)
    typed_in.expect_keys(whole, _FIELD, ("unit", *typed_in.CONSTRAINTS), found)
    typed_in.expect_meaning(values, found)
    field = None if found else _well_formed(name, values, found)
    mistakes += found
    return field


def _well_formed(name: str, values: Mapping[str, Node], mistakes: list[str]) -> Field | None:
    said = {key: plain(node) for key, node in values.items()}
    if said["type"] not in typed_in.TYPES:
        known = "、".join(typed_in.TYPES)
        mistakes.append(f"{values['type'].place}: “type”应为：{known}。")
        return None
    constraints = typed_in.constraints_of(values, said["type"], mistakes)
    example = typed_in.typed(str(said["example"]), said["type"])
    if example is None or any(typed_in.breaches(example, constraints)):
        place = values["example"].place
        mistakes.append(f"{place}: “example”不符合字段“{name}”的类型或约束。")
        return None
    labels = constraints.get("enum", {})
    return Field(
        name=name,
        title=said["title"],
        description=unwrapped(said["description"]),
        description_en=unwrapped(said["description_en"]),
        type=said["type"],
        example=example,
        constraints={**constraints, "enum": tuple(labels)} if labels else constraints,
        labels=labels,
        origin=said["origin"],
        unit=said.get("unit"),
    )


def unwrapped(text: Any) -> str:
    """A text typed over several lines, as one: Chinese is joined with nothing."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", str(text).strip())


def _unlisted(folder: Path, names: tuple[str, ...]) -> list[str]:
    return [
        f"{_shown(f'tables/{path.name}')}:1: package.yml 的 tables 没有列出这张表。"
        for path in sorted(folder.glob("tables/*.yml"))
        if path.stem not in names
    ]


def _unused(fields: Node, tables: tuple[Table, ...]) -> list[str]:
    used = {name for table in tables for name in table.field_names}
    return [
        f"{node.place}: 字段“{name}”没有被任何表使用。"
        for name, node in fields.value.items()
        if name not in used
    ]


def _unexplained(tables: tuple[Table, ...], origins: Mapping[str, Node]) -> list[str]:
    """Fields that come from what package.yml does not explain to readers."""
    known = "、".join(origins)
    return [
        f"{_shown(f'tables/{table.name}.yml')}:1: 字段“{field.name}”的 origin “{field.origin}”"
        f"没有在 package.yml 的 origins 中说明；可用：{known}。"
        for table in tables
        for field in table.fields
        if field.origin not in origins
    ]


def _dangling(tables: tuple[Table, ...]) -> list[str]:
    """Keys that could not be enforced: an optional key field, a reference to no key."""
    keys = {table.name: table.primary_key for table in tables}
    found = []
    for table in tables:
        place = f"{_shown(f'tables/{table.name}.yml')}:1"
        required = [field.name for field in table.fields if field.required]
        found += [
            f"{place}: 主键“{name}”应是本表中写明 required: true 的字段。"
            for name in table.primary_key
            if name not in required
        ]
        for key in table.foreign_keys:
            if key.field not in table.field_names:
                found.append(f"{place}: 外键“{key.field}”不是本表的字段。")
            if keys.get(key.table) != (key.table_field,):
                target = f"{key.table}.{key.table_field}"
                found.append(f"{place}: 外键“{key.field}”指向的“{target}”不是一张表的主键。")
    return found
