"""The numbers that Word writes before paragraphs by itself: they are seen, but not in the text."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_DIGITS = "零一二三四五六七八九"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = (
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
    "taiwaneseCounting", "taiwaneseCountingThousand",
)  # fmt: skip
_SERIES = {
    "decimalEnclosedCircle": (0x2460, 20),
    "decimalEnclosedCircleChinese": (0x2460, 20),
    "decimalEnclosedParen": (0x2474, 20),
    "decimalEnclosedFullstop": (0x2488, 20),
    "upperLetter": (0x41, 26),
    "lowerLetter": (0x61, 26),
}
"""Formats that are a run of signs: the first, and how many there are."""


class _Level(NamedTuple):
    form: str
    text: str
    start: int
    close: bool
    """Whether nothing parts the number from the text."""
    plain: bool
    """Whether the numbers of the levels above are written in digits."""


class _List(NamedTuple):
    abstract: str
    levels: Mapping[int, _Level]
    restarts: Mapping[int, int]


class Numbering:
    """The lists of a document, and how far each of them has been counted."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self._lists = {} if numbering is None else _lists(numbering)
        self._styles = {} if styles is None else _styles(styles)
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[str, int]] = set()
        self.unknown: set[str] = set()
        """Kinds of numbers that could not be written."""
        self.used = False

    def label(self, paragraph: Any) -> str:
        """The number before the next paragraph of the document; empty if it has none."""
        number, depth = self._number_of(paragraph)
        found = self._lists.get(number)
        if found is None or depth not in found.levels:
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        self._count(counts, number, found, depth)
        level = found.levels[depth]
        if level.form == "bullet":
            return ""
        parts = {
            str(at + 1): _written(
                counts.get(at, one.start), "decimal" if level.plain and at < depth else one.form
            )
            for at, one in found.levels.items()
        }
        wanted = re.findall(r"%(\d)", level.text)
        if any(parts.get(one) is None for one in wanted):
            self.unknown.add(level.form)
            return ""
        label = re.sub(r"%(\d)", lambda match: parts[match[1]] or "", level.text)
        self.used = self.used or bool(label)
        return label + (" " if label[-1:].isalnum() and not level.close else "")

    def _count(self, counts: dict[int, int], number: str, found: _List, depth: int) -> None:
        start = found.levels[depth].start
        if depth in found.restarts and (number, depth) not in self._seen:
            counts.pop(depth, None)
            start = found.restarts[depth]
        self._seen.add((number, depth))
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]

    def _number_of(self, paragraph: Any) -> tuple[str, int]:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
        number, depth = self._styles.get(style, ("", 0))
        if own is not None:
            number = _value(own.find(f"{W}numId")) or number
            depth = _integer(own.find(f"{W}ilvl"), depth)
        return number, depth


def _lists(root: Any) -> dict[str, _List]:
    abstracts = {
        str(abstract.get(f"{W}abstractNumId")): {
            int(level.get(f"{W}ilvl", "0")): _level(level) for level in abstract.iter(f"{W}lvl")
        }
        for abstract in root.iter(f"{W}abstractNum")
    }
    lists: dict[str, _List] = {}
    for num in root.iter(f"{W}num"):
        abstract = _value(num.find(f"{W}abstractNumId"))
        levels, restarts = dict(abstracts.get(abstract, {})), {}
        for override in num.iter(f"{W}lvlOverride"):
            depth = int(override.get(f"{W}ilvl", "0"))
            if (level := override.find(f"{W}lvl")) is not None:
                levels[depth] = _level(level)
            if (start := override.find(f"{W}startOverride")) is not None:
                restarts[depth] = _integer(start, 1)
        lists[str(num.get(f"{W}numId"))] = _List(abstract, levels, restarts)
    return lists


def _level(element: Any) -> _Level:
    return _Level(
        form=_value(element.find(f"{W}numFmt")) or "decimal",
        text=_value(element.find(f"{W}lvlText")),
        start=_integer(element.find(f"{W}start"), 0),
        close=_value(element.find(f"{W}suff")) == "nothing",
        plain=element.find(f"{W}isLgl") is not None,
    )


def _styles(root: Any) -> dict[str, tuple[str, int]]:
    """Style → list and level, its own or that of the style it is based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in root.iter(f"{W}style"):
        name = str(style.get(f"{W}styleId"))
        based[name] = _value(style.find(f"{W}basedOn"))
        numbers = style.find(f"{W}pPr/{W}numPr")
        if numbers is not None and (number := _value(numbers.find(f"{W}numId"))):
            own[name] = number, _integer(numbers.find(f"{W}ilvl"), 0)
    found: dict[str, tuple[str, int]] = {}
    for name in based:
        at, steps = name, 0
        while at and at not in own and steps < len(based):
            at, steps = based.get(at, ""), steps + 1
        if at in own:
            found[name] = own[at]
    return found


def _value(element: Any | None) -> str:
    return "" if element is None else str(element.get(f"{W}val", ""))


def _integer(element: Any | None, otherwise: int) -> int:
    digits = _value(element)
    return int(digits) if digits.isascii() and digits.isdigit() else otherwise


def _written(number: int, form: str) -> str | None:
    """A number as Word writes it; None for kinds that we do not know.

    >>> _written(12, "chineseCounting"), _written(3, "decimalEnclosedCircle")
    ('十二', '③')
    """
    if form in _SERIES:
        first, size = _SERIES[form]
        return chr(first + number - 1) if 1 <= number <= size else None
    if form in _CHINESE:
        return _chinese(number)
    simple = {
        "decimal": str(number),
        "decimalZero": f"{number:02}",
        "decimalFullWidth": "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
        "none": "",
    }
    return simple.get(form)


def _chinese(number: int) -> str | None:
    if not 1 <= number <= 99:
        return None
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return ten + (_DIGITS[ones] if ones else "")
