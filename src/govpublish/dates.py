"""Periods and deadlines: what a phrase like `9月底前` allows at the latest, never more exactly."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from govpublish.ids import PERIOD
from govpublish.text import chinese_number, narrow

_QUARTER = r"(?:第)?(?P<quarter>[一二三四1-4])季度"
_YEAR = r"(?:(?P<year>20[0-9]{2})年|(?P<this>今年|本年|当年)|(?P<next>明年|次年))?"
_PHRASE = re.compile(
    _YEAR
    + r"(?:"
    + r"(?:\d{1,2}(?:月份?)?[-—~至])?(?P<month>1[0-2]|0?[1-9])月份?"
    + r"(?:(?P<day>[12]\d|3[01]|0?[1-9])[日号]"
    + r"|(?:[上中](?=[中下]))?(?P<ten>[上中下])旬|(?P<end>底|末))?"
    + rf"|{_QUARTER}(?:底|末)?"
    + r"|(?P<half>[上下])半年(?:底|末|内)?"
    + r"|(?P<whole>年底|年末|年内|年终|全年|本年度内?|年度内|底|内)"
    + r")(?P<before>以?之?前)?"
)
_DIGITS = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_PERIOD_WORDS = re.compile(
    r"(?:(?P<year>20\d{2})年(?:度)?)?(?:截?[至止])?(?:"
    rf"(?:{_DIGITS}(?:月份?)?[-—~至])?(?P<month>{_DIGITS})月(?:份|底|末|(?P<day>\d{{1,2}})日)?"
    r"|(?:第|前|1[-—~至])?(?P<quarter>[一二三四1-4])季度(?:末)?"
    r"|(?P<half>[上下])半年"
    r"|(?:全年)?)"
)
_WRITTEN = re.compile(
    r"(?P<year>20\d{2})(?P<sign>[-./])(?P<month>\d{1,2})(?:(?P=sign)(?P<day>\d{1,2}))?"
    r"(?: ?00:00(?::00)?)?(?:以?之?前)?"
)
"""A date in digits, as spreadsheets show it; the full stop only parts year, month and day."""
_FIGURES = re.compile(
    r"(?:20\d{2}([-/.])\d{1,2}(?:\1\d{1,2})?[-—~至]+)?"
    r"(?P<year>20\d{2})([-/.])(?P<month>\d{1,2})(?:\3(?P<day>\d{1,2}))?(?P<ten>)(?P<end>底)?"
    r"(?P<before>以?之?前)?"
)
"""A date in figures: 2023-12-31, 2023.12, 2023/6/30前."""
_EVERY = re.compile(r"每(?:半?年|季度?|月|周|旬)")
_REPEATED = re.compile(
    rf"{_EVERY.pattern}(?:\d{{1,2}}日)?(?:底|末|初)?(?:前)?"
    r"|(?:长期|常年|持续|全年持续|经常性?|常态化?|动态|长效)(?:坚持|推进|开展|落实|实施|工作|任务)?"
)
_DOING = re.compile(
    r"(?:全面|全部|基本)?(?:完成|完工|竣工|建成|投用|投入使用|办结|推进|实施|开工建设|开工|动工|启动)"
    r"(?:任务)?\Z"
)
"""What a deadline column says beside the time (12月底前完成)."""
_FIVE_YEARS = re.compile(
    r"[\"“]?十(?P<plan>[一二三四五六七八九])五[\"”]?(?:规划)?(?:期间|时期|期内|期末|末|内)?"
)
_TITLE = re.compile(r"《[^《》]*》")
_SPOKEN_YEAR = re.compile(r"(?<!\d)20\d{2}(?=年)")
_SENTENCE_END = re.compile(r"[。;!?\n]")
_ANOTHER_TIME = re.compile(
    r"(?:去年|上年|前年|往年|明年|次年|翌年|来年|后年|次|每年?度?|各|隔年?|截[至止]|自|从|较|比"
    r"|[\d.年月第-])$"
)
"""Right before a phrase: it is of another year, comes again, or opens what is measured."""
_PART_OF_A_WORD = re.compile(
    r"[去上前往明次翌来后每各隔学财跨周半几数多近余两零〇一二三四五六七八九十百千\d]$"
)
"""Right before 年底, 年内: 三年内, 明年底, 学年末."""
_NOT_BEFORE = re.compile(r"[期后沿端置列述\d几两一二三四五六七八九十]")
"""Right behind 前: 前期, 前后, 前三季度, 前10名."""
_ACTS = re.compile(
    r"\s*(?:[,;:。)]|\Z|(?:力争|争取|确保|实现)?(?:全面|全部|基本|初步|正式|主体|累计|顺利)?"
    r"(?:完成|建成|建立|竣工|完工|交付|投用|投产|投运|投入|实现|达到|开工|动工|启动|通车|开通|开业|开放|开馆"
    r"|出台|印发|验收|通过|形成|创成|结顶|封顶|运营|试运营|运行|上线|见效))"
)
"""Right behind 底 or 末 without 前: anything else makes it a date of what is counted (年末人口)."""
_WHOLE_YEARS = re.compile(r"(?:20\d{2}年?(?:[-—~至]|到))?(?P<year>20\d{2})年(?:度)?")


class Deadline(NamedTuple):
    """The last day that a phrase allows, and how exactly the phrase was meant."""

    on: date | None
    precision: str | None


def deadline(phrase: str, year: int) -> Deadline | None:
    """Understand a whole phrase; None if it is no deadline we know.

    >>> deadline("9月底前", 2021).on.isoformat(), deadline("9月前", 2021).on.isoformat()
    ('2021-09-30', '2021-08-31')
    >>> deadline("2021/6/30", 2021).on.isoformat(), deadline("2021.06", 2021).on.isoformat()
    ('2021-06-30', '2021-06-30')
    >>> deadline("2022年底前完成", 2021).on.isoformat(), deadline("2023年", 2021).on.isoformat()
    ('2022-12-31', '2023-12-31')
    >>> deadline("2023-06-30", 2021).on.isoformat(), deadline("2023.6", 2021).on.isoformat()
    ('2023-06-30', '2023-06-30')
    >>> deadline("“十四五”期间", 2021).on.isoformat(), deadline("明年3月底", 2021).on.isoformat()
    ('2025-12-31', '2022-03-31')
    >>> deadline("12月中旬", 2021).precision, deadline("每月", 2021).on is None
    ('ten_days', True)
    """
    words = "".join(narrow(phrase).split())
    if _REPEATED.fullmatch(words):
        return Deadline(None, None)
    if (figures := _FIGURES.fullmatch(words)) and 1 <= int(figures["month"]) <= 12:
        return _month(figures, int(figures["year"]))
    if written := _WRITTEN.fullmatch(words):
        return _in_digits(written)
    if years := _WHOLE_YEARS.fullmatch(words):
        return Deadline(date(int(years["year"]), 12, 31), "year")
    if plan := _FIVE_YEARS.fullmatch(_DOING.sub("", words)):
        number = "一二三四五六七八九".index(plan["plan"]) + 1
        return Deadline(date(2005 + 5 * number, 12, 31), "year")
    match = _PHRASE.fullmatch(_DOING.sub("", words))
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


class Spoken(NamedTuple):
    """A deadline that a running text names, and where."""

    start: int
    end: int
    deadline: Deadline


def in_text(text: str, year: int) -> Iterator[Spoken]:
    """Every limit of time inside a text: 6月底前, 9月前, 11月30日前, 年内, 二季度末.

    Only what says 前, 底, 末 or 内 is one: a bare month is a point of the story (11月开工), and
    what is measured has its time too (1-3月增长, 年末人口, 截至6月底). A year that the sentence
    names holds for what follows in it.

    >>> text = "6月底前完成设计;11月开工,2021年底建成"
    >>> [text[one.start : one.end] for one in in_text(text, 2021)]
    ['6月底前', '2021年底']
    """
    said = _TITLE.sub(lambda title: "\0" * len(title[0]), narrow(text))
    for match in _PHRASE.finditer(said):
        if not _is_limit(match, said):
            continue
        sentence = _SENTENCE_END.split(said[: match.start()])[-1]
        named = [] if match["this"] or match["next"] else _SPOKEN_YEAR.findall(sentence)
        understood = _understood(match, int(named[-1]) if named else year)
        if understood and understood.on:
            yield Spoken(match.start(), match.end(), understood)


def _is_limit(match: re.Match[str], text: str) -> bool:
    """Whether a phrase says by when, not when or of what time."""
    ahead = text[: match.start()]
    dated = match["year"] or match["this"] or match["next"]
    if _means_nothing(match) or (not dated and _ANOTHER_TIME.search(ahead)):
        return False
    if dated and re.search(r"(?:截[至止]|自|从|较|比)$", ahead):
        return False
    if match[0][0] == "年" and _PART_OF_A_WORD.search(ahead):
        return False
    if match["before"]:
        return not _NOT_BEFORE.match(text, match.end())
    if match[0].endswith("内"):
        return True
    return match[0][-1] in "底末" and _ACTS.match(text, match.end()) is not None


def _in_digits(match: re.Match[str]) -> Deadline | None:
    year, month, day = int(match["year"]), int(match["month"]), match["day"]
    try:
        if day:
            return Deadline(date(year, month, int(day)), "day")
        return Deadline(_last_day(year, month), "month")
    except ValueError:
        return None


def _means_nothing(match: re.Match[str]) -> bool:
    """`底` and `内` alone: of what, nobody says."""
    return match["whole"] in ("底", "内") and not (match["year"] or match["this"])


def _understood(match: re.Match[str], year: int) -> Deadline | None:
    year = int(match["year"] or year) + bool(match["next"])
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


def period(words: str, year: int) -> str | None:
    """The period that a heading's words name, its last month where they name a span.

    >>> period("4月", 2021), period("1-11月份", 2021), period("2022年第三季度", 2021)
    ('2021-04', '2021-11', '2022-Q3')
    >>> period("上半年", 2021), period("2021年度", 2021), period("本期", 2021)
    ('2021-H1', '2021', None)
    """
    match = _PERIOD_WORDS.fullmatch("".join(narrow(words).split()))
    if match is None:
        return None
    spoken = match["year"] or str(year)
    if match["half"]:
        return f"{spoken}-H{'上下'.index(match['half']) + 1}"
    if match["month"]:
        month = _number(match["month"])
        return f"{spoken}-{month:02d}" if 1 <= month <= 12 else None
    if match["quarter"]:
        return f"{spoken}-Q{_number(match['quarter'])}"
    return spoken


def day(words: str, year: int) -> str | None:
    """The day up to which a heading tells (至8月10日进展), ISO; None where it names none.

    >>> day("至8月10日", 2021), day("8月", 2021)
    ('2021-08-10', None)
    """
    match = _PERIOD_WORDS.fullmatch("".join(narrow(words).split()))
    if match is None or not match["day"]:
        return None
    try:
        month = _number(match["month"])
        return date(int(match["year"] or year), month, int(match["day"])).isoformat()
    except ValueError:
        return None


def _number(digits: str) -> int:
    return int(digits) if digits.isdigit() else chinese_number(digits)


def precision(period: str) -> str:
    """How exactly a period names a time, as deadlines say it.

    >>> precision("2021-Q3"), precision("2021-04"), precision("2021")
    ('quarter', 'month', 'year')
    """
    words = {"Q": "quarter", "H": "half_year"}
    return words.get(period[5:6], "month" if period[5:] else "year")


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
