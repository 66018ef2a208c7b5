"""Of when a document is: from titles and headings; never a guess."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from govpublish.models import Document
from govpublish.text import narrow

_HEAD = 12
_MONTH = re.compile(r"(?<![\d.])(?:1\s*[-—~至]\s*)?(1[0-2]|[1-9])\s*月(?:份|底|末)?")
_QUARTER = re.compile(r"(?:第)?([一二三四1-4])季度|前([一二三])季度")
_HALF = re.compile(r"(上|下)半年")
_YEAR = re.compile(r"(20[012]\d)\s*年?(?:度)?")
_AS_OF = re.compile(
    r"(?:填报时间|填报日期|数据截至|截至|截止|截至时间|统计时间)[:为到]?\s*"
    r"(?:(20\d{2})年)?(\d{1,2})月(\d{1,2})日"
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a document says of itself; candidates instead of a value where it is not sure."""

    value: str | None
    candidates: tuple[str, ...] = ()


def head_of(document: Document, first_table: int) -> list[str]:
    """The lines before the first table, at most a dozen with text on them."""
    before = document.lines[: max(first_table - 1, 0)]
    lines = [narrow(line).strip() for line in before if line.strip()]
    return lines[:_HEAD]


def year(head: Sequence[str], body: str) -> Guess:
    """The year of the plan: in the head, else the one the text speaks of most."""
    for text in head:
        if re.match(r"(?:时间|发布|来源|日期|信息)", text):
            continue
        if match := _YEAR.search(text):
            return Guess(match[1])
    counted = Counter(re.findall(r"(20[012]\d)年", body)).most_common(2)
    if counted and (len(counted) == 1 or counted[0][1] > counted[1][1]):
        return Guess(counted[0][0])
    return Guess(None, tuple(found for found, _ in counted))


def period(year_of: str | None, texts: Sequence[str], has_progress: bool) -> Guess:
    """The period of the report, from headings and titles; the year alone without progress."""
    if year_of is None:
        return Guess(None)
    if not has_progress:
        return Guess(year_of)
    for text in texts:
        if match := _QUARTER.search(text):
            return Guess(f"{year_of}-Q{_digit(match[1] or match[2])}")
        if match := _HALF.search(text):
            return Guess(f"{year_of}-H{1 if match[1] == '上' else 2}")
        if match := _MONTH.search(text):
            return Guess(f"{year_of}-{int(match[1]):02d}")
    return Guess(None)


def _digit(sign: str) -> int:
    return int(sign) if sign.isdigit() else "一二三四".index(sign) + 1


def as_of(year_of: str | None, head: Sequence[str]) -> str | None:
    """The date that the head says the data are of, ISO."""
    for text in head:
        match = _AS_OF.search(text)
        if match and (match[1] or year_of):
            return f"{match[1] or year_of}-{int(match[2]):02d}-{int(match[3]):02d}"
    return None
