"""What a copy lost or added: dates without 年, 月 and 日 (`817完成`), signs that nobody sees.

Only remarked upon: what is lost stays lost, and no text is repaired.
"""

import re
from collections.abc import Iterator

from govpublish.flags import FlagLog, InvisibleSigns, LostDate
from govpublish.models import Document
from govpublish.text import MARKUP, narrow

_YEAR = re.compile(
    r"(?<![\d.A-Za-z/〔-])(?P<digits>\d?20[12]\d(?:1[0-2]|[1-9])(?:\d{1,2})?(?:-\d{1,2})?)"
    r"(?![\d.%％]|家|户|项|人|万|元)"
)
_DAY = re.compile(
    r"(?:(?<=[,。;、:于至自从])|(?<=预计)|(?<=截至)|\A)"
    r"(?P<digits>[1-9]\d{1,4})(?=(?:以来|起,|完成|取得|正式|召开|实现|上午|下午|投运|评审|,))"
)
_MORE = re.compile(r"、|,\d")  # of a list, or of a number with thousands
_NEAR = 12


def look(document: Document, flags: FlagLog) -> None:
    """Flag every line in which digits stand where a date must have stood."""
    for number, line in enumerate(document.lines, start=1):
        hidden = {mark[0] for mark in MARKUP.finditer(line) if mark[0][0] not in "<&"}
        if hidden:
            named = "、".join(f"U+{ord(sign):04X}" for sign in sorted(hidden))
            flags.add(InvisibleSigns((number,), named))
        for match in _suspicious(narrow(line)):
            around = line[max(match.start() - _NEAR, 0) : match.end() + _NEAR].strip()
            flags.add(LostDate((number,), match["digits"], around))


def _suspicious(line: str) -> Iterator[re.Match[str]]:
    for match in _YEAR.finditer(line):
        if _is_date(match["digits"]):
            yield match
    for match in _DAY.finditer(line):
        if _is_day(match["digits"]) and not _MORE.match(line, match.end()):
            yield match


def _is_date(digits: str) -> bool:
    """Whether a run of digits is a year with a month, a day or a span of months behind it."""
    return not re.fullmatch(r"20[12]\d", digits)


def _is_day(digits: str) -> bool:
    """Whether digits without a unit can be month and day, or two of them."""
    for head in (1, 2):
        month, day = digits[:head], digits[head : head + 2]
        rest = digits[head + len(day) :]
        fits = bool(day) and 1 <= int(month) <= 12 and 1 <= int(day) <= 31
        if fits and (not rest or _is_day(rest)):
            return True
    return False
