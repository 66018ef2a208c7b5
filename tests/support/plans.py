"""An invented plan as long as wanted, with every kind of status and deadline, or without."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from govpublish.dataset import COLUMNS, Dataset, Table
from govpublish.edition import Edition
from govpublish.models import SourceReading
from govpublish.pages import all_pages, labels
from govpublish.schema import load_schema
from govpublish.site.draw import Drawing, draw_site
from govpublish.site.shell import Shells

ROOT = Path(__file__).resolve().parents[2]
COUNTY = "990101"
PLAN, SOURCE = f"{COUNTY}-2021-key", f"{COUNTY}-2021-Q3"
ADDRESS = f"{COUNTY}/2021-key/"
REPORT = f"{PLAN}@2021-Q3"
BODIES = ("水利局", "林业局", "住建局", "教育局", "卫健局", "交通局", "民政局")
WORKS = "修建加固改造提升整治疏浚绿化拓宽维护新增"
PLACES = "水库道路学校医院公园河道桥梁社区码头广场"

# deadline as printed, due day, official status, derived status
STATES: Sequence[tuple[str | None, str | None, str | None, str | None]] = (
    ("3月底前", "2021-03-31", "slow", "overdue"),
    ("6月底前", "2021-06-30", "done", "done"),
    ("年底前", "2021-12-31", "on_track", "under_way"),
    ("每月", None, None, "under_way"),
    (None, None, None, "not_reported"),
)
BARE = ((None, None, None, None),)


def title(number: int) -> str:
    """A title of its own for each number."""
    verb, what = WORKS[2 * (number % 10) :][:2], PLACES[2 * (number // 10 % 10) :][:2]
    return f"{verb}第{number}处{what}"


def edition(
    count: int,
    states: Sequence[tuple[str | None, str | None, str | None, str | None]] = STATES,
    titles: Sequence[str] = (),
) -> Edition:
    """A plan of `count` tasks in two sections, each in the next of some states."""
    tables: dict[str, list[dict[str, Any]]] = {
        "jurisdictions": _rows(
            "jurisdictions",
            ("990000", "云岭省", "云岭", "province", None, "云岭省", None),
            (COUNTY, "云山县", "云山", "county", "990000", "云岭省", None),
        ),
        "sources": _rows(
            "sources",
            (SOURCE, COUNTY, "云山县2021年三季度通报", None, None, None, None, None, "a.txt",
             "text/plain", "utf-8", "0" * 64, 9, count),
        ),
        "plans": _rows("plans", (PLAN, COUNTY, 2021, "key", "2021年重点工作", "key_work", None)),
        "reports": _rows("reports", (REPORT, PLAN, SOURCE, "2021-Q3", "2021-09-30", True)),
        "organizations": _rows(
            "organizations", *((f"{COUNTY}/{name}", COUNTY, name, None) for name in BODIES)
        ),
    }  # fmt: skip
    for number in range(1, count + 1):
        _add(tables, number, states[number % len(states)], titles, number > count / 2)
    numbers = tuple(str(at) for at in range(1, count + 1))
    reading = SourceReading(SOURCE, "tabs", (), tuple("文" for _ in numbers), numbers, ())
    frames = {name: Table.of(columns, tables.get(name, [])) for name, columns in COLUMNS.items()}
    return Edition(Dataset(frames), {SOURCE: reading}, "0.1.0", "2021-09-30")


def _add(
    tables: dict[str, list[dict[str, Any]]],
    number: int,
    state: tuple[str | None, str | None, str | None, str | None],
    titles: Sequence[str],
    late: bool,
) -> None:
    printed, due_on, official, derived = state
    task, line = f"{PLAN}.{number}", str(number)
    named = titles[number - 1] if titles else title(number)
    body = BODIES[number % len(BODIES)]
    made = {
        "tasks": (
            task, PLAN, number, str(number), "一、民生" if late else None, named, named, printed,
            due_on, "month" if due_on else None, SOURCE, line,
        ),
        "responsibilities": (
            f"{task}.r1", task, None, 1, body, f"{COUNTY}/{body}", "unspecified", False, SOURCE,
            line,
        ),
        "assessments": (
            f"{task}@2021-Q3", REPORT, task, None, official, official, line if official else None,
            derived, "R4.1" if derived else None, line if derived else None,
        ),
        "quality_flags": (
            f"{SOURCE}.f{number}", SOURCE, line, ("lost-date", "number-gap")[number % 2], "note",
            ("copy", "publisher")[number % 2], "tasks", task, f"第{number}条提示",
        ),
    }  # fmt: skip
    for table, row in made.items():
        tables.setdefault(table, []).extend(_rows(table, row))


def _rows(table: str, *rows: tuple[Any, ...]) -> list[dict[str, Any]]:
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in rows]


def draw(made: Edition, shells: Shells, into: Path) -> None:
    """Every page of an edition into a folder; the assets lie there already."""
    schema = load_schema(ROOT / "data" / "schema")
    drawing = Drawing(shells, labels(schema), ROOT / "templates", into)
    draw_site(all_pages(made, schema, ()), drawing)
