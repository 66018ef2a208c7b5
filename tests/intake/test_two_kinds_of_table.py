"""One document, several tables that say it differently: other meanings, other layouts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from govpublish import pipeline
from govpublish.intake import add as adding
from govpublish.intake.preview import look, preview
from govpublish.intake.propose import Proposal
from govpublish.intake.told import Told
from govpublish.sources import vocabulary
from support import toy

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocabulary.read(ROOT / "data" / "vocabulary")
TWO_MEANINGS = """2022年重点工作任务(截至2022年5月31日)

序号|目标任务|责任单位
1|完善园区道路。|甲局
2|整治河道。|乙局

2022年民生实事项目

序号|实事名称|目标任务|责任单位
1|停车便民工程|新增停车位300个。|丙局
2|助餐工程|建成老年食堂5家。|丁局
"""
TWO_LAYOUTS = """2022年重点工作任务(截至2022年5月31日)

序号|工作任务|责任单位
1|完善园区道路。|甲局
2|整治河道。|乙局

2022年民生实事项目

一、新增停车位300个。
责任单位:丙局
二、建成老年食堂5家。
责任单位:丁局
三、改造管网20公里。
责任单位:甲局
"""


def read(folder: Path, text: str) -> dict[str, Any]:
    path = folder / "document.txt"
    path.write_text(text, "utf-8")
    return preview(path, WORDS, Told(), lambda code: None)[0]


def test_a_heading_may_mean_something_else_in_the_next_table(tmp_path: Path) -> None:
    key, livelihood = read(tmp_path, TWO_MEANINGS)["plans"]
    assert [task["text"] for task in key["tasks"]] == ["完善园区道路。", "整治河道。"]
    assert [task["title"] for task in livelihood["tasks"]] == ["停车便民工程", "助餐工程"]
    assert [task["measures"][0]["text"] for task in livelihood["tasks"]] == [
        "新增停车位300个。", "建成老年食堂5家。",
    ]  # fmt: skip


def test_a_table_and_an_outline_are_both_read(tmp_path: Path) -> None:
    found = read(tmp_path, TWO_LAYOUTS)
    assert [[task["text"] for task in plan["tasks"]] for plan in found["plans"]] == [
        ["完善园区道路。", "整治河道。"],
        ["新增停车位300个。", "建成老年食堂5家。", "改造管网20公里。"],
    ]
    assert [
        plan["tasks"][0]["responsibilities"][0]["organization_as_printed"]
        for plan in found["plans"]
    ] == ["甲局", "丙局"]


def test_what_is_particular_to_a_table_is_written_down_beside_it(tmp_path: Path) -> None:
    for at, text in enumerate((TWO_MEANINGS, TWO_LAYOUTS)):
        root = toy.project(tmp_path / str(at))
        path = tmp_path / f"{at}.txt"
        path.write_text(text, "utf-8")
        told = Told(jurisdiction="990101", period="2022-05")
        words = vocabulary.read(root / "data" / "vocabulary")
        proposal, _ = look(path, words, told, lambda code: None)
        assert isinstance(proposal, Proposal)
        folder = adding.add(proposal, path, root / "data" / "sources", words, told)
        spec = (folder / "source.yml").read_text("utf-8")
        assert ("目标任务: target" in spec) is (at == 0)
        assert ("layout: outline" in spec) is (at == 1)
        (entry,) = (
            one
            for one in pipeline.read(root, only=["990101-2022-05"], changed=True)
            if one.source.source_id == "990101-2022-05"
        )
        assert len(entry.records["tasks"]) == (4, 5)[at]
        assert not [flag for flag in entry.flags if flag.severity.value == "stop"]
