"""The life of a task from report to report: where it stood, what became of it, what was missing."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import parts, wording
from govpublish.pages.links import Line
from govpublish.pages.lookups import Lookups, Record, group
from govpublish.pages.turns import Lives, Turn, source_of, turn

_STANDS = ("matched", "renumbered", "reworded", "new")
_ENDS = ("gone", "split", "merged")


class Stage(NamedTuple):
    """A period of a plan: a report, or one that is not held between two that are."""

    period: str
    report: parts.Report | None
    source_id: str | None


class Period(NamedTuple):
    """What one period says of a task."""

    stage: Stage
    stands: bool
    turns: tuple[Turn, ...]
    came_from: tuple[Turn, ...]
    """Where the task was made of others: what became of them."""
    said: parts.Said | None
    remarks: tuple[parts.Remark, ...]
    """What else is printed otherwise than before."""


class Now(NamedTuple):
    """How a task stands in the newest report, where that is not how it began."""

    number: str | None
    numbered_since: str | None
    pieces: tuple[wording.Piece, ...]
    lines: tuple[Line, ...]
    worded_since: str | None
    ended: tuple[Turn, ...]
    """What became of it when it was listed for the last time."""
    absent_since: str | None


def stages(found: Lookups, plan_id: str) -> tuple[Stage, ...]:
    """The reports of a plan in time, those without progress first, with what is missing between."""
    rows = sorted(found.reports_of.get(plan_id, ()), key=_when)
    held = [Stage(row["period"], parts.report(found, row), row["source_id"]) for row in rows]
    told = [row["period"] for row in rows if row["has_progress"]]
    ends = {ids.months(period)[1] for period in told}
    missing = [
        Stage(period, None, None)
        for size in sorted({_size(period) for period in told})
        for first, last in pairwise([period for period in told if _size(period) == size])
        for period in ids.between(first, last)
        if ids.months(period)[1] not in ends
    ]
    lists = [stage for stage, row in zip(held, rows, strict=True) if not row["has_progress"]]
    later = [stage for stage, row in zip(held, rows, strict=True) if row["has_progress"]]
    return (*lists, *sorted((*later, *missing), key=lambda stage: _end(stage.period)))


def _when(row: Record) -> tuple[bool, int, int]:
    first, last = ids.months(row["period"])
    return (row["has_progress"], last, last - first) if row["has_progress"] else (False, first, 0)


def _size(period: str) -> int:
    first, last = ids.months(period)
    return last - first


def _end(period: str) -> tuple[int, int]:
    return ids.months(period)[1], _size(period)


def periods(
    found: Lookups, lives: Lives, through: Sequence[Stage], task: Record, said: Sequence[parts.Said]
) -> tuple[Period, ...]:
    """The life of a task, from the report that printed it first; `said` is what they report."""
    told = list(_told(found, lives, through, task, {one.report: one for one in said}))
    born = next((at for at, one in enumerate(told) if one.stands), len(told))
    return tuple(told[born:])


def _told(
    found: Lookups,
    lives: Lives,
    through: Sequence[Stage],
    task: Record,
    said: Mapping[parts.Report, parts.Said],
) -> Iterator[Period]:
    rows = group(lives.of.get(task["task_id"], ()), lambda row: source_of(found, row))
    origins = group(lives.into.get(task["task_id"], ()), lambda row: source_of(found, row))
    stands, seen = False, set()
    for stage in through:
        now: Sequence[Record] = ()
        origin: Sequence[Record] = ()
        if stage.source_id is not None and stage.source_id not in seen:
            seen.add(stage.source_id)
            now = rows.get(stage.source_id, ())
            origin = origins.get(stage.source_id, ())
            own = {row["change"] for row in now if row["measure_id"] is None}
            stands = task["source_id"] == stage.source_id or not own.isdisjoint(_STANDS)
        yield Period(
            stage,
            stands,
            tuple(turn(found, lives, row) for row in now if row["change"] != "matched"),
            tuple(turn(found, lives, row) for row in origin),
            said.get(stage.report) if stage.report else None,
            parts.remarks(found, lives.remarks.get((task["task_id"], stage.source_id), ()))
            if now
            else (),
        )


def now(task: Record, life: Sequence[Period]) -> Now:
    """What the newest report says otherwise than the first."""
    own = [turn for one in life for turn in one.turns if turn.measure is None]
    numbered = [turn for turn in own if turn.change == "renumbered"][-1:]
    worded = [turn for turn in own if turn.change == "reworded"][-1:]
    held = [one for one in life if one.stage.report]
    last = max((at for at, one in enumerate(held) if one.stands), default=-1)
    ended = held[last + 1 : last + 2]
    return Now(
        number=next((one.new for one in numbered if one.new != task["number"]), None),
        numbered_since=next((one.period for one in numbered), None),
        pieces=next(
            (
                wording.difference(task["text"], one.new or "")
                for one in worded
                if one.new != task["text"]
            ),
            (),
        ),
        lines=next((one.lines for one in worded), ()),
        worded_since=next((one.period for one in worded), None),
        ended=tuple(t for one in ended for t in one.turns if not t.measure and t.change in _ENDS),
        absent_since=next((one.stage.period for one in ended), None),
    )
