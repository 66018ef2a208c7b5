"""Invented plans drawn at random, in the ways counties draw them, and read back as they were."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from govpublish import formats
from govpublish.drawn.whole import Whole
from govpublish.models import ORGANIZATIONS, Column, Group, Meaning, Timed
from govpublish.sources import vocabulary
from govpublish.tidying import carry_down
from support import drawing
from support.drawing import Block, Reach
from support.printing import BODIES, sentence, words

WORDS = vocabulary.read(Path(__file__).resolve().parents[2] / "data" / "vocabulary")
LEAD, SUPPORT, DUE = Meaning.LEAD, Meaning.SUPPORT, Meaning.DEADLINE
APRIL, MAY = Timed(Meaning.PROGRESS, "2022-04"), Timed(Meaning.PROGRESS, "2022-05")
MERGED = (LEAD, SUPPORT, DUE)


@dataclass
class Part:
    """One row of a task: what each column says."""

    cells: dict[Column, str]


@dataclass
class Task:
    """A task as it is meant."""

    number: str
    section: str
    title: str
    parts: list[Part]
    merged: frozenset[Column]
    """Columns of one cell over all rows; each row says what it does."""


def tasks(chance: random.Random, restarting: bool) -> list[Task]:
    found: list[Task] = []
    for ordinal in "一二三"[: chance.randint(1, 3)]:
        section = f"{ordinal}、{words(chance, 3, 6)}"
        for at in range(1, chance.randint(2, 4)):
            merged = frozenset(chance.sample(MERGED, chance.randint(0, 3)))
            number = str(at if restarting else len(found) + 1)
            found.append(Task(number, section, words(chance, 4, 9), _parts(chance, merged), merged))
    return found


def _parts(chance: random.Random, merged: frozenset[Column]) -> list[Part]:
    whole: dict[Column, str] = {column: _said(chance, column) for column in merged}
    several = chance.randint(1, 3)
    return [
        Part({
            Meaning.TARGET: f"({at}){sentence(chance)}" if several > 1 else sentence(chance),
            **{column: _said(chance, column) for column in (*MERGED, APRIL, MAY)},
            **whole,
        })
        for at in range(1, several + 1)
    ]  # fmt: skip


def _said(chance: random.Random, column: Column) -> str:
    if column is DUE:
        return chance.choice(["6月底前", "12月中旬", "年底前", "每季度"])
    if column in ORGANIZATIONS:
        joint = chance.choice(["、", "\n"])
        return joint.join(chance.sample(BODIES, chance.randint(1, 3)))
    return "" if chance.random() < 0.2 else sentence(chance)


def drawn(chance: random.Random, plan: list[Task], by_column: bool) -> list[Block]:
    """The plan as tables: over pages with the header again, with sections as rows or a column."""
    blocks: list[Block] = ["云山县2022年重点工作推进情况表"]
    header = _header(chance, by_column)
    rows = list(header)
    section = ""
    for at, task in enumerate(plan):
        if at and chance.random() < 0.3:
            blocks.append(rows)
            rows = list(header)
        beside: list[str | Reach] = []
        if task.section != section:
            section = task.section
            reach = sum(len(other.parts) for other in _run(plan[at:]))
            if by_column:
                beside = [Reach(section, reach)]
            else:
                rows.append([Reach(section, 1, 8)])
        rows += _rows(task, beside)
    return [*_unbroken(blocks, rows, by_column), "注:数据由县府办核定。"]


def _unbroken(blocks: list[Block], rows: list[drawing.Cells], by_column: bool) -> list[Block]:
    """One table of all where a merged cell would be cut by a page."""
    if not by_column:
        return [*blocks, rows]
    whole = [row for block in (*blocks[1:], rows) if not isinstance(block, str) for row in block]
    return [blocks[0], [row for at, row in enumerate(whole) if at < 2 or not _is_header(row)]]


def _is_header(row: drawing.Cells) -> bool:
    first = row[0]
    return (first.text if isinstance(first, Reach) else first) in ("类别", "序号", "牵头")


def _run(plan: list[Task]) -> list[Task]:
    end = next((at for at, task in enumerate(plan) if task.section != plan[0].section), None)
    return plan[:end]


def _header(chance: random.Random, by_column: bool) -> list[drawing.Cells]:
    names = [Reach(name, 2) for name in ("序号", "工作任务", "年度目标")]
    if by_column:
        names.insert(0, Reach("类别", 2))
    said = Reach(chance.choice(["进展情况", "工 作 进 展", "落实\n情况"]), 1, 2)
    return [
        [*names, Reach("责任单位", 1, 2), Reach("完成时限", 2), said],
        ["牵头", chance.choice(["配合", "配合单位"]), "4月", "5月"],
    ]


def _rows(task: Task, beside: list[str | Reach]) -> list[drawing.Cells]:
    rows: list[drawing.Cells] = []
    for at, part in enumerate(task.parts):
        head = [*beside, Reach(task.number, len(task.parts)), Reach(task.title, len(task.parts))]
        row: list[str | Reach] = [] if at else head
        for column in (Meaning.TARGET, LEAD, SUPPORT, DUE, APRIL, MAY):
            if column not in task.merged:
                row.append(part.cells[column])
            elif not at:
                row.append(Reach(part.cells[column], len(task.parts)))
        rows.append(row)
    return rows


def told(group: Group) -> list[dict[Column, str]]:
    """What the rows of a task say, merged cells and all."""
    return [
        {column: cell.text for column, cell in row.cells.items() if column not in _HEAD}
        for row, _ in carry_down(group)
    ]


_HEAD = (Meaning.NUMBER, Meaning.TASK, Meaning.CATEGORY)


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.booleans(), st.booleans())
def test_a_plan_is_read_as_it_was_meant(
    chance: random.Random, by_column: bool, restarting: bool
) -> None:
    plan = tasks(chance, restarting)
    held = formats.read(drawing.page(drawn(chance, plan, by_column)), "a.html")
    wholes: list[Whole] = drawing.read(held, WORDS)
    assert len(wholes) == 1
    groups = wholes[0].groups
    assert [
        (group.number.text, group.title.text, [cell.text for cell in group.section], told(group))
        for group in groups
    ] == [
        (task.number, task.title, [task.section], [part.cells for part in task.parts])
        for task in plan
    ]
