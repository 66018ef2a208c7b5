"""The line of time: where marks stand, that none meet, what is left out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from govpublish.pages.links import Link
from govpublish.pages.parts import Place, Report, Said
from govpublish.pages.standing import Standing
from govpublish.pages.timeline import timeline
from pages.reading import read


def measure(position: int, due_on: str | None, derived: str | None = None) -> Place:
    """A measure, with where it stands in the report of the third quarter."""
    record: dict[str, Any] = {"label": f"({position})", "position": position, "due_on": due_on}
    report = Report("2021-Q3", "", "2021-09-30", True, Link("", ""))
    stands = Standing(None, None, (), derived, None, (), "2021-09-30") if derived else None
    return Place(
        record=record,
        anchor=f"m{position}",
        lines=(),
        due_lines=(),
        answers=(),
        details=(),
        said=(Said(report, (), stands),),
    )


def test_marks_stand_in_time_with_the_report_between_them() -> None:
    found = timeline(
        [
            measure(1, "2021-12-31", "under_way"),
            measure(2, "2021-03-31", "overdue"),
            measure(3, None),
            measure(4, "2021-06-30", "done"),
        ],
        2021,
        "2021-Q3",
        "2021-09-30",
    )
    assert [(mark.label, mark.shape) for mark in found.marks] == [
        ("(2)", "late"),
        ("(4)", "done"),
        ("(1)", "open"),
    ]
    assert found.marks[0].at < found.marks[1].at < (found.at or 0) < found.marks[2].at
    assert found.marks[2].at == Decimal("100.0")
    assert found.undated == (("(3)", "m3"),)
    assert [name for _, name in found.ticks] == ["1月", "4月", "7月", "10月"]


def test_one_date_is_no_line() -> None:
    found = timeline([measure(1, "2021-06-30"), measure(2, None)], 2021, "2021-Q3", None)
    assert not found.marks
    assert found.undated == (("(2)", "m2"),)


def test_a_deadline_after_the_year_makes_the_line_longer() -> None:
    found = timeline(
        [measure(1, "2021-06-30"), measure(2, "2023-06-30")], 2021, "2021-Q3", "2021-09-30"
    )
    assert [name for _, name in found.ticks] == ["2021年", "2022年", "2023年"]
    assert all(0 <= mark.at <= 100 for mark in found.marks)


@given(st.lists(st.dates(min_value=date(2021, 1, 1),
                         max_value=date(2021, 12, 31)), min_size=2,
                max_size=12))  # fmt: skip
def test_no_two_marks_meet(days: list[Any]) -> None:
    found = timeline(
        [measure(i, day.isoformat()) for i, day in enumerate(days, 1)], 2021, "2021-Q3", None
    )
    for one, other in combinations(found.marks, 2):
        if one.lane == other.lane:
            assert abs(one.at - other.at) >= 3
            if one.left == other.left:
                assert abs(one.at - other.at) >= 14
    assert len(found.marks) == len(days)


def test_it_is_drawn_with_a_name_and_the_same_facts_below(toy_site: Path) -> None:
    page = read(toy_site / "990101/2021-key/1/index.html")
    drawn = next(one for one in page.all("svg") if one.get("role") == "img")
    assert drawn["aria-labelledby"] in page.ids
    assert "各项举措的时限，与数据截至日 2021-09-30；逐项见下面的列表" in page.text
    for said in ("9月底前", "年底前"):
        assert said in page.text
