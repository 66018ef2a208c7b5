"""The shortest part of a text that holds an amount and what is counted."""

import re

from govpublish.quantities.amounts import Amount
from govpublish.text import narrow

_LABEL = re.compile(r"\s*(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|[①-⑳])\s*")
_TIME = re.compile(r"\s*[^,;。]{0,8}?\d[^,;。]{0,4}(?:底前|底|末|年内|以来)\s*")
_DESCRIBES = re.compile(r"(?:以上|以下|以内)?的|以上|以下")
_BEHIND = re.compile(r"[^,;。、:!?\n()]{0,12}(?![^,;。、:!?\n()])")


def phrase(text: str, amount: Amount) -> tuple[int, int]:
    """Start and end: from where its clause begins to the amount, and the few words behind it.

    >>> from decimal import Decimal
    >>> one = Amount(13, 16, Decimal(300), "个", "count", Decimal(1), "eq", (0, 16), 0, "车位", "")
    >>> "6月底前新增停车位合计共300个"[slice(*phrase("6月底前新增停车位合计共300个", one))]
    '新增停车位合计共300个'
    """
    said = narrow(text)
    start, end = amount.clause
    if amount.since > start and not _DESCRIBES.match(said, amount.since):
        start = amount.since
    for pattern in (_LABEL, _TIME):
        head = pattern.match(said, start, amount.start)
        start = head.end() if head else start
    behind = _BEHIND.match(said, amount.end, end)
    return start, behind.end() if behind else amount.end
