"""One Parquet file a table, typed by the schema, each column with its description in the metadata.

Decimals are `decimal(38, 10)`: exact, and numbers for pandas, DuckDB, Polars and R alike; a text
would be exact too, but nobody could add it up. How many noughts were printed stands in the phrase
beside each value. A value that does not fit is refused, never rounded. Dates are dates.
"""

from __future__ import annotations

from pathlib import Path

from govpublish.edition import Edition
from govpublish.exports.export import Download, Export
from govpublish.schema import Schema


def _write(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    # pandas takes a second to load, and only a build needs it.
    from govpublish.exports.arrow import write_parquet  # noqa: PLC0415

    into = folder / "parquet"
    into.mkdir(exist_ok=True)
    about = {
        "title": schema.package["title"],
        "version": edition.version,
        "date": edition.date,
        "license": schema.package["licenses"][0]["path"],
    }
    written = []
    for table in schema.tables:
        found = edition.dataset[table.name]
        path = into / f"{table.name}.parquet"
        write_parquet(path, found, table, about)
        written.append(Download(path, len(found)))
    return written


EXPORT = Export(
    "parquet",
    "Parquet 表格",
    "application/vnd.apache.parquet",
    _write,
    description="一张表的全部记录，列式存储，类型同字段说明，供数据分析工具读取。",
)
