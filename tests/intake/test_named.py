"""What a covering letter says by name of tasks, read without any source.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from govpublish.intake.preview import preview
from govpublish.intake.told import Told
from govpublish.sources import vocabulary

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocabulary.read(ROOT / "data" / "vocabulary")
TABLE = """
序号|工作任务|责任单位|进展情况
1|新增企业30家。|甲局|新增12家。
2|新建第一中学。|乙局|已开工。
3|改造管网20公里。|丙局|完成3公里。
"""
LETTER = "2022年重点工作进展情况通报(截至2022年6月30日)\n\n各单位:\n"


def statuses(folder: Path, letter: str) -> dict[str, str]:
    path = folder / "document.txt"
    path.write_text(LETTER + letter + "\n" + TABLE, "utf-8")
    found: dict[str, Any] = preview(path, WORDS, Told(), lambda code: None)[0]
    (plan,) = found["plans"]
    return {
        task["number"]: assessment["official_status"]
        for task in plan["tasks"]
        for assessment in task["assessments"]
        if assessment["official_status"]
    }


@pytest.mark.parametrize(
    "letter",
    [
        "进展偏慢的2项重点任务为:①新增企业30家(责任单位:甲局);②改造管网20公里(责任单位:丙局)。",
        "进展偏慢的2项重点任务为:\n①新增企业30家(责任单位:甲局);\n②改造管网20公里(责任单位:丙局)。",
        "其中,进展偏慢的有2项:新增企业30家;改造管网20公里。",
        "2项任务进展偏慢:1.新增企业30家;2.改造管网20公里。",
    ],
)
def test_a_list_of_slow_tasks(tmp_path: Path, letter: str) -> None:
    assert statuses(tmp_path, letter) == {"1": "slow", "3": "slow"}


@pytest.mark.parametrize(
    "letter",
    [
        "12项任务中,9项达到序时进度,3项进展偏慢。",
        "对进展偏慢的任务每月通报一次,连续两次滞后的予以约谈。",
        "进展偏慢的2项重点任务为:新增企业300家;改造管网20公里。",  # one stands in no row
        "进展偏慢的任务为:1;3。",
        "",
    ],
)
def test_what_names_no_task_gives_no_status(tmp_path: Path, letter: str) -> None:
    assert statuses(tmp_path, letter) == {}
