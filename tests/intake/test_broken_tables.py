"""Tables of text broken over lines, with cells that vanished, are read back equal or told."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from govpublish.intake.preview import preview
from govpublish.intake.told import Told
from govpublish.sources import vocabulary
from govpublish.text import bare
from support import broken_tables
from support.broken_tables import ORDERS, STYLES, Damage

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocabulary.read(ROOT / "data" / "vocabulary")
TITLE = "2022年度重点工作进展情况(三季度)\n\n各单位:\n现将有关情况通报如下。\n"
CLOSING = "\n\n云山县政府办公室\n2022年10月8日\n"
NUMBERED = [order for order in ORDERS if "number" in order]
BARRED = [name for name, style in STYLES.items() if style.after]


def read(folder: Path, text: str) -> dict[str, Any]:
    """What is understood of a document of which nothing is declared."""
    path = folder / "document.txt"
    path.write_text(TITLE + text + CLOSING, "utf-8")
    found, _ = preview(path, WORDS, Told(jurisdiction="331121"), lambda code: None)
    assert found["refused"] is None
    return found


def tasks(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The tasks of the only plan."""
    (plan,) = found["plans"]
    return list(plan["tasks"])


def seen(task: dict[str, Any]) -> dict[str, str]:
    """A task as its record, without white space."""
    places = [task, *task["measures"]]
    who = [one for place in places for one in place["responsibilities"]]
    told = [one for place in places for one in place["progress"]]
    status = [one for place in places for one in place["assessments"]]
    details = [one for place in places for one in place.get("details", [])]
    due = [place["deadline_as_printed"] for place in places if place["deadline_as_printed"]]
    record = {
        "category": "".join(task["section"]),
        "number": task["number"],
        "task": task["text"],
        "target": "/".join(measure["text"] for measure in task["measures"]),
        "lead": "、".join(o["organization_as_printed"] for o in who if o["role"] == "lead"),
        "support": "、".join(o["organization_as_printed"] for o in who if o["role"] == "support"),
        "deadline": "/".join(due),
        "progress": "".join(one["text"] or "" for one in told),
        "problem": "".join(one["problems"] or "" for one in told),
        "status": "".join(one["status_as_printed"] or "" for one in status),
        "remark": "".join(one["text"] for one in details),
    }
    return {name: bare(text or "") for name, text in record.items()}


def meant(record: dict[str, str], order: Sequence[str]) -> dict[str, str]:
    """What must be read of a record; categories are asked for where they are printed."""
    return {name: bare(text) if name in order else "" for name, text in record.items()}


def printed_at(lines: str | None) -> set[int]:
    """Line numbers as they are shown: `3-5,9`."""
    spans = re.findall(r"(\d+)(?:-(\d+))?", lines or "")
    return {at for a, b in spans for at in range(int(a), int(b or a) + 1)}


def same_or_told(
    found: dict[str, Any], made: Sequence[dict[str, str]], order: Sequence[str]
) -> int:
    """How many records are read back equal; fail if one is not and nothing on its lines says so."""
    got = tasks(found)
    assert len(got) == len(made)
    begins = [min(printed_at(task["lines"])) for task in got]
    told = ("slid-cells", "format", "unread")
    flagged = [printed_at(one["lines"]) for one in found["flags"] if one["kind"] in told]
    equal = 0
    for at, (task, record) in enumerate(zip(got, made, strict=True)):
        if seen(task) == meant(record, order):
            equal += 1
            continue
        end = begins[at + 1] if at + 1 < len(begins) else begins[at] + 12
        assert any(lines & set(range(begins[at], end)) for lines in flagged), record
    return equal


def printed(
    style: str, order: Sequence[str], seed: int, damage: Damage
) -> tuple[list[dict[str, str]], str]:
    """Some records, and a table of them."""
    chance = random.Random(f"{style}{order}{seed}")
    made = broken_tables.records(chance, chance.choice([6, 9, 12]))
    return made, broken_tables.table(chance, made, order, STYLES[style], damage)


@pytest.mark.parametrize("seed", [0, 3])
@pytest.mark.parametrize("order", NUMBERED, ids="-".join)
@pytest.mark.parametrize("style", BARRED)
def test_rows_broken_over_lines_are_read_back(
    tmp_path: Path, style: str, order: Sequence[str], seed: int
) -> None:
    made, text = printed(style, order, seed, Damage(breaks=0.5, vanishes=0, page=seed))
    got = tasks(read(tmp_path, text))
    assert [seen(task) for task in got] == [meant(record, order) for record in made]


@pytest.mark.parametrize("seed", [0, 3])
@pytest.mark.parametrize("order", NUMBERED, ids="-".join)
@pytest.mark.parametrize("style", ["open", "tabs"])
def test_what_may_be_no_part_of_a_last_cell_is_left_unread_and_told(
    tmp_path: Path, style: str, order: Sequence[str], seed: int
) -> None:
    made, text = printed(style, order, seed, Damage(breaks=0.5, vanishes=0, page=seed))
    assert same_or_told(read(tmp_path, text), made, order) >= len(made) - 2


@pytest.mark.parametrize("seed", [1, 4])
@pytest.mark.parametrize("order", ORDERS, ids="-".join)
@pytest.mark.parametrize("style", STYLES)
def test_cells_beside_which_empty_ones_vanished_are_put_back_or_told(
    tmp_path: Path, style: str, order: Sequence[str], seed: int
) -> None:
    made, text = printed(style, order, seed, Damage(breaks=0, vanishes=0.5, page=seed - 1))
    assert same_or_told(read(tmp_path, text), made, order) >= len(made) - 2


