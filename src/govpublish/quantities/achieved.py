"""Which amount of a progress report tells what became of a promised one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govpublish.quantities.amounts import Amount, amounts
from govpublish.quantities.words import BARE, Words
from govpublish.text import narrow

LIKE = 0.6
"""How much of what is promised must be named again, by pairs of signs."""
_CLOSE = 0.15
"""Nouns that are less like what is promised than the best by this much speak of something else."""
_PART = re.compile(r"其中|包括|含")
_OF_A_MONTH = re.compile(
    r"(?:本月|当月|(?<!\d)(?<![-—~至到])\d{1,2}月份?(?![-—~至到\d]|底|末|以来)|本季度|当季)"
    r"(?!底|末)[^,;。累共]*$"
)
_STEP = re.compile(r"\W*(?:\d{1,2}月份?|第?[一二三四]季度)(?![底末前])")
_DONE = re.compile(r"完成|已|新增|建成|累计|实现|达|共")
_ADDED = re.compile(r"新增|新引进|新招|新签|新开|新建|新认定|净增")
_LIST = 6  # signs before a clause in which the first of several verbs stands (新建、改扩建)
_STOP = re.compile(r"[。;\n]")


@dataclass(frozen=True, slots=True)
class _Told:
    """An amount of a report, and what its clause says of it."""

    amount: Amount
    total: bool
    """Whether it is said to be the total until now."""
    partly: bool
    """Whether it is only a part: of a month, or of an amount named before."""
    added: bool
    """Whether it is what was added, not all there is."""
    pending: frozenset[str]
    """Words that say that it is only intended, applied for, prepared."""


def achieved(
    promise_text: str, promises: Sequence[Amount], report: str, words: Words
) -> list[Amount | None]:
    """For each promised amount the one that surely tells how far it has come, else None.

    An amount of the report answers one promise at most, the one that it is most like.
    """
    told = _told(report, words)
    promised = narrow(promise_text)
    allowed = frozenset(words.pending.findall(promised))
    found = [_of(promise, promised, told, allowed) for promise in promises]
    return [
        one if one is not None and _is_best(at, one, promises, found) else None
        for at, one in enumerate(found)
    ]


def _told(report: str, words: Words) -> list[_Told]:
    """The amounts of a report; what a sentence only intends holds for the rest of its list."""
    said = narrow(report)
    found: list[_Told] = []
    for one in amounts(report, words):
        clause = said[one.clause[0] : one.clause[1]]
        ahead = said[one.clause[0] : one.start]
        list_ahead = said[max(one.clause[0] - _LIST, 0) : one.start]
        partly = bool(_PART.search(ahead) or _OF_A_MONTH.search(ahead))
        pending = frozenset(words.pending.findall(clause))
        if found and not _DONE.search(clause):
            between = said[found[-1].amount.end : one.start]
            pending |= frozenset() if _STOP.search(between) else found[-1].pending
        total, added = words.total.search(clause), _ADDED.search(list_ahead)
        found.append(_Told(one, bool(total), partly, bool(added), pending))
    return found


def _of(
    promise: Amount, text: str, told: Sequence[_Told], allowed: frozenset[str]
) -> Amount | None:
    if _STEP.match(text[promise.clause[0] : promise.start]):
        return None
    alike = [
        (likeness(promise.noun, one.amount.noun), one)
        for one in told
        if _comparable(promise, one.amount) and not one.partly and one.pending <= allowed
    ]
    best = max((like for like, _ in alike), default=0.0)
    if best < LIKE:
        return None
    fitting = [one for like, one in alike if like >= best - _CLOSE]
    if _ADDED.search(text[max(promise.clause[0] - _LIST, 0) : promise.start]):
        fitting = [one for one in fitting if one.added] or fitting
    totals = [one for one in fitting if one.total]
    chosen = totals or fitting
    return chosen[-1].amount if totals or len({one.amount.size for one in chosen}) == 1 else None


def _comparable(promise: Amount, said: Amount) -> bool:
    bare = BARE in (promise.kind, said.kind)
    return (promise.kind == said.kind or bare) and promise.change == said.change


def _is_best(
    at: int, one: Amount, promises: Sequence[Amount], found: Sequence[Amount | None]
) -> bool:
    own = likeness(promises[at].noun, one.noun)
    return all(
        other is not one or likeness(promises[i].noun, one.noun) <= own
        for i, other in enumerate(found)
    )


def likeness(promised: str, said: str) -> float:
    """How much of what is promised is named in what is said: pairs of signs, 0 to 1.

    >>> likeness("就业岗位", "就业岗位"), likeness("规上企业", "上云企业") < LIKE
    (1.0, True)
    """
    wanted = [promised[at : at + 2] for at in range(len(promised) - 1)]
    return sum(pair in said for pair in wanted) / len(wanted) if wanted else 0.0
