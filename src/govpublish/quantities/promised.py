"""Which amounts of a promise are promised, and which only describe what it is about."""

import re
from collections.abc import Iterator

from govpublish.quantities.amounts import Amount, amounts
from govpublish.quantities.words import Words
from govpublish.text import narrow

_SCOPE = re.compile(
    r"(?:对|向|面向|由|从|在|督促|指导|围绕|聚焦|针对|覆盖|涉及|含|包括|其他|另外|剩余|去年|上年)"
    r"(?:全[市县区省]的?)?\W?$"
)
_ATTRIBUTE = re.compile(r"(?:以上|以下|以内|左右|及以上)?(?:规模)?的(?!目标|比例|任务|要求|标准)")
_AGO = re.compile(r"(?:(?<![较比])(?:去年|上年)|20\d\d年(?:已|共|累计)|以来|此前|原来)[^,;。]*$")
_FROM = re.compile(r"(?:由|从)[^,;。]{0,12}$")
_CHANGED = re.compile(r"[^,;。]{0,8}(?:到|至|为)")


def promised(text: str, words: Words) -> list[Amount]:
    """The amounts that a promise says are to be reached, done or kept to."""
    said, found = narrow(text), amounts(text, words)
    return [
        one
        for at, one in enumerate(found)
        if not _describes(said, one, found[at + 1] if at + 1 < len(found) else None, words)
    ]


def _describes(text: str, one: Amount, following: Amount | None, words: Words) -> bool:
    ahead, behind = text[one.clause[0] : one.start], text[one.end : one.clause[1]]
    if _FROM.search(ahead) and _CHANGED.match(behind):
        return True
    if _SCOPE.search(ahead) and not words.ahead.search(ahead):
        return True
    if _AGO.search(ahead):
        return True
    same = following is not None and following.clause == one.clause
    if same and following is not None and following.start != one.start and one.kind != "percent":
        between = text[one.end : following.start]
        if _ATTRIBUTE.match(text[one.end - 2 : following.start]) or _ATTRIBUTE.match(between):
            return True
        if one.comparator in ("ge", "le") and text[one.end - 2 : one.end] in ("以上", "以下"):
            return True  # 10亿元以上项目3个
    return one.comparator == "le" and behind.startswith("的") and one.kind != "percent"


def spans(text: str, found: list[Amount], words: Words) -> Iterator[tuple[int, int]]:
    """For each amount the shortest part of the text that holds it and what is counted."""
    for one in found:
        yield _span(text, one, words)


def _span(text: str, one: Amount, words: Words) -> tuple[int, int]:
    start, end = one.clause
    return start, end
