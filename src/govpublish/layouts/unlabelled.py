"""Numbered sentences without a label: what stands below them, or in the heading above, answers.

2023年重点民生实事落实情况            (the title says that the paragraphs report)
1.新建农村公路20公里。               一、县甲局牵头工作(2项)
已完成21公里。                      1.新建农村公路20公里。
2.植树100亩。                       2.植树100亩。
1.完成造林80亩;2.其余正在进行。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govpublish.layouts import marks
from govpublish.layouts.blocks import Names
from govpublish.layouts.clauses import Said
from govpublish.layouts.sentences import CLOSING, Sentence
from govpublish.models import ORGANIZATIONS, Cell, Meaning
from govpublish.text import is_sentence, narrow

_REPORTS = re.compile(
    r"(?:实事|任务|目标|重点工作|责任|事项|项目|清单|政府工作报告)"
    r".{0,20}(?:落实|进展|完成|推进|办理|实施|执行)(?:情况|进度)"
)
_TOLD = re.compile(r"已|正在|目前|截至|截止|完成|累计|开工|竣工|投用|推进|\d")
_TITLE = 60  # signs; a longer line titles nothing
_FEWEST = 3  # sentences with a paragraph each, before prose is a report of tasks
_LED = re.compile(
    r"\s*由?(?P<who>[^:。;]{2,60}?牵头|(?<=由)[^:。;]{2,60}?负责|[^:。;]{2,60}?负责(?=的?(?:工作|任务|事项|项目)))"
    r"(?:负责|落实|办理|实施|完成)?的?(?:重点)?(?:工作|任务|事项|项目)?(?:任务|事项)?\s*(?:\([^()]*\))?[:。]?\s*\Z"
)
_LED_BY = re.compile(r"(?:分别|共同)?(?:牵头|负责)\Z")
_PARTS = re.compile(r"[、,;\s]+")


def reports(lines: Sequence[str]) -> bool:
    """Whether a title among these lines says that what follows reports of tasks.

    >>> reports(["某县2023年民生实事落实情况"]), reports(["2023年度政府工作情况的报告"])
    (True, False)
    """
    seen = (narrow(line).strip() for line in lines)
    return any(len(line) <= _TITLE and "。" not in line and _REPORTS.search(line) for line in seen)


def told(found: Sequence[Sentence]) -> list[Sentence]:
    """The sentences with their own paragraphs as progress, where three or more have one."""
    if any(sentence.said for sentence in found):
        return list(found)
    made = list(_whole(found))
    tasks = [s for s in made if s.rank == marks.NUMBER and s.mark.ordinal is not None]
    own = [sentence for sentence in tasks if len(sentence.words) > 1]
    heads = sum(is_sentence(s.words[0].text) or _has_figure(s.words[0]) for s in own)
    telling = sum(bool(_TOLD.search(s.words[1].text)) for s in own)
    if len(own) < _FEWEST or len(own) * 5 < len(tasks) * 4:
        return list(found)
    if heads * 5 < len(own) * 4 or telling * 5 < len(own) * 3:
        return list(found)
    return [item for s in made for item in (_reporting(s) if s in own else [s])]


def _has_figure(cell: Cell) -> bool:
    return re.search(r"\d", narrow(cell.text)) is not None


def _reporting(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence with what is told below it; what closes the document is no part of it."""
    first, *below = sentence.words
    ends = [at for at, cell in enumerate(below) if at and _closes(cell)]
    end = ends[0] if ends else len(below)
    progress = Cell()
    for cell in below[:end]:
        progress = progress.then(cell, "\n")
    said = [Said(Cell(), Meaning.PROGRESS, progress)]
    yield replace(sentence, words=[first], said=said)
    yield from _plain(below[end:])


def _closes(cell: Cell) -> bool:
    text = narrow(cell.text).strip()
    return CLOSING.match(text) is not None or not is_sentence(text)


def _whole(found: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences, numbered items of what is told below one being paragraphs of it."""
    task: Sentence | None = None
    nested = 0
    for at, sentence in enumerate(found):
        ordinal = sentence.mark.ordinal
        if task is None or ordinal is None or sentence.rank < marks.NUMBER:
            if task is not None and ordinal is None:
                task.words += sentence.words
                continue
            if task is not None:
                yield task
            task, nested = None, 0
            if ordinal is None or sentence.rank < marks.NUMBER:
                yield sentence
            else:
                task = replace(sentence, words=list(sentence.words))
        elif set(sentence.number.lines) <= set(task.words[-1].lines if task.words else ()):
            nested = ordinal  # printed on the line of the item before
        elif sentence.rank > marks.NUMBER or _is_item(found, at, task, nested):
            task.words += [sentence.whole, *sentence.words[1:]]
            nested = ordinal
        else:
            yield task
            task, nested = replace(sentence, words=list(sentence.words)), 0
    if task is not None:
        yield task


def _is_item(found: Sequence[Sentence], at: int, task: Sentence, nested: int) -> bool:
    """Whether a number goes on with a list below a task, not with the tasks."""
    ordinal, last = found[at].mark.ordinal, task.mark.ordinal or 0
    if ordinal == last + 1:
        return ordinal == nested + 1 and len(found[at].words) < 2
    return ordinal == nested + 1


def led(found: Sequence[Sentence], names: Names) -> list[Sentence]:
    """The sentences with whom the heading above names, where no label says who answers.

    The name keeps the word behind it (牵头), which is the rule for its role.
    """
    if any(said.meaning in ORGANIZATIONS for sentence in found for said in sentence.said):
        return list(found)
    who: dict[int, Cell] = {}
    for at, sentence in enumerate(found):
        if named := _who(sentence, names):
            who |= dict.fromkeys(_below(found, at), named)
    return [
        item
        for at, sentence in enumerate(found)
        for item in (_answered(sentence, who[at]) if at in who else [sentence])
    ]


def _answered(sentence: Sentence, who: Cell) -> Iterator[Sentence]:
    """A sentence for which somebody answers, without what closes the list below it."""
    ends = [at for at, cell in enumerate(sentence.words) if at and _closes(cell)]
    end = ends[0] if ends else len(sentence.words)
    said = [*sentence.said, Said(Cell(), Meaning.RESPONSIBLE, who)]
    yield replace(sentence, words=sentence.words[:end], said=said)
    yield from _plain(sentence.words[end:])


def _plain(cells: Sequence[Cell]) -> Iterator[Sentence]:
    mark = marks.Mark(marks.PLAIN, None, 0, (0, 0), 0)
    return (Sentence(mark, Cell(), cell, words=[cell]) for cell in cells)


def _who(heading: Sentence, names: Names) -> Cell:
    if heading.rank > marks.SECTION or not heading.words:
        return Cell()
    cell = heading.words[0]
    match = _LED.match(narrow(cell.text))
    if match is None:
        return Cell()
    named = _LED_BY.sub("", match["who"])
    parts = [part for part in _PARTS.split(named) if part]
    if not parts or not all(names.knows(part) or names.looks_like(part) for part in parts):
        return Cell()
    return cell.cut(*match.span("who"))


def _below(found: Sequence[Sentence], at: int) -> list[int]:
    """The places of the numbered sentences one step below a heading."""
    below: list[int] = []
    for later in range(at + 1, len(found)):
        if found[later].rank <= found[at].rank:
            break
        if found[later].mark.ordinal is not None:
            below.append(later)
    least = min((found[later].rank for later in below), default=0)
    return [later for later in below if found[later].rank == least]
