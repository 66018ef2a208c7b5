"""Which amount of a progress report tells what became of a promised one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govpublish.quantities.amounts import NEAR, Amount, amounts
from govpublish.quantities.promised import is_start
from govpublish.quantities.words import BARE, Words
from govpublish.text import narrow

LIKE = 0.6
"""How much of what is promised must be named again, by pairs of signs."""
MOST = 1000
"""Amounts of a report that are looked at."""
_CLOSE = 0.15
"""Nouns that are less like what is promised than the best by this much speak of something else."""
_PART = re.compile(r"其中|包括|含")
_OF_A_MONTH = re.compile(
    r"(?:本月|当月|(?<!\d)(?<![-—~至到])\d{1,2}月份?(?![-—~至到\d]|底|末|以来)|本季度|当季)"
    r"(?!底|末)[^,;。累共]*$"
)
_OTHER_TIME = re.compile(r"(?<![较比与同超])(?:去年|上年|前年|往年|明年|来年|次年|下一?年)")
_YEAR = re.compile(r"20\d\d(?=年)(?![^,;。]{0,12}(?:基础上|相比|为基数))")
_BASE = re.compile(r"的?(?:\d+(?:\.\d+)?%|[一二三四五六七八九]成|一半)")
_SHORT_OF = re.compile(r"距(?!离)|距离|还差|尚差|相差|缺口|不足|不到|未满|接近|将近")
_STOCK = re.compile(r"现有|共有|拥有|总数|总量|存量|保有量|已?达到?")
_STEP = re.compile(r"\W*(?:\d{1,2}月份?|第?[一二三四]季度)(?![底末前])")
_DONE = re.compile(r"完成|已|新增|建成|累计|实现|达|共")
_ADDED = re.compile(r"新增|新引进|新招|新签|新开|新建|新认定|净增")
_FINISHED = re.compile(r"完成|完工|竣工|建成|投用|交付|办结")
_MADE = re.compile(
    r"完成|已|建成|累计|实现|改造|引进|招引|培育|签约|投用|投产|落户|开通|认定|创建|共"
)
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
    elsewhere: bool
    """Whether it is of another year, what something is a share of, or what is still wanted."""
    finished: bool
    """Whether it is said to be finished."""
    made: bool
    """Whether its clause says that something was done at all."""
    sentence: int
    """In which sentence of the report, from 0."""
    stock: bool
    """Whether it is said to be all there is."""
    added: bool
    """Whether it is what was added, not all there is."""
    pending: frozenset[str]
    """Words that say that it is only intended, applied for, prepared."""


def achieved(
    promise_text: str, promises: Sequence[Amount], report: str, words: Words, year: str = ""
) -> list[Amount | None]:
    """For each promised amount the one that surely tells how far it has come, else None.

    An amount of the report answers one promise at most, the one that it is most like. `year`: of
    the report; what is said of another year does not count.
    """
    told = _told(report, words, year)
    promised = narrow(promise_text)
    allowed = frozenset(words.pending.findall(promised))
    found = [_of(promise, promised, told, allowed) for promise in promises]
    return [
        one if one is not None and _is_best(at, one, promises, found) else None
        for at, one in enumerate(found)
    ]


def _told(report: str, words: Words, year: str) -> list[_Told]:
    """The amounts of a report; what a sentence only intends holds for the rest of its list."""
    said = narrow(report)
    found: list[_Told] = []
    at = sentence = 0
    for one in amounts(report, words)[:MOST]:
        begins, ends = max(one.clause[0], one.start - NEAR), min(one.clause[1], one.end + NEAR)
        clause, ahead = said[begins:ends], said[begins : one.start]
        list_ahead = said[max(begins - _LIST, 0) : one.start]
        sentence += len(_STOP.findall(said, at, one.start))
        at = one.start
        if is_start(said, one):
            continue
        partly = bool(_PART.search(ahead) or _OF_A_MONTH.search(ahead))
        pending = frozenset(words.pending.findall(clause))
        if found and not _DONE.search(clause):
            pending |= found[-1].pending if found[-1].sentence == sentence else frozenset()
        total, added = words.total.search(clause), _ADDED.search(list_ahead)
        elsewhere = _is_elsewhere(clause, ahead, said[one.end : one.end + NEAR], year)
        finished = _FINISHED.search(clause) is not None
        made = _MADE.search(clause) is not None
        stock = _STOCK.search(ahead) is not None
        found.append(
            _Told(
                one,
                bool(total),
                partly,
                elsewhere,
                finished,
                made,
                sentence,
                stock,
                bool(added),
                pending,
            )
        )
    return found


def _is_elsewhere(clause: str, ahead: str, behind: str, year: str) -> bool:
    short = _SHORT_OF.search(clause) or ahead.endswith("近")
    if short or _OTHER_TIME.search(ahead) or _BASE.match(behind):
        return True
    years = _YEAR.findall(ahead)
    return bool(year and years and year not in years)


def _of(
    promise: Amount, text: str, told: Sequence[_Told], allowed: frozenset[str]
) -> Amount | None:
    if _STEP.match(text[promise.clause[0] : promise.start]):
        return None
    alike = [
        (likeness(promise.noun, one.amount.noun), one)
        for one in told
        if _comparable(promise, one.amount)
        and one.pending <= allowed
        and not (one.partly or one.elsewhere)
    ]
    best = max((like for like, _ in alike), default=0.0)
    if best < LIKE:
        return None
    fitting = [one for like, one in alike if like >= best - _CLOSE]
    if _ADDED.search(text[max(promise.clause[0] - _LIST, 0) : promise.start]):
        flows = promise.kind == "money"  # what is earned or spent is no stock
        fitting = [one for one in fitting if one.added or ((one.made or flows) and not one.stock)]
        fitting = [one for one in fitting if one.added] or fitting
    totals = [one for one in fitting if one.total]
    if totals and _is_outdone(totals[-1], fitting):
        return None
    chosen = totals or fitting
    return chosen[-1].amount if totals or len({one.amount.size for one in chosen}) == 1 else None


def _is_outdone(total: _Told, others: Sequence[_Told]) -> bool:
    """Whether its sentence goes on to say how many of it are finished: 共5个,已完工2个."""
    return not total.finished and any(
        one.finished
        and one.sentence == total.sentence
        and one.amount.start > total.amount.start
        and one.amount.size < total.amount.size
        for one in others
    )


def _comparable(promise: Amount, said: Amount) -> bool:
    bare = BARE in (promise.kind, said.kind)
    level = {promise.change, said.change} <= {"", "lowered"}
    upper = "le", "lt"
    limits = promise.comparator in upper or promise.change == "lowered"
    if said.comparator in upper and not limits:
        return False
    return (promise.kind == said.kind or bare) and (promise.change == said.change or level)


def _is_best(
    at: int, one: Amount, promises: Sequence[Amount], found: Sequence[Amount | None]
) -> bool:
    own = likeness(promises[at].noun, one.noun)
    return all(
        other is not one
        or promises[i].start == promises[at].start
        or likeness(promises[i].noun, one.noun) < own
        for i, other in enumerate(found)
    )


def likeness(promised: str, said: str) -> float:
    """How much of what is promised is named in what is said: pairs of signs, 0 to 1.

    >>> likeness("就业岗位", "就业岗位"), likeness("规上企业", "上云企业") < LIKE
    (1.0, True)
    """
    wanted = [promised[at : at + 2] for at in range(len(promised) - 1)]
    return sum(pair in said for pair in wanted) / len(wanted) if wanted else 0.0
