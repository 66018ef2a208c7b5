"""R2: the report says of the very words of the promise that they are done."""

import re

from govpublish import dates
from govpublish.meaning.verdicts.case import Case, Example, Rule, sentences
from govpublish.models import Cell
from govpublish.quantities.achieved import likeness
from govpublish.quantities.amounts import core
from govpublish.text import narrow

_ALL = 0.99
_LONGEST = 40  # signs of a promise; a longer one is more than one thing
_CLAUSE = re.compile(r"[,,。;;\n]")
_DONE = re.compile(r"已|完成")
_NOT = re.compile(r"未|没有|无法|不(?!断)")
_ON_THE_WAY = re.compile(r"推进|加快|组织|谋划|实施|落实|开展|部署|研究|委托|力争|确保")
_NUMBER = re.compile(r"(?<!\d)\d+(?:\.\d+)?(?![\d.月日])")
_MORE = 1  # signs that a report may add to the thing: 县, 该


def holds(case: Case) -> tuple[Cell, ...] | None:
    """The one sentence that repeats the promise as done."""
    promise = _wanted(case)
    if promise is None or len(case.told) != 1 or not case.texts or case.goes_on:
        return None
    if case.something_is_left:
        return None
    noun = _noun(promise, case)
    if case.completion.act.match(promise) is None or len(noun) < 4:
        return None
    acts = case.completion.act.findall(promise)
    (text,) = case.texts
    for sentence in sentences(text):
        said = narrow(sentence.text)
        clauses = [one for one in _CLAUSE.split(said) if one]
        if case.is_open(said) or len(clauses) != 1:
            continue
        if not _DONE.search(said) or any(act not in said for act in acts):
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
    """Whether the report speaks of less: of another thing, a part, a way to it, or of none."""
    if len(_noun(said, case)) - len(_noun(promise, case)) > _MORE:
        return True
    if any(set(words.findall(said)) - set(words.findall(promise)) for words in (_NOT, _ON_THE_WAY)):
        return True
    return bool(set(_NUMBER.findall(said)) - {*_NUMBER.findall(promise), case.year_end[:4]})


RULE = Rule(
    id="R2.1",
    status="done",
    name="照承诺的话说已做完",
    says="承诺只有一件事、没有数量;进展说明用同一个动作、同样的话说它“已……”或“完成……”。",
    silent="只说到其中一部分、一个步骤,多出了别的话,或有“初稿”“征求意见稿”“正在”“推进”“基本”一类的词,不算;承诺是“每月”“持续”的,到年底才算。",
    holds=holds,
    right=(
        Example("出台《云山县人才公寓管理办法》。", "《云山县人才公寓管理办法》已出台。"),
        Example("5月底前,成立乡村振兴服务中心。", "乡村振兴服务中心已于5月10日成立。"),
        Example("编制云山县防洪规划。", "完成编制云山县防洪规划。"),
    ),
    wrong=(
        Example(
            "出台《云山县人才公寓管理办法》。", "《云山县人才公寓管理办法》(征求意见稿)已出台。"
        ),
        Example("出台人才公寓管理办法。", "已出台人才公寓管理办法的配套细则。"),
        Example("制定并印发防洪应急预案。", "防洪应急预案已制定。"),
        Example("改造云山县体育中心。", "已加快推进云山县体育中心改造。"),
        Example("建成云山县图书馆。", "云山县图书馆主体工程已建成。"),
        Example("印发2021年防洪工作方案。", "已印发2020年防洪工作方案。"),
    ),
)
