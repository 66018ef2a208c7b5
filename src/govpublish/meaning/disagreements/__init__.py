"""Where a document disagrees with itself or with us: remarks only, never a repair.

One question a module. Each stays silent unless both sides are surely of the same thing: a wrong
remark accuses a government.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from govpublish import ids
from govpublish.flags import Flag
from govpublish.meaning.disagreements import after_the_day, deadlines, numbers, status
from govpublish.meaning.disagreements.place import Place
from govpublish.models import Heading, Task
from govpublish.quantities.words import Words
from govpublish.records.measure_parts import measure_parts


class Ground(NamedTuple):
    """What the remarks on a plan of a document rest on, besides its tasks."""

    plan_id: str
    year: int
    headings: Sequence[Heading]
    words: Words
    reports: Mapping[str, str | None]
    """By period the day the data are of."""


def of_plan(ground: Ground, tasks: Iterable[tuple[str, Task]]) -> Iterator[Flag]:
    """The remarks on the judged tasks of one plan of a document, by their ids."""
    as_of = {period: day for period, day in ground.reports.items() if day}
    for task_id, task in tasks:
        for place in _places(task_id, task):
            yield from deadlines.look(place, task, ground.headings, ground.year)
            yield from status.look(place, ground.plan_id)
            yield from numbers.look(place, ground.plan_id, ground.words)
            yield from after_the_day.look(place, ground.plan_id, as_of)


def _places(task_id: str, task: Task) -> Iterator[Place]:
    yield Place("tasks", task_id, task)
    parts = measure_parts(task.measures)
    for part, measure in zip(parts, task.measures, strict=True):
        yield Place("measures", ids.measure_id(task_id, part), measure)
