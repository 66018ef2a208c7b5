"""Where a document disagrees with itself or with us: remarks only, never a repair.

One question a module. Each stays silent unless both sides are surely of the same thing: a wrong
remark accuses a government.
"""

from collections.abc import Iterable, Iterator, Sequence

from govpublish import ids
from govpublish.flags import Flag
from govpublish.meaning.disagreements import deadlines, numbers, status
from govpublish.meaning.disagreements.place import Place
from govpublish.models import Heading, Task
from govpublish.quantities.words import Words
from govpublish.records.measure_parts import measure_parts


def of_plan(
    plan_id: str,
    year: int,
    tasks: Iterable[tuple[str, Task]],
    headings: Sequence[Heading],
    words: Words,
) -> Iterator[Flag]:
    """The remarks on the judged tasks of one plan of a document, by their ids."""
    for task_id, task in tasks:
        for place in _places(task_id, task):
            yield from deadlines.look(place, task, headings, year)
            yield from status.look(place, plan_id)
            yield from numbers.look(place, plan_id, words)


def _places(task_id: str, task: Task) -> Iterator[Place]:
    yield Place("tasks", task_id, task)
    parts = measure_parts(task.measures)
    for part, measure in zip(parts, task.measures, strict=True):
        yield Place("measures", ids.measure_id(task_id, part), measure)
