"""What each download costs: the real documents' data, again and again under other codes.

    .venv/bin/python scripts/bench_exports.py [TASKS [FORMAT …]]

Printed is one row of a Markdown table per format: seconds by the clock, seconds of the processor,
megabytes and files written, and the most memory that a process of its own needed for it, what the
dataset itself takes included. `datapackage` and `zip` need what stands before them.
"""

from __future__ import annotations

import pickle
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from govpublish import pipeline
from govpublish.dataset import Dataset, Table
from govpublish.edition import Edition
from govpublish.exports import EXPORTS
from govpublish.schema import load_schema

ROOT = Path(__file__).resolve().parent.parent
_CODE = re.compile(r"^\d{6}(?=\D|$)")
_NAMES = ("_id", "_code", "_report", "continues", "path", "sha256")
ONCE = "status_terms"


def repeated(edition: Edition, tasks: int) -> Edition:
    """An edition of at least so many tasks."""
    rounds = -(-tasks // len(edition.dataset["tasks"]))
    codes = {row["jurisdiction_code"]: n for n, row in enumerate(_rows(edition))}
    tables = {
        name: Table(
            table.columns,
            tuple(
                tuple(
                    _renamed(column, value, codes, number)
                    for column, value in zip(table.columns, values, strict=True)
                )
                for number in range(1 if name == ONCE else rounds)
                for values in table.values
            ),
        )
        for name, table in edition.dataset.tables.items()
    }
    readings = {}
    for source_id, reading in edition.readings.items():
        for number in range(rounds):
            name = str(_renamed("source_id", source_id, codes, number))
            readings[name] = replace(reading, source_id=name)
    return Edition(Dataset(tables), readings, edition.version, edition.date)


def _rows(edition: Edition) -> list[dict[str, Any]]:
    return edition.dataset.rows("jurisdictions")


def _renamed(column: str, value: Any, codes: dict[str, int], number: int) -> Any:
    if not isinstance(value, str) or not column.endswith(_NAMES):
        return value
    if column == "sha256":
        return f"{number:08x}{value[8:]}"
    return _CODE.sub(lambda code: f"{codes[code.group()] * 10_000 + number:06d}", value)


def measure(name: str, saved: Path, folder: Path) -> None:
    """One format, in this process: print its row."""
    with saved.open("rb") as file:
        edition: Edition = pickle.load(file)
    schema = load_schema(ROOT / "data" / "schema")
    (export,) = (export for export in EXPORTS if export.name == name)
    wall, before = time.perf_counter(), time.process_time()
    written = export.write(edition, schema, folder)
    wall, spent = time.perf_counter() - wall, time.process_time() - before
    size = sum(file.path.stat().st_size for file in written) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {name} | {wall:.1f} | {spent:.1f} | {size:.1f} | {len(written)} | {peak:.0f} |")


def main() -> None:
    """Make the data, then measure each format in a process of its own."""
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
        return
    tasks = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    wanted = sys.argv[2:] or [export.name for export in EXPORTS]
    edition = repeated(pipeline.edition(ROOT, pipeline.read(ROOT)), tasks)
    counted = {name: len(table) for name, table in edition.dataset.tables.items()}
    print(f"{counted['tasks']:,} tasks, {sum(counted.values()):,} rows, {counted['plans']} plans\n")
    print(
        "| format | s | processor s | MB | files | peak MB |\n|---|---|---|---|---|---|", flush=True
    )
    with tempfile.TemporaryDirectory() as place:
        saved, folder = Path(place, "edition"), Path(place, "data")
        folder.mkdir()
        with saved.open("wb") as file:
            pickle.dump(edition, file)
        for name in wanted:
            command = [sys.executable, __file__, "--one", name, str(saved), str(folder)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
