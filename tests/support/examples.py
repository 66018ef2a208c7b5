"""The examples of docs/use-the-data.md: each run on the built downloads, its output compared.

A fenced block of `python`, `sql`, `sqlite` or `excel` is an example, the `text` after it what it
prints. Where the data of the example have changed on purpose, `govpublish build` and

    PYTHONPATH=tests .venv/bin/python -m support.examples

print all outputs into the page anew: read the difference before you commit it.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import openpyxl

PAGE = Path(__file__).resolve().parents[2] / "docs/use-the-data.md"
_EXAMPLE = re.compile(
    r"^```(?P<language>python|sql|sqlite|excel)\n(?P<code>.*?)^```\n\n```text\n(?P<printed>.*?)^```$",
    re.M | re.S,
)
_SHEET = re.compile(r"\b([a-z_]+)!")


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of code on the page, and what it says that it prints."""

    language: str
    code: str
    printed: str


def examples(page: str) -> list[Example]:
    """The examples of a page in their order."""
    return [Example(**match.groupdict()) for match in _EXAMPLE.finditer(page)]


def run(example: Example, data: Path) -> str:
    """What an example prints in the folder of the downloads."""
    return _RUNNERS[example.language](example.code, data)


def _python(code: str, data: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=data, capture_output=True, text=True, check=True
    )
    return done.stdout


def _duckdb(code: str, data: Path) -> str:
    with duckdb.connect(config={"file_search_path": str(data)}) as connection:
        return _lines(connection.execute(code).fetchall())


def _sqlite(code: str, data: Path) -> str:
    with closing(sqlite3.connect(f"file:{data}/govpublish.sqlite?mode=ro", uri=True)) as database:
        return _lines(database.execute(code).fetchall())


def _excel(code: str, data: Path) -> str:
    """Each formula in a sheet of its own, computed; sheets that none of them names are left out."""
    import formulas  # noqa: PLC0415  (half a second, and only here)

    asked = code.splitlines()
    with tempfile.TemporaryDirectory() as folder:
        book = openpyxl.load_workbook(data / "govpublish.xlsx")
        for name in set(book.sheetnames) - set(_SHEET.findall(code)):
            del book[name]
        sheet = book.create_sheet("ASKED")
        for row, formula in enumerate(asked, 1):
            sheet.cell(row, 1, formula)
        book.save(Path(folder, "asked.xlsx"))
        solved: Mapping[str, Any] = (
            formulas.ExcelModel().loads(f"{folder}/asked.xlsx").finish().calculate()
        )
        cells = (solved[f"'[asked.xlsx]ASKED'!A{row}"] for row in range(1, len(asked) + 1))
        return _lines((cell.value[0, 0],) for cell in cells)


def _lines(rows: Iterable[tuple[Any, ...]]) -> str:
    return "".join(f"{' | '.join(map(str, row))}\n" for row in rows)


_RUNNERS: Mapping[str, Callable[[str, Path], str]] = {
    "python": _python,
    "sql": _duckdb,
    "sqlite": _sqlite,
    "excel": _excel,
}


def printed_anew(page: str, data: Path) -> str:
    """The page with what its examples print now."""

    def anew(match: re.Match[str]) -> str:
        example = Example(**match.groupdict())
        return match[0].removesuffix(f"{example.printed}```") + f"{run(example, data)}```"

    return _EXAMPLE.sub(anew, page)


if __name__ == "__main__":
    PAGE.write_text(printed_anew(PAGE.read_text("utf-8"), PAGE.parents[1] / "site/data"), "utf-8")
