"""Which sentences of an outline are answered by labels or brackets: the deepest are tasks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from govpublish.layouts import marks
from govpublish.layouts.sentences import Sentence, finished
from govpublish.models import Cell
from govpublish.text import bare, narrow

_SIGNED = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日\)?\Z")


def with_tails(found: Sequence[Sentence]) -> Iterator[Sentence]:
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
    for at, whole in enumerate(found):
        # what comes next for all stands below the last task
        sentence = replace(whole, tails=_before_next_step(whole)) if at == last else whole
        sure = at != last or not sentence.tails
        if not sure:
            place = sentence.tails[0][0]
            said = sentence.said[place]
            sure = bare(said.label.text) in told or not said.content or said.unfinished
        yield finished(sentence, with_tails=sure)


def parted(found: Iterator[Sentence]) -> Iterator[Sentence]:
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


def answered_below(found: list[Sentence]) -> list[Sentence]:
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


def deepest(found: Sequence[Sentence]) -> set[int]:
    """The places of the tasks: the sure answered sentences, and their like between them."""
    answered = [at for at, s in enumerate(found) if s.said and not _is_signature(s)]
    sure = {at for at in answered if not any(_is_below(found, at, other) for other in answered)}
    if not sure:
        ranks = [s.rank for s in found if s.mark.ordinal is not None]
        return {at for at, s in enumerate(found) if ranks and s.rank == max(ranks)}
    chosen = set(sure)
    first, last = min(sure), max(sure)
    for at, sentence in enumerate(found):
        if at in sure or sentence.mark.ordinal is None or sentence.said:
            continue
        before = max((d for d in chosen if d < at), default=None)
        after = min((d for d in sure if d > at), default=None)
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


def is_item(found: Sequence[Sentence], chosen: set[int], at: int) -> bool:
    """Whether a sentence is an item of a task above it."""
    above = max((task for task in chosen if task < at), default=None)
    return above is not None and found[above].rank < marks.PLAIN and _is_below(found, above, at)


def _before_next_step(sentence: Sentence) -> list[tuple[int, Cell]]:
    return list(
        takewhile(lambda tail: not narrow(tail[1].text).startswith("下一步"), sentence.tails)
    )
