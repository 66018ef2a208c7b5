"""The database: whole, typed, with keys that hold, and a search that finds two signs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.planting import SCHEMA
from checks.small_county import KEY, Rows, edition, rows
from govpublish.errors import DatasetRefused
from govpublish.exports import codebook, sqlite
from govpublish.exports.bigrams import bigrams, phrase
from govpublish.schema import Table

TABLES = pytest.mark.parametrize("table", SCHEMA.tables, ids=lambda table: str(table.name))
FOUND = (
    "SELECT task_id, field_name FROM search JOIN texts ON texts.id = search.rowid "
    "WHERE search MATCH ? ORDER BY rank"
)


def written(tables: Rows, folder: Path) -> sqlite3.Connection:
    (file,) = sqlite.EXPORT.write(edition(tables), SCHEMA, folder)
    return sqlite3.connect(file.path)


@pytest.fixture(scope="module")
def database(downloads: Path) -> Iterator[sqlite3.Connection]:
    address = f"file:{downloads / 'govpublish.sqlite'}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as opened:
        yield opened


@TABLES
def test_values_come_back(table: Table, database: sqlite3.Connection, published: Rows) -> None:
    cursor = database.execute(f'SELECT * FROM "{table.name}"')
    assert tuple(column[0] for column in cursor.description) == table.field_names
    assert cursor.fetchall() == [tuple(row.values()) for row in published[table.name]]


def test_it_is_whole(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA page_size").fetchone() == (4096,)
    assert database.execute("PRAGMA freelist_count").fetchone() == (0,)


@TABLES
def test_keys_types_and_indexes_are_declared(table: Table, database: sqlite3.Connection) -> None:
    columns = database.execute(f"PRAGMA table_info('{table.name}')").fetchall()
    assert [(c[1], c[2], bool(c[3])) for c in columns] == [
        (f.name, sqlite.TYPES[f.type], f.required) for f in table.fields
    ]
    keys = sorted((c[5], c[1]) for c in columns if c[5])
    assert tuple(name for _, name in keys) == table.primary_key
    foreign = database.execute(f"PRAGMA foreign_key_list('{table.name}')").fetchall()
    assert {(k[3], k[2], k[4]) for k in foreign} == {
        (key.field, key.table, key.table_field) for key in table.foreign_keys
    }
    (statement,) = database.execute(
        "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (table.name,)
    ).fetchone()
    assert statement.endswith("STRICT")
    for key in table.foreign_keys:
        plan = database.execute(
            f'EXPLAIN QUERY PLAN SELECT * FROM "{table.name}" WHERE "{key.field}" = ?', ("x",)
        ).fetchall()
        assert "USING INDEX" in plan[0][3] or "PRIMARY" in plan[0][3]


def test_a_wrong_type_is_refused(tmp_path: Path) -> None:
    with closing(written(rows(), tmp_path)) as database:
        for statement in (
            "UPDATE plans SET year = 'last'",
            "UPDATE reports SET has_progress = 2",
            "UPDATE tasks SET title = NULL",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                database.execute(statement)


def test_a_reference_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    tables = rows()
    tables["tasks"][0]["plan_id"] = "990101-1999-key"
    with pytest.raises(DatasetRefused, match="tasks 第1行 → plans"):
        written(tables, tmp_path)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("大坝", [(f"{KEY}.1", "text")]),
        ("云山", [(f"{KEY}.1", "title")]),
        ("云山水库", [(f"{KEY}.1", "title")]),
        ("资金", [(f"{KEY}.1", "problems")]),
        ("副县", [(f"{KEY}.2", "text")]),
        ("坝大", []),
        ("山云", []),
    ],
)
def test_words_are_found(words: str, expected: list[Any], database: sqlite3.Connection) -> None:
    assert sorted(database.execute(FOUND, (phrase(words),)).fetchall()) == expected
    if len(words) == 2:
        assert sorted(database.execute(FOUND, (words,)).fetchall()) == expected


def test_the_examples_in_the_database_run(database: sqlite3.Connection, tmp_path: Path) -> None:
    told = dict(database.execute("SELECT name, value FROM metadata").fetchall())
    tables = rows()
    tables["tasks"][0]["title"] = tables["tasks"][0]["text"] = "新增停车位300个"
    with closing(written(tables, tmp_path)) as other:
        for name in ("search_two_signs", "search_more_signs", "search_any_length"):
            assert "新增停车位300个" in {row[2] for row in other.execute(told[name]).fetchall()}


@given(st.text("停车位3 a\n，", max_size=12), st.integers(0, 9), st.integers(2, 4))
def test_every_run_of_a_text_is_a_phrase_of_it(text: str, start: int, length: int) -> None:
    """What stands in a text is found: pairs of a piece follow each other in the pairs of all."""
    piece = text[start : start + length]
    if len(piece) < 2 or not all("\u4e00" <= sign <= "\u9fff" for sign in piece):
        return
    assert f" {phrase(piece)[1:-1]} " in f" {bigrams(text)} "


def test_every_text_is_there_once(database: sqlite3.Connection) -> None:
    texts = database.execute("SELECT task_id, measure_id, table_name, text FROM texts").fetchall()
    assert len(texts) == len(set(texts))
    assert (f"{KEY}.2", None, "details", "副县长") in texts
    (counted,) = database.execute("SELECT count(*) FROM search").fetchone()
    assert counted == len(texts)


def test_it_tells_what_it_is(database: sqlite3.Connection) -> None:
    told = dict(database.execute("SELECT name, value FROM metadata").fetchall())
    assert (told["version"], told["date"]) == ("0.1.0", "2021-11-02")
    assert "CC BY 4.0" in told["license"]
    assert "不是官方网站" in told["caveats"]
    assert database.execute("SELECT * FROM fields").fetchall() == list(codebook.rows(SCHEMA))
    query = "SELECT label FROM labels WHERE field_name = 'role' AND value = 'lead'"
    assert database.execute(query).fetchall() == [("牵头",)]


def test_a_decimal_no_double_prints_is_refused(tmp_path: Path) -> None:
    tables = rows()
    tables["indicators"][0]["value"] = Decimal("0.1234567890123456789")
    with pytest.raises(DatasetRefused, match="indicators：SQLite"):
        written(tables, tmp_path)


def test_an_empty_dataset(tmp_path: Path) -> None:
    with closing(written({name: [] for name in rows()}, tmp_path)) as database:
        assert database.execute("SELECT count(*) FROM tasks").fetchone() == (0,)
        assert database.execute(FOUND, ("停车",)).fetchall() == []
