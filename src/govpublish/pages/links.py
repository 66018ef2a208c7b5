"""Where facts lead: addresses relative to the site, percent-encoded, ready to stand in an href."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from govpublish import ids, lines

_PLAIN = re.compile(r"[A-Za-z0-9/._-]*")  # most addresses; nothing in them needs encoding


class Line(NamedTuple):
    """A place in a source: `17`, `17–19`, or what a format without lines calls it."""

    href: str
    label: str
    counted: bool
    """Whether the label is a line number."""


class Link(NamedTuple):
    """A name and where it leads."""

    name: str
    href: str


@lru_cache(maxsize=4096)
def address(path: str) -> str:
    """An address as an href: Chinese percent-encoded, nothing that could leave the site.

    >>> address("990101/org/林业局/")
    '990101/org/%E6%9E%97%E4%B8%9A%E5%B1%80/'
    """
    return path if _PLAIN.fullmatch(path) else quote(path)


def anchor(path: str, name: str) -> str:
    """An address with an anchor."""
    return f"{address(path)}#{address(name)}"


def record(record_id: str) -> str:
    """Where a task or measure stands."""
    task, measure = task_of(record_id), record_id
    path = ids.task_path(task)
    return address(path) if task == measure else anchor(path, ids.measure_anchor(measure))


def task_of(record_id: str) -> str:
    """The task that a task or measure id begins with.

    >>> task_of("990101-2021-key.12.3"), task_of("990101-2021-key.12")
    ('990101-2021-key.12', '990101-2021-key.12')
    """
    return ".".join(record_id.split(".", 2)[:2])


@lru_cache(maxsize=4096)  # a line is named by all that stands on it
def lines_of(source_id: str | None, places: str | None) -> tuple[Line, ...]:
    """A link for each run of lines in `17-19,40`; none where nothing is named."""
    if not source_id or not places:
        return ()
    path = ids.source_path(source_id)
    return tuple(_line(path, run.strip()) for run in places.split(","))


def _line(path: str, run: str) -> Line:
    first, dash, last = run.partition("-")
    if not first.isdigit():
        return Line(anchor(path, ids.line_anchor(run)), run, False)
    label = f"{first}–{last}" if dash else first
    return Line(f"{address(path)}#{ids.line_anchor(first)}", label, True)


def anchors(places: str | None) -> Iterator[str]:
    """Every place that `17-19,40` names, one by one: 17, 18, 19, 40."""
    for run in (places or "").split(","):
        if run.strip().replace("-", "").isdigit():
            yield from map(str, lines.parse(run.strip()))
        elif run.strip():
            yield run.strip()
