"""The excerpt of an amount: short, whole, of the printed signs."""

from __future__ import annotations

import pytest

from govpublish.quantities.amounts import amounts
from govpublish.quantities.phrases import phrase
from support.judged import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增停车位300个。", ["新增停车位300个"]),
        ("推进建设,新增停车位300个以上,完善管理。", ["新增停车位300个以上"]),
        ("6月底前新增停车位300个。", ["新增停车位300个"]),
        ("1.新增停车位300个;2.培训50人。", ["新增停车位300个", "培训50人"]),
        ("(2)新增停车位300个", ["新增停车位300个"]),
        ("③新增停车位300个", ["新增停车位300个"]),
        ("引进企业10家、项目5个", ["引进企业10家", "项目5个"]),
        ("完成300个停车位建设。", ["完成300个停车位建设"]),
        ("新增停车位３００个以上。", ["新增停车位３００个以上"]),
        ("引进项目3-5个", ["引进项目3-5个", "引进项目3-5个"]),
        ("完成30个停车位建设和配套绿化及管理用房等附属工程施工", ["完成30个"]),
    ],
)
def test_phrases(text: str, expected: list[str]) -> None:
    assert [text[slice(*phrase(text, one))] for one in amounts(text, words())] == expected


def test_a_phrase_holds_its_amount_and_stays_in_its_clause() -> None:
    text = "全年引进高校毕业生3,000人以上,建成绿道15.5公里;税收增长8%左右\n培训农民500人次。"
    for one in amounts(text, words()):
        start, end = phrase(text, one)
        assert one.clause[0] <= start <= one.start
        assert one.end <= end <= one.clause[1]