@pytest.mark.parametrize("seed", [2])
@pytest.mark.parametrize("order", NUMBERED, ids="-".join)
@pytest.mark.parametrize("style", BARRED)
def test_rows_broken_and_without_their_empty_cells_are_read_back_or_told(
    tmp_path: Path, style: str, order: Sequence[str], seed: int
) -> None:
    made, text = printed(style, order, seed, Damage(breaks=0.4, vanishes=0.4))
    assert same_or_told(read(tmp_path, text), made, order) >= len(made) - 2


HEADER = "序号 | 重点工作任务 | 进展情况 | 存在问题 | 责任单位 | 备注 |\n"
ROWS = (
    "1 | 建设公园3处。 | 已开工2处。 | | 县水利局 | |\n"
    "2 | 改造管网20公里。 | 完成3公里。 | 用地指标不足。 | 县住建局 | 续建 |\n"
    "3 | 建设学校2所。 | 已封顶。 | | 县教育局 | |\n"
)
KINDS = ("slid-cells", "format")


def names(task: dict[str, Any]) -> list[str]:
    """The organizations of a task."""
    return [one["organization_as_printed"] for one in task["responsibilities"]]


def test_an_organization_that_slid_is_put_back_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, HEADER + ROWS + "4 | 建设医院。 | 已竣工。 | 县卫健局 |\n")
    last = tasks(found)[-1]
    assert names(last) == ["县卫健局"]
    assert [(one["text"], one["problems"]) for one in last["progress"]] == [("已竣工。", "")]
    (flag,) = [one for one in found["flags"] if one["kind"] in KINDS]
    assert (flag["kind"], flag["lines"]) == ("slid-cells", "9")
    assert "空的单元格没有留下位置" in flag["message"]


def test_what_may_be_progress_or_problem_is_told_as_a_doubt(tmp_path: Path) -> None:
    found = read(tmp_path, HEADER + ROWS + "4 | 建设医院。 | 用地尚未批复。 | 县卫健局 |\n")
    assert names(tasks(found)[-1]) == ["县卫健局"]
    doubts = [one["message"] for one in found["flags"] if one["kind"] == "format"]
    assert len(doubts) == 1
    assert "“进展情况”、“存在问题”" in doubts[0]


def test_a_row_whose_last_cells_alone_are_gone_is_no_matter(tmp_path: Path) -> None:
    found = read(tmp_path, HEADER + ROWS + "4 | 建设医院。 | 已竣工。 | | 县卫健局 |\n")
    assert names(tasks(found)[-1]) == ["县卫健局"]
    assert not [one for one in found["flags"] if one["kind"] in KINDS]


@pytest.mark.parametrize(
    "header",
    [
        HEADER.replace("工作任务", "工作\n任务").replace("存在问题", "存在\n问题"),
        HEADER.replace("序号 | 重点工作", "序号 | 重点\n工作"),
    ],
)
def test_a_header_broken_over_lines_is_one(tmp_path: Path, header: str) -> None:
    found = read(tmp_path, header + ROWS)
    assert [names(task) for task in tasks(found)] == [["县水利局"], ["县住建局"], ["县教育局"]]


def test_names_on_lines_of_their_own_are_several_but_a_broken_name_is_one(tmp_path: Path) -> None:
    rows = (
        "4 | 建设医院。 | 已开工。 | | 县卫健局\n县住建局\n县城投公司 | |\n"
        "5 | 修路。 | 已开工。 | | 县发展和改革委\n员会、市生态环境局\n云山分局 | |\n"
    )
    *_, many, cut = tasks(read(tmp_path, HEADER + ROWS + rows))
    assert names(many) == ["县卫健局", "县住建局", "县城投公司"]
    assert names(cut) == ["县发展和改革委员会", "市生态环境局云山分局"]


def test_headings_and_paragraphs_between_broken_rows_are_told_apart(tmp_path: Path) -> None:
    text = (
        f"{HEADER}一、产业发展\n{ROWS}二、民生保障\n"
        "1 | 建设医院。 | 一、已开工。\n二、正在打桩。 | | 县卫健局 | |\n"
        "(三)其他\n2 | 修路。 | 已开工。 | 县交通局 |\n"
    )
    *_, hospital, road = tasks(read(tmp_path, text))
    assert hospital["section"] == ["二、民生保障"]
    assert hospital["progress"][0]["text"] == "一、已开工。\n二、正在打桩。"
    assert (road["section"], names(road)) == (["二、民生保障", "(三)其他"], ["县交通局"])


def test_a_heading_nobody_has_numbered_is_no_rest_of_a_last_cell(tmp_path: Path) -> None:
    rows = (HEADER + ROWS).replace(" |\n", "\n").replace("3 | ", "产业发展\n3 | ")
    found = read(tmp_path, rows)
    assert [one["text"] for task in tasks(found) for one in task["details"]] == ["续建"]
    assert "产业发展" in [piece["text"] for piece in found["unread"]]


def test_a_narrower_table_below_a_short_row_is_not_swallowed(tmp_path: Path) -> None:
    text = (
        HEADER
        + ROWS
        + "4 | 建设医院。 | 已开工,\n正在打桩。 | 县卫健局 |\n\n民生实事项目完成情况\n"
        "序号 | 实事项目 | 责任单位 | 进展情况 |\n1 | 建食堂。 | 县民政局 | 已建成\n2个。 |\n"
        "2 | 建驿站。 | 县总工会 | 已完成。 |\n3 | 建厕所。 | 县城管局 | 已完成。 |\n"
    )
    first, second = read(tmp_path, text)["plans"]
    assert [task["number"] for task in first["tasks"]] == ["1", "2", "3", "4"]
    assert [task["progress"][0]["text"] for task in second["tasks"]] == [
        "已建成2个。", "已完成。", "已完成。",
    ]  # fmt: skip
