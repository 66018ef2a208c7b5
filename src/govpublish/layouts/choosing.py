"""Which sentences of an outline are tasks, which the headings above, which the items below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govpublish.layouts import marks
from govpublish.layouts.answered import answered_below, deepest, is_item, parted, with_tails
from govpublish.layouts.clauses import Said
from govpublish.layouts.sentences import Sentence, is_title
from govpublish.models import Cell, Meaning, Passed
from govpublish.text import is_sentence, narrow

_PLAN = re.compile(r"20\d\d年|(?:表|清单|分解|方案|分工|一览|台账|事项)\Z")
_TITLE = 50  # signs; a longer line titles no list
_SIGNED = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日\)?\Z|附件\s*\d*:?\s*\Z")
_TOLD = re.compile(r"已|正在|目前|截至|完成|累计|开工|竣工|投用|推进")
_ANNEX = re.compile(r"附件\s*\d*:?\s*\Z")
_OFFICE_OR_DATE = re.compile(r".*(?:办公室|人民政府|督查室|\d日|委员会)\Z")


@dataclass(frozen=True, slots=True)
class Task:
    """A task of an outline."""

    number: Cell
    words: Cell
    section: tuple[Cell, ...]
    said: tuple[Said, ...]
    target: Cell
    """The numbered items or the paragraph under a short title."""
    plan: Cell
    """The title of the list it stands in, where a document holds several."""


def tasks(found: Sequence[Sentence]) -> tuple[list[Task], list[Passed]]:
    """The tasks in their order, and the frames and stops of what they are made of."""
    found = answered_below(list(parted(with_tails(found))))
    chosen = deepest(found)
    leads = [found[at].lead.text for at in chosen]
    titled = sum(bool(lead) and not _PLAN.search(lead) for lead in leads) * 5 >= len(chosen) * 3
    sections = _sections_without_number(found, chosen)
    reports = _reports(found, chosen)
    made: list[Task] = []
    passed: list[Passed] = []
    above: list[tuple[float, Cell]] = []
    plan = Cell()
    for at, sentence in enumerate(found):
        if at in chosen:
            if sentence.lead and not titled and not _PLAN.search(sentence.lead.text):
                above = [*_higher(above, 5.5), (5.5, sentence.lead)]
            words, target = _words(sentence, titled, _items(found, chosen, at))
            path = tuple(cell for _, cell in _higher(above, sentence.rank))
            said = [*sentence.said, *_told(reports.get(at, []))]
            made.append(Task(sentence.number, words, path, tuple(said), target, plan))
            passed += sentence.passed
        elif at in sections:
            rank, is_plan = sections[at]
            if is_plan:
                plan, above = sentence.whole, []
            else:
                above = [*_higher(above, rank), (rank, sentence.whole)]
        elif sentence.mark.ordinal is not None and not is_item(found, chosen, at):
            if _ends_letter(sentence):
                above = []
                continue
            heading, rest = _heading(sentence)
            above = [*_higher(above, sentence.rank), (sentence.rank, heading)]
            passed += rest
    return made, passed


def _told(paragraphs: Sequence[Cell]) -> list[Said]:
    told = Cell()
    for cell in paragraphs:
        told = told.then(cell, "\n")
    return [Said(Cell(), Meaning.PROGRESS, told)] if told else []


def _reports(found: Sequence[Sentence], chosen: set[int]) -> dict[int, list[Cell]]:
    """The paragraphs below tasks that tell how far they are, where most tasks have some."""
    below: dict[int, list[Cell]] = {}
    for at in chosen:
        texts: list[Cell] = []
        for sentence in found[at + 1 :]:
            if sentence.rank != marks.PLAIN or sentence.said:
                break
            texts += [cell for cell in sentence.words if is_sentence(cell.text)]
        if texts:
            below[at] = texts
    told = sum(bool(_TOLD.search(cell.text)) for texts in below.values() for cell in texts[:1])
    if len(below) * 5 < len(chosen) * 3 or told * 5 < len(below) * 3 or told < 2:
        return {}
    last = max(chosen)
    if last in below:
        below[last] = below[last][:1]  # closing words follow
    return below


def _higher(above: Sequence[tuple[float, Cell]], rank: float) -> list[tuple[float, Cell]]:
    return [pair for pair in above if pair[0] < rank]


def _heading(sentence: Sentence) -> tuple[Cell, list[Passed]]:
    """A heading to the end of its first sentence; what a longer one tells is passed over."""
    text = narrow(sentence.whole.text)
    end = text.find("。") + 1
    if 0 < end < len(text.rstrip()):
        return sentence.whole.cut(0, end), [Passed(sentence.whole.cut(end), "标题下的说明")]
    return sentence.whole, []


def _ends_letter(sentence: Sentence) -> bool:
    """Whether below a numbered paragraph a letter is signed, or the list has its title."""
    below = [narrow(cell.text) for cell in sentence.words[1:]]
    return any(
        _SIGNED.search(text) or (_PLAN.search(text) and len(text) < _TITLE) for text in below
    )


def _items(found: Sequence[Sentence], chosen: set[int], at: int) -> list[Cell]:
    """The numbered items below a task, each as printed."""
    if found[at].rank == marks.PLAIN:
        return []
    items: list[Cell] = []
    for sentence in found[at + 1 :]:
        if sentence.rank <= found[at].rank:
            break
        if sentence.mark.ordinal is not None:
            items.append(sentence.whole)
    return items


def _words(sentence: Sentence, titled: bool, items: Sequence[Cell]) -> tuple[Cell, Cell]:
    """The words of a task, and the target: a paragraph under a short title, or listed items."""
    words = [sentence.lead, *sentence.words] if titled and sentence.lead else sentence.words
    first, *rest = words or [sentence.whole]
    target = Cell()
    if rest and is_title(first) and is_sentence(rest[-1].text):
        for cell in rest:
            target = target.then(cell, "\n")
    else:
        for cell in rest:
            first = first.then(cell, "\n" if is_sentence(first.text) else "")
    for cell in items:
        target = target.then(cell, "\n")
    return first, target


def _sections_without_number(
    found: Sequence[Sentence], chosen: set[int]
) -> dict[int, tuple[float, bool]]:
    """Short lines above numbered sentences: how deep, and whether one titles a list of its own."""
    places: dict[int, tuple[float, bool]] = {}
    begun = False
    for at, sentence in enumerate(found[:-1]):
        begun = begun or at in chosen
        below = found[at + 1]
        if at in chosen or sentence.rank != marks.PLAIN or sentence.said:
            continue
        if not is_title(sentence.whole) or _ANNEX.match(narrow(sentence.whole.text)):
            continue
        if below.mark.ordinal is None:
            continue
        text = narrow(sentence.whole.text)
        if _PLAN.search(text):
            if begun and below.mark.ordinal == 1:
                places[at] = (0, True)
        elif not _OFFICE_OR_DATE.match(text):
            places[at] = (2.5 if below.rank >= marks.NUMBER else 0.5, False)
    plain = [at for at, (_, is_plan) in places.items() if not is_plan]
    if len(plain) == 1:
        del places[plain[0]]
    return places
