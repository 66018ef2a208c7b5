"""What is said of two reports can be true."""

from __future__ import annotations

import pytest

from checks.planting import places, planted
from checks.small_county import KEY, OLD, REPORT, rows
from govpublish.checks import changes


def test_a_valid_dataset_has_none() -> None:
    assert places(changes.check) == []


@pytest.mark.parametrize(
    ("row", "field", "change"),
    [
        (1, "from_report", {"from_report": f"{OLD}@2020"}),
        (1, "to_report", {"to_report": f"{OLD}@2020"}),
        (1, "to_report", {"from_report": REPORT}),
        (2, "old", {"old": None}),
        (2, "new", {"new": None}),
        (3, "old", {"old": "一元一票"}),
        (3, "new", {"new": None}),
        (3, "new", {"change": "gone", "old": "两元一票"}),
        (3, "old", {"change": "gone", "new": None}),
        (3, "old", {"change": "split", "new": f"{KEY}.1"}),
        (1, "new", {"change": "split", "new": f"{KEY}.9"}),
        (2, "new", {"change": "merged", "new": f"{KEY}.1"}),
        (1, "new", {"change": "merged", "new": None}),
    ],
)
def test_what_cannot_be(row: int, field: str, change: dict[str, object]) -> None:
    assert planted(changes.check, "task_changes", row, **change) == [("task_changes", row, field)]


def test_nothing_became_of_what_is_the_same() -> None:
    found = planted(changes.check, "task_changes", 2, new="建大坝。")
    assert ("task_changes", 2, "new") in found
    found = planted(changes.check, "task_changes", 1, change="renumbered")
    assert ("task_changes", 1, "new") in found


def test_a_piece_of_a_task_may_be_a_task_and_one_of_a_measure_a_measure() -> None:
    tables = rows()
    tables["task_changes"][0] |= {"change": "split", "old": "修建云山水库", "new": f"{KEY}.2"}
    tables["task_changes"][1] |= {"change": "merged", "new": f"{KEY}.1.2"}
    assert places(changes.check, tables) == []
