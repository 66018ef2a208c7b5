"""Every total that a document prints, held against our rows; a difference is shown, not hidden."""

import re
from collections.abc import Sequence
from pathlib import Path

from govpublish import lines as places
from govpublish.errors import ReadingStopped
from govpublish.models import Document, Task, Total
from govpublish.sources.spec import Total as Declared
from govpublish.text import cell_of


def read(
    declared: Declared, tasks: Sequence[Task], period: str, document: Document, spec_path: Path
) -> Total:
    """One printed total of a period and its verdict: equal, source_inconsistent, not_recoverable.

    ReadingStopped if the quoted words do not stand on the line or do not name the number.
    """
    for number in places.parse(str(declared.lines)):
        at = document.line(number).find(declared.words)
        if at >= 0 and re.search(rf"(?<!\d){declared.printed}(?!\d)", declared.words):
            cell = cell_of(document.line(number), number, at, at + len(declared.words))
            counted = _counted(declared, tasks, period)
            return Total(
                cell=cell,
                what=declared.words,
                printed=declared.printed,
                counted=counted,
                verdict=_verdict(declared.printed, counted),
                note=declared.note,
            )
    raise ReadingStopped(
        f"{spec_path}:totals:{places.said(str(declared.lines))}没有“{declared.words}”,或其中没有数字"
        f"{declared.printed};请照原文引用。"
    )


def _counted(declared: Declared, tasks: Sequence[Task], period: str) -> int | None:
    if declared.counts == "tasks":
        return len(tasks)
    if declared.counts == "measures":
        return sum(len(task.measures) for task in tasks)
    if declared.counts == "sum":
        return sum(declared.parts)
    if declared.counts == "status":
        found = [status for task in tasks for status in task.statuses]
        found += [one for task in tasks for part in task.measures for one in part.statuses]
        return sum(one.period == period and one.status == declared.status for one in found)
    return None


def _verdict(printed: int, counted: int | None) -> str:
    if counted is None:
        return "not_recoverable"
    return "equal" if counted == printed else "source_inconsistent"
