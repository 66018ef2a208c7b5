"""The files of the explorer: every row is in them once, truly, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govpublish.dataset import COLUMNS, Dataset, Table
from govpublish.explorer.files import Sizes, labels, write, write_rows
from govpublish.explorer.rows import Answer, Row, Stand, plans
from govpublish.schema import Schema, load_schema
from pages import yunshan

ROOT = Path(__file__).resolve().parents[2]
SMALL = Sizes(facts=2, texts=60)


@pytest.fixture(scope="module")
def schema() -> Schema:
    """The real schema."""
    return load_schema(ROOT / "data" / "schema")


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The invented county."""
    return yunshan.edition().dataset


def read(folder: Path) -> list[tuple[str, Row]]:
    """Every row of the files, with the id of its plan: what the script of the page does."""
    index = json.loads((folder / "index.json").read_text("utf-8"))
    words = {name: [None, *(key for key, _ in pairs)] for name, pairs in index["enums"].items()}
    plan_of = [plan[0] for plan in index["plans"] for _ in range(plan[4])]
    facts = [fact for n in range(len(index["facts"])) for fact in facts_of(folder, n, words)]
    texts = [text for n in range(len(index["texts"])) for text in texts_of(folder, n)]
    assert len(plan_of) == len(facts) == len(texts) == sum(index["facts"]) == sum(index["texts"])
    return [
        (plan, made(fact, text)) for plan, fact, text in zip(plan_of, facts, texts, strict=True)
    ]


def facts_of(folder: Path, number: int, words: dict[str, list[Any]]) -> list[Any]:
    found = json.loads((folder / f"facts/{number}.json").read_text("utf-8"))
    days, stands = [None, *found["days"]], [None, *found["stands"]]
    rows = zip(found["parts"], found["due"], found["stand"], found["answers"], strict=True)
    return [
        (part, days[due], stood(stands[stand], words), answers(found, answer, words))
        for part, due, stand, answer in rows
    ]


def stood(one: list[Any] | None, words: dict[str, list[Any]]) -> Stand | None:
    if one is None:
        return None
    period, as_of, printed, official, derived, rule = one
    return Stand(
        period, as_of or None, printed or None, words["official"][official],
        words["derived"][derived], rule or None,
    )  # fmt: skip


def answers(found: Any, given: int | list[int], words: dict[str, list[Any]]) -> tuple[Answer, ...]:
    numbers = given if isinstance(given, list) else [given] if given else []
    made = []
    for number in numbers:
        name, printed, role = found["duties"][number - 1]
        named = found["names"][name - 1]
        made.append(Answer(named, printed or named, words["role"][role]))
    return tuple(made)


def texts_of(folder: Path, number: int) -> list[Any]:
    found = json.loads((folder / f"texts/{number}.json").read_text("utf-8"))
    sections, deadlines = [None, *found["sections"]], [None, *found["deadlines"]]
    return [
        (number or None, title or None, text or None, sections[section], deadlines[deadline])
        for number, title, text, section, deadline in zip(
            found["numbers"], found["titles"], found["texts"], found["section"],
            found["deadline"], strict=True,
        )
    ]  # fmt: skip


def made(fact: Any, text: Any) -> Row:
    part, due_on, stand, answered = fact
    number, title, said, section, deadline = text
    whole = None if part.startswith(".") else title or said
    return Row(part, number, whole, said, section, deadline, due_on, answered, stand)


def expected(data: Dataset) -> list[tuple[str, Row]]:
    return [(plan["plan_id"], row) for plan, rows in plans(data) for row in rows]


@pytest.mark.parametrize("sizes", [None, SMALL], ids=["large", "small"])
def test_every_row_is_read_back_as_it_was(
    data: Dataset, schema: Schema, tmp_path: Path, sizes: Sizes | None
) -> None:
    write(data, schema, tmp_path, sizes)

    assert read(tmp_path) == expected(data)
    assert len(expected(data)) == len(data["tasks"]) + len(data["measures"])


