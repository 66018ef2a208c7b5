"""Official status from the first sentence of the progress, where the document works so.

`已完成。2月10日,完成设计招标。`: the first sentence is the status, the rest tells about it.
"""

import re
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
    known = {status.period for status in place.statuses}
    told: dict[str, list[Progress]] = {}
    for one in place.progress:
        told.setdefault(one.period, []).append(one)
    alone = [reports[0] for period, reports in told.items() if len(reports) == 1]
    opened = [_opening(report, statuses) for report in alone if report.period not in known]
    found = tuple(status for status in opened if status)
    return replace(place, statuses=(*place.statuses, *found)) if found else place


def _opening(report: Progress, statuses: Statuses) -> OfficialStatus | None:
    words = next(report.text.split(_SENTENCE), None)
    if words is None or (term := find(words.text, "*", statuses)) is None:
        return None
    return OfficialStatus(period=report.period, words=words, status=term, lines=words.lines)
