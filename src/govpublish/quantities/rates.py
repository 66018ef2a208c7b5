"""A rate of the year's task, printed right behind an amount: `82.83万元,完成年度任务的82.03%`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from govpublish.quantities.achieved import achieved
from govpublish.quantities.amounts import Amount, amounts
from govpublish.quantities.promised import promised
from govpublish.quantities.rounding import half_a_digit, is_rough
from govpublish.quantities.words import BARE, Words
from govpublish.text import narrow

_YEAR = r"(?:全年度?|年度|今年|本年度?|当年)"
_TASK = (
    r"(?:目标任务|任务目标|计划任务|任务计划|工作任务|投资任务|投资计划|计划投资"
    r"|目标|任务|计划|指标)"
)
_RATE = re.compile(
    r"[^,;。!?:、\n()\d月季旬序]{0,10}[,(、]?\s*(?:已|也)?(?:"
    rf"(?:完成|占|达到?|为|实现)?(?:了)?{_YEAR}的?{_TASK}(?:总?数量?|总?量|总?额)?(?:的|完成率)?"
    rf"|{_YEAR}?{_TASK}?完成率)(?:达到?|为|是)?(?P<rate>\d+(?:\.\d+)?)%(?!以上|左右|多)"
)
_RELATIVE = ("percent", "percentage_point", "rank", "score")
_HUNDRED = Decimal(100)
_SHOWN = Decimal("0.01")
_NEAR = Decimal("0.02")
_NAMED = 0.6
"""How many of the signs of a promise an amount must name, where its words are others."""


@dataclass(frozen=True, slots=True)
class WrongRate:
    """A printed rate that no amount of the task gives."""

    start: int
    """Where the clause of the achieved amount begins in the report."""
    end: int
    """Behind the rate."""
    promise: Amount
    ratio: Decimal
    """In percent, as the amounts give it."""


def wrong_rates(promise_text: str, report: str, words: Words) -> Iterator[WrongRate]:
    """Every rate behind an achieved amount that differs by more than its printed digits allow.

    Cut off is as good as rounded; so is any amount of the promise or of the report as the whole.
    """
    said = narrow(report)
    if "%" not in said:
        return
    promises, told = promised(promise_text, words), amounts(report, words)
    answers = achieved(promise_text, promises, report, words)
    wholes = [*amounts(promise_text, words), *told]
    for one in told:
        behind = _RATE.match(said, one.end)
        if behind is None or is_rough(report, one):
            continue
        promise = _promise_of(one, promises, answers, Decimal(behind["rate"]))
        if promise is None or _is_relative(promise) or _is_range(promise, promises):
            continue
        others = [other for other in wholes if _comparable(other, one) and other is not promise]
        if not any(_gives(one, whole, behind["rate"], words) for whole in [promise, *others]):
            ratio = _percent(one, promise).quantize(_SHOWN)
            yield WrongRate(one.clause[0], behind.end(), promise, ratio)


def _promise_of(
    one: Amount, promises: Sequence[Amount], answers: Sequence[Amount | None], rate: Decimal
) -> Amount | None:
    """The promise that an amount answers; else the only one in its unit, if the rate nearly fits.

    `拆违100万平方米` is answered by `拆除违法建筑82.83万平方米,完成年度任务的82.03%`.
    """
    found = [promise for promise, answer in zip(promises, answers, strict=True) if answer == one]
    if found:
        return found[0] if found[0].size else None
    same = [
        (promise, answer)
        for promise, answer in zip(promises, answers, strict=True)
        if promise.unit == one.unit
    ]
    if len(same) != 1 or same[0][1] is not None or not same[0][0].size or not rate:
        return None
    promise = same[0][0]
    signs = set(promise.noun)
    named = len(signs & set(one.noun)) / len(signs) if signs else 0
    near = abs(_percent(one, promise) / rate - 1) < _NEAR
    return promise if near and named >= _NAMED else None


def _percent(one: Amount, promise: Amount) -> Decimal:
    return one.size / promise.size * _HUNDRED


def _is_relative(promise: Amount) -> bool:
    return promise.kind in _RELATIVE or bool(promise.change) or promise.comparator in ("le", "lt")


def _is_range(promise: Amount, promises: Sequence[Amount]) -> bool:
    """Whether two amounts are promised as one: 300-400亩."""
    return sum(one.start == promise.start for one in promises) > 1


def _comparable(whole: Amount, one: Amount) -> bool:
    same = whole.kind == one.kind or BARE in (whole.kind, one.kind)
    return same and whole.size > 0 and whole.start != one.start


def _gives(one: Amount, whole: Amount, rate: str, words: Words) -> bool:
    """Whether the rate may be that of the two amounts, with what rounding leaves open."""
    own, other = half_a_digit(one, words), half_a_digit(whole, words)
    low = (one.size - own) / (whole.size + other) * _HUNDRED
    high = (one.size + own) / (whole.size - other) * _HUNDRED
    printed = Decimal(rate)
    exponent = printed.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return low < printed + unit and high >= printed - unit / 2
