"""A report that opens with its status says it officially, where source.yml says so."""

from __future__ import annotations

import pytest

from govpublish.meaning import opening_status
from govpublish.models import Cell, OfficialStatus, Piece, Progress, Task

STATUSES = {("*", "已完成"): "done", ("*", "年度指标"): None, ("*", "滞后"): "slow"}


def cell(text: str, line: int = 1) -> Cell:
    return Cell((Piece(text, line, 0, len(text), ""),) if text else ())


def task(*told: str, period: str = "2021-04", statuses: tuple[OfficialStatus, ...] = ()) -> Task:
    return Task(
        number=cell("1"), section=(), title=cell("建公园"), text=cell("建公园"), deadline=None,
        progress=tuple(
            Progress(period=period, text=cell(text, 7), problems=Cell()) for text in told
        ),
        statuses=statuses,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["已完成。2月10日,完成招标。", "已完成", "已完成;其中一处在8月。"])
def test_the_first_sentence_is_the_status(text: str) -> None:
    (status,) = opening_status.apply(task(text), STATUSES).statuses
    assert (status.words.text, status.status, status.lines) == ("已完成", "done", (7,))
    assert opening_status.apply(task(text), STATUSES).progress[0].text.text == text


@pytest.mark.parametrize(
    "text", ["已完成招标。", "截至3月,已完成。", "年度指标。", "", "正在推进,部分已完成。"]
)
def test_other_words_are_no_status(text: str) -> None:
    assert opening_status.apply(task(text), STATUSES).statuses == ()


def test_two_reporters_who_open_differently_give_none() -> None:
    assert opening_status.apply(task("已完成。", "滞后。"), STATUSES).statuses == ()


def test_a_status_of_its_own_cell_goes_before() -> None:
    own = OfficialStatus(period="2021-04", words=cell("滞后"), status="slow", lines=(3,))
    assert opening_status.apply(task("已完成。", statuses=(own,)), STATUSES).statuses == (own,)
