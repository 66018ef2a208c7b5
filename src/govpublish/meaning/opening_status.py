"""Official status from the first sentence of the progress, where the document works so.

`已完成。2月10日,完成设计招标。`: the first sentence is the status, the rest tells about it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from govpublish.models import Measure, OfficialStatus, Progress, Statuses, Task
from govpublish.records.statuses import find

_SENTENCE = re.compile(r"[。;;\n]")
_Place = TypeVar("_Place", Task, Measure)


def apply(task: Task, statuses: Statuses) -> Task:
    """The task and its measures, each with the status with which a report of it opens.

    A status that the document gives in a cell or list goes before; words that nobody has explained
    are no status.
    """
    measures = tuple(_with(one, statuses) for one in task.measures)
    return replace(_with(task, statuses) if task.reports_here else task, measures=measures)


def _with(place: _Place, statuses: Statuses) -> _Place:
    return replace(place, statuses=(*place.statuses, *_openings(_alone(place), statuses)))


def _alone(place: Task | Measure) -> list[Progress]:
    """What is reported by one alone, in periods without a status."""
    known = {status.period for status in place.statuses}
    told: dict[str, list[Progress]] = {}
    for one in place.progress:
        if one.period not in known:
            told.setdefault(one.period, []).append(one)
    return [reports[0] for reports in told.values() if len(reports) == 1]


def _openings(told: Sequence[Progress], statuses: Statuses) -> Iterator[OfficialStatus]:
    for report in told:
        words = next(report.text.split(_SENTENCE), None)
        if words is not None and (term := find(words.text, "*", statuses)) is not None:
            yield OfficialStatus(period=report.period, words=words, status=term, lines=words.lines)
