"""Digits that were a date and signs that nobody sees are remarked upon, numbers are not."""

from __future__ import annotations

import pytest

from govpublish.flags import FlagLog
from govpublish.meaning import losses
from govpublish.models import Document


def kinds(line: str) -> list[str]:
    """The remarks on a line."""
    flags = FlagLog()
    losses.look(Document((line,), ("1",), "text/plain", "utf-8"), flags)
    return [flag.kind for flag in flags]


@pytest.mark.parametrize("line", ["已于,817完成招标", "20211013", "2021617,在会上", "截至630,完成"])
def test_lost_dates(line: str) -> None:
    assert "lost-date" in kinds(line)


@pytest.mark.parametrize(
    "line",
    ["完成12公里", "2021年8月17日完成", "完成投资129339万元", "编制方案,共5类", "",
     "电话0578-1234567", "建成5G基站516个", "完成120起案件", "受理,共办结85起"],
)  # fmt: skip
def test_numbers_that_are_no_dates(line: str) -> None:
    assert kinds(line) == []


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\ufeff", "\u00ad", "\x1b", "\u2066"])
def test_signs_nobody_sees_are_told(sign: str) -> None:
    assert kinds(f"云{sign}山") == ["invisible-signs"]
