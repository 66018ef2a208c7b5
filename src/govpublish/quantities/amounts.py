"""Every amount of a text: its number as an exact decimal, its unit, its comparison, its noun."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import cn2an

from govpublish.quantities.masks import masked
from govpublish.quantities.words import Words
from govpublish.text import narrow

_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPELLED = (
    r"(?<![一二两三四五六七八九十百千万亿第几数])"
    r"(?:[一二两三四五六七八九十]|[一二两三四五六七八九][十百千万亿零一二两三四五六七八九]+"
    r"|十[一二三四五六七八九])(?![一二两三四五六七八九十百千万亿大级])"
)
_CLAUSE = re.compile(r"[,;:。!?\n]|(?<=[^\d])、|、(?=[^\d])")
_AT_LEAST = re.compile(r"(?:至少|最少|不少于)[^,;。]{0,6}$")
_AT_LEAST_ALL = re.compile(r"(?:至少|最少)[^,;。]*、[^,;。]*$")
"""Before a list: every amount of it is the least (至少完成2个…、10宗…)."""
_LONG = 40  # signs of such a list
_IN_QUOTES = re.compile(r"[“‘「『][^”’」』]{0,30}$")
LONGEST = 20_000
"""Signs of a text in which amounts are looked for."""
NEAR = 80
"""Signs before an amount within which words can be about it."""
_SHORT = 2
_TAILS = "额数量"
"""Signs behind a noun that only say that it is counted: 投资额, 会议数."""
_NUMBER = re.compile(
    r"\d|(?:超|破|逾|上|数|近|过)[十百千万亿]"
    r"|[一二两三四五六七八九十百千]+(?:个|家|所|座|处|条|件|支|台|辆|套|户|人|名|场|亩|公里|亿|万)"
)
_TO = r"[-—~至到]"
_NOT_BEHIND = r"(?<![\d.\0万亿-])(?<!\d )"
"""1 000万元, 3万5千人 and -5% are numbers that we do not read."""
_WHOLE_UNIT = r"(?:(?<![A-Za-z])|(?![A-Za-z\d²³]))(?:(?<![万亿])|(?![\d千百]))(?![/次])"
"""A unit ends here: 100km², 60公里/小时, 15家次 and 1亿2千万元 have others."""
_LEVEL = re.compile(r"(?:至|到|为|成)(?:了|约)?$")


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount, and where in the text it stands."""

    start: int
    """Where its number begins."""
    end: int
    """Where its unit ends, or the comparison behind it."""
    value: Decimal
    unit: str
    """As printed, with its multiple: 亿元; without a `多` or `余` in between."""
    kind: str
    """What the unit measures."""
    scale: Decimal
    """How many of the smallest unit of its kind one of it is."""
    comparator: str
    """ge, le, eq, gt, lt."""
    clause: tuple[int, int]
    since: int
    """Where the amount before it in the clause ends, or the clause begins."""
    noun: str
    """What is counted, without the manner of speaking; empty where the text does not say."""
    change: str
    """`up` or `down` where it says by how much something changed, `lowered` where it says to how
    little; else empty."""

    @property
    def size(self) -> Decimal:
        """In the smallest unit of its kind."""
        return self.value * self.scale


def amounts(text: str, words: Words) -> list[Amount]:
    """The amounts of a text in their order; a range is two of them.

    None of a text so long that it is no promise and no report of one.
    """
    if len(text) > LONGEST:
        return []
    return list(_Finder(narrow(text), words).found())


def has_unread(text: str, words: Words) -> bool:
    """Whether a text names numbers that are no amounts we read: 0.5以内, 超百亿, 三个转变."""
    return len(text) > LONGEST or _Finder(narrow(text), words).leaves_any()


