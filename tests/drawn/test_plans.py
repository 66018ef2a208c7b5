"""Drawn tables of every kind: headers, sections, merged cells, notes, several tables and sheets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from govpublish import formats
from govpublish.drawn.whole import Whole
from govpublish.flags import FlagLog
from govpublish.models import Meaning, Timed
from govpublish.sources import vocabulary
from support import drawing
from support.drawing import Block, Reach

WORDS = vocabulary.read(Path(__file__).resolve().parents[2] / "data" / "vocabulary")
TITLE = "云山县2022年重点工作进展情况表"
HEADER = ["序号", "工作任务", "责任单位", "进展情况"]


def one(blocks: Sequence[Block]) -> Whole:
    """The one plan that every format gives."""
    found = [drawing.read(document, WORDS) for document in drawing.documents(blocks)]
    for plans in found:
        assert len(plans) == 1
        assert said(plans[0]) == said(found[0][0])
    return found[0][0]


def said(whole: Whole) -> list[tuple[object, ...]]:
    """What can be compared between formats."""
    return [
        (
            group.number.text,
            group.title.text,
            [cell.text for cell in group.section],
            [{column: cell.text for column, cell in row.cells.items()} for row in group.rows],
        )
        for group in whole.groups
    ]


def titles(whole: Whole) -> list[str]:
    return [group.title.text for group in whole.groups]


def sections(whole: Whole) -> list[str]:
    return [" / ".join(cell.text for cell in group.section) for group in whole.groups]


def headings(whole: Whole) -> list[str]:
    return ["".join(heading.cell.text.split()) for heading in whole.headings]


def test_two_rows_of_headings() -> None:
    whole = one([
        TITLE,
        [
            [
                Reach("序号", 2), Reach("工作任务", 2),
                Reach("责任单位", 1, 2), Reach("进展情况", 1, 2),
            ],
            ["牵头", "配合", "4月", "5月"],
            ["1", "建公园", "县甲局", "县乙局", "开工。", "封顶。"],
        ],
    ])  # fmt: skip
    assert headings(whole) == ["序号", "工作任务", "牵头", "配合", "进展情况4月", "进展情况5月"]
    assert whole.columns[2:] == (
        Meaning.LEAD, Meaning.SUPPORT,
        Timed(Meaning.PROGRESS, "2022-04"), Timed(Meaning.PROGRESS, "2022-05"),
    )  # fmt: skip


def test_three_rows_of_headings_of_which_the_upper_names_the_period() -> None:
    whole = one([
        TITLE,
        [
            [Reach("序号", 3), Reach("工作任务", 3), Reach("责任单位", 3), Reach("进展情况", 1, 4)],
            [Reach("一季度", 1, 2), Reach("二季度", 1, 2)],
            ["推进情况", "存在问题", "推进情况", "存在问题"],
            ["1", "建公园", "县甲局", "开工。", "", "停工。", "资金未到位。"],
        ],
    ])  # fmt: skip
    assert [column for column in whole.columns if isinstance(column, Timed)] == [
        Timed(Meaning.PROGRESS, "2022-Q1"), Timed(Meaning.PROBLEM, "2022-Q1"),
        Timed(Meaning.PROGRESS, "2022-Q2"), Timed(Meaning.PROBLEM, "2022-Q2"),
    ]  # fmt: skip
    assert whole.groups[0].rows[0][Timed(Meaning.PROBLEM, "2022-Q2")].text == "资金未到位。"


def test_a_quarter_under_targets_is_a_step() -> None:
    whole = one(
        [
            "云山县2022年工作目标分解",
            [
                [
                    Reach("序号", 2),
                    Reach("工作任务", 2),
                    Reach("工作目标", 1, 2),
                    Reach("责任单位", 2),
                ],
                ["一季度", "二季度"],
                ["1", "建公园", "完成设计", "开工", "县甲局"],
            ],
        ]
    )
    steps = [column for column in whole.columns if isinstance(column, Timed)]
    assert [(step.meaning, step.period) for step in steps] == [
        (Meaning.MILESTONES, "2022-Q1"),
        (Meaning.MILESTONES, "2022-Q2"),
    ]


def test_a_line_of_dates_above_the_header_is_no_header() -> None:
    for blocks in (
        [
            [
                ["填报单位:县府办", "", "填报时间:2022年4月30日", ""],
                HEADER,
                ["1", "甲", "县甲局", "乙。"],
            ]
        ],
        [[[Reach("重点工作", 1, 4)], HEADER, ["1", "甲", "县甲局", "乙。"]]],
    ):
        whole = one(blocks)
        assert headings(whole) == HEADER
        assert titles(whole) == ["甲"]


def test_numbers_of_columns_totals_and_notes_are_no_tasks() -> None:
    whole = one(
        [
            TITLE,
            [
                HEADER,
                ["1", "2", "3", "4"],
                ["1", "建公园", "县甲局", "开工。"],
                ["2", "修路", "县乙局", "通车。"],
                ["合计", "", "", ""],
                [Reach("注:1.数据由县府办核定。", 1, 4)],
                [Reach("2.空格表示未报送", 1, 4)],
                ["审核人:某", "", "填表人:某", ""],
            ],
        ]
    )
    assert titles(whole) == ["建公园", "修路"]


def test_sections_of_every_form() -> None:
    for first, second in (
        ([Reach("一、产业", 1, 4)], [Reach("二、民生", 1, 4)]),
        (["一、产业", "", "", ""], ["二、民生", "", "", ""]),
        (["", "一、产业", "", ""], ["", "二、民生", "", ""]),
        (["一、", "产业", "", ""], ["二、", "民生", "", ""]),
        (["一", "产业", "", ""], ["二", "民生", "", ""]),
        (["产业", "", "", ""], ["民生", "", "", ""]),
    ):
        rows = [HEADER, first, ["1", "甲", "县甲局", "乙。"], second, ["2", "丙", "县乙局", "丁。"]]
        whole = one([TITLE, rows])
        assert [section[-2:] for section in sections(whole)] == ["产业", "民生"]
        assert titles(whole) == ["甲", "丙"]


def test_sections_under_sections() -> None:
    whole = one(
        [
            TITLE,
            [
                HEADER,
                [Reach("一、经济", 1, 4)],
                [Reach("(一)工业", 1, 4)],
                ["1", "甲", "县甲局", ""],
                [Reach("(二)农业", 1, 4)],
                ["2", "乙", "县乙局", ""],
                [Reach("二、社会", 1, 4)],
                ["3", "丙", "县丙局", "开工。"],
            ],
        ]
    )
    assert sections(whole) == ["一、经济 / (一)工业", "一、经济 / (二)农业", "二、社会"]


def test_what_merged_cells_say_of_the_rows_below() -> None:
    whole = one([
        TITLE,
        [
            ["类别", "序号", "工作任务", "目标", "牵头单位", "配合单位", "完成时限", "进展情况"],
            [Reach("产业", 3), Reach("1", 2), Reach("建公园", 2), "(1)征地。", Reach("县甲局", 2),
             "县丙局", Reach("6月底前", 2), "完成。"],
            ["(2)开工。", "县丁局", "开工。"],
            ["2", "修路", "通车。", "县乙局", "", "年底前", "通车。"],
            ["民生", "1", "建校", "建成。", "县戊局", "", "8月底前", "封顶。"],
        ],
    ])  # fmt: skip
    assert sections(whole) == ["产业", "产业", "民生"]
    assert [len(group.rows) for group in whole.groups] == [2, 1, 1]
    below = whole.groups[0].rows[1]
    assert (below[Meaning.LEAD].text, below[Meaning.SUPPORT].text) == ("县甲局", "县丁局")
    assert below[Meaning.DEADLINE].text == "6月底前"
    assert Meaning.LEAD in below.merged


def test_tables_of_one_list_and_of_another() -> None:
    header = ["序号", "工作任务", "牵头单位", "完成时限"]
    document = [
        "附件1", "云山县2022年重点工作任务分解表",
        "一、经济指标", [header, ["1", "甲", "县甲局", "年底前"]],
        "二、产业发展",
        [["类别", *header], [Reach("茶", 2), "1", "乙", "县乙局", "年底前"],
         ["2", "丙", "县丙局", "6月底前"]],
        "附件2", "云山县2022年民生实事任务分解表", [header, ["1", "丁", "县丁局", "8月底前"]],
    ]  # fmt: skip
    for found in (drawing.read(held, WORDS) for held in drawing.documents(document)):
        assert [titles(whole) for whole in found] == [["甲", "乙", "丙"], ["丁"]]
        assert sections(found[0]) == ["一、经济指标", "二、产业发展 / 茶", "二、产业发展 / 茶"]
        assert sections(found[1]) == [""]


def test_captions_of_tables_are_sections_where_each_has_one() -> None:
    header = ["序号", "工作任务", "责任单位", "完成时限"]
    whole = one([
        TITLE,
        "经济建设方面", [header, ["1", "甲", "县甲局", "年底前"]],
        "社会建设方面", [header, ["2", "乙", "县乙局", "年底前"]],
    ])  # fmt: skip
    assert sections(whole) == ["经济建设方面", "社会建设方面"]


def monthly(*rows: Sequence[str]) -> list[Block]:
    return [TITLE, [[*HEADER, "备注"], *rows]]


FIRST = monthly(["1", "建公园", "县甲局", "开工。", ""], ["2", "修路", "县乙局", "勘察。", ""])
SECOND = monthly(
    ["1", "建公园", "县甲局", "封顶。", ""], ["2", "修路", "县乙局", "通车。", "超前"],
)  # fmt: skip


def test_a_sheet_a_month_is_one_plan_with_several_reports() -> None:
    held = formats.read(drawing.book([*FIRST, "", *SECOND], ("3月", "4月")), "a.xlsx")
    (whole,) = drawing.read(held, WORDS)
    assert titles(whole) == ["建公园", "修路"]
    row = whole.groups[1].rows[0]
    assert row[Timed(Meaning.PROGRESS, "2022-03")].text == "勘察。"
    assert row[Timed(Meaning.PROGRESS, "2022-04")].text == "通车。"
    assert row[Timed(Meaning.REMARK, "2022-04")].text == "超前"


def test_tables_a_month_under_one_another_are_one_plan() -> None:
    dated = ["截至2022年3月31日", *FIRST[1:]], ["截至2022年4月30日", *SECOND[1:]]
    whole = one([TITLE, *dated[0], TITLE, *dated[1]])
    assert len(whole.groups) == 2
    assert {c.period for c in whole.columns if isinstance(c, Timed)} == {"2022-03", "2022-04"}


def test_a_reworded_task_is_told_and_a_new_one_added() -> None:
    more = ["3", "建校", "县丙局", "选址。", ""]
    again = ["4", "建桥", "县丁局", "选址。", ""]
    first = monthly(*FIRST[1][1:], more, again, ["5", "建塔", "县戊局", "选址。", ""])
    second = monthly(
        ["1", "建设公园", "县甲局", "封顶。", ""], *SECOND[1][2:], more, again,
        ["5", "建塔", "县戊局", "开工。", ""], ["6", "建坝", "县己局", "开工。", ""],
    )  # fmt: skip
    held = formats.read(drawing.book([*first, "", *second], ("3月", "4月")), "a.xlsx")
    flags = FlagLog()
    (whole,) = drawing.read(held, WORDS, flags)
    assert titles(whole) == ["建公园", "修路", "建校", "建桥", "建塔", "建坝"]
    assert [flag.message for flag in flags if flag.kind == "said-differently"] == [
        "同一任务在后一张表里写作“建设公园”,前一张表写作“建公园”,以前一张为准"
    ]


def test_sheets_of_other_tasks_are_two_plans() -> None:
    other = monthly(
        ["1", "办学校", "县丙局", "选址。", ""], ["2", "建医院", "县丁局", "开工。", ""]
    )
    held = formats.read(drawing.book([*FIRST, "", *other], ("3月", "4月")), "a.xlsx")
    assert [titles(whole) for whole in drawing.read(held, WORDS)] == [
        ["建公园", "修路"],
        ["办学校", "建医院"],
    ]


@pytest.mark.parametrize(
    "table",
    [
        [["指标名称", "计量单位", "年度目标", "累计完成"], ["生产总值", "亿元", "185", "132.6"],
         ["财政收入", "亿元", "20", "11.2"]],
        [["序号", "项目名称", "申报单位", "备注"],
         ["1", "甲", "乙公司", ""], ["2", "丙", "丁公司", ""]],
        [["序号", "姓名", "分管工作", "联系电话"],
         ["1", "某", "文秘", "0000"], ["2", "某", "财务", "0001"]],
    ],
)  # fmt: skip
def test_nobody_answers_for_figures_grants_or_people(table: list[list[str]]) -> None:
    for document in drawing.documents(["云山县2022年情况表", table]):
        assert drawing.read(document, WORDS) == []