def test_a_row_has_its_own_organizations_and_status_only(data: Dataset) -> None:
    rows = {(plan, row.part): row for plan, row in expected(data)}
    task, measure = rows[yunshan.KEY, "1"], rows[yunshan.KEY, ".2"]

    assert task.answers == ()
    assert task.stand == Stand("2021-Q3", "2021-09-30", None, None, None, None)
    assert measure.answers == (Answer("水利局", "水利局", "unspecified"),)
    assert measure.stand == Stand("2021-Q3", "2021-09-30", "进度偏慢", "slow", None, None)
    assert rows[yunshan.LIVELIHOOD, "1"].stand is None


def test_the_status_is_that_of_the_newest_report_that_speaks_of_the_place() -> None:
    task = f"{yunshan.KEY}.1"
    tables = {
        "plans": [(yunshan.KEY, "990101", 2021, "key", "重点工作", "key_work", None)],
        "tasks": [(task, yunshan.KEY, 1, "1", None, "一", "一", None, None, None, "s", "1")],
        "reports": [
            (f"{yunshan.KEY}@{period}", yunshan.KEY, "s", period, as_of, True)
            for period, as_of in (
                ("2021-Q3", "2021-09-30"), ("2021-Q1", "2021-03-31"), ("2021-Q4", "2021-12-31"),
            )
        ],
        "assessments": [
            (f"{task}@{period}", f"{yunshan.KEY}@{period}", task, None, said, status, "1", None,
             None, None)
            for period, said, status in (
                ("2021-Q3", "已完成", "done"), ("2021-Q1", "进度偏慢", "slow"),
            )
        ],
    }  # fmt: skip
    data = Dataset({n: Table(c, tuple(tables.get(n, ()))) for n, c in COLUMNS.items()})
    ((_, rows),) = plans(data)

    assert [row.stand for row in rows] == [
        Stand("2021-Q3", "2021-09-30", "已完成", "done", None, None)
    ]


def test_one_place_is_in_one_file_and_a_task_with_its_measures(
    data: Dataset, schema: Schema, tmp_path: Path
) -> None:
    (plan, rows), *_ = ((plan, list(rows)) for plan, rows in plans(data))
    copies = [
        ({**plan, "plan_id": f"99010{n}-2021-{slug}", "jurisdiction_code": f"99010{n}"}, rows)
        for n in range(1, 5)
        for slug in ("key", "other")
    ]
    write_rows(copies, [], labels(schema), tmp_path, SMALL)
    index = json.loads((tmp_path / "index.json").read_text("utf-8"))

    assert index["facts"] == [2 * len(rows)] * 4
    firsts = [
        json.loads((tmp_path / f"texts/{n}.json").read_text("utf-8"))["numbers"][0]
        for n in range(len(index["texts"]))
    ]
    assert len(firsts) > 4
    assert "(2)" not in firsts


def test_the_same_data_give_the_same_bytes_and_others_another_version(
    data: Dataset, schema: Schema, tmp_path: Path
) -> None:
    write(data, schema, tmp_path / "one")
    write(data, schema, tmp_path / "two")
    without = Dataset({**data.tables, "progress": Table(COLUMNS["progress"], ()),
                       "assessments": Table(COLUMNS["assessments"], ())})  # fmt: skip
    write(without, schema, tmp_path / "other")
    files = {
        name: {
            file.relative_to(tmp_path / name).as_posix(): file.read_bytes()
            for file in (tmp_path / name).rglob("*.json")
        }
        for name in ("one", "two", "other")
    }

    assert files["one"] == files["two"]
    versions = {json.loads(files[name]["index.json"])["version"] for name in files}
    assert len(versions) == 2


def test_nothing_is_written_over(data: Dataset, schema: Schema, tmp_path: Path) -> None:
    write(data, schema, tmp_path)
    with pytest.raises(FileExistsError):
        write(data, schema, tmp_path)


def test_an_edition_without_plans_has_an_index(schema: Schema, tmp_path: Path) -> None:
    write(Dataset({n: Table(c, ()) for n, c in COLUMNS.items()}), schema, tmp_path)

    assert read(tmp_path) == []
