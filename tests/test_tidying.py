"""Page breaks and merged cells undone, step by step, on rows of a few letters."""

from __future__ import annotations

import pytest

from govpublish.flags import FlagLog
from govpublish.models import Group, Meaning, Passed, Row
from govpublish.text import cell_of
from govpublish.tidying import carry_down, group_rows, undo_reprints

COLUMNS = (Meaning.NUMBER, Meaning.TASK, Meaning.TARGET, Meaning.RESPONSIBLE, Meaning.PROGRESS)
STACKED = (Meaning.NUMBER, Meaning.TASK, Meaning.PROGRESS, Meaning.PROBLEM, Meaning.LEAD)


def rows(*texts: str, columns: tuple[Meaning, ...] = COLUMNS) -> list[Row]:
    """Rows written `1|title|target|body|progress`; `---` is a page break."""
    found, page = [], 0
    for number, text in enumerate(texts, start=1):
        if text == "---":
            page += 1
            continue
        cells = zip(columns, text.split("|"), strict=False)
        found.append(Row({meaning: cell_of(part, number) for meaning, part in cells}, page))
    return found


def shown(groups: list[Group], meaning: Meaning = Meaning.TARGET) -> list[str]:
    """Each group as `number title: first target/second target`."""
    return [
        f"{group.number.text} {group.title.text}: "
        + "/".join(row[meaning].text for row in group.rows)
        for group in groups
    ]


def grouped(*texts: str) -> tuple[list[str], FlagLog, list[Passed]]:
    """The groups of some rows, the flags, what was passed over."""
    flags = FlagLog()
    groups, passed = group_rows(rows(*texts), flags)
    return shown(groups), flags, passed


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["1|甲|(1)a", "||(2)b", "2|乙|(1)c"], ["1 甲: (1)a/(2)b", "2 乙: (1)c"]),
        (["1|甲|(1)a", "||(1)b", "---", "2|乙|(2)c"], ["1 甲: (1)a", "2 乙: (1)b/(2)c"]),
        (["1|甲|(1)a", "---", "||(2)b", "2|乙|(1)c"], ["1 甲: (1)a/(2)b", "2 乙: (1)c"]),
        (["1|甲|a", "||(1)b", "---", "2|乙|(2)c"], ["1 甲: a", "2 乙: (1)b/(2)c"]),
        (["||(1)a", "||(2)b", "---", "1|甲|(3)c"], ["1 甲: (1)a/(2)b/(3)c"]),
        (["1|甲|(1)a", "||(2)b", "2|甲|(3)c", "||(4)d"], ["1 甲: (1)a/(2)b", "2 甲: (3)c/(4)d"]),
        (["1|甲|a", "2|乙|b", "---", "3|丙|c"], ["1 甲: a", "2 乙: b", "3 丙: c"]),
        (["1|甲子|(1)a", "---", "|丑寅|(2)b"], ["1 甲子丑寅: (1)a/(2)b"]),
        (["1|甲|(1)a", "|子丑|(1)b", "---", "2|寅卯|(2)c"],
         ["1 甲: (1)a", "2 子丑寅卯: (1)b/(2)c"]),
    ],
)  # fmt: skip
def test_rows_are_gathered_whichever_side_the_number_stands(
    printed: list[str], expected: list[str]
) -> None:
    found, flags, passed = grouped(*printed)
    assert found == expected
    assert not list(flags)
    assert not passed


def test_a_repeated_title_is_passed_over_and_a_torn_one_told() -> None:
    found, flags, passed = grouped(
        "1|甲|(1)a", "|强化教育改|(1)b", "---", "2|强化教育综合改革|(2)c"
    )
    assert found == ["1 甲: (1)a", "2 强化教育综合改革: (1)b/(2)c"]
    assert [item.cell.text for item in passed] == ["强化教育改"]
    assert [flag.kind for flag in flags] == ["torn-title"]
    found, flags, passed = grouped("1|强化教育|(1)a", "---", "|强化教育|(2)b")
    assert found == ["1 强化教育: (1)a/(2)b"]
    assert [item.cell.text for item in passed] == ["强化教育"]
    assert not list(flags)


