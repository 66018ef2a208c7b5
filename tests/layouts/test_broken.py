"""Rows of tables of text put together from their lines, and short rows spread over the columns."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import pytest

from govpublish.layouts import pipes, tabs
from govpublish.layouts.vanished import Learned, spread
from govpublish.models import Cell, Document, Heading, Meaning
from govpublish.text import cell_of


def document(text: str) -> Document:
    """A document of some lines."""
    lines = tuple(text.split("\n"))
    return Document(lines, tuple(map(str, range(1, len(lines) + 1))), "text/plain", "utf-8")


def heads(cells: Sequence[Cell]) -> bool:
    """Whether cells are headings."""
    return any(cell.text in ("任务", "单位") for cell in cells)


def read(text: str) -> list[list[str]]:
    """The rows of a table with bars."""
    held = document(text)
    rows = pipes.read(held, 1, len(held.lines), heads)
    return [[cell.text for cell in row] for row in rows]


HEADER = "序号 | 任务 | 进展 | 单位 |\n"
WHOLE = "1 | 甲 | 完成。 | 县甲局 |\n2 | 乙 | 完成。 | 县乙局 |\n"
THIRD = ["3", "丙丁", "开工。", "县丙局"]


@pytest.mark.parametrize(
    "row",
    [
        "3 | 丙\n丁 | 开工。 | 县丙局 |",
        "3 | 丙\n\n  丁 | 开\n工。 | 县丙局 |",
        "3 | 丙丁\n| 开工。 | 县丙局 |",
        "3 | 丙丁 |\n开工。 | 县丙局 |",
        "3 | 丙丁 |\n| 开工。 |\n| 县丙局 |",
        "3 | 丙丁 | 开\n— 2 —\n工。 | 县丙局 |",
        "3 | 丙丁 | 开工。 | 县丙\n局",
    ],
)
def test_a_row_goes_on_until_it_has_as_many_bars_as_the_header(row: str) -> None:
    assert read(f"{HEADER}{WHOLE}{row}\n4 | 戊 | 完成。 | 县丁局 |")[3] == THIRD


@pytest.mark.parametrize(
    "below", ["办公室\n2022年", "上一篇 | 下一篇 |", "首页 | 政务 | 公开 | 服务 |"]
)
def test_what_stands_below_a_whole_row_is_no_part_of_it(below: str) -> None:
    assert read(f"{HEADER}{WHOLE}{below}")[2] == ["2", "乙", "完成。", "县乙局"]


def test_digits_inside_a_broken_cell_open_no_row() -> None:
    rows = read(f"{HEADER}{WHOLE}3 | 丙 | 投资\n1200 | 县丙局 |\n4 | 戊 | 完成。 | 县丁局 |")
    assert rows[3] == ["3", "丙", "投资1200", "县丙局"]


def test_parts_of_a_task_stay_rows() -> None:
    rows = read(
        f"{HEADER}{WHOLE} |  | 开工。 | 县丙局 |\n丙 | 开工。 | | |\n3 | 丁 | 完成。 | 县丁局 |"
    )
    assert [row[0] for row in rows] == ["序号", "1", "2", "", "丙", "3"]


def test_a_row_of_tabs_whose_last_cell_goes_on_is_one() -> None:
    held = document("序号\t任务\t进展\n1\t甲\t完成3座,\n开工2座。\n2\t乙\t完成。\n3\t丙\t完成。")
    rows = [[cell.text for cell in row] for row in tabs.read(held, 1, 5, heads)]
    assert rows[1] == ["1", "甲", "完成3座,开工2座。"]


@pytest.mark.parametrize("line", ["1 | 甲", "| 甲", "甲", "任务 | 单位", "1 | 甲 | 乙 | 丙 |"])
def test_many_lines_are_read_in_little_time(line: str) -> None:
    begun = perf_counter()
    read("\n".join([HEADER, *[line] * 20000]))
    assert perf_counter() - begun < 10


class Names:
    """Names that begin with 县."""

    def knows(self, name: str) -> bool:
        return False

    def looks_like(self, name: str) -> bool:
        return name.startswith("县")

    def is_status(self, text: str) -> bool:
        return text in ("已完成", "滞后")

    def is_tail(self, name: str) -> bool:
        return False


MEANINGS = {
    "序号": Meaning.NUMBER, "任务": Meaning.TASK, "进展": Meaning.PROGRESS,
    "问题": Meaning.PROBLEM, "单位": Meaning.RESPONSIBLE, "时限": Meaning.DEADLINE,
    "状态": Meaning.STATUS,
}  # fmt: skip
FULL = ("1|建甲|已开工。|资金不足。|县甲局|9月底|滞后", "2|建乙|已竣工。||县乙局|8月底|已完成")


def cells(text: str) -> list[Cell]:
    """Cells written with bars."""
    return [cell_of(part, 1) for part in text.split("|")]


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("3|建丙|已完工。|县丙局|9月底|已完成", "3|建丙|已完工。||县丙局|9月底|已完成"),
        ("3|建丙|县丙局", "3|建丙|||县丙局"),
        ("3|建丙|已完成", "3|建丙|||||已完成"),
        ("3|建丙|已完工。|9月底", "3|建丙|已完工。|||9月底"),
        ("3|建丙|已完工。", "3|建丙|已完工。"),
        ("3|建丙|已完工。||县丙局", "3|建丙|已完工。||县丙局"),
    ],
)
def test_cells_stand_under_columns_that_hold_the_like(short: str, whole: str) -> None:
    headings = [Heading(cell_of(name, 1), meaning) for name, meaning in MEANINGS.items()]
    learned = Learned([cells(row) for row in FULL], headings, Names())
    placing = learned.place(cells(short), 1)
    assert "|".join(cell.text for cell in spread(cells(short), placing.columns)) == whole
    assert placing.moved == (short != whole)
    assert not placing.doubtful
