"""The calendars are iCalendar for others than us: RFC 5545 by its bytes and by another library."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import vobject

from feeds.conftest import PUBLIC, written
from govpublish.edition import Edition
from govpublish.feeds import calendar
from pages import yunshan

KEY = "990101/2021-key/deadlines.ics"
LINE = 75


def read(file: Path) -> dict[str, Any]:
    """The events of a calendar by their ids, as vobject reads them."""
    found = vobject.readOne(file.read_bytes().decode())
    return {event.uid.value: event for event in found.vevent_list}


def described(events: dict[str, Any], uid: str) -> str:
    """What an event says."""
    return str(events[uid].description.value)


def test_an_all_day_event_for_everything_that_has_a_date(hostile: Path) -> None:
    events = read(hostile / KEY)
    assert {uid: event.dtstart.value for uid, event in events.items()} == {
        "990101-2021-key.1.1@govpublish": datetime.date(2021, 9, 30),
        "990101-2021-key.1.2@govpublish": datetime.date(2021, 12, 31),
    }


def test_an_event_says_what_who_when_and_how_far(hostile: Path) -> None:
    events = read(hostile / KEY)
    one = events["990101-2021-key.1.2@govpublish"]
    assert one.summary.value == "云山 第1项(2) 完成移民安置100户。"
    assert described(events, "990101-2021-key.1.2@govpublish").splitlines() == [
        "完成移民安置100户。",
        "时限（文件所写）：年底前；按此折算的最后一日：2021-12-31",
        "责任单位：水利局",
        "2021年三季度文件（数据截至 2021-09-30）：官方状态：进度偏慢（推断状态由本站得出）",
        f"{PUBLIC}990101/2021-key/1/#m2",
    ]
    assert one.url.value == f"{PUBLIC}990101/2021-key/1/#m2"
    assert one.categories.value == ["云山", "2021年重点工作", "官方状态：进度偏慢"]
    assert one.transp.value == "TRANSPARENT"


def test_the_stamp_is_the_day_of_the_data(hostile: Path) -> None:
    for event in read(hostile / KEY).values():
        china = datetime.timezone(datetime.timedelta(hours=8))
        assert event.dtstamp.value.astimezone(china).isoformat() == "2021-11-02T00:00:00+08:00"


def test_no_address_is_made_up_where_the_site_knows_none(tmp_path: Path) -> None:
    events = read(written(yunshan.edition(), tmp_path) / KEY)
    for event in events.values():
        assert not hasattr(event, "url")
        assert event.description.value.splitlines()[-1].startswith("本站地址：990101/2021-key/1/#m")


def test_a_plan_without_dates_has_no_calendar(hostile: Path) -> None:
    assert [file.parent.name for file in hostile.rglob("*.ics")] == ["2021-key"]


def test_what_the_newest_report_leaves_out_is_told(three_reports: Edition, tmp_path: Path) -> None:
    rows = three_reports.dataset["tasks"]
    at = rows.columns.index("due_on")
    dated = tuple((*row[:at], "2021-12-31", *row[at + 1 :]) for row in rows.values)
    tables = {**three_reports.dataset.tables, "tasks": type(rows)(rows.columns, dated)}
    edition = Edition(
        type(three_reports.dataset)(tables), three_reports.readings, "1", "2021-07-31"
    )
    events = read(written(edition, tmp_path) / KEY)
    assert "没有列出这一项" in described(events, "990101-2021-key.5@govpublish")
    assert "没有列出" not in described(events, "990101-2021-key.1@govpublish")


HARD = "甲,乙;丙\\n\r\n丁:\x00\u202e" + "云山县农业农村局" * 20


@pytest.fixture
def raw() -> bytes:
    event = calendar.Event("u", "2021-09-30", HARD, HARD, (HARD, "丙"), None)
    made = calendar.Calendar("名" * 99, "说", "2021-04-30", (event,))
    return calendar.to_bytes(made, "govpublish")


def test_lines_are_folded_between_characters(raw: bytes) -> None:
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    for line in lines:
        assert len(line) <= LINE
        line.decode()


def test_what_is_escaped_comes_back(raw: bytes) -> None:
    (event,) = vobject.readOne(raw.decode()).vevent_list
    shown = HARD.replace("\r\n", "\n").replace("\x00", "[U+0000]").replace("\u202e", "[U+202E]")
    assert event.summary.value == shown
    assert event.description.value == shown


def test_a_calendar_says_its_version_and_its_maker(raw: bytes) -> None:
    assert raw.startswith(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//govpublish//deadlines//ZH\r\n"
    )
    assert b"DTSTAMP:20210429T160000Z\r\n" in raw
    assert b"DTSTART;VALUE=DATE:20210930\r\n" in raw
