"""How alike two texts are, in whole per mille: the measure by which tasks are known again."""

from collections import Counter
from collections.abc import Set
from functools import lru_cache

from govpublish.text import bare, narrow

WHOLE = 1000
_RUN = 4
"""Signs in a row that are no accident: shorter ones are words that every plan uses."""
Pairs = Set[tuple[str, int]]


def wording(text: str) -> str:
    """A text as far as it is wording: white space and the width of a sign are none.

    >>> wording("新建\\n公园2个（含绿道）") == wording("新建公园２个(含绿道)")
    True
    """
    return bare(narrow(text))


@lru_cache(maxsize=65536)
def signs(text: str) -> str:
    """The letters and digits of a text; punctuation tells nothing of what is promised."""
    return "".join(sign for sign in narrow(text) if sign.isalnum())


@lru_cache(maxsize=65536)
def pairs(text: str) -> Pairs:
    """Neighbouring signs, each with how often it was there before: a set that counts."""
    told = signs(text)
    seen: Counter[str] = Counter()
    found = set()
    for at in range(max(len(told) - 1, 1)):
        pair = told[at : at + 2]
        seen[pair] += 1
        found.add((pair, seen[pair]))
    return frozenset(found)


def likeness(one: str, other: str) -> int:
    """The share of neighbouring signs that two texts have in common (Dice), in per mille.

    >>> likeness("建成公园2个。", "建成公园3个"), likeness("建成公园2个。", "修路")
    (600, 0)
    """
    a, b = pairs(one), pairs(other)
    return 2 * WHOLE * len(a & b) // (len(a) + len(b))


def may_hold(whole: str, part: str, least: int) -> bool:
    """Whether so much of a part could stand in a whole: cheap, never wrongly False."""
    known = pairs(whole)
    shared = sum((pair, 1) in known for pair, _ in pairs(part))
    # A run of four signs has three pairs, a longer one relatively more.
    return shared * WHOLE * 4 >= len(signs(part)) * least * 3


def standing(whole: str, part: str) -> tuple[int, frozenset[int]]:
    """How many signs of a part stand in a whole, in runs, and which signs of the whole they are.

    >>> count, places = standing("建成公园2个,修建水库。", "修建水库。")
    >>> count, sorted(places)
    (4, [6, 7, 8, 9])
    """
    text, within = signs(part), signs(whole)
    places: set[int] = set()
    count, at = 0, 0
    while at < len(text):
        size = _run(text, at, within)
        if size < _RUN:
            at += 1
            continue
        start = within.find(text[at : at + size])
        places.update(range(start, start + size))
        count += size
        at += size
    return count, frozenset(places)


def _run(text: str, at: int, within: str) -> int:
    """How many signs from an offset on stand together in another text."""
    low, high = 0, len(text) - at
    while low < high:
        middle = (low + high + 1) // 2
        if text[at : at + middle] in within:
            low = middle
        else:
            high = middle - 1
    return low
