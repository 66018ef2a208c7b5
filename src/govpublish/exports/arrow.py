"""A table of the dataset as Arrow has it, and as Parquet: pyarrow's one door."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from govpublish import dataset
from govpublish.csv_tables import to_table_schema
from govpublish.errors import DatasetRefused
from govpublish.exports.frames import frame
from govpublish.schema import Field, Table

TYPES: Mapping[str, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "number": pa.decimal128(38, 10),
    "date": pa.date32(),
}
"""By the schema's types."""


def write_parquet(path: Path, found: dataset.Table, table: Table, about: Mapping[str, str]) -> None:
    """Write one table; DatasetRefused for a number that would have to be rounded."""
    said = {
        **about,
        "table": table.name,
        "table_title": table.title,
        "description": table.description,
        "description_en": table.description_en,
        "tableschema": json.dumps(to_table_schema(table), ensure_ascii=False),
    }
    heads = pa.schema(
        [_head(field) for field in table.fields],
        metadata={f"gov:{name}": text for name, text in said.items()},
    )
    try:
        # What pandas notes for itself comes along: without it an unknown whole number would turn
        # its column into floats for who reads with pandas.
        made = pa.Table.from_pandas(frame(found, table), schema=heads, preserve_index=False)
    except pa.ArrowException as error:
        raise DatasetRefused(f"{table.name}：有 Parquet 存不下的值：{error}") from error
    pq.write_table(made, path, compression="zstd")


def _head(field: Field) -> pa.Field[Any]:
    said = {
        "title": field.title,
        "description": field.description,
        "description_en": field.description_en,
        "origin": field.origin,
        **({"unit": field.unit} if field.unit else {}),
    }
    return pa.field(field.name, TYPES[field.type], not field.required, metadata=said)


def content(path: Path) -> pa.Table:
    """What a Parquet file says, whichever version of the library wrote it."""
    return pq.read_table(path)
