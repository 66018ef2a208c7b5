"""One cell with three meanings: parted only where its own markers allow."""

from __future__ import annotations

import pytest

from govpublish.models import Heading, Meaning
from govpublish.records.threefold import split
from govpublish.text import cell_of

JOINED = Heading(cell_of("进展情况、存在问题及下一步打算", 9), Meaning.PROGRESS)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("已开工2所。存在问题:资金不足。下一步打算:争取资金。",
         ("已开工2所。", "存在问题:资金不足。", "下一步打算:争取资金。")),
        ("进展情况:已开工。存在问题：缺地。", ("进展情况:已开工。", "存在问题：缺地。", "")),
        ("已开工。下步工作:加快。", ("已开工。", "", "下步工作:加快。")),
        ("一、工作进展:开工。二、存在问题:缺地。三、下一步计划:征地。",
         ("一、工作进展:开工。", "二、存在问题:缺地。", "三、下一步计划:征地。")),
        ("已开工,无存在问题。", ("已开工,无存在问题。", "", "")),
        ("梳理存在问题:12个。", ("梳理存在问题:12个。", "", "")),
        ("存在问题:缺地。存在问题:缺钱。", ("存在问题:缺地。存在问题:缺钱。", "", "")),
        ("", ("", "", "")),
    ],
)  # fmt: skip
def test_a_cell_is_parted_at_its_own_markers(text: str, parts: tuple[str, str, str]) -> None:
    found = split(cell_of(text, 1), JOINED)
    assert tuple(part.text for part in found) == parts


def test_under_a_plain_heading_nothing_is_parted() -> None:
    plain = Heading(cell_of("进展情况", 9), Meaning.PROGRESS)
    text = cell_of("已开工。存在问题:缺地。", 1)
    assert split(text, plain).progress == text
    assert split(text, None).progress == text
