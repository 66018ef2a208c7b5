"""Digits that are no amounts, and those beside them that are."""

from __future__ import annotations

import pytest

from govpublish.quantities.amounts import amounts
from govpublish.quantities.masks import masked
from support.judged import words

NONE = [
    "推进5G网络建设",
    "提升330国道通行能力",
    "改造S330省道",
    "实施“510计划”",
    "接通110千伏线路",
    "完成第七批项目申报",
    "完成第7批",
    "2021年计划",
    "2021年3月底前完成",
    "3月10日开工",
    "2021.3.15开工",
    "2021-2025年规划",
    "按云政办〔2021〕8号文件办理",
    "按云政办[2021]8号执行",
    "施工K900-1100段",
    "贯通125Km+673m处",
    "推行4+1模式",
    "构建1+3+N体系",
    "搭建3.0版平台",
    "1.推进改革",
    "(2)推进改革",
    "③推进改革",
    "引进年产300万辆汽车项目",
    "引进年产能10万吨项目",
    "咨询电话13812345678",
    "拨打0571-85212345",
    "8:30开会",
    "创建4A级景区",
    "建设2#厂房",
    "建设1号地块",
    "建党100周年",
    "满60周岁老人",
    "近3年",
    "连续5年",
    "三年行动",
    "12345热线",
    "《2021年10项措施》",
    "G20峰会",
    "实施3年行动",
    "进入全省前10位",
    "排名前3名",
    "上半年",
    "9月25日至30日",
    "9月25-30日",
    "9月3日、5日",
]


@pytest.mark.parametrize("text", NONE)
def test_no_amount(text: str) -> None:
    assert amounts(text, words()) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成5G基站300个", "300个"),
        ("330国道改造12.5公里", "12.5公里"),
        ("新建110千伏变电站2座", "2座"),
        ("年产300万辆汽车项目完成投资5亿元", "5亿元"),
        ("第七批项目开工3个", "3个"),
        ("2021年9月底前完成15家", "15家"),
        ("9月30日前完成15家", "15家"),
        ("1.完成15家", "15家"),
        ("①完成15家", "15家"),
        ("“510计划”培育企业10家", "10家"),
        ("达到“10亿元”目标", "10亿元"),
        ("S330省道K900-1100段整治200米", "200米"),
        ("建设2#厂房3200m2", "3200m2"),
        ("4A级景区2个", "2个"),
        ("为60周岁以上老人体检100人次", "100人次"),
        ("投资2021.50万元", "2021.50万元"),
        ("绿化12021.5亩", "12021.5亩"),
        ("投资12345678元", "12345678元"),
    ],
)
def test_the_amount_beside(text: str, expected: str) -> None:
    (one,) = amounts(text, words())
    assert f"{one.value}{one.unit}" == expected


def test_a_mask_keeps_every_sign_in_its_place() -> None:
    for text in NONE:
        for sign, left in zip(text, masked(text), strict=True):
            assert left == sign or (left == "\0" and sign in "0123456789"), text
