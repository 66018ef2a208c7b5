"""Lists in a letter that name tasks: the narrowest record named, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from govpublish.assembly import Entry
from support import toy

TABLE = (
    "序号|工作内容|进度安排|进展情况\n"
    "1|新建水厂三座,改造管网。|①水厂一期开工。②改造管网20公里。|①已开工。②未动工。\n"
    "2|改造管网50公里。||开工。\n"
    "3|改造老旧小区。||开工。\n"
)


def read(place: Path, letter: str, *declared: dict[str, Any], **spec: Any) -> Entry:
    """What is read of a letter before a table of three tasks."""
    first = letter.count("\n") + 1
    whole = {
        "layout": "pipes",
        "plans": [toy.plan(first + 3, first)],
        "columns": {"进度安排": "milestones"},
        "named_status": [{"plan": "key", **item} for item in declared],
        "passed_over": [{"lines": f"1-{first - 1}", "why": "通报正文"}],
        **spec,
    }
    return toy.read(place, letter + TABLE, whole)


def official(entry: Entry) -> dict[str, tuple[str, str, str]]:
    """The status of each record that has one: the words, the term, the lines."""
    return {
        (row["measure_id"] or row["task_id"])[16:]: (
            row["status_as_printed"], row["official_status"], row["official_lines"],
        )
        for row in entry.records["assessments"]
        if row["official_status"]
    }  # fmt: skip


def test_a_task_that_is_named_gets_the_status_and_no_other(tmp_path: Path) -> None:
    letter = "进度偏慢的有:\n①改造老旧小区(责任单位:甲局);\n"
    entry = read(tmp_path, letter, {"status": "进度偏慢", "lines": "1-2"})
    assert official(entry) == {"3": ("进度偏慢", "slow", "1-2")}
    assert not [flag for flag in entry.flags if flag.severity.value == "stop"]


@pytest.mark.parametrize(
    "item", ["改造老旧小区（责任单位：甲局）；", "（1）改造老旧小区。", "1．改造老旧小区;"]
)
def test_full_width_signs_around_an_item(tmp_path: Path, item: str) -> None:
    entry = read(tmp_path, f"进度偏慢的有:\n{item}\n", {"status": "进度偏慢", "lines": "1-2"})
    assert set(official(entry)) == {"3"}


def test_the_narrowest_record_that_is_named_gets_it(tmp_path: Path) -> None:
    letter = "未完成的有:\n1.改造管网20公里。\n"
    entry = read(tmp_path, letter, {"status": "未完成", "lines": "1-2"})
    assert official(entry) == {"1.2": ("未完成", "unfinished", "1-2")}


@pytest.mark.parametrize("item", ["建设机场", "改造管网", "。"])
def test_an_item_that_fits_no_record_or_several_stops(tmp_path: Path, item: str) -> None:
    entry = read(tmp_path, f"未完成的有:\n①{item}\n", {"status": "未完成", "lines": "1-2"})
    (flag,) = [flag for flag in entry.flags if flag.severity.value == "stop"]
    assert flag.kind == "status-on-nothing"
    assert 2 in flag.lines
    assert official(entry) == {}


def test_a_status_word_nobody_has_explained_stops(tmp_path: Path) -> None:
    letter = "一塌糊涂的有:\n①改造老旧小区\n"
    entry = read(tmp_path, letter, {"status": "一塌糊涂", "lines": "1-2"})
    assert [flag.kind for flag in entry.flags if flag.severity.value == "stop"] == [
        "unknown-status"
    ]


def test_words_that_are_not_on_the_lines_stop(tmp_path: Path) -> None:
    letter = "进度偏慢的有:\n①改造老旧小区\n"
    entry = read(tmp_path, letter, {"status": "未完成", "lines": "1-2"})
    assert [flag.kind for flag in entry.flags if flag.severity.value == "stop"] == [
        "status-on-nothing"
    ]


def test_two_lists_that_contradict_each_other_stop(tmp_path: Path) -> None:
    """One record, two statuses: publishing the last one would be choosing for the government."""
    letter = "进度偏慢的有:\n①改造老旧小区\n已完成的有:\n①改造老旧小区\n"
    first, second = {"status": "进度偏慢", "lines": "1-2"}, {"status": "已完成", "lines": "3-4"}
    entry = read(tmp_path, letter, first, second)
    assert [flag for flag in entry.flags if flag.severity.value == "stop"]


def test_an_item_on_the_line_of_the_words_counts_too(tmp_path: Path) -> None:
    """A list printed in one line with its heading: named or told, never silently dropped."""
    letter = "进度偏慢的有:改造老旧小区。\n"
    entry = read(tmp_path, letter, {"status": "进度偏慢", "lines": "1"})
    stops = [flag for flag in entry.flags if flag.severity.value == "stop"]
    assert official(entry) or stops
