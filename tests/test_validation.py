"""Every declared constraint is an enforced one: each is broken, and publication is refused.

The cases are enumerated from the schema, so that a new constraint is tested from its first day.
A sentence counts only if it names the table, the row, the field and that very constraint.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checks.small_county import KEY, Rows, dataset, rows
from govpublish.errors import DatasetRefused
from govpublish.schema import Field, Table, load_schema
from govpublish.validation import declared_faults, require_publishable

FOLDER = Path(__file__).parents[1] / "data/schema"
SCHEMA = load_schema(FOLDER)


def refusal(tables: Rows) -> list[str]:
    """The sentences with which the dataset is refused."""
    with pytest.raises(DatasetRefused) as refused:
        require_publishable(dataset(tables), FOLDER)
    return str(refused.value).split("\n")


def test_the_valid_dataset_is_published() -> None:
    require_publishable(dataset(rows()), FOLDER)


def test_an_empty_dataset_is_published() -> None:
    require_publishable(dataset({name: [] for name in rows()}), FOLDER)


# One value of the first row breaks one constraint.


def none(_field: Field, _rows: list[dict[str, Any]]) -> object:
    return None


def stranger(_field: Field, _rows: list[dict[str, Any]]) -> object:
    return "strange"


def misshapen(field: Field, _rows: list[dict[str, Any]]) -> object:
    """A text that fits no declared pattern: a trimmed one with a line end, or a lone mark."""
    (found, *_) = [
        text for text in ("甲\n乙", ";;") if not re.fullmatch(field.constraints["pattern"], text)
    ]
    return found


def repeated(field: Field, rows: list[dict[str, Any]]) -> object:
    return rows[1][field.name]


def below(field: Field, _rows: list[dict[str, Any]]) -> object:
    return field.constraints["minimum"] - 1


def above(field: Field, _rows: list[dict[str, Any]]) -> object:
    return field.constraints["maximum"] + 1


BREAKING: dict[str, tuple[Callable[[Field, list[dict[str, Any]]], object], str]] = {
    "required": (none, "缺少必填的取值"),
    "enum": (stranger, "不在规定的取值之内"),
    "pattern": (misshapen, "的写法不符合规定"),
    "unique": (repeated, "与前面的行重复"),
    "minimum": (below, "小于规定的"),
    "maximum": (above, "大于规定的"),
}
CONSTRAINTS = [
    (name, table.name, field.name)
    for table in SCHEMA.tables
    for field in table.fields
    for name in field.constraints
]
assert {name for name, _, _ in CONSTRAINTS} <= set(BREAKING), "a constraint nobody knows to break"


@cache
def broken(constraint: str, turn: int) -> tuple[str, ...]:
    """The refusal when the first row of every table breaks that constraint in every third column.

    One run tells of many fields: a sentence that names a field and the constraint is there only
    if this constraint of this field is enforced. Not of all: a blank row is another fault.
    """
    tables = rows()
    change, _ = BREAKING[constraint]
    for table in SCHEMA.tables:
        for field in table.fields[turn::3]:
            if constraint in field.constraints:
                tables[table.name][0][field.name] = change(field, tables[table.name])
    return tuple(refusal(tables))


@pytest.mark.parametrize(("constraint", "table", "field"), CONSTRAINTS)
def test_a_broken_constraint_is_refused(constraint: str, table: str, field: str) -> None:
    turn = SCHEMA.table(table).field_names.index(field) % 3
    place = re.compile(rf"{table} 表第 (\d+) 行 {field} 字段")
    told = [
        found[1]
        for sentence in broken(constraint, turn)
        if (found := place.match(sentence)) and BREAKING[constraint][1] in sentence
    ]
    # Of two equal values the second is the repetition.
    assert told == ["2" if constraint == "unique" else "1"]


PRIMARY_KEYS = [table for table in SCHEMA.tables if table.primary_key]


@cache
def with_repeated_keys() -> tuple[str, ...]:
    """The refusal when the second row of every table has the key of the first."""
    tables = rows()
    for table in PRIMARY_KEYS:
        for name in table.primary_key:
            tables[table.name][1][name] = tables[table.name][0][name]
    return tuple(refusal(tables))


@pytest.mark.parametrize("table", PRIMARY_KEYS, ids=lambda table: str(table.name))
def test_a_primary_key_twice_is_refused(table: Table) -> None:
    place = f"{table.name} 表第 2 行 {table.primary_key[0]} 字段"
    assert any(said.startswith(place) and "主键" in said for said in with_repeated_keys())


FOREIGN_KEYS = [
    (table.name, key.field, key.table) for table in SCHEMA.tables for key in table.foreign_keys
]


@cache
def leading_nowhere(ordinal: int) -> tuple[str, ...]:
    """The refusal when one foreign key of every table leads nowhere in its last row."""
    tables = rows()
    for table in SCHEMA.tables:
        for key in table.foreign_keys[ordinal : ordinal + 1]:
            tables[table.name][-1][key.field] = table.field(key.field).example
    return tuple(refusal(tables))


@pytest.mark.parametrize(("table", "field", "target"), FOREIGN_KEYS)
def test_a_reference_to_nothing_is_refused(table: str, field: str, target: str) -> None:
    ordinal = [key.field for key in SCHEMA.table(table).foreign_keys].index(field)
    place = f"{table} 表第 {len(rows()[table])} 行 {field} 字段"
    told = [said for said in leading_nowhere(ordinal) if said.startswith(place)]
    assert any(f"在 {target} 表中没有对应的记录" in said for said in told)


@pytest.mark.parametrize(("table", "field", "target"), FOREIGN_KEYS)
def test_a_reference_may_be_absent_only_where_it_is_not_required(
    table: str, field: str, target: str
) -> None:
    found = SCHEMA.table(table).field(field)
    assert found.required or field in ("parent_code", "continues", "measure_id", "progress_id")
    assert target in [known.name for known in SCHEMA.tables]


WRONG_TYPES = {"integer": "十二", "number": "十二点五", "boolean": "是", "date": "去年"}
TYPED = [
    (table, field) for table in SCHEMA.tables for field in table.fields if field.type in WRONG_TYPES
]


@pytest.mark.parametrize(
    ("table", "field"), TYPED, ids=[f"{table.name}.{field.name}" for table, field in TYPED]
)
def test_a_value_of_another_type_is_refused(table: Table, field: Field) -> None:
    tables = rows()
    tables[table.name][0][field.name] = WRONG_TYPES[field.type]
    told = refusal(tables)
    assert any(said.startswith(f"{table.name} 表第 1 行 {field.name} 字段") for said in told)


def test_frictionless_reads_the_declared_types_from_the_csv() -> None:
    tables = rows()
    for table, field in TYPED:
        tables[table.name][0][field.name] = WRONG_TYPES[field.type]
    told = {(fault.table, fault.row, fault.field) for fault in declared_faults(tables, SCHEMA)}
    assert {(table.name, 1, field.name) for table, field in TYPED} <= told


# What Frictionless lets pass and the own checks do not.


@pytest.mark.parametrize(
    ("table", "row", "field", "value"),
    [
        ("tasks", 1, "position", "１"),
        ("tasks", 1, "position", True),
        ("sources", 2, "bytes", "1_234"),
        ("sources", 2, "bytes", float("nan")),
        ("sources", 2, "published_on", "2021-2-3"),
        ("tasks", 1, "text", "修\x00路"),
        ("tasks", 1, "text", "修\u200b路"),
        ("tasks", 1, "text", "修\u202e路"),
        ("tasks", 1, "text", "修\ufffd路"),
        ("tasks", 1, "text", "修\ud800路"),
        ("tasks", 1, "text", "修\r\n路"),
        ("tasks", 1, "text", "\u3000"),
        ("tasks", 1, "text", "修路 "),
        ("tasks", 1, "section", ""),
        ("tasks", 1, "task_id", "990101-2020-key.1\n"),
        ("tasks", 1, "lines", "t1.r3\n"),
        ("status_terms", 1, "heading", None),
    ],
)
def test_what_frictionless_lets_pass_is_refused(
    table: str, row: int, field: str, value: object
) -> None:
    tables = rows()
    tables[table][row - 1][field] = value
    told = refusal(tables)
    assert any(said.startswith(f"{table} 表第 {row} 行 {field} 字段") for said in told)


def test_a_text_stays_a_text() -> None:
    tables = rows()
    texts = ("=1+1", "@SUM(A1)", "-3", "NaN", "null", 'a "b", c', "'甲", "true", "2021-2-3")
    tables["details"] = [tables["details"][0] | {"text": text} for text in texts]
    require_publishable(dataset(tables), FOLDER)


def test_more_faults_than_frictionless_would_count() -> None:
    tables = rows()
    tables["details"] = [
        tables["details"][0] | {"text": f"第{i}条", "heading": None} for i in range(1500)
    ]
    assert len(refusal(tables)) == 1501


def test_a_blank_row_is_refused() -> None:
    tables = rows()
    tables["evidence"].append(dict.fromkeys(tables["evidence"][0]))
    place = f"evidence 表第 {len(tables['evidence'])} 行"
    assert any(said.startswith(f"{place}：整行没有取值") for said in refusal(tables))


def test_a_whole_table_that_is_missing_is_refused() -> None:
    tables = rows()
    del tables["details"]
    assert any(said.startswith("details 表：") for said in refusal(tables))


def test_a_check_of_records_refuses_too() -> None:
    tables = rows()
    tables["tasks"][1]["position"] = 2
    assert any(said.startswith("tasks 表第 2 行 position 字段") for said in refusal(tables))


def test_a_sentence_leads_to_the_record_and_to_its_source() -> None:
    tables = rows()
    tables["tasks"][2]["due_precision"] = "century"
    (said, *_) = [line for line in refusal(tables) if "century" in line]
    assert f"记录 {KEY}.2" in said
    assert "来源 990101-2021-Q3 第 5 行" in said
    assert "可用的取值：day、ten_days、month、quarter、half_year、year" in said


def test_all_faults_are_told_at_once() -> None:
    tables = rows()
    tables["tasks"][0]["plan_id"] = "990101-1999-key"
    tables["measures"][1]["due_precision"] = "century"
    tables["sources"][1]["sha256"] = "B" * 64
    told = refusal(tables)
    assert told[0].startswith("数据集未通过检查")
    for place in (
        "tasks 表第 1 行 plan_id",
        "measures 表第 2 行 due_p",
        "sources 表第 2 行 sha256",
    ):
        assert any(said.startswith(place) for said in told)
