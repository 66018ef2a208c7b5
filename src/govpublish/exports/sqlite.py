"""One SQLite database with every table, its keys, and a full text that finds two Chinese signs.

Tables are STRICT: dates are ISO text, truth values 0 and 1, decimals REAL, each of which is the
double that prints as the exact decimal (any other is refused). `texts` holds every searchable text
once, `search` the pairs of its signs; `metadata` tells version, licence and how to search, `fields`
is the codebook, `labels` the Chinese name of every code.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

from govpublish.edition import Edition
from govpublish.errors import DatasetRefused
from govpublish.exports import citation, codebook, texts
from govpublish.exports.bigrams import bigrams, phrase
from govpublish.exports.export import Download, Export
from govpublish.schema import Field, Schema, Table

NAME = "govpublish.sqlite"
TYPES: Mapping[str, str] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
}
"""By the schema's types."""
_CALM = ("page_size = 4096", "encoding = 'UTF-8'", "journal_mode = OFF", "synchronous = OFF")
_SEARCHED: Mapping[str, tuple[str, ...]] = {
    "tasks": ("title", "text"),
    "measures": ("text",),
    "progress": ("text", "problems"),
    "details": ("text",),
}
_SEARCH = """
CREATE TABLE texts (
  id INTEGER PRIMARY KEY,
  task_id TEXT NOT NULL REFERENCES tasks (task_id),
  measure_id TEXT REFERENCES measures (measure_id),
  table_name TEXT NOT NULL,
  field_name TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (bigrams, content = '');
CREATE TABLE metadata (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE labels (
  table_name TEXT NOT NULL,
  field_name TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (table_name, field_name, value)
) STRICT;
"""
EXAMPLES: Mapping[str, str] = {
    "search_two_signs": (
        "SELECT task_id, table_name, text FROM search JOIN texts ON texts.id = search.rowid "
        "WHERE search MATCH '停车' ORDER BY rank"
    ),
    "search_more_signs": (
        "SELECT task_id, table_name, text FROM search JOIN texts ON texts.id = search.rowid "
        f"WHERE search MATCH '{phrase('停车位')}' ORDER BY rank"
    ),
    "search_any_length": (
        "SELECT task_id, table_name, text FROM texts WHERE text LIKE '%车%' ORDER BY id"
    ),
}
"""How to search, as a reader may copy it; the middle one needs a word cut into pairs."""


def _write(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    path = folder / NAME
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for pragma in _CALM:
            database.execute(f"PRAGMA {pragma}")
        database.execute("BEGIN")
        for table in schema.tables:
            _fill(database, edition, table)
        for statement in _SEARCH.split(";\n"):
            database.execute(statement)
        _fill_search(database, edition)
        _fill_about(database, edition, schema)
        _require_whole(database)
        database.execute("COMMIT")
        database.execute("VACUUM")
    return [Download(path)]


def _fill(database: sqlite3.Connection, edition: Edition, table: Table) -> None:
    database.execute(definition(table))
    found = edition.dataset[table.name]
    places = [found.columns.index(name) for name in table.field_names]
    marks = ", ".join("?" * len(places))
    rows = ([_stored(row[place], table) for place in places] for row in found.values)
    database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", rows)
    indexed = dict.fromkeys(key.field for key in table.foreign_keys)
    for name in indexed:
        index, column = _quoted(f"{table.name}_{name}"), _quoted(name)
        database.execute(f"CREATE INDEX {index} ON {_quoted(table.name)} ({column})")


def definition(table: Table) -> str:
    """The statement that makes a table."""
    lines = [_column(field) for field in table.fields]
    if table.primary_key:
        lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.primary_key))})")
    for key in table.foreign_keys:
        target = f"{_quoted(key.table)} ({_quoted(key.table_field)})"
        lines.append(f"FOREIGN KEY ({_quoted(key.field)}) REFERENCES {target}")
    return f"CREATE TABLE {_quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n) STRICT"


def _column(field: Field) -> str:
    name = _quoted(field.name)
    parts = [name, TYPES[field.type]]
    parts += ["NOT NULL"] if field.required else []
    parts += ["UNIQUE"] if field.constraints.get("unique") else []
    parts += [f"CHECK ({name} IN (0, 1))"] if field.type == "boolean" else []
    return " ".join(parts)


def _quoted(name: str) -> str:
    """A name that may be a word of SQL, such as `table`; names come from data/schema."""
    return '"' + name.replace('"', '""') + '"'


def _stored(value: Any, table: Table) -> Any:
    if not isinstance(value, Decimal):
        return value
    double = float(value)
    if Decimal(repr(double)) != value:
        raise DatasetRefused(f"{table.name}：SQLite 不能准确存下 {value}。")
    return double


def _fill_search(database: sqlite3.Connection, edition: Edition) -> None:
    for number, (*about, text) in enumerate(_texts(edition), start=1):
        database.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)", (number, *about, text))
        database.execute(
            "INSERT INTO search (rowid, bigrams) VALUES (?, ?)", (number, bigrams(text))
        )
    database.execute("INSERT INTO search (search) VALUES ('optimize')")


def _texts(edition: Edition) -> Iterator[tuple[str, str | None, str, str, str]]:
    """Task, measure, table, field and words; a text that only repeats the title once."""
    for table, fields in _SEARCHED.items():
        for row in edition.dataset.rows(table):
            said = {row[field]: field for field in reversed(fields) if row[field]}
            for text, field in reversed(said.items()):
                yield row["task_id"], row.get("measure_id"), table, field, text


def _fill_about(database: sqlite3.Connection, edition: Edition, schema: Schema) -> None:
    said = schema.package
    about = {
        "title": said["title"],
        "description": said["description"],
        "id": said["id"],
        "version": edition.version,
        "date": edition.date,
        "license": f"{said['licenses'][0]['title']} {said['licenses'][0]['path']}",
        "citation": citation.gb_t_7714(edition, schema),
        "caveats": "\n".join(texts.caveats()),
        **EXAMPLES,
    }
    _insert(database, "metadata", about.items())
    heads = ", ".join(f"{name} TEXT NOT NULL" for name, _ in codebook.HEADS)
    key = "PRIMARY KEY (table_name, field_name)"
    database.execute(f"CREATE TABLE fields ({heads}, {key}) STRICT")
    _insert(database, "fields", codebook.rows(schema))
    _insert(
        database,
        "labels",
        (
            (table.name, field.name, value, label)
            for table in schema.tables
            for field in table.fields
            for value, label in field.labels.items()
        ),
    )


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[tuple[str, ...]]) -> None:
    for row in rows:
        database.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _require_whole(database: sqlite3.Connection) -> None:
    """DatasetRefused if a reference leads nowhere: rows are written before what they name."""
    broken = database.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        told = "；".join(f"{table} 第{row}行 → {target}" for table, row, target, _ in broken[:9])
        raise DatasetRefused(f"SQLite：{len(broken)} 处引用没有对应的记录：{told}")


def content(path: Path) -> list[str]:
    """What a database says, whichever version of the library wrote it."""
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as database:
        return list(database.iterdump())


EXPORT = Export(
    "sqlite",
    "SQLite 数据库（可全文检索）",
    "application/vnd.sqlite3",
    _write,
    description="全部表和字段说明在一个数据库里，带主键外键和两个字起就能查的全文检索。",
)
