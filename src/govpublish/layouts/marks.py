"""What stands at the head of a paragraph and gives it its place: 一、 (一) 1. (1) ① 任务1: ★."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from govpublish.text import chinese_number, narrow

_CHINESE = "[一二三四五六七八九十]{1,3}"
_ANY = rf"(?:{_CHINESE}|\d{{1,3}})"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STAR = re.compile(r"\s*[★☆●■◆▲△◎○◇□•·*※▶►✓◼▪]+\s*")
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
_BEFORE_WORDS = re.compile(r"(?P<number>\d{1,3})\s+(?=[\u4e00-\u9fff“《])")
_NO_DECIMAL = re.compile(r"\d{1,2}月|\d{3}|\d{1,2}(?:个(?!百分)|[家所条座件户名项处台套人辆])")
"""What a number that opens a sentence may stand before: `2.6月底`, `3.5000万元`, `4.12个`."""

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


def at_head(text: str, due: Collection[int]) -> Mark | None:
    """The mark that opens a paragraph; `due` are the numbers that might come next."""
    text = narrow(text)
    star = _STAR.match(text)
    start = star.end() if star else len(text) - len(text.lstrip())
    for rank, form in _FORMS:
        if match := form.match(text, start):
            return _mark(match, rank, 0)
    match = _BEFORE_DIGITS.match(text, start)
    if match and int(match["number"]) in due and _NO_DECIMAL.match(text, match.end()):
        return _mark(match, NUMBER, 0)
    match = _BEFORE_WORDS.match(text, start)
    if match and int(match["number"]) in due:
        return _mark(match, NUMBER, 0)
    return Mark(PLAIN, None, 0, (start, start), start) if star else None


def within(text: str, rank: int, due: int, *, glued: bool) -> Iterator[Mark]:
    """Every place of a line where the next number of a rank may open a sentence.

    With `glued` nothing need stand before it: behind a list of names a number is no quantity.
    """
    text = narrow(text)
    for _, form in (pair for pair in _FORMS if pair[0] == rank):
        for match in form.finditer(text):
            if _value(match["number"]) == due and _opens(text, match.start(), glued=glued):
                yield _mark(match, rank, match.start())
    if rank == NUMBER:
        for match in _BEFORE_DIGITS.finditer(text):
            free = _opens(text, match.start(), glued=glued)
            if free and int(match["number"]) == due and _NO_DECIMAL.match(text, match.end()):
                yield _mark(match, rank, match.start())


def _opens(text: str, at: int, *, glued: bool) -> bool:
    before = text[at - 1] if at else " "
    return before.isspace() or before in "。;.!?)】" or (glued and not before.isdigit())


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
