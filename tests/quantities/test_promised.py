"""What a promise promises, and what it only names to say of whom or what it speaks."""

from __future__ import annotations

import pytest

from govpublish.quantities.promised import promised
from support.judged import words


def read(text: str) -> list[str]:
    return [f"{one.comparator} {one.value}{one.unit}" for one in promised(text, words())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("企业注销时间由45天压减至20天", ["eq 20天"]),
        ("经营户由50家增加到80家以上", ["ge 80家"]),
        ("在去年完成100家的基础上,新增50家", ["eq 50家"]),
        ("上年度完成30个,今年完成40个", ["eq 40个"]),
        ("全市已有12个,今年新增3个", ["eq 3个"]),
        ("2020年已建成12个,新增3个", ["eq 3个"]),
        ("10亿元以上项目3个", ["eq 3个"]),
        ("引进10亿元以上项目3个", ["eq 3个"]),
        ("引进3-5亿元以上项目2个", ["eq 2个"]),
        ("培育产值10亿元企业2家", ["eq 2家"]),
        ("建成1万平方米以上的标准厂房2幢", ["eq 2幢"]),
        ("对全市20个乡镇开展督查,整改问题100个", ["eq 100个"]),
        ("新增省级3家、市级5家", ["eq 3家", "eq 5家"]),
        ("新增就业3000人以上,失业率控制在3.5%以内", ["ge 3000人", "le 3.5%"]),
        ("引进项目3至5个", ["ge 3个", "le 5个"]),
        ("税收突破10亿元,增长8%", ["gt 10亿元", "eq 8%"]),
        ("较上年增长10%以上", ["ge 10%"]),
        ("比去年增长10%", ["eq 10%"]),
        ("完成80%的目标", ["eq 80%"]),
        ("建立三个专班", ["eq 3个"]),
        ("新建50公里以上的绿道", ["ge 50公里"]),
        ("完成现有54家门店的改造", ["eq 54家"]),
    ],
)
def test_what_is_promised(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "对32个乡镇督查",
        "对32个乡镇开展督查",
        "去年完成100家",
        "面向100家企业开展服务",
        "督促20家企业整改",
        "覆盖20个村",
        "完成总投资5亿元的水库工程",
        "推进三个转变",
        "剩余20户",
        "自开工以来完成投资3亿元",
        "开展小区督查",
        "",
    ],
)
def test_nothing_is_promised(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推出“一件事”10项以上", [("ge", "10", "项")]),
        ("产值实现两位数增长", []),
        ("做到“四个确保一个力争”", []),
        ("建成云山101项目", []),
        ("集装箱吞吐量突破45万标箱", [("gt", "45", "万标箱")]),
        ("引进20亿级项目不少于12个", [("ge", "12", "个")]),
        ("每个县(市、区)至少完成2个品类、10宗交易", [("ge", "2", "个"), ("ge", "10", "宗")]),
        ("新增“青云”商店3家", [("eq", "3", "家")]),
    ],
)
def test_names_and_classes_are_no_amounts(text: str, found: list[tuple[str, str, str]]) -> None:
    said = [(one.comparator, str(one.value), one.unit) for one in promised(text, words())]
    assert said == found
