"""A sum that a sentence prints behind its parts: `A 182个,B 121个,共新增303个`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from govpublish.quantities.amounts import Amount, amounts, core
from govpublish.quantities.masks import masked
from govpublish.quantities.rounding import half_a_digit, is_rough
from govpublish.quantities.words import Words
from govpublish.text import narrow

_STOP = re.compile(r"[。;!?\n]")
_TOTAL = re.compile(r"(?:总共|共计|合计|总计|共(?!同|享|治|富|青|产|和|性|建(?![成设])))")
_NOT_PARTS = re.compile(
    r"其中|包括|含|分别|各|剩余|余下|另|除去|除外|扣除|原有|现有|已有|去年|上年|累计|累积|截至|截止|以来|以上"
    r"|以下|左右|每|同比|增长|下降|减少|%|未|[*×]"
)
"""What says that the amounts are not simply the parts of one sum."""
_SPELLED = r"[一二两三四五六七八九十百千]+(?:{units})"
_SAME_END = 2


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A printed total that is not the sum of the parts before it."""

    start: int
    """Where the sentence of the parts begins."""
    end: int
    """Behind the total."""
    parts: tuple[Amount, ...]
    total: Amount

    @property
    def sum(self) -> Decimal:
        """Of the parts, in their unit."""
        return sum((part.value for part in self.parts), Decimal(0))


def wrong_sums(text: str, words: Words) -> Iterator[WrongSum]:
    """Every total that its sentence contradicts; silent unless all before it are surely its parts.

    All amounts of the sentence before it, two at least, are in its unit; nothing else there is a
    number; the total has a clause of its own that counts the same thing as the last part.
    """
    said = narrow(text)
    if not _TOTAL.search(said):
        return
    hidden, found = masked(said), amounts(text, words)
    for total in found:
        start = _begins(said, total.start)
        ends = _STOP.search(said, total.end)
        parts = [one for one in found if start <= one.start < total.start]
        sentence = said[start : ends.start() if ends else len(said)]
        wrong = WrongSum(start, total.end, tuple(parts), total)
        if (
            len(parts) > 1
            and not _NOT_PARTS.search(sentence)
            and not words.pending.search(sentence)
            and all(_is_part(one, total, said) for one in [*parts, total])
            and len({one.start for one in parts}) == len(parts)
            and _nothing_else(hidden[start : total.start], start, parts, words)
            and _is_total(said, total, parts, words)
            and abs(wrong.sum - total.value) * total.scale > _open(wrong, words)
        ):
            yield wrong


def _begins(text: str, at: int) -> int:
    ends = [match.end() for match in _STOP.finditer(text, 0, at)]
    return ends[-1] if ends else 0


def _is_part(one: Amount, total: Amount, text: str) -> bool:
    return one.unit == total.unit and not one.change and not is_rough(text, one)


def _nothing_else(text: str, offset: int, parts: Sequence[Amount], words: Words) -> bool:
    """Whether no other number stands before the total, in digits or in words."""
    for one in reversed(parts):
        text = text[: one.start - offset] + text[one.end - offset :]
    spelled = _SPELLED.format(units=words.unit)
    return not re.search(rf"\d|{spelled}", text)


def _is_total(text: str, total: Amount, parts: Sequence[Amount], words: Words) -> bool:
    """Whether its clause opens with 共 and counts what the parts count."""
    ahead = text[total.clause[0] : total.start].strip()
    named = _TOTAL.match(ahead)
    if named is None or parts[-1].clause == total.clause:
        return False
    behind = text[total.end : total.clause[1]]
    noun = core(f"{ahead[named.end() :]} {behind}", words)
    if not noun:
        return True
    return all(one.noun.endswith(noun[-_SAME_END:]) for one in parts)


def _open(wrong: WrongSum, words: Words) -> Decimal:
    """What rounding leaves open."""
    return sum((half_a_digit(one, words) for one in [*wrong.parts, wrong.total]), Decimal(0))
