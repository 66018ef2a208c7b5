"""What a spreadsheet shows for a number or a date: its value through its number format.

Whole numbers have no `.0`. Percentages, decimals, thousands and quoted words are as the format
says; what a format says beyond that (colours, conditions, fractions) is left aside and the number
written plainly. A date of which year, month and day are shown is ISO (2021-09-30), unless the
format itself writes 年 or 月; one of which only a part is shown has that part alone (2021年9月),
so that it is never more exact than what is printed.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

EAST_ASIAN = {
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that Chinese programs know by number alone and no file spells out."""

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].|(y+|m+|d+|h+|s+|e+|a+/p+|AM/PM)|(.)', re.I)
_DIGITS = re.compile(r"[#0?,]+(?:\.[#0?]+)?,*")
_STRANGE = re.compile(r"[eE][+-]|/|@")
_GENERAL = "0.##############"
_LONGEST = 30
_EXACT = Context(prec=400)
"""Wide enough for every number that a spreadsheet can hold."""
_MINUTES = re.compile(r"h+\W{0,3}(m+)|(m+)\W{0,3}s", re.I)


def shown(value: object, form: str = "General") -> str:
    """The text of a cell.

    >>> shown(0.8, "0%"), shown(3.0), shown(1234.5, "#,##0.00"), shown(12, '0"个"')
    ('80%', '3', '1,234.50', '12个')
    >>> shown(datetime(2021, 9, 30), "yyyy/m/d"), shown(datetime(2021, 9, 1), 'yyyy"年"m"月"')
    ('2021-09-30', '2021年9月')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float, Decimal)):
        return _number(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), form)
    if isinstance(value, (date, time)):
        return _moment(value, form)
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _number(value: Decimal, form: str) -> str:
    if not value.is_finite():
        return str(value)
    section, value = _section(value, form)
    places = _DIGITS.findall(_plain(section))
    before, after = _words(section)
    if section == _GENERAL or len(places) > 1 or _STRANGE.search(_plain(section)):
        return _general(value)
    if not places:
        return before + after
    whole, _, decimals = places[0].rstrip(",").partition(".")
    thousands = len(places[0]) - len(places[0].rstrip(","))
    scaled = value.scaleb(2 * (before + after).count("%") - 3 * thousands)
    last = Decimal(1).scaleb(-min(len(decimals), _LONGEST))
    rounded = scaled.quantize(last, rounding=ROUND_HALF_UP, context=_EXACT)
    if not rounded and "0" not in whole + decimals:
        return before + after
    comma = "," if "," in whole else ""
    head, dot, tail = f"{abs(rounded):{comma}f}".partition(".")
    while len(tail) > decimals.count("0") and tail.endswith("0"):
        tail = tail[:-1]
    sign = "-" if rounded < 0 else ""
    return f"{sign}{before}{head.zfill(whole.count('0'))}{dot if tail else ''}{tail}{after}"


def _section(value: Decimal, form: str) -> tuple[str, Decimal]:
    """The part of a format that is for this value; one for negative numbers writes the sign."""
    sections = re.findall(r'(?:"[^"]*"|\\.|[^;"])+', form) or [_GENERAL]
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    return re.sub(r"General|G/通用格式", _GENERAL, section, flags=re.I), value


def _general(value: Decimal) -> str:
    """Plain digits, at most 15 of them count: the sixteenth is noise of the arithmetic."""
    text = f"{Decimal(f'{value:.15g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain(section: str) -> str:
    """A section without quoted words, colours, spaces as wide as a sign."""
    return "".join(match[3] or match[4] or "" for match in _TOKEN.finditer(section))


def _words(section: str) -> tuple[str, str]:
    """What a section writes before the digits, and behind them."""
    parts, digits = ["", ""], False
    for match in _TOKEN.finditer(section):
        if match[4] and match[4] in "#0?.,":
            digits = True
        else:
            parts[digits] += match[1] or match[2] or match[4] or ""
    return parts[0], parts[1]


def _clock_out(section: str) -> str:
    """A section of a date with its hours, minutes and seconds taken out."""
    plain = "".join(match[3] or match[4] or " " for match in _TOKEN.finditer(section))
    minutes = _MINUTES.sub(lambda match: match[0].replace("m", "").replace("M", ""), plain)
    return re.sub(r"general", "", minutes, flags=re.I)


def _moment(value: date | time, form: str) -> str:
    section = form.split(";", maxsplit=1)[0]
    if isinstance(value, time):
        return value.isoformat("minutes")
    shows = {letter for letter in "ymd" if letter in _clock_out(section).lower()}
    shows |= {"y"} if re.search(r"(?<![a-z])e+(?![a-z])", _clock_out(section), re.I) else set()
    words = "".join(match[1] or match[2] or match[4] or "" for match in _TOKEN.finditer(section))
    if not shows or (shows == {"y", "m", "d"} and not re.search("[年月]", words)):
        day = value.isoformat()[:10]
    else:
        day = "".join(
            text
            for letter, text in (
                ("y", f"{value.year}年"),
                ("m", f"{value.month}月"),
                ("d", f"{value.day}日"),
            )
            if letter in shows
        )
    if isinstance(value, datetime) and value.time() != time() and re.search("h", section, re.I):
        return f"{day} {value.time().isoformat('minutes')}"
    return day
