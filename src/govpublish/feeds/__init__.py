"""Feeds and calendars, each beside the page it is of: `/feed.xml`, `/990101/feed.xml`, ….

Each report becomes an entry once, and stands in the feed of its plan, of its place and, if it is
among the newest, of the site. No more is held than one jurisdiction's entries and the newest.
"""

from collections.abc import Iterable
from heapq import nlargest
from pathlib import Path

from govpublish import ids
from govpublish.feeds import atom, calendar, deadlines, repairs, reports, words
from govpublish.feeds.atom import Entry, Feed
from govpublish.pages import links, turns
from govpublish.pages.lookups import Lookups
from govpublish.pages.plans import plan

FEED = "feed.xml"
CALENDAR = "deadlines.ics"
NEWEST = 50
"""Entries in the feed of the site."""
OF_A_PLACE = 100
"""Entries in the feed of a jurisdiction; its plans' own feeds have all."""


def write(found: Lookups, site_name: str, site_url: str, into: Path) -> None:
    """Write every feed and calendar; `site_url` is empty where the public address is not known."""
    lives = turns.look_up(found)
    newest = _newest(found)
    entries = []
    for code in found.plans_of:
        of_place: list[Entry] = []
        for plan_id in (row["plan_id"] for row in found.plans_of[code]):
            of_plan = tuple(reports.of_plan(found, lives, plan_id))
            of_place += of_plan
            row = found.plans[plan_id]
            title = f"{words.plan(found, row)}逐期进展 · {site_name}"
            said = "每期文件一条：官方与推断状态各多少，与上一期相比有什么变化。"
            path = ids.plan_path(plan_id)
            _write(into, _feed(found, title, said, path, of_plan), site_url)
            _write_calendar(found, plan_id, site_url, into)
        entries += [entry for entry in of_place if entry.id in newest]
        of_place += repairs.of_place(found, code)
        title = f"{found.jurisdictions[code]['name']}：通报与更正 · {site_name}"
        said = f"各计划的每期文件，以及读取更正和被替代的文件；最新 {OF_A_PLACE} 条。"
        feed = _feed(found, title, said, ids.jurisdiction_path(code), of_place)
        _write(into, feed._replace(entries=feed.entries[:OF_A_PLACE]), site_url)
    said = f"各地最新收录的 {NEWEST} 期文件。内容整理自政府公开发布的文件，本站不是政府网站。"
    _write(into, _feed(found, f"{site_name}：最新通报", said, "", entries), site_url)


def _newest(found: Lookups) -> frozenset[str]:
    """The ids of the entries that the feed of the site has."""
    dated = ((reports.day(found, row), name) for name, row in found.reports.items())
    return frozenset(
        ids.urn(found.schema.package["id"], name) for _, name in nlargest(NEWEST, dated)
    )


def _feed(found: Lookups, title: str, said: str, path: str, entries: Iterable[Entry]) -> Feed:
    said_of_all = found.schema.package
    (licence, *_) = said_of_all["licenses"]
    return Feed(
        id=ids.urn(found.schema.package["id"], f"{path}{FEED}"),
        title=title,
        subtitle=said,
        path=f"{path}{FEED}",
        page=links.address(path),
        updated=found.edition.date,
        author="、".join(one["title"] for one in said_of_all["contributors"]),
        rights=f"{licence['title']}；政府文件原文的权利归其发布者。",
        entries=tuple(_newest_first(entries)),
    )


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By day; of one day in the order of their coming, the later report first."""
    last_first = list(entries)[::-1]
    return sorted(last_first, key=lambda entry: entry.updated, reverse=True)


def _write(into: Path, feed: Feed, site_url: str) -> None:
    file = into / feed.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(atom.to_bytes(feed, site_url))


def _write_calendar(found: Lookups, plan_id: str, site_url: str, into: Path) -> None:
    shared = plan(found, plan_id)
    days = [reports.day(found, row) for row in found.reports_of.get(plan_id, ())]
    made = deadlines.calendar(found, shared, max(days, default=found.edition.date), site_url)
    if made is not None:
        file = into / ids.plan_path(plan_id) / CALENDAR
        file.write_bytes(calendar.to_bytes(made, found.schema.package["name"]))
