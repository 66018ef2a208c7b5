"""Which amounts of a promise are promised, and which only describe what it is about."""

import re

from govpublish.quantities.amounts import NEAR, Amount, amounts
from govpublish.quantities.words import Words
from govpublish.text import narrow

MOST = 200
"""Amounts of one promise."""
_SCOPE = re.compile(
    r"(?:对|向|面向|由|从|在|督促|指导|围绕|聚焦|针对|覆盖|涉及|含|包括|其他|另外|剩余|去年|上年)"
    r"(?:全[市县区省]的?)?\W?$"
)
_ATTRIBUTE = re.compile(r"(?:以上|以下|以内|左右|及以上)?(?:规模)?的(?!目标|比例|任务|要求|标准)")
_AGO = re.compile(
    r"(?:(?<![较比])(?:去年|上年)|20\d\d年(?:已|共|累计)|以来|此前|原来|原有|已有)[^,;。]*$"
)
_OF_ITS_SIZE = re.compile(r"(?:企业|项目|工程)[^,;、。]*$")
"""Between money and a number behind it: 产值10亿元企业2家."""
_TOTAL = re.compile(r"总投资[^,;。]{0,3}$")
_FROM = re.compile(r"(?:由|从)[^,;。]{0,12}$")
_CHANGED = re.compile(r"[^,;。]{0,8}(?:到|至|为)")


def promised(text: str, words: Words) -> list[Amount]:
    """The amounts that a promise says are to be reached, done or kept to.

    None of a text with more amounts than anybody promises: it is a table.
    """
    said, found = narrow(text), amounts(text, words)
    if len(found) > MOST:
        return []
    kept = []
    for at, one in enumerate(found):
        following = next((other for other in found[at:] if other.start != one.start), None)
        if not _describes(said, one, following, words):
            kept.append(one)
    return kept


def _describes(text: str, one: Amount, following: Amount | None, words: Words) -> bool:
    ahead, behind = _around(text, one)
    if is_start(text, one) or _AGO.search(ahead):
        return True
    if _SCOPE.search(ahead) and not words.ahead.search(ahead):
        return True
    if _TOTAL.search(ahead) and behind.startswith("的"):
        return True
    if one.comparator == "le" and behind.startswith("的") and one.kind != "percent":
        return True
    return _sizes(text, one, following)


def _sizes(text: str, one: Amount, following: Amount | None) -> bool:
    """Whether it says of what size those are that the next amount counts: 10亿元以上项目3个."""
    if following is None or following.clause != one.clause or one.kind == "percent":
        return False
    between = text[one.end : following.start]
    if _ATTRIBUTE.match(text[one.end - 2 : following.start]) or _ATTRIBUTE.match(between):
        return True
    if one.kind == "money" and _OF_ITS_SIZE.match(between):
        return True
    return one.comparator in ("ge", "le") and text[one.end - 2 : one.end] in ("以上", "以下")


def is_start(text: str, one: Amount) -> bool:
    """Whether it is where a change begins: the 45 of 由45天压减至20天. `text` is narrowed."""
    ahead, behind = _around(text, one)
    return bool(_FROM.search(ahead) and _CHANGED.match(behind))


def _around(text: str, one: Amount) -> tuple[str, str]:
    """What stands before and behind it in its clause, as far as it can be about it."""
    begins, ends = max(one.clause[0], one.start - NEAR), min(one.clause[1], one.end + NEAR)
    return text[begins : one.start], text[one.end : ends]
