"""Status words: explained or not; a new word stops, and the line proposed for it works."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from govpublish.flags import FlagLog
from govpublish.models import Heading, Meaning
from govpublish.records import statuses
from govpublish.sources.spec import JurisdictionSpec
from govpublish.text import cell_of
from support import toy

APRIL = "2021-04"
HEADING = Heading(cell_of("完成情况", 9), Meaning.STATUS)
WORDS = {("*", "已完成"): "done", ("是否达序", "是"): "on_track", ("*", "是"): "done"}


@pytest.mark.parametrize("word", ["已完成", "已完成。", " 已 完成 ", "已完成；", "<p>已完成</p>"])
def test_a_word_is_known_by_what_is_printed_apart_from_stops(word: str) -> None:
    flags = FlagLog()
    found = statuses.read(cell_of(word, 1), HEADING, APRIL, WORDS, flags)
    assert found is not None
    assert found.status == "done"
    assert not list(flags)


def test_a_heading_may_have_words_of_its_own() -> None:
    assert statuses.find("是", "是否达序", WORDS) == "on_track"
    assert statuses.find("是", "是否完成", WORDS) == "done"


def test_a_heading_has_the_same_words_in_every_period() -> None:
    assert statuses.find("是", "三季度是否达序", WORDS) == "on_track"
    assert statuses.find("是", "2021年9月是否达序", WORDS) == "on_track"


def test_a_word_that_says_nothing_of_it_is_known_all_the_same() -> None:
    flags = FlagLog()
    said = statuses.read(cell_of("年度指标", 1), HEADING, APRIL, {("*", "年度指标"): None}, flags)
    assert said is not None
    assert (said.words.text, said.status) == ("年度指标", None)
    assert not list(flags)


@pytest.mark.parametrize(
    ("heading", "period", "word", "status"),
    [
        ("4月完成情况", "4月", "已完成", None), ("4月完成情况", "4月", "已完成全年目标", "done"),
        ("一季度完成情况", "一季度", "已完成", "done"), ("完成情况", None, "已完成", "done"),
        ("4月完成情况", "4月", "滞后", "slow"),
    ],
)  # fmt: skip
def test_done_in_a_months_column_may_be_the_months_plan(
    heading: str, period: str | None, word: str, status: str | None
) -> None:
    words = {("*", "已完成"): "done", ("*", "已完成全年目标"): "done", ("*", "滞后"): "slow"}
    flags = FlagLog()
    under = Heading(cell_of(heading, 9), Meaning.STATUS, period)
    said = statuses.read(cell_of(word, 1), under, APRIL, words, flags)
    assert said is not None
    assert said.status == status
    assert [flag.kind for flag in flags] == (["month-done"] if status is None else [])


def test_an_empty_cell_says_nothing() -> None:
    flags = FlagLog()
    assert statuses.read(cell_of("  ", 1), HEADING, APRIL, WORDS, flags) is None
    assert not list(flags)


@pytest.mark.parametrize("word", ["差不多", "未 完成", "已完成50%", "不是"])
def test_a_word_nobody_has_explained_stops(word: str) -> None:
    flags = FlagLog()
    said = statuses.read(cell_of(word, 4), HEADING, APRIL, WORDS, flags)
    assert said is not None
    assert (said.words.text, said.status) == (cell_of(word, 4).text, None)
    (flag,) = flags.stopping()
    assert flag.kind == "unknown-status"
    assert flag.lines == (4,)


@pytest.mark.parametrize(
    "word",
    ["基本达标", "基本达标。", "已完成（部分）", "完成 八成", "八成(进度: 滞后)", "达标 # 注",
     "是", "- 滞后", "\"优\"", "完成\t\n一半", "yes"],
)  # fmt: skip
def test_the_line_that_is_proposed_works(tmp_path: Path, word: str) -> None:
    """What the remedy says to write, with a term for 词条, makes the word known."""
    printed = word.replace("\n", "<br>").replace("\t", " ")
    text = f"序号|工作内容|完成成效\n1|建公园|{printed}\n"
    spec = {"layout": "pipes", "plans": [toy.plan(2)]}
    entry = toy.read(tmp_path, text, spec)
    (flag,) = [flag for flag in entry.flags if flag.kind == "unknown-status"]
    remedy = flag.remedy.format(excerpt=flag.excerpt)
    proposed = remedy.partition("加一行“")[2].partition("”;")[0]
    assert "词条" in proposed
    declared = yaml.safe_load(f"statuses:\n  {proposed.replace('词条', 'on_track')}\n")
    local = JurisdictionSpec.model_validate(declared)
    again = toy.read(tmp_path, text, spec, statuses=local.statuses)
    assert [flag.kind for flag in again.flags if flag.kind == "unknown-status"] == []
    assert again.records["assessments"][0]["official_status"] == "on_track"
