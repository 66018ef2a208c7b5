"""Tables of text broken over lines, with cells that vanished, are read back equal or told."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from govpublish.intake.preview import preview
from govpublish.intake.told import Told
from govpublish.sources import vocabulary
from support import broken_tables
from support.broken_tables import ORDERS, STYLES

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocabulary.read(ROOT / "data" / "vocabulary")
TITLE = "2022年度重点工作进展情况(三季度)\n\n各单位:\n现将有关情况通报如下。\n"
CLOSING = "\n\n云山县政府办公室\n2022年10月8日\n"


def read(folder: Path, text: str) -> dict[str, Any]:
    """What is understood of a document of which nothing is declared."""
    path = folder / "document.txt"
    path.write_text(TITLE + text + CLOSING, "utf-8")
    found, _ = preview(path, WORDS, Told(jurisdiction="331121"), lambda code: None)
    return found


def seen(task: dict[str, Any]) -> dict[str, Any]:
    """A task as its record."""
    (measure,) = task["measures"] or [None]
    places = [task, measure] if measure else [task]
    who = [one for place in places for one in place["responsibilities"]]
    said = [one for place in places for one in place["progress"]]
    status = [one for place in places for one in place["assessments"]]
    details = [one for place in places for one in place.get("details", [])]
    return {
        "category": "".join(task["section"]),
        "number": task["number"] or "",
        "task": task["text"],
        "target": measure["text"] if measure else "",
        "lead": "、".join(o["organization_as_printed"] for o in who if o["role"] == "lead"),
        "support": "、".join(o["organization_as_printed"] for o in who if o["role"] == "support"),
        "deadline": next((p["deadline_as_printed"] for p in places if p["deadline_as_printed"]), ""),
        "progress": "".join(one["text"] or "" for one in said),
        "problem": "".join(one["problems"] or "" for one in said),
        "status": "".join(one["status_as_printed"] or "" for one in status),
        "remark": "".join(one["text"] for one in details),
    }  # fmt: skip
