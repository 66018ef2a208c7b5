"""Promised amounts as indicators, each beside what a report says of the same quantity."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

from govpublish.models import Cell, Indicator, Progress
from govpublish.quantities.achieved import achieved
from govpublish.quantities.amounts import Amount
from govpublish.quantities.phrases import phrase
from govpublish.quantities.promised import promised
from govpublish.quantities.words import Words

_PLACES = Decimal("0.0001")
_RATES = ("percent", "percentage_point", "rank", "score")
_TIMES = ("days", "hours", "minutes", "months", "rank")


def of_promise(text: Cell, words: Words) -> tuple[Indicator, ...]:
    """The amounts that a text promises, before any report."""
    said = text.text
    return tuple(_indicator(text, one) for one in promised(said, words))


def with_report(
    text: Cell, period: str, told: Sequence[Progress], words: Words
) -> tuple[Indicator, ...]:
    """The same with what a report tells of each, where one and only one of its reporters does."""
    amounts = promised(text.text, words)
    answers = [achieved(text.text, amounts, one.text.text, words, period[:4]) for one in told]
    found = []
    for at, amount in enumerate(amounts):
        said = [(i, one) for i, each in enumerate(answers) if (one := each[at]) is not None]
        bare = _indicator(text, amount)
        if len(said) == 1:
            (place, one) = said[0]
            answered = _with(bare, amount, told[place].text, one)
            bare = replace(answered, period=period, progress=place + 1)
        found.append(bare)
    return tuple(found)


def _indicator(text: Cell, amount: Amount) -> Indicator:
    return Indicator(
        phrase=text.cut(*phrase(text.text, amount)),
        comparator=amount.comparator,
        value=amount.value,
        unit=amount.unit,
        is_rate=amount.kind in _RATES or bool(amount.change) or amount.comparator in ("le", "lt"),
        better=_better(amount),
    )


def _better(amount: Amount) -> str:
    if amount.comparator in ("le", "lt") or amount.change == "lowered":
        return "less"
    return "exact" if amount.kind in _TIMES and amount.comparator == "eq" else "more"


def _with(bare: Indicator, promise: Amount, told: Cell, said: Amount) -> Indicator:
    value = _converted(said, promise)
    ratio = value / promise.value if promise.value else None
    return replace(
        bare,
        achieved=told.cut(*phrase(told.text, said)),
        achieved_value=value,
        ratio=None if ratio is None else ratio.quantize(_PLACES, ROUND_HALF_EVEN),
    )


def _converted(said: Amount, promise: Amount) -> Decimal:
    """The reported value in the unit of the promise, without trailing zeros of our making."""
    if said.scale == promise.scale:
        return said.value
    value = said.size / promise.scale
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
