"""Totals that a document prints, held against the rows: shown as they are, equal or not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from govpublish.assembly import Entry
from govpublish.errors import ReadingStopped
from support import toy

TEXT = (
    "共3项任务,2条举措,1项进度偏慢,其余2项正常推进。\n"
    "序号|工作内容|进度安排|进展情况|完成成效\n"
    "1|甲。|①子。②丑。|①完成。|滞后\n"
    "2|乙。||开工。|正常推进\n"
)


def read(place: Path, *totals: dict[str, Any]) -> Entry:
    """What is read where these totals are declared."""
    spec = {
        "layout": "pipes",
        "plans": [toy.plan(4, 2)],
        "columns": {"进度安排": "milestones"},
        "passed_over": [{"lines": 1, "why": "说明"}],
        "totals": [{"plan": "key", "lines": 1, **total} for total in totals],
    }
    return toy.read(place, TEXT, spec)


@pytest.mark.parametrize(
    ("total", "counted", "verdict"),
    [
        ({"words": "共3项任务", "printed": 3, "counts": "tasks"}, 2, "source_inconsistent"),
        ({"words": "2条举措", "printed": 2, "counts": "measures"}, 2, "equal"),
        ({"words": "1项进度偏慢", "printed": 1, "counts": "status", "status": "slow"}, 1, "equal"),
        ({"words": "2项正常推进", "printed": 2, "counts": "status", "status": "on_track"},
         1, "source_inconsistent"),
        ({"words": "2项正常推进", "printed": 2, "counts": "nothing", "note": "没有逐项写明"},
         None, "not_recoverable"),
        ({"words": "共3项任务", "printed": 3, "counts": "sum", "parts": [1, 2]}, 3, "equal"),
    ],
)  # fmt: skip
def test_a_total_and_what_we_count(
    tmp_path: Path, total: dict[str, Any], counted: int | None, verdict: str
) -> None:
    (row,) = read(tmp_path, total).records["reconciliation"]
    assert (row["printed"], row["counted"], row["verdict"]) == (total["printed"], counted, verdict)
    assert row["difference"] == (None if counted is None else counted - total["printed"])
    assert (row["what"], row["lines"]) == (total["words"], "1")


@pytest.mark.parametrize(
    "total",
    [
        {"words": "共4项任务", "printed": 4, "counts": "tasks"},
        {"words": "共3项任务", "printed": 4, "counts": "tasks"},
        {"words": "其余2项", "printed": 12, "counts": "tasks"},
    ],
)
def test_words_that_are_not_printed_so_are_refused(tmp_path: Path, total: dict[str, Any]) -> None:
    with pytest.raises(ReadingStopped, match=r"source\.yml.*totals.*第1行"):
        read(tmp_path, total)


def test_a_part_of_the_number_is_not_the_number(tmp_path: Path) -> None:
    """`126项` does not print 12: our own slip would be published as the source's."""
    text = TEXT.replace("共3项", "共126项")
    spec = {
        "layout": "pipes", "plans": [toy.plan(4, 2)], "columns": {"进度安排": "milestones"},
        "totals": [{"plan": "key", "lines": 1, "words": "共126项任务", "printed": 12,
                    "counts": "tasks"}],
    }  # fmt: skip
    with pytest.raises(ReadingStopped):
        toy.read(tmp_path, text, spec)
