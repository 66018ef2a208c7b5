"""Lists in a covering letter that name tasks: official status on the narrowest record named."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from govpublish import lines as places
from govpublish.flags import FlagLog, StatusOnNothing, UnknownStatusFlag
from govpublish.models import Cell, Document, Measure, OfficialStatus, Task
from govpublish.records.statuses import find
from govpublish.sources.spec import NamedStatus
from govpublish.text import bare, cell_of, label_at, narrow

_ANSWERS = re.compile(r"\((?:责任|牵头)(?:单位|部门):[^()]*\)")


def apply(
    tasks: Sequence[Task],
    declared: NamedStatus,
    document: Document,
    statuses: Mapping[tuple[str, str], str],
    flags: FlagLog,
) -> list[Task]:
    """The tasks with the status that a list gives them; an item that fits no task stops.

    What the list does not name gets no status by elimination.
    """
    numbers = places.parse(str(declared.lines))
    words = _words(declared, document, numbers)
    if words is None:
        flags.add(StatusOnNothing(numbers, declared.status))
        return list(tasks)
    term = find(declared.status, "*", statuses)
    if term is None:
        flags.add(UnknownStatusFlag(words.lines, declared.status))
        return list(tasks)
    found = list(tasks)
    for number in numbers:
        item = _item(document, number)
        if not item or number in words.lines:
            continue
        lines = (*words.lines, *item.lines)
        status = OfficialStatus(words=words, status=term, lines=lines, named=item)
        if not _place(found, item, status):
            flags.add(StatusOnNothing(item.lines, item.text))
    return found


def _words(
    declared: NamedStatus, document: Document, numbers: Sequence[int]
) -> Cell | None:
    for number in numbers:
        at = document.line(number).find(declared.status)
        if at >= 0:
            return cell_of(document.line(number), number, at, at + len(declared.status))
    return None


def _item(document: Document, number: int) -> Cell:
    """The wording of an item, without its number and the organizations behind it."""
    cell = cell_of(document.line(number), number)
    label = label_at(cell.text)
    start = label[1] if label else 0
    answers = _ANSWERS.search(narrow(cell.text))
    return cell.cut(start, answers.start() if answers else None)


def _place(tasks: list[Task], item: Cell, status: OfficialStatus) -> bool:
    """Put the status on the one measure, else the one task, whose text has the wording."""
    words = re.sub(r"[。;.]+$", "", narrow(bare(item.text)))
    measures = [
        (index, at)
        for index, task in enumerate(tasks)
        for at, measure in enumerate(task.measures)
        if words and words in narrow(bare(measure.text.text))
    ]
    if len(measures) == 1:
        index, at = measures[0]
        tasks[index] = _with_status(tasks[index], at, status)
        return True
    whole = [i for i, task in enumerate(tasks) if words and words in narrow(bare(task.text.text))]
    if len(whole) == 1:
        tasks[whole[0]] = replace(tasks[whole[0]], status=status)
        return True
    return False


def _with_status(task: Task, at: int, status: OfficialStatus) -> Task:
    measures: list[Measure] = list(task.measures)
    measures[at] = replace(measures[at], status=status)
    return replace(task, measures=tuple(measures))
