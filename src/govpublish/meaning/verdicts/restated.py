"""R2: the report says of the very words of the promise that they are done."""

import re

from govpublish import dates
from govpublish.meaning.verdicts.case import Case, Rule, sentences
from govpublish.models import Cell
from govpublish.quantities.achieved import likeness
from govpublish.quantities.amounts import core
from govpublish.text import narrow

_ALL = 0.99
_LONGEST = 40  # signs of a promise; a longer one is more than one thing
_CLAUSE = re.compile(r"[,,。;;\n]")
_DONE = re.compile(r"已|完成")
_PART = re.compile(r"\d|[一二三四五六七八九十]成|[“\"][^”\"]*$")


def holds(case: Case) -> tuple[Cell, ...] | None:
    """The one sentence that repeats the promise as done."""
    promise = _wanted(case)
    if promise is None or len(case.texts) != 1:
        return None
    act = case.completion.act.match(promise)
    noun = _noun(promise, case)
    if act is None or len(noun) < 4:
        return None
    allowed = set(case.completion.opens.findall(promise))
    (text,) = case.texts
    for sentence in sentences(text):
        said = narrow(sentence.text)
        clauses = [one for one in _CLAUSE.split(said) if one]
        if set(case.completion.opens.findall(said)) - allowed or len(clauses) != 1:
            continue
        if not _DONE.search(said) or act[0] not in said:
            continue
        if likeness(noun, _noun(said, case)) >= _ALL and not _narrower(promise, said, case):
            return (sentence,)
    return None


def _wanted(case: Case) -> str | None:
    """The promise without its deadline, where it is one short clause without amounts."""
    text = narrow(case.promise.text).strip()
    year = int(case.year_end[:4])
    if head := dates.at_head(text, year):
        text = text[len(head[0]) :].lstrip(", ")
    parts = [part for part in _CLAUSE.split(text) if part.strip()]
    if len(parts) != 1 or len(text) > _LONGEST or case.indicators:
        return None
    return parts[0].strip()


def _noun(text: str, case: Case) -> str:
    """All the words that carry meaning, without acts and the manner of speaking."""
    return core(case.completion.act.sub("", text), case.quantities)


def _narrower(promise: str, said: str, case: Case) -> bool:
    """Whether the report speaks of a part: it adds words or figures of its own to the thing."""
    extra = len(_noun(said, case)) - len(_noun(promise, case))
    return extra > 6 or len(re.findall(r"\d+(?:\.\d+)?%", said)) > 0


RULE = Rule(
    id="R2.1",
    status="done",
    name="照承诺的话说已做完",
    says="承诺只有一件事、没有数量;进展说明用同一个动作、同样的话说它“已……”或“完成……”。",
    silent="只说到其中一部分、一个步骤,或有“初稿”“征求意见稿”“正在”“基本”一类的词,不算。",
    holds=holds,
)