class _Finder:
    """One pass over a text."""

    def __init__(self, text: str, words: Words) -> None:
        self._text = text
        self._words = words
        self._masked = masked(text)
        self._pattern = re.compile(
            rf"{_NOT_BEHIND}(?P<number>{_FIGURE})(?:(?:{words.unit})?{_TO}(?P<other>{_FIGURE}))?"
            rf"(?:余|多|来)?(?P<unit>{words.unit}){_WHOLE_UNIT}(?:余|多)?"
            rf"|(?P<spelled>{_SPELLED})(?P<named>{words.unit}){_WHOLE_UNIT}"
        )
        self._before = ""
        self._counted = False
        """Whether the clause before has an amount: 一个中心、两个基地."""

    def found(self) -> Iterator[Amount]:
        """The amounts, clause by clause."""
        for start, end in _clauses(self._masked):
            yield from self._of_clause(start, end)

    def leaves_any(self) -> bool:
        """Whether digits, or words for numbers, are left beside the amounts."""
        left = list(self._masked)
        for one in self.found():
            left[one.start : one.end] = " " * (one.end - one.start)
        return _NUMBER.search("".join(left)) is not None

    def _of_clause(self, start: int, end: int) -> Iterator[Amount]:
        matches = [
            m for m in self._pattern.finditer(self._masked, start, end) if self._counts(m, start)
        ]
        self._counted = bool(matches)
        nouns = [""] * len(matches)
        for at, match in enumerate(matches):
            before = matches[at - 1].end() if at else start
            after = matches[at + 1].start() if at + 1 < len(matches) else end
            nouns[at] = self._noun(before, match, after if at + 1 == len(matches) else match.end())
        since = start
        for match, noun in zip(matches, nouns, strict=True):
            yield from self._amounts(match, (start, end), since, noun or self._before)
            self._before, since = noun or self._before, match.end()
        if not matches:
            self._before = ""

    def _counts(self, match: re.Match[str], start: int) -> bool:
        """Words for a number count only behind a verb: 建成三个, but not 三个转变 or 一批."""
        if match["spelled"] is None:
            return True
        if self._words.scale(match["named"]) is None or match["named"] in self._words.loose:
            return False
        if _IN_QUOTES.search(self._text[: match.start()]) or self._text.startswith(
            "数", match.end()
        ):
            return False  # “一件事”, 两位数
        goes_on = self._text[start - 1 : start] == "、" and match.start() == start and self._counted
        ahead = self._text[max(start, match.start() - NEAR) : match.start()]
        return goes_on or self._words.acts.search(ahead) is not None

    def _noun(self, start: int, match: re.Match[str], end: int) -> str:
        ahead = self._words.ahead.sub("", self._text[start : match.start()].rstrip())
        compared = self._words.behind.match(self._text, match.end(), end)
        behind = self._text[compared.end() if compared else match.end() : end]
        return core(f"{ahead} {behind}", self._words)

    def _amounts(
        self, match: re.Match[str], clause: tuple[int, int], since: int, noun: str
    ) -> Iterator[Amount]:
        unit = re.sub(r"(?<=[千万亿])[余多]|^[余多]", "", match["unit"] or match["named"])
        measured = self._words.scale(unit)
        if measured is None:
            return
        kind, scale = measured
        ahead = self._text[max(clause[0], match.start() - NEAR) : match.start()]
        said = self._words.ahead.search(ahead.rstrip())
        behind = self._words.behind.match(self._text, match.end(), clause[1])
        listed = self._text[max(match.start() - _LONG, 0) : match.start()]
        at_least = "ge" if _AT_LEAST.search(listed) or _AT_LEAST_ALL.search(listed) else "eq"
        comparator = _name(said) or _name(behind) or at_least
        end = behind.end() if behind else match.end()
        change = self._change(ahead, kind)
        texts = [match["number"] or match["spelled"]]
        if match["other"]:
            texts.append(match["other"])
        for at, number in enumerate(texts):
            named = ("ge", "le")[at] if len(texts) == 2 else comparator
            value = _value(number)
            yield Amount(
                match.start(), end, value, unit, kind, scale, named, clause, since, noun, change
            )

    def _change(self, ahead: str, kind: str) -> str:
        level = _LEVEL.search(self._words.ahead.sub("", ahead.rstrip())) is not None
        if self._words.falls.search(ahead):
            return "lowered" if level else "down"
        if level or kind not in ("percent", "percentage_point"):
            return ""
        return "up" if self._words.rises.search(ahead) else ""


def core(text: str, words: Words) -> str:
    """What is left of a clause without the manner of speaking, signs and figures."""
    said = words.said.sub("", re.sub(r"\([^()]*\)|\d+[日号]", "", text))
    said = words.falls.sub("", words.rises.sub("", said))
    noun = "".join(sign for sign in said if sign.isalpha())
    return noun[:-1] if len(noun) > _SHORT and noun[-1] in _TAILS else noun


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _CLAUSE.finditer(text):
        if (
            match[0] == ","
            and text[match.end() : match.end() + 3].isdigit()
            and text[at : match.start()][-1:].isdigit()
        ):
            continue
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _value(number: str) -> Decimal:
    """An exact decimal; a number in words by the library, which is given nothing else."""
    if number[0].isdigit():
        return Decimal(number.replace(",", ""))
    return Decimal(cn2an.cn2an(number.replace("两", "二") if len(number) == 1 else number, "smart"))


def _name(match: re.Match[str] | None) -> str | None:
    return match.lastgroup if match else None
