"""All downloads at once: the same bytes wherever and whenever they are written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import frictionless

from checks.planting import SCHEMA_FOLDER
from checks.small_county import Rows, edition, rows
from govpublish.exports import EXPORTS, write_all

TESTS = Path(__file__).parents[1]
PROGRAM = """
import sys
from pathlib import Path
from checks.small_county import edition, rows
from govpublish.exports import write_all
write_all(edition(rows()), Path(sys.argv[1]), Path(sys.argv[2]))
"""
ELSEWHERE = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    written = []
    for number, environment in enumerate(ELSEWHERE):
        folder = tmp_path / str(number) / "data"
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(SCHEMA_FOLDER), str(folder)],
            check=True,
            cwd=tmp_path,
            env={**os.environ, **environment, "PYTHONPATH": str(TESTS)},
        )
        written.append(contents(folder))
    assert written[0] == written[1]
    assert len(written[0]) > 30


def test_no_machine_path_in_any_file(downloads: Path) -> None:
    for name, data in contents(downloads).items():
        assert str(downloads).encode() not in data, name
        assert str(SCHEMA_FOLDER.parent).encode() not in data, name


def test_writing_again_over_an_older_edition(published: Rows, tmp_path: Path) -> None:
    write_all(edition(published), SCHEMA_FOLDER, tmp_path)
    before = contents(tmp_path)
    write_all(edition(published), SCHEMA_FOLDER, tmp_path)
    assert contents(tmp_path) == before


def test_the_list_of_formats_is_plain() -> None:
    assert len({export.name for export in EXPORTS}) == len(EXPORTS)
    assert all(export.title and export.media_type for export in EXPORTS)


def test_what_takes_long_to_load_waits_until_it_is_needed() -> None:
    """`check` and `accept` come by the exports too, and write none."""
    program = "import sys, govpublish.exports; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert not {"pandas", "pyarrow"} & set(done.stdout.split())


def test_an_edition_without_any_row(tmp_path: Path) -> None:
    write_all(edition({name: [] for name in rows()}), SCHEMA_FOLDER, tmp_path)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.to_summary()
