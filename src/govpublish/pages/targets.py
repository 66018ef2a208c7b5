"""Promised amounts beside what the reports say of them: both numbers, how they compare, a bar."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import links
from govpublish.pages.links import Line, Link
from govpublish.pages.lookups import Lookups, Record

_UPPER = ("le", "lt")
_RATES = ("%", "‰", "个百分点", "百分点")
"""Units of what does not add up over a year."""


class Bar(NamedTuple):
    """A bar from 0 to 100: how long what is achieved is, and where the goal stands."""

    achieved: Decimal
    goal: Decimal


class Elapsed(NamedTuple):
    """How much of the year had passed on the day the report is of."""

    days: int
    of: int


class Achieved(NamedTuple):
    """What one report says of a promised amount."""

    period: str
    as_of: str | None
    phrase: str
    value: Decimal
    lines: tuple[Line, ...]
    ratio: Decimal | None
    points: Decimal | None
    """How many points a rate is above (or below) the promised one; a ratio of rates says little."""
    bar: Bar | None
    """None for upper limits, and where there is no ratio."""
    elapsed: Elapsed | None
    """None where the amount is not to be reached over the year."""


class Target(NamedTuple):
    """A promised amount."""

    measure: Link | None
    phrase: str
    comparator: str
    value: Decimal
    unit: str
    upper: bool
    """Whether it is a limit not to be passed: the less, the better."""
    lines: tuple[Line, ...]
    achieved: tuple[Achieved, ...]


def of_task(found: Lookups, task: Record) -> tuple[Target, ...]:
    """Every amount that a task and its measures promise, in the order of the document."""
    measures = found.measures_of.get(task["task_id"], ())
    return (
        *_targets(found, task, task, None),
        *(
            target
            for row in measures
            for target in _targets(found, task, row, _named(row, len(measures)))
        ),
    )


def _named(measure: Record, among: int) -> Link | None:
    """A measure by its label; where it is the only one, nothing need be said."""
    if among == 1:
        return None
    position = f"第{measure['position']}项"
    return Link(measure["label"] or position, f"#{ids.measure_anchor(measure['measure_id'])}")


def _targets(found: Lookups, task: Record, place: Record, measure: Link | None) -> Iterator[Target]:
    record_id = place["measure_id"] if "measure_id" in place else place["task_id"]
    by_target: dict[str, list[Record]] = {}
    for row in found.indicators_of.get(record_id, ()):
        by_target.setdefault(row["indicator_id"].partition("@")[0], []).append(row)
    whole_year = _is_of_the_year(found, task, place)
    for rows in by_target.values():
        first = rows[0]
        yield Target(
            measure,
            first["phrase"],
            first["comparator"],
            first["value"],
            first["unit"],
            first["comparator"] in _UPPER,
            _lines(found, first, "value"),
            tuple(_achieved(found, rows, whole_year)),
        )


def _achieved(found: Lookups, rows: Sequence[Record], whole_year: int | None) -> Iterator[Achieved]:
    for row in rows:
        if row["progress_id"] is None or row["achieved_value"] is None:
            continue
        report = found.reports[found.progress[row["progress_id"]]["report_id"]]
        upper, rate = row["comparator"] in _UPPER, row["unit"] in _RATES
        yield Achieved(
            report["period"],
            report["as_of"],
            row["achieved_phrase"] or "",
            row["achieved_value"],
            _lines(found, row, "achieved_value"),
            row["ratio"],
            row["achieved_value"] - row["value"] if rate else None,
            None if upper else bar(row["ratio"]),
            None if upper or rate else elapsed(report["as_of"], whole_year),
        )


def bar(ratio: Decimal | None) -> Bar | None:
    """A bar as long as the longer of both, with the goal in it.

    >>> bar(Decimal("0.4")), bar(Decimal("2"))
    (Bar(achieved=Decimal('40.0'), goal=Decimal('100.0')), \
Bar(achieved=Decimal('100.0'), goal=Decimal('50.0')))
    """
    if ratio is None or ratio < 0:
        return None
    longest, place = max(ratio, Decimal(1)), Decimal("0.1")
    return Bar((100 * ratio / longest).quantize(place), (100 / longest).quantize(place))


def elapsed(as_of: str | None, year: int | None) -> Elapsed | None:
    """The days of a year up to a day; None if the day is not of that year.

    >>> elapsed("2021-04-30", 2021), elapsed("2022-01-05", 2021)
    (Elapsed(days=120, of=365), None)
    """
    if as_of is None or year is None or int(as_of[:4]) != year:
        return None
    return Elapsed(
        date.fromisoformat(as_of).timetuple().tm_yday, date(year, 12, 31).timetuple().tm_yday
    )


def _is_of_the_year(found: Lookups, task: Record, place: Record) -> int | None:
    """The year over which an amount is to be reached; None if it is due sooner, later or often."""
    year = int(found.plans[task["plan_id"]]["year"])
    due = place if place["deadline_as_printed"] else task
    if due["deadline_as_printed"] and due["due_on"] != f"{year}-12-31":
        return None
    return year


def _lines(found: Lookups, row: Record, field: str) -> tuple[Line, ...]:
    """Where the words stand: by the evidence, else where the record stands."""
    basis: Mapping[str, str] = found.evidence_of.get((row["indicator_id"], field), row)
    return links.lines_of(basis["source_id"], basis["lines"])
