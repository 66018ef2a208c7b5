"""The reports of a place in time: which period of which plan is held, and which is missing."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import life
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups
from govpublish.pages.plans import Plan


class Cell(NamedTuple):
    """One period of one plan."""

    period: str
    stage: life.Stage | None
    """None where the period is another plan's; a stage without a report is missing."""


class Row(NamedTuple):
    """A plan, with a cell for each period of its year."""

    plan: Link
    cells: tuple[Cell, ...]


class Year(NamedTuple):
    """The plans of one year under the periods that any of them has."""

    year: int
    periods: tuple[str, ...]
    rows: tuple[Row, ...]
    missing: int


def held(found: Lookups, plans: Sequence[Plan]) -> tuple[Year, ...]:
    """The newest year first."""
    newest_first = sorted(plans, key=lambda one: -one.record["year"])
    groups = groupby(newest_first, key=lambda one: int(one.record["year"]))
    return tuple(_year(found, year, list(several)) for year, several in groups)


def _year(found: Lookups, year: int, plans: Sequence[Plan]) -> Year:
    through = [life.stages(found, one.record["plan_id"]) for one in plans]
    told = {stage.period: stage for stages in through for stage in stages}
    periods = tuple(sorted(told, key=lambda period: _when(told[period])))
    rows = []
    for one, stages in zip(plans, through, strict=True):
        own = {stage.period: stage for stage in stages}
        cells = tuple(Cell(period, own.get(period)) for period in periods)
        rows.append(Row(Link(one.name, one.href), cells))
    missing = sum(stage.report is None for stages in through for stage in stages)
    return Year(year, periods, tuple(rows), missing)


def _when(stage: life.Stage) -> tuple[bool, int, int]:
    """Lists without progress first, then by the end of the period, the shorter first."""
    first, last = ids.months(stage.period)
    reports = stage.report is None or stage.report.has_progress
    return reports, last, last - first
