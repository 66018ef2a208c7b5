"""Pure functions on text: markup taken off, labels recognised, white space out of the way."""

import html
import re
from collections.abc import Iterator

from govpublish.models import Cell, Piece

MARKUP = re.compile(
    r"</?(?:p|br|span|div|b|strong|i|em|u|sup|sub|font|a)(?:\s[^<>]*)?/?>"
    r"|&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb]",
    re.IGNORECASE,
)
"""What is no text: marks of HTML, and signs that nobody sees."""
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufffe\uffff]"
)
"""Signs that must not stay hidden, nor stand in XML: control characters, those that turn the
direction of what follows, halves of characters, and what is no character."""
_PARAGRAPH = re.compile(r"</?(?:p|br|div)\b", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LABEL = re.compile(
    rf"\s*(?:\((?P<bracket>\d{{1,2}})\)|(?P<circle>[{_CIRCLED}])"
    r"|(?P<plain>\d{1,2})(?:\.(?!\d)|、|\)))\s*"
)
_LABEL_WIDTH = 24  # signs, white space around the label included
_CHINESE_LABEL = re.compile(
    r"\s*(?:\((?P<bracket>[一二三四五六七八九十]{1,3})\)"
    r"|(?P<plain>[一二三四五六七八九十]{1,3})[、是])\s*"
)
_SENTENCE_END = re.compile(r"[。;!?…:]['\"”’」』)]*\s*$")


_NARROW = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}


def narrow(text: str) -> str:
    """Full-width signs as their ASCII twins, sign for sign, so that one pattern serves both.

    Only for looking: what is published keeps the signs it was printed with.

    >>> narrow("\uff08\uff12\uff09\uff1a\u3001")
    '(2):、'
    """
    return text.translate(_NARROW)


def visible(text: str) -> str:
    r"""Hidden signs told by name.

    >>> visible("a\u202eb")
    'a[U+202E]b'
    """
    return HIDDEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def bare(text: str) -> str:
    """The text without any white space, for comparison.

    >>> bare("3200m ² ,\\n砼")
    '3200m²,砼'
    """
    return "".join(text.split())


def cell_of(line: str, number: int, start: int = 0, end: int | None = None) -> Cell:
    """The cell that stands at [start:end) of a line, markup taken off, trimmed.

    Paragraph marks become line ends, `<sup>2</sup>` becomes ², entities their sign; a sign `<`
    that belongs to no known mark is text.
    """
    return Cell(tuple(_pieces(line, number, start, len(line) if end is None else end))).stripped()


def _pieces(line: str, number: int, start: int, end: int) -> Iterator[Piece]:
    at, joint, shift = start, "", None
    for mark in MARKUP.finditer(line, start, end):
        if mark.start() > at:
            text = line[at : mark.start()]
            if text.strip() or not joint:
                yield Piece(text.translate(shift or {}), number, at, mark.start(), joint)
                joint = ""
        at = mark.end()
        if mark[0][0] == "&":
            yield from _entity(mark, number, joint)
            joint = ""
        elif _PARAGRAPH.match(mark[0]):
            joint = "\n"
        elif mark[0][:4].lower() in ("<sup", "<sub"):
            shift = _RAISED if mark[0][3].lower() == "p" else _LOWERED
        elif mark[0][:5].lower() in ("</sup", "</sub"):
            shift = None
    if at < end and (line[at:end].strip() or not joint):
        yield Piece(line[at:end], number, at, end, joint)


def _entity(mark: re.Match[str], number: int, joint: str) -> Iterator[Piece]:
    sign = html.unescape(mark[0])
    if len(sign) == 1:
        yield Piece(sign, number, mark.start(), mark.end(), joint)
    else:  # not an entity after all: the signs stand for themselves
        yield Piece(mark[0], number, mark.start(), mark.end(), joint)


def plain(line: str) -> str:
    """A line as it is read: markup taken off, no place kept."""
    return cell_of(line, 1).text


def label_at(text: str, at: int = 0) -> tuple[int, int] | None:
    """The number of the label that stands at an offset and where it ends, or None.

    >>> label_at("(2) 完成"), label_at("③8月"), label_at("2.新增"), label_at("2.5亿元")
    ((2, 4), (3, 1), (2, 2), None)
    """
    match = _LABEL.match(narrow(text[at : at + _LABEL_WIDTH]))
    if match is None:
        return None
    if match["circle"]:
        return _CIRCLED.index(match["circle"]) + 1, at + match.end()
    return int(match["bracket"] or match["plain"]), at + match.end()


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence or heading does, not in the middle of one."""
    return _SENTENCE_END.search(narrow(text)) is not None


def chinese_label_at(text: str) -> int | None:
    """The number of a label in Chinese digits at the head of a text, or None.

    >>> chinese_label_at("二是加强"), chinese_label_at("(三)推动"), chinese_label_at("一季度")
    (2, 3, None)
    """
    match = _CHINESE_LABEL.match(narrow(text))
    return chinese_number(match["bracket"] or match["plain"]) if match else None


def chinese_number(digits: str) -> int:
    """A number up to 99 in Chinese digits.

    >>> chinese_number("十二"), chinese_number("三十"), chinese_number("七")
    (12, 30, 7)
    """
    tens, ten, ones = digits.rpartition("十")
    value = "零一二三四五六七八九".index(ones) if ones else 0
    if ten:
        value += 10 * ("零一二三四五六七八九".index(tens) if tens else 1)
    return value


def says_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing to say.

    >>> says_nothing("—"), says_nothing("/"), says_nothing("无"), says_nothing("无线电管理处")
    (True, True, True, False)
    """
    return re.fullmatch(r"\s*(?:[-—–―/\\]+|无)\s*", narrow(text)) is not None
