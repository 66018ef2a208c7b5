"""One task from its rows, in each of the shapes that documents have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from govpublish import account
from govpublish.assembly import Entry
from support import toy

TABS = "序号\t工作内容\t主要目标\t完成时限\t责任部门\t工作完成情况\n"
ORGANIZATIONS = ("甲局", "乙局", "丙局")


def tabs(place: Path, *rows: str, header: str = TABS, **spec: Any) -> Entry:
    """What is read of a tab table with these rows."""
    text = header + "".join(f"{row}\n" for row in rows)
    declared = {"layout": "tabs", "plans": [toy.plan(text.count("\n"))], **spec}
    entry = toy.read(place, text, declared, ORGANIZATIONS)
    readings = {entry.source.source_id: entry.reading}
    assert list(account.faults(toy.dataset([entry], toy.words()), readings)) == []
    return entry


def pipes(place: Path, header: str, *rows: str, **spec: Any) -> Entry:
    """What is read of a bar table with these rows."""
    text = "".join(f"{row}\n" for row in (header, *rows))
    declared = {"layout": "pipes", "plans": [toy.plan(text.count("\n"))], **spec}
    return toy.read(place, text, declared, ORGANIZATIONS)


def test_rows_with_targets_are_measures(tmp_path: Path) -> None:
    entry = tabs(
        tmp_path, "1\t建公园\t(1) 征地。\t3月底前\t甲局\t完成。", "\t\t(2) 开工。\t年底前\t\t"
    )
    (task,) = entry.records["tasks"]
    assert (task["title"], task["text"], task["due_on"]) == ("建公园", "建公园", None)
    first, second = entry.records["measures"]
    assert (first["label"], first["text"], first["due_on"]) == ("(1)", "征地。", "2021-03-31")
    assert second["measure_id"] == "990101-2021-key.1.2"
    told = entry.records["progress"]
    assert [(row["measure_id"][-3:], row["text"]) for row in told] == [
        ("1.1", "完成。"), ("1.2", None),
    ]  # fmt: skip
    assert [row["measure_id"] for row in entry.records["assessments"]] == [
        "990101-2021-key.1.1", "990101-2021-key.1.2",
    ]  # fmt: skip


def test_an_unnumbered_target_is_one_measure_without_a_label(tmp_path: Path) -> None:
    entry = tabs(tmp_path, "1\t建公园\t年内建成。\t年底前\t甲局\t开工。")
    (measure,) = entry.records["measures"]
    assert (measure["label"], measure["text"]) == (None, "年内建成。")
    assert measure["measure_id"] == "990101-2021-key.1.1"


def test_a_cell_of_several_targets_is_several_measures(tmp_path: Path) -> None:
    entry = tabs(tmp_path, "1\t建公园\t(1)征地。(2)开工。\t年底前\t甲局\t(1)完成。(2)未开工。")
    assert [row["text"] for row in entry.records["measures"]] == ["征地。", "开工。"]
    assert [row["text"] for row in entry.records["progress"]] == ["完成。", "未开工。"]


def test_a_measure_of_which_nothing_is_reported_has_an_empty_text(tmp_path: Path) -> None:
    target = "1.国道完工。2.县道开工建设。3.完成安防工程40公里。"
    entry = tabs(tmp_path, f"1\t修路\t{target}\t年底前\t甲局\t1.已完工。3.完成安防工程31公里。")
    assert [(row["measure_id"][-3:], row["text"]) for row in entry.records["progress"]] == [
        ("1.1", "已完工。"), ("1.2", None), ("1.3", "完成安防工程31公里。"),
    ]  # fmt: skip


def test_labels_that_repeat_give_way_to_positions(tmp_path: Path) -> None:
    entry = pipes(
        tmp_path, "序号|工作事项|进度安排", "1|建公园|①征地。②开工。③验收。", "2|修路|①甲。",
        columns={"进度安排": "milestones"},
    )  # fmt: skip
    assert [row["measure_id"][16:] for row in entry.records["measures"]] == [
        "1.1", "1.2", "1.3", "2.1",
    ]  # fmt: skip


def test_the_first_label_of_a_torn_task_keeps_its_digits(tmp_path: Path) -> None:
    entry = tabs(
        tmp_path, "1\t甲事\t(1) a。\t\t甲局\t", "\t\t(2) b。\t\t\t", "2\t甲事\t(3) c。\t\t乙局\t",
        "\t\t(4) d。\t\t\t",
    )  # fmt: skip
    assert [row["measure_id"][16:] for row in entry.records["measures"]] == [
        "1.1", "1.2", "2.3", "2.4",
    ]  # fmt: skip
    assert [flag.lines for flag in entry.flags if flag.kind == "label-gap"] == [(4,)]


@pytest.mark.parametrize(
    ("column", "text", "printed", "due"),
    [
        ("9月底前", "完成甲。", "9月底前", "2021-09-30"),
        ("尽快", "9月底前完成甲。", "尽快", None),
        ("", "9月底前完成甲。", "9月底前", "2021-09-30"),
        ("", "完成甲。", None, None),
        ("每月", "完成甲。", "每月", None),
    ],
)
def test_the_columns_words_else_the_phrase_at_the_head(
    tmp_path: Path, column: str, text: str, printed: str | None, due: str | None
) -> None:
    entry = tabs(tmp_path, f"1\t建公园\t{text}\t{column}\t甲局\t")
    (measure,) = entry.records["measures"]
    assert (measure["deadline_as_printed"], measure["due_on"]) == (printed, due)
    assert measure["text"] == text


def test_a_task_without_milestones_takes_the_phrase_at_its_head(tmp_path: Path) -> None:
    entry = pipes(tmp_path, "序号|工作事项|进展情况", "1|9月底前建成公园。|开工。")
    (task,) = entry.records["tasks"]
    assert (task["deadline_as_printed"], task["due_on"]) == ("9月底前", "2021-09-30")
    assert task["title"] == task["text"] == "9月底前建成公园。"


def test_milestones_take_the_parts_that_carry_their_numbers(tmp_path: Path) -> None:
    entry = pipes(
        tmp_path, "序号|工作事项|进度安排|进展情况|完成成效",
        "1|建公园|①征地。②开工。③验收。|①完成。③未验收。|正常推进",
        "2|修路|①甲。②乙。|已完成过半。|正常推进",
        columns={"进度安排": "milestones"},
    )  # fmt: skip
    told = {row["measure_id"] or row["task_id"]: row["text"] for row in entry.records["progress"]}
    assert told == {
        "990101-2021-key.1.1": "完成。",
        "990101-2021-key.1.2": None,
        "990101-2021-key.1.3": "未验收。",
        "990101-2021-key.2": "已完成过半。",
    }
    assessed = [row["measure_id"] or row["task_id"] for row in entry.records["assessments"]]
    assert assessed == [
        "990101-2021-key.1", "990101-2021-key.1.1", "990101-2021-key.1.2", "990101-2021-key.1.3",
        "990101-2021-key.2",
    ]  # fmt: skip
    assert account.of(entry.reading).unread == 0


def test_an_empty_merged_cell_takes_the_nearest_above_else_below(tmp_path: Path) -> None:
    entry = tabs(
        tmp_path, "1\t甲\t(1) a。\t\t\t", "\t\t(2) b。\t\t乙局\t", "\t\t(3) c。\t\t\t",
        "\t\t(4) d。\t\t丙局\t", "2\t乙\t(1) e。\t\t\t", "\t\t(2) f。\t\t\t",
    )  # fmt: skip
    found = [
        (row["measure_id"][16:], row["organization_as_printed"], row["inherited"])
        for row in entry.records["responsibilities"]
    ]
    assert found == [
        ("1.1", "乙局", True), ("1.2", "乙局", False), ("1.3", "乙局", True),
        ("1.4", "丙局", False),
    ]  # fmt: skip
    assert [flag.lines for flag in entry.flags if flag.kind == "no-organization"] == [(6,)]


def test_what_other_columns_say_is_kept_as_details(tmp_path: Path) -> None:
    header = TABS.replace("\n", "\t分管领导\t备注\n")
    entry = tabs(tmp_path, "1\t甲\ta。\t\t甲局\t完成。\t李某\t=1+1", header=header)
    assert [(row["heading"], row["text"]) for row in entry.records["details"]] == [
        ("分管领导", "李某"), ("备注", "=1+1"),
    ]  # fmt: skip
    assert {row["measure_id"] for row in entry.records["details"]} == {"990101-2021-key.1.1"}


def test_a_category_is_a_section_and_runs_on(tmp_path: Path) -> None:
    header = "类别\t" + TABS
    entry = tabs(
        tmp_path, "民生\t1\t甲\ta。\t\t甲局\t", "\t2\t乙\tb。\t\t甲局\t",
        "经济\t3\t丙\tc。\t\t甲局\t", header=header,
    )  # fmt: skip
    assert [row["section"] for row in entry.records["tasks"]] == ["民生", "民生", "经济"]


def test_numbers_that_restart_take_the_ordinal_of_their_heading(tmp_path: Path) -> None:
    text = "一、经济\n1.甲。\n2.乙。\n二、民生\n1.丙。\n2.丁。\n"
    entry = toy.read(tmp_path, text, {"layout": "outline", "plans": [toy.plan(6)]})
    assert [row["task_id"][16:] for row in entry.records["tasks"]] == ["1-1", "1-2", "2-1", "2-2"]
    assert [row["number"] for row in entry.records["tasks"]] == ["1", "2", "1", "2"]


def test_without_numbers_the_position_counts(tmp_path: Path) -> None:
    entry = pipes(tmp_path, "工作事项|进展情况", "建公园。|开工。", "修路。|完工。")
    assert [row["task_id"][16:] for row in entry.records["tasks"]] == ["1", "2"]
    assert [row["number"] for row in entry.records["tasks"]] == [None, None]


def test_a_gap_in_the_numbers_is_told(tmp_path: Path) -> None:
    entry = pipes(tmp_path, "序号|工作事项|进展情况", "1|甲|a", "2|乙|b", "4|丁|d")
    assert [flag.kind for flag in entry.flags] == ["number-gap"]


def test_a_plan_without_progress_has_no_assessments(tmp_path: Path) -> None:
    entry = pipes(tmp_path, "序号|工作事项|责任单位", "1|甲|甲局", period="2021")
    assert entry.records["reports"][0]["has_progress"] is False
    assert entry.records["reports"][0]["as_of"] is None
    assert "progress" not in entry.records
    assert "assessments" not in entry.records


def test_a_row_that_says_neither_number_nor_title_is_told(tmp_path: Path) -> None:
    """The number of the first task is nowhere printed: no crash, a flag, the words kept."""
    entry = tabs(tmp_path, "\t\t(1) 征地。\t年底前\t甲局\t完成。", "\t\t(2) 开工。\t年底前\t\t")
    assert "without-number" in {flag.kind for flag in entry.flags}
    assert [row["text"] for row in entry.records["measures"]] == ["征地。", "开工。"]


def test_subscripts_and_signs_are_found_again(tmp_path: Path) -> None:
    entry = tabs(
        tmp_path,
        "1\t减排CO<sub>2</sub>\t(1) m<sup>-2</sup>。\t\t甲局\tCa<sup>2+</sup>&amp;H<sub>2</sub>O",
    )
    assert entry.records["tasks"][0]["title"] == "减排CO₂"
    assert entry.records["measures"][0]["text"] == "m⁻²。"
    assert entry.records["progress"][0]["text"] == "Ca²⁺&H₂O"
