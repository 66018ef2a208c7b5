"""Progress that tells of a day after that of its data is remarked upon; what looks ahead is not."""

from __future__ import annotations

import pytest

from govpublish.flags import Flag, Origin, Severity
from meaning.remarked import remarks

KIND = "later-than-its-day"


def told(progress: str, period: str = "2021-04") -> list[Flag]:
    """The remarks on the progress of a report whose data are of the last day of its period."""
    return remarks(KIND, period, 重点任务="开通公交线路。", 进展情况=progress)


@pytest.mark.parametrize(
    ("progress", "day"),
    [
        ("8月19日,完成招投标。", "2021-08-19"),
        ("已完成。5月1日开通103路。", "2021-05-01"),
        ("4月7日召开听证会;7月21日,107路公交投入试运营。", "2021-07-21"),
        ("８月１９日完成招投标。", "2021-08-19"),
    ],
)
def test_a_day_after_the_data(progress: str, day: str) -> None:
    (flag,) = told(progress)
    assert f"{day}晚于数据截至日2021-04-30" in flag.message
    assert (flag.table, flag.record_id) == ("assessments", "990101-2021-key.1@2021-04")
    assert (flag.severity, flag.origin, flag.lines) == (Severity.NOTE, Origin.PUBLISHER, (2,))


@pytest.mark.parametrize(
    "progress",
    [
        "4月30日完成招投标。",
        "计划于5月4日举办平安节。",
        "预计6月1日开工。",
        "拟定每年的8月8日为企业家日。",
        "5月10日前完成审批。",
        "5月10日至20日集中整治。",
        "2020年12月31日建成。",
        "5月中旬完成。",
        "13月40日完成。",
        "2月30日完成。",
        "",
    ],
)
def test_silent(progress: str) -> None:
    assert told(progress) == []


def test_each_report_is_measured_by_its_own_day() -> None:
    assert told("8月19日,完成招投标。", "2021-09") == []
    assert len(told("8月19日,完成招投标。", "2021-H1")) == 1
