"""Lists in a covering letter that name tasks: official status on the narrowest record named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govpublish.flags import StatusOnNothing, StatusTwice, UnknownStatusFlag
from govpublish.models import Cell, Document, Measure, OfficialStatus, Task
from govpublish.records.context import Context
from govpublish.records.statuses import find
from govpublish.sources.spec import NamedStatus
from govpublish.text import bare, cell_of, label_at, narrow

_PARTS = re.compile(r"[;；]")
_ANSWERS = re.compile(r"\((?:责任|牵头)(?:单位|部门):[^()]*\)")


def apply(
    tasks: Sequence[Task],
    declared: NamedStatus,
    document: Document,
    context: Context,
) -> list[Task]:
    """The tasks with the status that a list gives them; an item that fits no task stops.

    What the list does not name gets no status by elimination.
    """
    flags, period = context.flags, context.own
    numbers = document.resolve(str(declared.lines))
    words = _words(declared.status, document, numbers)
    if words is None:
        flags.add(StatusOnNothing(numbers, declared.status))
        return list(tasks)
    term = find(declared.status, "*", context.statuses)
    if term is None:
        flags.add(UnknownStatusFlag(words.lines, declared.status))
        return list(tasks)
    found = list(tasks)
    for item in _items(document, numbers, words):
        lines = (*words.lines, *item.lines)
        status = OfficialStatus(period=period, words=words, status=term, lines=lines, named=item)
        before = _place(found, item, status)
        if before is None:
            flags.add(StatusOnNothing(item.lines, item.text))
        elif before and before != term:
            flags.add(StatusTwice(item.lines, item.text, before))
    return found


def items(document: Document, numbers: Sequence[int], status: str) -> list[Cell]:
    """The items of a list on these lines, without numbers and organizations."""
    words = _words(status, document, numbers)
    return list(_items(document, numbers, words)) if words else []


def _words(status: str, document: Document, numbers: Sequence[int]) -> Cell | None:
    for number in numbers:
        at = document.line(number).find(status)
        if at >= 0:
            return cell_of(document.line(number), number, at, at + len(status))
    return None


def _items(document: Document, numbers: Sequence[int], words: Cell) -> Iterator[Cell]:
    """The items of a list: a line each, or behind the colon of the line with the words."""
    for number in numbers:
        cell = cell_of(document.line(number), number)
        if number not in words.lines:
            if item := wording(cell):
                yield item
            continue
        text = narrow(cell.text)
        colon = text.find(":", text.find(words.text) + len(words.text))
        if colon >= 0:
            for part in cell.cut(colon + 1).split(_PARTS):
                if item := wording(part):
                    yield item


def wording(cell: Cell) -> Cell:
    """The wording of an item, without its number and the organizations behind it."""
    label = label_at(cell.text)
    start = label[1] if label else 0
    answers = _ANSWERS.search(narrow(cell.text))
    return cell.cut(start, answers.start() if answers else None)


def _place(tasks: list[Task], item: Cell, status: OfficialStatus) -> str | None:
    """Put the status on the one record whose text has the wording; the status it had, or empty.

    None if no record has the wording, or more than one; a task and its own measure are one.
    """
    words = re.sub(r"[。;.]+$", "", narrow(bare(item.text)))
    if not words:
        return None
    measures = [
        (index, at)
        for index, task in enumerate(tasks)
        for at, measure in enumerate(task.measures)
        if words in narrow(bare(measure.text.text))
    ]
    parents = {index for index, _ in measures}
    whole = [
        index
        for index, task in enumerate(tasks)
        if index not in parents and words in narrow(bare(task.text.text))
    ]
    if len(measures) + len(whole) != 1:
        return None
    if whole:
        before = tasks[whole[0]].statuses
        tasks[whole[0]] = replace(tasks[whole[0]], statuses=_instead(before, status))
    else:
        index, at = measures[0]
        before = tasks[index].measures[at].statuses
        tasks[index] = _with_status(tasks[index], at, _instead(before, status))
    return next((one.status or "" for one in before if one.period == status.period), "")


def _instead(
    before: Sequence[OfficialStatus], status: OfficialStatus
) -> tuple[OfficialStatus, ...]:
    """The statuses with one in the place of what its period had."""
    return (*(one for one in before if one.period != status.period), status)


def _with_status(task: Task, at: int, statuses: tuple[OfficialStatus, ...]) -> Task:
    measures: list[Measure] = list(task.measures)
    measures[at] = replace(measures[at], statuses=statuses)
    return replace(task, measures=tuple(measures))
