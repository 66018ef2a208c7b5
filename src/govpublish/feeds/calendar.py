"""iCalendar (RFC 5545): all-day events as bytes; the one door to the library of that name."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple

import icalendar

from govpublish.text import visible

_CHINA = datetime.timezone(datetime.timedelta(hours=8))


class Event(NamedTuple):
    """Something that is due on a day."""

    uid: str
    on: str
    """ISO day."""
    summary: str
    description: str
    categories: tuple[str, ...]
    url: str | None
    """Absolute; RFC 5545 knows no relative one."""


class Calendar(NamedTuple):
    """All events of one plan."""

    name: str
    description: str
    stamp: str
    """The ISO day the data are of."""
    events: tuple[Event, ...]


def to_bytes(calendar: Calendar, product: str) -> bytes:
    """The calendar as UTF-8 with CR LF, long lines folded between characters."""
    found = icalendar.Calendar()
    found.add("version", "2.0")
    found.add("prodid", f"-//{product}//deadlines//ZH")
    for name in ("name", "x-wr-calname"):
        found.add(name, visible(calendar.name))
    for name in ("description", "x-wr-caldesc"):
        found.add(name, visible(calendar.description))
    stamp = datetime.datetime.combine(
        datetime.date.fromisoformat(calendar.stamp), datetime.time(), _CHINA
    ).astimezone(datetime.UTC)
    for event in _events(calendar.events, stamp):
        found.add_component(event)
    return bytes(found.to_ical(sorted=True))


def _events(events: Iterable[Event], stamp: datetime.datetime) -> Iterable[icalendar.Event]:
    for one in events:
        event = icalendar.Event()
        event.add("uid", one.uid)
        event.add("dtstamp", stamp)
        event.add("dtstart", datetime.date.fromisoformat(one.on))
        event.add("summary", visible(one.summary))
        event.add("description", visible(one.description))
        event.add("categories", [visible(name) for name in one.categories])
        event.add("transp", "TRANSPARENT")  # a promise of somebody else makes nobody busy
        if one.url:
            event.add("url", one.url)
        yield event
