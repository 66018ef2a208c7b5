"""The same promises in every form of outline and stack are read back equal, nothing declared."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from govpublish.intake.preview import preview
from govpublish.intake.told import Told
from govpublish.sources import vocabulary
from support import forms
from support.forms import Promise

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocabulary.read(ROOT / "data" / "vocabulary")
SEEDS = range(5)
TITLE = "2022年度重点工作进展情况(三季度)"
CLOSING = "下一步,各部门要加快推进各项任务,确保全面完成。\n县政府督查室\n2022年10月8日\n"


def read(folder: Path, text: str) -> list[dict[str, Any]]:
    """The tasks of a document of which nothing is declared."""
    path = folder / "document.txt"
    path.write_text(text, "utf-8")
    found, _ = preview(path, WORDS, Told(jurisdiction="331121"), lambda code: None)
    assert found["refused"] is None
    (plan,) = found["plans"]
    return list(plan["tasks"])


def meant(promise: Promise, *, section: bool = True, number: bool = True) -> dict[str, Any]:
    """What must be read of a promise."""
    return {
        "number": promise.number if number else None,
        "text": promise.text,
        "section": [promise.section] if section else [],
        "who": [(name, "lead") for name in promise.lead]
        + [(name, "support") for name in promise.support],
        "details": [("牵头领导", promise.leader)],
        "deadline": promise.deadline,
        "told": promise.told,
    }


def seen(task: dict[str, Any]) -> dict[str, Any]:
    """The same of a task that was read."""
    return {
        "number": task["number"],
        "text": task["text"],
        "section": task["section"],
        "who": [(a["organization_as_printed"], a["role"]) for a in task["responsibilities"]],
        "details": [(one["heading"], one["text"]) for one in task["details"]],
        "deadline": task["deadline_as_printed"],
        "told": "\n".join(one["text"] for one in task["progress"]),
    }


def same(tasks: Sequence[dict[str, Any]], wanted: Sequence[dict[str, Any]]) -> None:
    """Fail if what was read is not what was meant."""
    assert [seen(task) for task in tasks] == list(wanted)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("form", forms.OUTLINES)
def test_an_outline_is_read_back(tmp_path: Path, form: str, seed: int) -> None:
    chance = random.Random(seed)
    promises = forms.plan(chance, restart=form not in ("run_on", "glued") and seed % 2 == 0)
    lines = forms.OUTLINES[form](promises)
    joint = "\n\n" if seed % 3 == 0 else "\n"
    tasks = read(tmp_path, joint.join([TITLE, *lines, CLOSING]))
    wanted = [meant(promise) for promise in promises]
    for one in wanted if form == "brackets" else []:
        one["told"] = one["told"].rstrip("。")
    same(tasks, wanted)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize("page", [0, 3])
def test_a_stack_with_numbers_is_read_back(
    tmp_path: Path, seed: int, blank: bool, page: int
) -> None:
    sections = seed % 2 == 0
    promises = forms.plan(random.Random(seed), restart=sections)
    text = forms.stack(promises, blank=blank, numbered=True, page=page, sections=sections)
    tasks = read(tmp_path, f"{TITLE}\n\n{text}\n\n责任编辑:张三\n")
    same(tasks, [meant(promise, section=sections) for promise in promises])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("blank", [True, False])
def test_a_stack_without_numbers_is_read_back(tmp_path: Path, seed: int, blank: bool) -> None:
    promises = forms.plan(random.Random(seed), restart=False)
    text = forms.stack(promises, blank=blank, numbered=False, page=0, sections=False)
    tasks = read(tmp_path, f"{TITLE}\n\n{text}\n\n公示期间如有意见,请与县政府联系。\n")
    same(tasks, [meant(promise, section=False, number=False) for promise in promises])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_table_broken_at_its_bars_is_read_back(tmp_path: Path, seed: int) -> None:
    promises = forms.plan(random.Random(seed), restart=False)
    tasks = read(tmp_path, f"{TITLE}\n{forms.barred(promises)}\n")
    same(tasks, [meant(promise, section=False) for promise in promises])


BUTTONS = (
    "【打印正文】", "[打印正文]", "【关闭本页】", "【打印本页】 【关闭窗口】", "［打印］",
    "打印本页 | 关闭窗口", "【字体：大 中 小】【打印】", "【 收藏 】 【 打印 】", "打印本页",
)  # fmt: skip
HEADINGS = ("序号", "重点工作", "牵头单位", "进展情况")
RECORDS = tuple((str(n), f"建成云山路{n}公里。", "县水利局", f"已完成{n}0%。") for n in (1, 2, 3))


def _told(tasks: Sequence[dict[str, Any]]) -> list[tuple[str, list[str], list[str]]]:
    return [
        (task["text"], [one["organization_as_printed"] for one in task["responsibilities"]],
         [one["text"] for one in task["progress"]])
        for task in tasks
    ]  # fmt: skip


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("above", ["\n", "\n\n"])
@pytest.mark.parametrize("first", [0, 1])
def test_buttons_below_a_stacked_table_are_in_no_cell(
    tmp_path: Path, button: str, between: str, above: str, first: int
) -> None:
    cells = [cell for row in (HEADINGS, *RECORDS) for cell in row[first:]]
    found = read(tmp_path, f"{TITLE}\n\n{between.join(cells)}{above}{button}\n")
    assert _told(found) == [(text, [who], [told]) for _, text, who, told in RECORDS]


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize("above", ["\n", "\n\n"])
def test_buttons_below_an_outline_are_in_no_sentence(
    tmp_path: Path, button: str, above: str
) -> None:
    items = [
        f"{number}.{text}\n责任单位:{who}\n进展情况:{told}" for number, text, who, told in RECORDS
    ]
    found = read(tmp_path, "\n".join([TITLE, "", *items]) + f"{above}{button}\n")
    assert _told(found) == [(text, [who], [told]) for _, text, who, told in RECORDS]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "words", ["关闭煤矿3座。", "关闭、搬迁化工企业3家。", "打印耗材产业园建成。"]
)
def test_a_task_that_begins_like_a_button_is_read(tmp_path: Path, between: str, words: str) -> None:
    rows = [*RECORDS[:2], ("3", words, "县水利局", words)]
    cells = [cell for row in (HEADINGS, *rows) for cell in row]
    found = read(tmp_path, f"{TITLE}\n\n{between.join(cells)}\n")
    assert _told(found) == [(text, [who], [told]) for _, text, who, told in rows]
