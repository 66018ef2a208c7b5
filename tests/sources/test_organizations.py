"""The organizations of a jurisdiction: declared names, aliases, and what a name looks like."""

from __future__ import annotations

import pytest

from govpublish.sources.organizations import Organizations
from support import toy
from support.limits import within

NAMES = {name: name for name in ("甲局", "甲局乙办", "乙办", "丙（丁）局")}
KNOWN = Organizations({**NAMES, "县甲局": "甲局"}, toy.words().endings)


def test_aliases_lead_to_the_official_name() -> None:
    assert KNOWN.official("县甲局") == "甲局"
    assert KNOWN.official("县 甲 局") == "甲局"
    assert KNOWN.aliases("甲局") == ["县甲局"]
    assert KNOWN.official("无名局") == "无名局"


def test_width_does_not_matter() -> None:
    assert KNOWN.knows("丙(丁)局")
    assert KNOWN.official("丙(丁)局") == "丙（丁）局"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲局乙办", None), ("甲局甲局", ["甲局", "甲局"]), ("县甲局乙办", ["县甲局", "乙办"]),
        ("甲局丑局", None), ("甲局", None), ("", None), ("乙办甲局乙办", ["乙办", "甲局乙办"]),
    ],
)  # fmt: skip
def test_glued_names(text: str, parts: list[str] | None) -> None:
    assert KNOWN.parts(text) == parts


def test_a_long_text_is_no_riddle() -> None:
    with within(2):
        assert KNOWN.parts("甲" * 100_000) is None
        assert KNOWN.parts("甲局" * 50_000 + "丑") is None


@pytest.mark.parametrize(
    "name",
    ["市农业农村局", "云山镇", "228国道清港连接线工程推进小组", "市统计局(数据监测)",
     "市统计局（数据监测）", "玉环经济开发区"],
)  # fmt: skip
def test_what_looks_like_a_name(name: str) -> None:
    assert KNOWN.looks_like(name)


@pytest.mark.parametrize(
    "text",
    [
        "局",
        "办公室",
        "完成甲局整改。",
        "已完成90%",
        "甲局、乙局",
        "市农业农村局市水利局",
        "",
        "5.改造老旧车站",
        "(2)新建乡镇卫生院",
        "③培训全体干部",
    ],
)
def test_what_does_not(text: str) -> None:
    assert not KNOWN.looks_like(text)


def test_the_longest_declared_name_opens_a_text() -> None:
    assert KNOWN.opening("甲局乙办完成") == "甲局乙办"
    assert KNOWN.opening("甲局完成") == "甲局"
    assert KNOWN.opening("完成甲局") is None
