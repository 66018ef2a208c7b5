"""Periods and deadlines: what a phrase like `9月底前` allows at the latest, never more exactly."""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from govpublish.ids import PERIOD
from govpublish.text import chinese_number, narrow

_QUARTER = r"(?:第)?(?P<quarter>[一二三四1-4])季度"
_YEAR = r"(?:(?P<year>20[0-9]{2})年|(?P<this>今年|本年|当年))?"
_PHRASE = re.compile(
    _YEAR
    + r"(?:"
    + r"(?:\d{1,2}(?:月份?)?[-—~至])?(?P<month>1[0-2]|0?[1-9])月份?"
    + r"(?:(?P<day>[12]\d|3[01]|0?[1-9])[日号]|(?P<ten>[上中下])旬|(?P<end>底|末))?"
    + rf"|{_QUARTER}(?:底|末)?"
    + r"|(?P<half>[上下])半年(?:底|末)?"
    + r"|(?P<whole>年底|年末|年内|年终|全年|年度内|底|内)"
    + r")(?P<before>以?之?前)?"
)
_EVERY = re.compile(r"每(?:半?年|季度?|月|周|旬)")
_REPEATED = re.compile(rf"{_EVERY.pattern}|长期|常年|持续|全年持续|经常性?")


class Deadline(NamedTuple):
    """The last day that a phrase allows, and how exactly the phrase was meant."""

    on: date | None
    precision: str | None


def deadline(phrase: str, year: int) -> Deadline | None:
    """Understand a whole phrase; None if it is no deadline we know.

    >>> deadline("9月底前", 2021).on.isoformat(), deadline("9月前", 2021).on.isoformat()
    ('2021-09-30', '2021-08-31')
    >>> deadline("12月中旬", 2021).precision, deadline("每月", 2021).on is None
    ('ten_days', True)
    """
    words = "".join(narrow(phrase).split())
    if _REPEATED.fullmatch(words):
        return Deadline(None, None)
    match = _PHRASE.fullmatch(words)
    return None if match is None or _means_nothing(match) else _understood(match, year)


def at_head(text: str, year: int) -> tuple[str, Deadline] | None:
    """The deadline phrase that opens a text, and what it allows; the text itself keeps it.

    `持续推进` opens many texts and sets no deadline; a bare month (`5月完成`) is a point of the
    story unless a comma follows it.

    >>> at_head("2月上旬前,完成设计招标。", 2023)[0], at_head("全年旅游业增加值", 2021)[0]
    ('2月上旬前', '全年')
    >>> at_head("2月,组织展览", 2021)[0], at_head("12月28日开工", 2021)
    ('2月', None)
    """
    text = narrow(text)
    match = _EVERY.match(text)
    if match:
        return match[0], Deadline(None, None)
    match = _PHRASE.match(text)
    if match is None or _means_nothing(match) or text[match.end() : match.end() + 1] == "龄":
        return None
    follows = text[match.end() : match.end() + 1]
    loose = match["whole"] or match["half"] or match["end"] or match["ten"] or match["before"]
    if not loose and follows not in (",", ":"):
        return None
    understood = _understood(match, year)
    return (match[0], understood) if understood else None


def _means_nothing(match: re.Match[str]) -> bool:
    """`底` and `内` alone: of what, nobody says."""
    return match["whole"] in ("底", "内") and not (match["year"] or match["this"])


def _understood(match: re.Match[str], year: int) -> Deadline | None:
    year = int(match["year"] or year)
    if match["month"]:
        return _month(match, year)
    if match["quarter"]:
        digit = match["quarter"]
        quarter = int(digit) if digit.isdigit() else chinese_number(digit)
        return Deadline(_last_day(year, quarter * 3), "quarter")
    if match["half"]:
        return Deadline(_last_day(year, 6 if match["half"] == "上" else 12), "half_year")
    return Deadline(date(year, 12, 31), "year")


def _month(match: re.Match[str], year: int) -> Deadline | None:
    month = int(match["month"])
    if match["day"]:
        try:
            return Deadline(date(year, month, int(match["day"])), "day")
        except ValueError:
            return None
    if match["ten"] in ("上", "中"):
        return Deadline(date(year, month, 10 if match["ten"] == "上" else 20), "ten_days")
    if match["ten"]:
        return Deadline(_last_day(year, month), "ten_days")
    if match["before"] and not match["end"]:
        return Deadline(date(year, month, 1) - timedelta(days=1), "month")
    return Deadline(_last_day(year, month), "month")


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def period_end(period: str) -> date:
    """The last day of a period; ValueError if it is none.

    >>> period_end("2021-Q3").isoformat(), period_end("2021-04").isoformat()
    ('2021-09-30', '2021-04-30')
    """
    match = PERIOD.match(period)
    if match is None:
        raise ValueError(period)
    year, half, quarter, month = match.groups()
    if half:
        return _last_day(int(year), 6 * int(half[1]))
    if quarter:
        return _last_day(int(year), 3 * int(quarter[1]))
    return _last_day(int(year), int(month) if month else 12)
