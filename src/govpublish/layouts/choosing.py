"""Which sentences of an outline are tasks, which the headings above, which the items below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govpublish.layouts import marks
from govpublish.layouts.clauses import Said
from govpublish.layouts.sentences import Sentence, finished, is_title
from govpublish.models import Cell, Meaning, Passed
from govpublish.text import bare, is_sentence, narrow

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
    found = _answered_below(list(_parted(_with_tails(found))))
    chosen = _chosen(found)
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
        elif sentence.mark.ordinal is not None and not _is_item(found, chosen, at):
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


def _with_tails(found: Sequence[Sentence]) -> Iterator[Sentence]:
    """Sentences with what goes on below their labels.

    The last one only if others do too: below it stand closing words and footers.
    """
    last = max((at for at, sentence in enumerate(found) if sentence.said), default=-1)
    told = {
        bare(sentence.said[place].label.text)
        for at, sentence in enumerate(found)
        if at != last
        for place, _ in sentence.tails
        if sentence.said[place].content
    }
    for at, sentence in enumerate(found):
        sure = at != last or not sentence.tails
        if not sure:
            place = sentence.tails[0][0]
            said = sentence.said[place]
            sure = bare(said.label.text) in told or not said.content or said.unfinished
        yield finished(sentence, with_tails=sure)


def _parted(found: Iterator[Sentence]) -> Iterator[Sentence]:
    """A heading whose first record's words were taken for its own is a heading and a record."""
    held = list(found)
    without_number = any(sentence.rank == marks.PLAIN and sentence.said for sentence in held)
    for sentence in held:
        if (
            without_number
            and sentence.rank in (marks.PART, marks.SECTION)
            and len(sentence.words) > 1
            and sentence.said
        ):
            mark = marks.Mark(marks.PLAIN, None, 0, (0, 0), 0)
            yield Sentence(sentence.mark, sentence.number, sentence.whole, sentence.words[:1])
            yield Sentence(
                mark, Cell(), sentence.words[-1], sentence.words[1:], sentence.said,
                passed=sentence.passed,
            )  # fmt: skip
        else:
            yield sentence


def _children(found: Sequence[Sentence], at: int) -> list[int]:
    """The places of the sentences one step below a numbered one."""
    below = []
    for later in range(at + 1, len(found)):
        if found[later].rank <= found[at].rank:
            break
        if found[later].mark.ordinal is not None:
            below.append(later)
    least = min((found[later].rank for later in below), default=0)
    return [later for later in below if found[later].rank == least]


def _answered_below(found: list[Sentence]) -> list[Sentence]:
    """Labels below the last item of a list belong to the sentence that the list is of.

    So it is where only the last items of lists are answered, and that in lines of their own.
    """
    lists = [
        (at, below)
        for at, sentence in enumerate(found)
        if sentence.mark.ordinal is not None
        and not sentence.said
        and len(below := _children(found, at)) > 1
        and any(found[item].said for item in below)
    ]
    only_last = [
        (at, below)
        for at, below in lists
        if all(said.at_head for said in found[below[-1]].said)
        and not any(found[item].said for item in below[:-1])
    ]
    deep = all(found[below[0]].rank >= marks.BRACKET for _, below in lists)
    if len(only_last) == len(lists) and (deep or len(lists) > 1):
        for at, below in only_last:
            found[at].said = found[below[-1]].said
            found[at].passed += found[below[-1]].passed
            found[below[-1]].said = []
    return found


def _chosen(found: Sequence[Sentence]) -> set[int]:
    """The places of the tasks: the deepest answered sentences, and their like between them."""
    answered = [at for at, s in enumerate(found) if s.said and not _is_signature(s)]
    deepest = {at for at in answered if not any(_is_below(found, at, other) for other in answered)}
    if not deepest:
        ranks = [s.rank for s in found if s.mark.ordinal is not None]
        return {at for at, s in enumerate(found) if ranks and s.rank == max(ranks)}
    chosen = set(deepest)
    first, last = min(deepest), max(deepest)
    for at, sentence in enumerate(found):
        if at in deepest or sentence.mark.ordinal is None or sentence.said:
            continue
        before = max((d for d in chosen if d < at), default=None)
        after = min((d for d in deepest if d > at), default=None)
        if any(_is_below(found, at, other) for other in answered):
            continue
        follows = before is not None and found[before].rank == sentence.rank
        goes_on = follows and found[before or 0].mark.ordinal == (sentence.mark.ordinal or 0) - 1
        ahead = after is not None and found[after].rank == sentence.rank
        leads = ahead and found[after or 0].mark.ordinal == (sentence.mark.ordinal or 0) + 1
        if (
            (first < at < last and (follows or ahead))
            or goes_on
            or (leads and _same_run(found, at, after))
        ):
            chosen.add(at)
    return chosen


def _same_run(found: Sequence[Sentence], at: int, after: int | None) -> bool:
    return after is not None and all(s.rank >= found[at].rank for s in found[at:after])


def _is_signature(sentence: Sentence) -> bool:
    """Whether a line without a number is only the date of a letter."""
    return sentence.rank == marks.PLAIN and bool(_SIGNED.match(narrow(sentence.whole.text)))


def _is_below(found: Sequence[Sentence], at: int, other: int) -> bool:
    """Whether another sentence stands below the one at a place."""
    return other > at and all(s.rank > found[at].rank for s in found[at + 1 : other + 1])


def _is_item(found: Sequence[Sentence], chosen: set[int], at: int) -> bool:
    """Whether a sentence is an item of a task above it."""
    above = max((task for task in chosen if task < at), default=None)
    return above is not None and found[above].rank < marks.PLAIN and _is_below(found, above, at)


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