def test_number_and_title_printed_again_on_the_next_page_are_one_task() -> None:
    """The same number, the same title, the next label: nothing else can be meant."""
    found, flags, _ = grouped("1|甲子|(1)a", "---", "1|甲子|(2)b", "2|乙丑|(1)c")
    assert found == ["1 甲子: (1)a/(2)b", "2 乙丑: (1)c"]
    assert not list(flags)


def test_the_row_after_the_rest_of_a_cut_cell_is_a_row_of_its_own() -> None:
    groups, _ = group_rows(rows("1|甲|前半", "---", "||后半。", "||第二项。"), FlagLog())
    (group,) = groups
    assert [row[Meaning.TARGET].text for row in group.rows] == ["前半后半。", "第二项。"]


def test_cells_cut_by_a_page_break_go_on_without_a_joint() -> None:
    groups, _ = group_rows(rows("1|甲|(1)完成前|某局|正在推", "---", "||期工作。||进。"), FlagLog())
    (group,) = groups
    assert [row[Meaning.TARGET].text for row in group.rows] == ["(1)完成前期工作。"]
    assert group.rows[0][Meaning.PROGRESS].text == "正在推进。"
    assert group.rows[0][Meaning.PROGRESS].lines == (1, 3)


def test_a_group_without_a_number_is_told() -> None:
    _, flags, _ = grouped("|甲|(1)a")
    assert [flag.kind for flag in flags] == ["without-number"]


def test_carry_down_takes_the_nearest_above_else_below() -> None:
    groups, _ = group_rows(rows("1|甲|(1)a", "||(2)b|乙局", "||(3)c", "||(4)d|丙局"), FlagLog())
    carried = carry_down(groups[0])
    names = [row[Meaning.RESPONSIBLE].text for row, _ in carried]
    assert names == ["乙局", "乙局", "乙局", "丙局"]
    assert [bool(taken) for _, taken in carried] == [True, False, True, False]
    assert carried[0][0][Meaning.RESPONSIBLE].lines == (2,)


def undone(*texts: str) -> tuple[list[str], list[str]]:
    """The groups of a stacked table by what is reported, and what was passed over."""
    groups, passed = undo_reprints(rows(*texts, columns=STACKED))
    return shown(groups, Meaning.PROGRESS), [item.cell.text for item in passed]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["1|甲甲|完成一半,正在", "---", "1|甲甲|推进。"], ["1 甲甲: 完成一半,正在推进。"]),
        (["1|甲甲|1.完成。\n2.开工。", "---", "1|甲甲|3.验收。"],
         ["1 甲甲: 1.完成。\n2.开工。\n3.验收。"]),
        (["1|甲甲|1.完成。\n2.开工。", "---", "1|甲甲|1.立项。"],
         ["1 甲甲: 1.完成。\n2.开工。/1.立项。"]),
        (["1|甲甲|完成。", "||开工。", "2|乙乙|立项。"],
         ["1 甲甲: 完成。/开工。", "2 乙乙: 立项。"]),
        (["1|甲甲|１．完成。\n２．开工。", "---", "1|甲甲|３．验收。"],
         ["1 甲甲: １．完成。\n２．开工。\n３．验收。"]),
    ],
)  # fmt: skip
def test_what_is_printed_again_is_one_text(printed: list[str], expected: list[str]) -> None:
    printed = [text.replace("\n", "<br>") for text in printed]
    assert undone(*printed)[0] == expected


def test_number_text_and_names_printed_again_are_passed_over() -> None:
    found, passed = undone("1|甲甲|正在||某局", "---", "1|甲甲|推进。||某局")
    assert found == ["1 甲甲: 正在推进。"]
    assert passed == ["某局", "1", "甲甲"]


@pytest.mark.parametrize("nothing", ["—", "/", "-", "无"])
def test_a_sign_for_nobody_is_passed_over(nothing: str) -> None:
    _, passed = group_rows(rows(f"1|建公园|建一座。|{nothing}|开工。"), FlagLog())
    assert [(item.cell.text, item.why) for item in passed] == [(nothing, "没有责任单位")]


def test_titles_on_one_page_are_never_torn_pieces() -> None:
    groups, passed = group_rows(
        rows("1|农村公路建设|(1)修路。|甲局|", "|农村公路养护|(2)养路。|乙局|"), FlagLog()
    )
    assert [group.title.text for group in groups] == ["农村公路建设农村公路养护"]
    assert not passed
