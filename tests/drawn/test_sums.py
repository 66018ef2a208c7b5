"""Totals, sections with sums, headings over two columns and captions: none becomes a false task."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from govpublish.drawn.whole import Whole
from govpublish.models import Meaning
from govpublish.sources import vocabulary
from support import drawing
from support.drawing import Block, Reach

WORDS = vocabulary.read(Path(__file__).resolve().parents[2] / "data" / "vocabulary")
TITLE = "云山县2022年重点项目推进表"
HEADER = ["序号", "项目名称", "计划投资", "责任单位", "进展情况"]
FIRST = ["1", "建公园", "500", "县甲局", "开工。"]
SECOND = ["2", "修路", "300", "县乙局", "通车。"]


def one(blocks: Sequence[Block]) -> Whole:
    """The one plan that every format gives."""
    found = [drawing.read(document, WORDS) for document in drawing.documents(blocks)]
    assert [len(plans) for plans in found] == [1] * len(found)
    assert len({tuple(map(title, plans[0].groups)) for plans in found}) == 1
    return found[0][0]


def title(group: object) -> str:
    return str(group.title.text)  # type: ignore[attr-defined]


def tasks(whole: Whole) -> list[tuple[str, str, str]]:
    return [
        (group.number.text, group.title.text, "/".join(cell.text for cell in group.section))
        for group in whole.groups
    ]


@pytest.mark.parametrize(
    "total",
    [
        ["", "合计(2个)", "800", "", ""],
        ["合计:1大类2个项目", "", "800", "", ""],
        [Reach("全县2个项目合计", 1, 2), "800", "", ""],
        ["共计", "2个项目", "800万元", "", "81.9%"],
        ["总 计", "", "800", "—", ""],
    ],
)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_total_is_no_task_wherever_it_stands(total: list[str | Reach], at: int) -> None:
    rows: list[Sequence[str | Reach]] = [FIRST, SECOND]
    rows.insert(at, total)
    whole = one([TITLE, [HEADER, *rows]])
    assert tasks(whole) == [("1", "建公园", ""), ("2", "修路", "")]
    words = next(cell.text if isinstance(cell, Reach) else cell for cell in total if cell)
    passed = {item.cell.text: item.why for item in whole.passed}
    assert passed[words] == "合计"


def test_a_project_that_is_named_like_a_total_is_one() -> None:
    whole = one([TITLE, [HEADER, ["1", "总计投资平台建设", "500", "县甲局", "开工。"], SECOND]])
    assert [found[1] for found in tasks(whole)] == ["总计投资平台建设", "修路"]


def test_a_category_printed_beside_a_total_reaches_down_to_the_tasks() -> None:
    whole = one(
        [
            TITLE,
            [
                ["类别", *HEADER],
                [Reach("一、惠民", 3), "惠民2个项目合计", "", "800", "", ""],
                FIRST,
                SECOND,
            ],
        ]
    )
    assert tasks(whole) == [("1", "建公园", "一、惠民"), ("2", "修路", "一、惠民")]


def test_a_heading_with_the_sums_of_its_rows_beside_it_is_a_section() -> None:
    whole = one(
        [
            TITLE,
            [
                HEADER,
                [Reach("一、续建项目(1个)", 1, 2), "500", "", ""],
                FIRST,
                [Reach("二、新建项目(1个)", 1, 2), "300", "", ""],
                SECOND,
            ],
        ]
    )
    assert tasks(whole) == [
        ("1", "建公园", "一、续建项目(1个)"),
        ("2", "修路", "二、新建项目(1个)"),
    ]
    assert [item.cell.text for item in whole.passed if item.why == "小计"] == ["500", "300"]


def test_a_heading_of_tasks_over_two_columns_is_task_and_measure() -> None:
    whole = one(
        [
            "云山县2022年重点任务分解表",
            [
                ["序号", Reach("工作任务", 1, 2), "牵头单位", "配合单位"],
                [Reach("1", 2), Reach("办好教育", 2), "建一所小学。", "县甲局", "县乙局"],
                ["教师招二十人。", "县丙局", ""],
                ["2", Reach("修一条公路", 1, 2), "县丁局", ""],
            ],
        ]
    )
    assert tasks(whole) == [("1", "办好教育", ""), ("2", "修一条公路", "")]
    first, second = whole.groups
    assert [row[Meaning.TARGET].text for row in first.rows] == ["建一所小学。", "教师招二十人。"]
    assert [row[Meaning.LEAD].text for row in first.rows] == ["县甲局", "县丙局"]
    assert not second.rows[0][Meaning.TARGET]


def test_under_one_number_each_labelled_project_is_a_task() -> None:
    whole = one(
        [
            TITLE,
            [
                ["序号", "牵头单位", Reach("项目名称", 1, 2), "进展情况"],
                [Reach("一", 3), Reach("县甲局", 3), Reach("(一)打通道路", 2), "1.北路", "完工。"],
                ["2.东路", "完成八成。"],
                [Reach("(二)公路改造公路", 1, 2), "开工。"],
            ],
        ]
    )
    assert [found[1] for found in tasks(whole)] == ["(一)打通道路", "(二)公路改造公路"]
    assert [row[Meaning.LEAD].text for group in whole.groups for row in group.rows] == [
        "县甲局"
    ] * 3
    assert not [item for item in whole.passed if "残片" in item.why]


def test_titles_without_measures_under_one_number_are_tasks_and_none_is_lost() -> None:
    whole = one(
        [
            "云山县2022年重点工作进展情况表",
            [
                ["序号", "工作任务", "责任单位", "进展情况"],
                [Reach("1", 2), "农村公路建设", "县甲局", "开工。"],
                ["农村公路养护", "县乙局", "完成。"],
                ["2", "修桥", "县丙局", "通车。"],
            ],
        ]
    )
    assert [found[1] for found in tasks(whole)] == ["农村公路建设", "农村公路养护", "修桥"]


def test_numbered_captions_are_the_sections_of_one_plan() -> None:
    header = ["编号", "重点项目", "责任单位", "推进情况"]
    note = Reach("注:绿灯为达到序时进度。", 1, 4)
    blocks: list[Block] = [
        "云山县2025年重点项目推进情况通报",
        "表1 续建项目(2个)",
        [header, ["01", "建公园", "县甲局", "开工。"], ["02", "修路", "县乙局", "通车。"], [note]],
        "表2 新建项目(1个)",
        [header, ["01", "挖河", "县丙局", "开工。"], [note]],
    ]
    for document in list(drawing.documents(blocks))[:2]:
        (whole,) = drawing.read(document, WORDS)
        assert tasks(whole) == [
            ("01", "建公园", "表1 续建项目(2个)"),
            ("02", "修路", "表1 续建项目(2个)"),
            ("01", "挖河", "表2 新建项目(1个)"),
        ]
