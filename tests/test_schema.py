"""The schema is whole, and every mistake in its files is told with its place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from govpublish.csv_tables import to_table_schema
from govpublish.dataset import COLUMNS
from govpublish.errors import SourceSpecError
from govpublish.schema import Field, Table, load_schema

FOLDER = Path(__file__).parents[1] / "data/schema"
SCHEMA = load_schema(FOLDER)
FIELDS = [(table, field) for table in SCHEMA.tables for field in table.fields]
NAMES = [f"{table.name}.{field.name}" for table, field in FIELDS]
HAN = re.compile("[\u3400-\u9fff]")


def test_tables_and_columns_are_those_of_the_dataset() -> None:
    found = {table.name: table.field_names for table in SCHEMA.tables}
    assert list(found.items()) == list(COLUMNS.items())


@pytest.mark.parametrize(("table", "field"), FIELDS, ids=NAMES)
def test_a_field_is_explained_in_both_languages(table: Table, field: Field) -> None:
    assert HAN.search(field.title)
    assert len(HAN.findall(field.description)) >= 8, "a description says more than the title"
    assert field.description != field.title
    assert not HAN.search(field.description_en)
    assert "由各表分别说明" not in field.description, f"{table.name} must say what it is"
    assert "each table says" not in field.description_en


@pytest.mark.parametrize("table", SCHEMA.tables, ids=[table.name for table in SCHEMA.tables])
def test_a_table_is_explained_in_both_languages(table: Table) -> None:
    assert HAN.search(table.title)
    assert len(HAN.findall(table.description)) >= 15
    assert table.description_en
    assert not HAN.search(table.description_en)


@pytest.mark.parametrize(("table", "field"), FIELDS, ids=NAMES)
def test_an_enum_names_every_value_in_chinese(table: Table, field: Field) -> None:
    assert tuple(field.labels) == field.constraints.get("enum", ())
    assert all(HAN.search(label) for label in field.labels.values())


@pytest.mark.parametrize(("table", "field"), FIELDS, ids=NAMES)
def test_a_pattern_holds_for_the_whole_value(table: Table, field: Field) -> None:
    (declared,) = [f for f in to_table_schema(table)["fields"] if f["name"] == field.name]
    if "pattern" not in field.constraints:
        assert "pattern" not in declared.get("constraints", {})
        return
    example = str(field.example)
    pattern = declared["constraints"]["pattern"]
    for find in (re.search, re.match, re.fullmatch):
        assert find(pattern, example)
        assert not find(pattern, f"{example}\n")
        assert not find(pattern, f"\n{example}")


def test_every_key_field_is_required() -> None:
    for table in SCHEMA.tables:
        assert all(table.field(name).required for name in table.primary_key)


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        SCHEMA.table("weather")
    with pytest.raises(KeyError):
        SCHEMA.table("tasks").field("owner")


def test_texts_typed_over_several_lines_are_one() -> None:
    assert not re.search(r"[^\x00-\x7f]\s+[^\x00-\x7f]", SCHEMA.package["description"])
    for table in SCHEMA.tables:
        assert not re.search(r"[^\x00-\x7f]\s+[^\x00-\x7f]", table.description)


def replace(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        assert text.count(old) >= 1
        (folder / file).write_text(text.replace(old, new, 1), "utf-8", newline="\n")

    return change


def cut(file: str, start: str, end: str) -> Callable[[Path], None]:
    """Leave out everything from `start` up to `end`, not included."""

    def change(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        first = text.index(start)
        after = text[text.index(end, first) :]
        (folder / file).write_text(text[:first] + after, "utf-8", newline="\n")

    return change


def remove(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file).unlink()


def add(file: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / file).write_bytes(text.encode("gb18030"))

    return change


MISTAKES = {
    "unknown key of a field": (
        replace("fields.yml", "  title: 序号", "  titel: 序号"), "titel",
    ),
    "missing title": (cut("fields.yml", "  title: 序号", "  description:"), "title"),
    "missing description": (
        cut("fields.yml", "  description: 原文印出的序号", "  description_en"), "description",
    ),
    "missing English": (
        cut("fields.yml", "  description_en: Number as printed", "  example"), "description_en",
    ),
    "missing example": (
        cut("fields.yml", '  example: "12"', '  pattern: ".+"'), "example",
    ),
    "title without Chinese": (replace("fields.yml", "title: 序号", "title: number"), "title"),
    "English that is Chinese": (
        replace("fields.yml", "description_en: Number as printed", "description_en: 序号"),
        "description_en",
    ),
    "unknown type": (replace("fields.yml", "type: date", "type: day"), "type"),
    "missing origin": (replace("fields.yml", "  origin: file\n", ""), "origin"),
    "unexplained origin": (replace("fields.yml", "origin: file", "origin: guess"), "guess"),
    "origins not explained": (
        cut("package.yml", "origins:", "# 表的次序"), "origins",
    ),
    "missing type": (replace("fields.yml", "  type: date\n", ""), "type"),
    "example of another type": (
        replace("fields.yml", 'example: "2021-05-08"', 'example: "2021-5-8"'), "published_on",
    ),
    "example outside the enum": (
        replace("fields.yml", "example: county", "example: village"), "level",
    ),
    "example against the pattern": (
        replace("fields.yml", 'example: "331121"', 'example: "33112"'), "jurisdiction_code",
    ),
    "example below the minimum": (
        replace("fields.yml", "example: 83853", "example: 0"), "bytes",
    ),
    "example above the maximum": (
        replace("fields.yml", "example: 2021\n", "example: 2101\n"), "year",
    ),
    "pattern with an anchor": (
        replace("fields.yml", 'pattern: "[0-9]{6}"', 'pattern: "^[0-9]{6}$"'), "^",
    ),
    "pattern that is none": (
        replace("fields.yml", 'pattern: "[0-9]{6}"', 'pattern: "[0-9"'), "正则表达式",
    ),
    "enum without names": (
        replace("fields.yml", "enum: {province: 省级", "enum: {province: province"), "province",
    ),
    "minimum of a text": (
        replace("fields.yml", 'pattern: "[0-9]{6}"', "minimum: 1"), "minimum",
    ),
    "pattern of a number": (replace("fields.yml", "minimum: 1949", 'pattern: "x"'), "pattern"),
    "minimum that is no number": (
        replace("fields.yml", "minimum: 1949", "minimum: 1_949"), "minimum",
    ),
    "required that is no truth": (
        replace("tables/tasks.yml", "plan_id: {required: true}", "plan_id: {required: yes}"),
        "required",
    ),
    "constraint nobody enforces": (
        replace("fields.yml", "minimum: 1949", "multipleOf: 4"), "multipleOf",
    ),
    "unknown field": (
        replace("tables/tasks.yml", "  number: {}", "  nunber: {}"), "nunber",
    ),
    "unused field": (replace("tables/tasks.yml", "  number: {}\n", ""), "number"),
    "field twice": (
        replace("tables/tasks.yml", "  number: {}", "  number: {}\n  number: {}"), "number",
    ),
    "unknown key of a table": (
        replace("tables/tasks.yml", "primaryKey:", "uniqueKeys: []\nprimaryKey:"), "uniqueKeys",
    ),
    "table without fields": (
        cut("tables/status_terms.yml", "fields:", "  note: {}"), "fields",
    ),
    "optional key": (
        replace("tables/plans.yml", "  plan_id: {required: true}", "  plan_id: {}"), "plan_id",
    ),
    "key that is no field": (
        replace("tables/plans.yml", "primaryKey: [plan_id]", "primaryKey: [id]"), "id",
    ),
    "key that is no list": (
        replace("tables/plans.yml", "primaryKey: [plan_id]", "primaryKey: plan_id"), "plans.yml",
    ),
    "reference of no field": (
        replace("tables/plans.yml", "  continues: plans.", "  goes_on: plans."), "goes_on",
    ),
    "reference to no table": (
        replace("tables/plans.yml", "plans.plan_id", "schemes.plan_id"), "schemes.plan_id",
    ),
    "reference to no key": (
        replace("tables/plans.yml", "continues: plans.plan_id", "continues: plans.name"),
        "plans.name",
    ),
    "table nobody lists": (replace("package.yml", "  - details\n", ""), "details.yml"),
    "table that is not there": (remove("tables/details.yml"), "details.yml"),
    "package without a licence": (
        cut("package.yml", "licenses:", "contributors:"), "licenses",
    ),
    "unknown key of the package": (
        replace("package.yml", "name: govpublish", "name: govpublish\nnane: x"), "nane",
    ),
    "no YAML": (replace("fields.yml", "  title: 序号", "  title: '序号"), "fields.yml"),
    "no mapping": (
        replace("tables/details.yml", "title: 其他栏目", "- 其他栏目\n#"), "details.yml",
    ),
    "not UTF-8": (add("tables/details.yml", "title: 其他栏目"), "UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_file_and_line(name: str, tmp_path: Path) -> None:
    change, told = MISTAKES[name]
    folder = tmp_path / "schema"
    shutil.copytree(FOLDER, folder)
    change(folder)
    with pytest.raises(SourceSpecError) as refused:
        load_schema(folder)
    sentences = str(refused.value).split("\n")
    assert any(told in sentence for sentence in sentences)
    for sentence in sentences:
        assert re.match(r"data/schema/[a-z_/]+\.yml:[1-9][0-9]*: .*[\u3400-\u9fff]", sentence)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    shutil.copytree(FOLDER, folder)
    replace("fields.yml", "title: 序号", "titel: 序号")(folder)
    replace("tables/plans.yml", "  plan_id: {required: true}", "  plan_id: {}")(folder)
    replace("package.yml", "name: govpublish", "nane: govpublish")(folder)
    with pytest.raises(SourceSpecError) as refused:
        load_schema(folder)
    said = str(refused.value)
    assert all(word in said for word in ("titel", "主键“plan_id”", "nane", "缺少“name”"))
    line = (folder / "fields.yml").read_text("utf-8").split("\n").index("  titel: 序号") + 1
    assert f"data/schema/fields.yml:{line}: 未知的键“titel”" in said
