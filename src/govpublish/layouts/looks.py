"""What a line looks like: a name, a deadline, a status, a sentence; and in which column so."""

import re

from govpublish import dates
from govpublish.layouts.blocks import Block, Names
from govpublish.models import ORGANIZATIONS, Cell, Meaning
from govpublish.text import bare, is_sentence, narrow

_HALF = 0.5
_SOME_YEAR = 2000  # only whether it is a deadline matters here, not which day
_LONG = 18
_LIKE = {
    Meaning.DEADLINE: (0.0, 2.0, 5.0), Meaning.STATUS: (0.0, 1.2, 3.0),
    Meaning.SHARE: (0.0, 1.5, 3.0), Meaning.LEADER: (0.2, 1.2, 3.0),
    Meaning.POINTS: (0.5, 0.5, 3.0), Meaning.TYPE: (0.5, 0.5, 3.0), Meaning.UNIT: (0.5, 0.5, 3.0),
    Meaning.CATEGORY: (0.5, 0.5, 2.0),
}  # fmt: skip
"""Columns of a few signs: the cost of what fits, of what is at least as short, of the rest."""
_SHARE = re.compile(r"[<>≥]?\d+(?:\.\d+)?(?:%|$)")
_DATE = re.compile(r"20\d\d[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)?(?:底|前|底前)?\Z")
_SELDOM = (Meaning.PROBLEM, Meaning.NEXT_STEP, Meaning.REASON)
_TROUBLE = re.compile(
    r"问题|困难|不足|不够|不到位|[缺难慢]|滞后|尚未|影响|紧张|矛盾|制约|压力|下一?步|建议|由于|因"
)
_NOTHING = re.compile(r"[-—/\\无]{1,2}\Z")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[、,][\u4e00-\u9fff·]{2,4})*\Z")


def kind(cell: Cell, names: Names) -> str:
    """What a cell holds, roughly: cells of one column mostly hold the same."""
    text = bare(narrow(cell.text))
    named = names.knows(text) or names.looks_like(text) or _named(cell.text, names) >= _HALF
    seen = {
        "nothing": _NOTHING.match(text) is not None,
        "names": named,
        "status": names.is_status(text),
        "share": _SHARE.match(text) is not None,
        "deadline": dates.deadline(text, _SOME_YEAR) is not None or _DATE.match(text) is not None,
        "story": len(text) > _LONG or is_sentence(text),
        "people": _PERSON.match(text) is not None,
    }
    return next((name for name, is_so in seen.items() if is_so), "words")


def unlike(block: Block, meaning: Meaning | None, names: Names) -> float:
    """How little a line looks like what stands in such a column."""
    text = bare(narrow(block.cell.text))
    if meaning is None or meaning is Meaning.IGNORE:
        return 0.6
    if not text or _NOTHING.match(text):
        return 3.0 if meaning is Meaning.TASK else 0.3
    named = _named(block.cell.text, names)
    name = named == 1 or names.knows(text) or names.looks_like(text)
    due = dates.deadline(text, _SOME_YEAR) is not None or _DATE.match(text) is not None
    status = names.is_status(text)
    if meaning in ORGANIZATIONS:
        rare = 0.1 if meaning is Meaning.SUPPORT else 0.0  # one name alone is who leads
        return rare if name else 1.0 if named >= _HALF else 4.0
    if meaning in _LIKE:
        return _unlike_word(text, meaning, name=name, due=due, status=status)
    return _unlike_words(text, meaning, known=name or due or status)


def _unlike_word(text: str, meaning: Meaning, *, name: bool, due: bool, status: bool) -> float:
    """The same for columns of a few signs each."""
    short = len(text) <= _LONG / 2
    cost, middling, dear = _LIKE[meaning]
    told = meaning is Meaning.CATEGORY and re.search(r"[。;]|\d\D", text)
    fits = {
        Meaning.DEADLINE: due,
        Meaning.STATUS: status,
        Meaning.SHARE: _SHARE.match(text) is not None,
        Meaning.LEADER: bool(_PERSON.match(text)) and not (name or status or due),
    }
    if told or (meaning is Meaning.STATUS and name):
        return dear
    if fits.get(meaning, short):
        return cost
    return middling if short or (meaning is Meaning.DEADLINE and len(text) <= _LONG) else dear


def _unlike_words(text: str, meaning: Meaning, *, known: bool) -> float:
    """The same for columns that tell in words; `known`: it is a name, a deadline or a status."""
    if meaning is Meaning.REMARK:
        return 1.0 if known else 0.2
    if _SHARE.match(text) and meaning in (Meaning.TASK, Meaning.TARGET, Meaning.MILESTONES):
        return 2.0
    rare = 0.35 if meaning in _SELDOM and not _TROUBLE.search(text) else 0.0
    return 2.5 if known else rare


def _named(text: str, names: Names) -> float:
    """How much of a list is names; 0 for what is none."""
    parts = [part for part in re.split(r"[、,;\s]+", narrow(text)) if part]
    known = sum(names.knows(part) or names.looks_like(part) for part in parts)
    return known / len(parts) if len(parts) > 1 else 0
