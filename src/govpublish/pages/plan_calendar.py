"""What of a plan is due when: month by month, with the day of its newest report between them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govpublish.pages.filters import Mark, mark
from govpublish.pages.late import OVERDUE
from govpublish.pages.lookups import Lookups, Record, group

_WIDTH = 100
_REPORTED = ("done", "target_met")
_PRINTED_DONE = ("done", "ahead")


class Month(NamedTuple):
    """The places that are due in a month."""

    name: str
    """`2021-03`."""
    last: str
    """The last day on which one of them is due."""
    first: str
    due: int
    reported: int
    """Reported as done, by the document's status or by our reading of its words."""
    late: int
    through: int
    """How many are due up to the end of this month."""
    late_through: int
    bars: tuple[tuple[str, int, int], ...]
    """Kind, start and width of the pieces of its bar, from 0 to 100."""
    after: bool
    """Whether it is the first month that ends after the day of the report."""


class Undated(NamedTuple):
    """Places whose printed deadline names no day: 每月, 长期; or that print none."""

    printed: str | None
    places: int


class Calendar(NamedTuple):
    """The deadlines of a plan."""

    months: tuple[Month, ...]
    dated: int
    total: int
    undated: tuple[Undated, ...]
    as_of: str | None


def calendar(found: Lookups, tasks: Sequence[Record], report_id: str | None) -> Calendar | None:
    """The deadlines of tasks and measures; None if not one of them has a day."""
    places = tuple(_places(found, tasks))
    marks = [mark(found, report_id, one[0], one[1]["due_on"]) for one in places]
    dated = [one for one in marks if one.due_on]
    if not dated:
        return None
    undated = group(
        (row for _, row in places if not row["due_on"]), lambda row: row["deadline_as_printed"]
    )
    as_of = found.reports[report_id]["as_of"] if report_id else None
    return Calendar(
        tuple(_months(dated, as_of)),
        len(dated),
        len(places),
        tuple(
            Undated(printed, len(rows))
            for printed, rows in sorted(
                undated.items(), key=lambda one: (one[0] is None, -len(one[1]))
            )
        ),
        as_of,
    )


def _places(found: Lookups, tasks: Sequence[Record]) -> Iterator[tuple[str, Record]]:
    """The measures of every task, and the task where it has none or a deadline of its own."""
    for task in tasks:
        below = found.measures_of.get(task["task_id"], ())
        if not below or task["deadline_as_printed"]:
            yield task["task_id"], task
        for measure in below:
            yield measure["measure_id"], measure


def _months(dated: Sequence[Mark], as_of: str | None) -> Iterator[Month]:
    """Every month from the first to the last of a year; of other years those with something due."""
    by_month = _by_month(dated)
    most = max(map(len, by_month.values()))
    through = late_through = 0
    passed = False
    for name, rows in sorted(by_month.items()):
        late = sum(one.derived == OVERDUE for one in rows)
        reported = sum(_is_reported(one) for one in rows)
        through, late_through = through + len(rows), late_through + late
        days = sorted(one.due_on or "" for one in rows)
        last = days[-1] if days else name
        after = not passed and as_of is not None and last > as_of
        passed = passed or after
        yield Month(
            name, last, days[0] if days else name, len(rows), reported, late, through,
            late_through, tuple(_bars(len(rows), reported, late, most)), after,
        )  # fmt: skip


def _by_month(dated: Sequence[Mark]) -> dict[str, list[Mark]]:
    """Places by month; a month without any between two of one year is there, and empty."""
    found: dict[str, list[Mark]] = {}
    for one in dated:
        found.setdefault((one.due_on or "")[:7], []).append(one)
    for year in {name[:4] for name in found}:
        held = sorted(name for name in found if name[:4] == year)
        for month in range(int(held[0][5:]), int(held[-1][5:])):
            found.setdefault(f"{year}-{month:02}", [])
    return found


def _is_reported(one: Mark) -> bool:
    return one.derived in _REPORTED or (one.official in _PRINTED_DONE and one.derived != OVERDUE)


def _bars(due: int, reported: int, late: int, most: int) -> Iterator[tuple[str, int, int]]:
    start = 0
    for kind, count in (("done", reported), ("late", late), ("open", due - reported - late)):
        end = start + count
        left, right = _WIDTH * start // most, _WIDTH * end // most
        if count:
            yield kind, left, max(1, right - left)
        start = end
