"""How exactly a printed number is meant: by half a unit of its last digit; 121个 is exact."""

import re
from decimal import Decimal

from govpublish.quantities.amounts import Amount
from govpublish.quantities.words import Words
from govpublish.text import narrow

_HALF = Decimal("0.5")
_ABOUT = re.compile(r"(?:约|近|超|逾|突破|接近)(?:了|为)?$")
_REACHED = re.compile(r"(?:达到?|至|到)$")
_MORE = re.compile(r"[余多]|左右|上下|以上|以内|以下")


def half_a_digit(amount: Amount, words: Words) -> Decimal:
    """By how much the true amount may differ, in its smallest unit; 0 for 121个."""
    exponent = amount.value.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    counted = amount.unit in words.measured and words.measured[amount.unit][1] is None
    if counted and not digits:
        return Decimal(0)
    return _HALF.scaleb(-digits) * amount.scale


def is_rough(text: str, amount: Amount) -> bool:
    """Whether a text says that an amount is only about so much: 约15万, 100多家, 20家以上."""
    said = narrow(text)
    ahead = said[: amount.start]
    if _ABOUT.search(ahead) or (amount.comparator != "eq" and not _REACHED.search(ahead)):
        return True
    return _MORE.search(said[amount.start : amount.end + 2]) is not None
