"""What a spreadsheet shows for a number or a date: its value through its number format.

Whole numbers have no `.0`. Percentages, decimals, thousands and quoted words are as the format
says; what a format says beyond that (colours, conditions, fractions) is left aside and the number
written plainly. A date of which year, month and day are shown is ISO (2021-09-30), unless the
format itself writes 年 or 月; one of which only a part is shown has that part alone (2021年9月),
so that it is never more exact than what is printed.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

EAST_ASIAN = {
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that Chinese programs know by number alone and no file spells out."""

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].|(y+|m+|d+|h+|s+|e+|a+/p+|AM/PM)|(.)', re.I)
_NUMBER = re.compile(r"[#0?,]+(?:\.([#0?]+))?")
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
    sections = _sections(form)
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    pattern = _plain(section)
    places = list(_NUMBER.finditer(pattern))
    rest = pattern[: places[0].start()] + pattern[places[0].end() :] if places else pattern
    if len(places) != 1 or re.search(r"[eE][+-]|/|General|@", rest, re.I):
        return _general(value)
    place = places[0]
    before, after = (_literal(section, at == 1) for at in range(2))
    whole, _, decimals = place[0].partition(".")
    percent = after.count("%") + before.count("%")
    scaled = value * 100**percent / 1000 ** (len(whole) - len(whole.rstrip(",")))
    least = decimals.count("0")
    text = f"{_rounded(scaled, len(decimals)):{',' if ',' in whole.rstrip(',') else ''}f}"
    for _ in range(len(decimals) - least):
        text = text.removesuffix("0") if "." in text else text
    digits = text.removesuffix(".")
    sign = "-" if digits.startswith("-") else ""
    head, dot, tail = digits.removeprefix("-").partition(".")
    return f"{sign}{before}{head.zfill(whole.count('0'))}{dot}{tail}{after}"


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _general(value: Decimal) -> str:
    """Plain digits, at most 15 of them count: the sixteenth is noise of the arithmetic."""
    text = f"{Decimal(f'{value:.15g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sections(form: str) -> list[str]:
    """The format for positive, negative and zero numbers, parted by semicolons outside quotes."""
    return re.findall(r'(?:"[^"]*"|\\.|[^;"])+', form) or ["General"]


def _plain(section: str) -> str:
    """A section without quoted words, colours, spaces as wide as a sign."""
    return "".join(match[3] or match[4] or "" for match in _TOKEN.finditer(section))


def _literal(section: str, behind: bool) -> str:
    """The words of a section before its digits, or behind them."""
    parts, digits = ["", ""], False
    for match in _TOKEN.finditer(section):
        if match[4] and match[4] in "#0?.,":
            digits = True
        else:
            parts[digits] += match[1] or match[2] or match[4] or ""
    return parts[behind]


def is_day(form: str) -> bool:
    """Whether a format shows days, months or years."""
    return bool(re.search(r"[ymd]", _clock_out(_sections(form)[0]), re.I))


def _clock_out(section: str) -> str:
    """A section of a date with its hours, minutes and seconds taken out."""
    plain = "".join(match[3] or match[4] or " " for match in _TOKEN.finditer(section))
    minutes = _MINUTES.sub(lambda match: match[0].replace("m", "").replace("M", ""), plain)
    return re.sub(r"general", "", minutes, flags=re.I)


def _moment(value: date | time, form: str) -> str:
    section = _sections(form)[0]
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
