"""What was published wrongly, as CSV and JSON beside the tables."""

from __future__ import annotations

from pathlib import Path

from govpublish import errata
from govpublish.csv_tables import write_csv
from govpublish.edition import Edition
from govpublish.exports.export import Download, Export
from govpublish.exports.json_tables import dumps
from govpublish.schema import Schema


def _write_csv(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    rows = [errata.row(one) for one in edition.errata]
    return [Download(write_csv(folder / "errata.csv", errata.COLUMNS, rows), len(rows))]


def _write_json(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    path = folder / "errata.json"
    rows = [errata.row(one) for one in edition.errata]
    path.write_text(dumps(rows), encoding="utf-8", newline="\n")
    return [Download(path, len(rows))]


_SAID = "公布错过什么、从哪一版起、现在是什么、为什么；没有更正时只有表头。"
CSV = Export("errata-csv", "更正启事 CSV", "text/csv", _write_csv, _SAID)
JSON = Export("errata-json", "更正启事 JSON", "application/json", _write_json, _SAID)
