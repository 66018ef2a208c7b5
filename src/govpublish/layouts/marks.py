"""What stands at the head of a paragraph and gives it its place: 一、 (一) 1. (1) ① 任务1: ★."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from govpublish.text import chinese_number, narrow

_CHINESE = "[一二三四五六七八九十]{1,3}"
_ANY = rf"(?:{_CHINESE}|\d{{1,3}})"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STARS = "★☆●■◆▲△◎○◇□•·*※▶►✓◼▪"
_STAR = re.compile(rf"\s*[{_STARS}]+\s*")
_WORD = r"(?:工作任务|重点任务|重点工作|民生实事|实事项目|任务|项目|实事|事项|工作|工程)"
_FORMS = (
    (0, re.compile(rf"第(?P<number>{_CHINESE})(?:章|部分|篇|节|板块|类|方面)[、.:\s]*")),
    (3, re.compile(rf"{_WORD}?第?\s*(?P<number>{_ANY})\s*[项件条]{_WORD}?\s*[:、.\s]\s*")),
    (3, re.compile(rf"{_WORD}\s*(?P<number>{_ANY})\s*[:、.\s]\s*")),
    (1, re.compile(rf"(?P<number>{_CHINESE})\s*[、.]\s*")),
    (2, re.compile(rf"\((?P<number>{_CHINESE})\)\s*[、.]?\s*")),
    (3, re.compile(r"(?P<number>\d{1,2}\.\d{1,2})(?:\s*[、.]|\s+)(?=[^\d\s])\s*")),
    (3, re.compile(r"(?P<number>\d{1,3})\s*[.、](?!\d)\s*")),
    (3, re.compile(r"(?P<number>\d{1,3})\s*、\s*")),
    (4, re.compile(r"\((?P<number>\d{1,3})\)\s*[、.]?\s*")),
    (4, re.compile(r"(?P<number>\d{1,3})\)\s*")),
    (5, re.compile(rf"(?P<number>[{_CIRCLED}])\s*")),
)  # fmt: skip
_BEFORE_DIGITS = re.compile(r"(?P<number>\d{1,3})\s*\.\s*(?=\d)")
_BEFORE_WORDS = re.compile(
    r"(?P<number>\d{1,3})\s+(?=[\u4e00-\u9fff“《]|\d{1,2}月|20\d\d年|\d{3}[^\d\s.]|\d{1,2}[个户家所Gg])"
)
NO_DECIMAL = re.compile(
    r"\d{1,2}月|\d{3}|\d[Gg](?![A-Za-z])|\d{1,2}(?:个(?!百分)|[家所条座件户名项处台套人辆])"
)
"""What a number that opens a sentence may stand before: `2.6月底`, `3.5000万元`, `4.12个`."""
_DATE = re.compile(r"\d{1,2}月|20\d\d年")
"""What no quantity with decimals ends in: the first number of a list may stand before it."""

TITLE, PART, SECTION, NUMBER, BRACKET, CIRCLE, PLAIN = 0, 1, 2, 3, 4, 5, 6
"""How deep a mark stands, the outermost first; PLAIN: a paragraph without a mark."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: how deep, which number, where its number stands, where the words after it begin."""

    rank: int
    ordinal: int | None
    start: int
    number: tuple[int, int]
    end: int
    alone: bool = False
    """Whether nothing but a blank parts the number from the words."""


def at_head(text: str, due: Collection[int]) -> Mark | None:
    """The mark that opens a paragraph; `due` are the numbers that might come next."""
    text = narrow(text)
    star = _STAR.match(text)
    start = star.end() if star else len(text) - len(text.lstrip())
    for rank, form in _FORMS:
        if match := form.match(text, start):
            return _mark(match, rank, 0)
    match = _BEFORE_DIGITS.match(text, start)
    if match and int(match["number"]) in due and NO_DECIMAL.match(text, match.end()):
        return _mark(match, NUMBER, 0)
    if match and int(match["number"]) == 1 and _DATE.match(text, match.end()):
        return _mark(match, NUMBER, 0)
    match = _BEFORE_WORDS.match(text, start)
    if match and int(match["number"]) in due:
        return replace(_mark(match, NUMBER, 0), alone=True)
    return Mark(PLAIN, None, 0, (start, start), start) if star else None


def anywhere(text: str) -> Iterator[Mark]:
    """Every place of a text where a number might open a sentence, in order.

    Whether it does, what is due and what stands before it must tell.
    """
    text = narrow(text)
    forms = [*_FORMS, (NUMBER, _BEFORE_DIGITS)]
    found = [
        _mark(match, rank, match.start())
        for rank, form in forms
        for match in form.finditer(text)
        if form is not _BEFORE_DIGITS or NO_DECIMAL.match(text, match.end())
    ]
    found += [
        replace(_mark(match, NUMBER, match.start()), alone=True)
        for match in _BEFORE_WORDS.finditer(text)
    ]
    for mark in sorted(found, key=lambda mark: mark.start):
        before = text[mark.start - 1] if mark.start else ""
        if not (before.isdigit() or before in _CHINESE):
            yield mark


def is_free(text: str, at: int) -> bool:
    """Whether a blank, a stop or a bracket stands before a place, or nothing at all.

    >>> is_free("增长6%。2.建成", 5), is_free("县财政局2.建成", 4)
    (True, False)
    """
    before = narrow(text[at - 1]) if at else " "
    return before.isspace() or before in f"。;.!?)】{_STARS}"


def star_before(text: str, at: int) -> int:
    """Where the stars begin that stand right before a mark."""
    while at and text[at - 1] in _STARS:
        at -= 1
    return at


def due(opened: Sequence[Mark], rank: int) -> tuple[int, ...]:
    """The numbers that might come next at a rank.

    They go on in this list, or in the one that it interrupts; below another heading they may
    begin anew.
    """
    places = [at for at, mark in enumerate(opened) if mark.rank == rank and mark.ordinal]
    if not places:
        return (1,)
    ordinals = [opened[at].ordinal or 0 for at in places]
    begun = next((at for at in reversed(range(len(ordinals))) if ordinals[at] == 1), 0)
    next_ones = [last + 1 for last in (*ordinals[-1:], *ordinals[begun - 1 : begun])]
    below = any(mark.rank < rank for mark in opened[places[-1] + 1 :])
    return (*next_ones, 1) if below else tuple(next_ones)


def _mark(match: re.Match[str], rank: int, start: int) -> Mark:
    return Mark(rank, _value(match["number"]), start, match.span("number"), match.end())


def _value(number: str) -> int | None:
    if number in _CIRCLED:
        return _CIRCLED.index(number) + 1
    if number.isdigit():
        return int(number)
    if "." in number:
        return int(number.rpartition(".")[2])
    return chinese_number(number)
