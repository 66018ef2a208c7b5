"""One task of 云山县 in a table of its own, and the remarks of a kind upon it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from govpublish.flags import Flag
from support import toy

COLUMNS = ("重点任务", "完成时限", "进展情况", "完成情况")


def remarks(kind: str, period: str = "2021-04", **cells: str) -> list[Flag]:
    """The remarks on one row; cells by their heading, those of other columns are left out."""
    headings = [name for name in COLUMNS if name in cells]
    header = " | ".join(("序号", *headings)) + " |"
    row = " | ".join(("1", *(cells[name] for name in headings))) + " |"
    spec = {
        "title": "云山县重点任务", "layout": "pipes", "plans": [toy.plan(2)], "period": period,
        "columns": {"完成情况": "status"} if "完成情况" in cells else {},
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        entry = toy.read(Path(place), f"{header}\n{row}\n", spec)
    return [flag for flag in entry.flags if flag.kind == kind]
