"""Plans side by side: the same figures of each, and what keeps them from being compared.

A row a plan, by province; the script puts chosen ones beside each other. Where there are too many
plans for one page, every province has a page of its own and the first page leads there.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govpublish.pages import late
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.page import Page
from govpublish.pages.plans import Plan, newest, plan
from govpublish.pages.summary import Summary, summary

TOGETHER = 250
"""Plans on one page: beyond, the first view would weigh more than 150 kB."""
_PATH = "compare/"


class Figures(NamedTuple):
    """A plan in numbers; every `of` is the N of the shares before it."""

    plan: Plan
    period: str | None
    """Of the newest report that tells of progress."""
    as_of: str | None
    tasks: int
    measures: int
    stood: Summary | None
    """None where no report tells of progress."""
    late: int
    due: int
    """Places with a deadline before the day of that report, overdue or not."""
    places: int
    """Measures, and tasks that have none."""
    dated: int
    """Places with a deadline, their own or their task's."""
    answered: int
    """Places with somebody who answers, likewise."""
    amounts: int
    organizations: int


class Province(NamedTuple):
    """The plans of a province."""

    name: str
    href: str
    rows: tuple[Figures, ...]


def pages(found: Lookups) -> Iterator[Page]:
    """One page; of many plans also one a province."""
    provinces = tuple(_provinces(found))
    parted = len(found.plans) > TOGETHER
    yield _page(found, _PATH, "compare/1", provinces, None, parted=parted)
    if parted:
        for one in provinces:
            yield _page(found, one.href, "compare/2", (one,), one.name, parted=False)


def _page(  # noqa: PLR0913 what differs between the two sorts of page
    found: Lookups,
    path: str,
    kind: str,
    provinces: Sequence[Province],
    name: str | None,
    *,
    parted: bool,
) -> Page:
    rows = [row for one in provinces for row in one.rows]
    return Page(
        path=path,
        kind=kind,
        facts={
            "provinces": provinces,
            "name": name,
            "parted": parted,
            "by_province": parted or name is not None,
            "count": len(rows),
            "places": len({row.plan.record["jurisdiction_code"] for row in rows}),
        },
        as_of=newest(row.plan.as_of for row in rows),
        published_on=newest(row.plan.published_on for row in rows),
        edition_date=found.edition.date,
    )


def _provinces(found: Lookups) -> Iterator[Province]:
    """In the order of the codes, whose first two digits are the province's."""
    codes: dict[str, list[str]] = {}
    for code in sorted(found.plans_of):
        codes.setdefault(code[:2], []).append(code)
    for digits, places in codes.items():
        rows = tuple(
            figures(found, row["plan_id"]) for code in places for row in found.plans_of[code]
        )
        yield Province(found.jurisdictions[places[0]]["province"], f"{_PATH}{digits}/", rows)


def figures(found: Lookups, plan_id: str) -> Figures:
    """A plan in numbers, as its newest report with progress has it."""
    shared = plan(found, plan_id)
    tasks = found.tasks_of.get(plan_id, ())
    measures = [one for task in tasks for one in found.measures_of.get(task["task_id"], ())]
    places = [
        (task, one)
        for task in tasks
        for one in found.measures_of.get(task["task_id"], ()) or (None,)
    ]
    keys = [task["task_id"] for task in tasks] + [one["measure_id"] for one in measures]
    answers = [one for key in keys for one in found.answers_of.get(key, ())]
    report = found.reports[shared.newest] if shared.newest else None
    overdue = late.late(found, shared)
    return Figures(
        shared,
        report["period"] if report else None,
        report["as_of"] if report else None,
        len(tasks),
        len(measures),
        summary(found, shared.newest) if shared.newest else None,
        len(overdue.late),
        overdue.due,
        len(places),
        sum(_is_dated(task) or _is_dated(one) for task, one in places),
        sum(_is_answered(found, task, one) for task, one in places),
        sum(len({row["phrase"] for row in found.indicators_of.get(key, ())}) for key in keys),
        len({one["organization_id"] or one["organization_as_printed"] for one in answers}),
    )


def _is_dated(row: Record | None) -> bool:
    return row is not None and bool(row["deadline_as_printed"] or row["due_on"])


def _is_answered(found: Lookups, task: Record, measure: Record | None) -> bool:
    own = measure is not None and found.answers_of.get(measure["measure_id"])
    return bool(own or found.answers_of.get(task["task_id"]))
