"""The same promises, printed as outlines in very many manners, are read back equal."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest

from govpublish.intake.preview import preview
from govpublish.intake.told import Told
from govpublish.sources import vocabulary
from govpublish.text import bare
from support import manners
from support.manners import Manner, Promise

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocabulary.read(ROOT / "data" / "vocabulary")
CLOSING = "县政府办公室\n2022年3月1日\n分享到： 【打印】 【关闭】\n"


def meant(promise: Promise, how: Manner) -> dict[str, Any]:
    """What must be read of a promise."""
    said = dict(promise.said)
    between = rf"{how.comma}(?![^（]*）)"
    return {
        "number": promise.number,
        "section": list(promise.section),
        "text": bare(promise.text),
        "who": [
            name
            for label, names in promise.said
            if label in how.roles
            for name in re.split(between, names.rstrip("。；"))
        ],
        "deadline": said.get("完成时限"),
        "told": said.get("进展情况", ""),
        "leader": said.get("责任领导"),
    }


def seen(task: dict[str, Any], how: Manner) -> dict[str, Any]:
    """The same of a task that was read; a deadline in the sentence only is not compared."""
    return {
        "number": task["number"],
        "section": task["section"],
        "text": bare(task["text"]),
        "who": [one["organization_as_printed"] for one in task["responsibilities"]],
        "deadline": task["deadline_as_printed"] if "完成时限" in how.more else None,
        "told": "\n".join(one["text"] for one in task["progress"]),
        "leader": next((one["text"] for one in task["details"]), None),
    }


@pytest.mark.parametrize("seed", range(150))
def test_an_outline_in_any_manner_is_read_back(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    how = manners.manner(chance)
    promises = manners.plan(chance, how)
    if len(promises) < 3:
        return
    path = tmp_path / "document.txt"
    text = manners.printed(promises, how)
    path.write_text(f"{text}\n{CLOSING if seed % 3 == 0 else ''}", "utf-8")
    found, _ = preview(path, WORDS, Told(jurisdiction="331121"), lambda code: None)
    assert found["refused"] is None
    tasks = [task for plan in found["plans"] for task in plan["tasks"]]
    assert [seen(task, how) for task in tasks] == [meant(promise, how) for promise in promises]
