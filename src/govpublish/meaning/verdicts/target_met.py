"""R3: every promised amount is reached by the amount that is reported of the same quantity."""

import re

from govpublish.meaning.verdicts.case import Case, Example, Rule, sentences
from govpublish.models import Cell, Indicator
from govpublish.quantities.amounts import amounts, core, has_unread
from govpublish.text import narrow

_ABOUT = re.compile(r"约|左右|上下|近")
_MONTHS = re.compile(r"(?P<quarter>[一二三四])季度|(?P<half>上半年)|(?P<month>\d{1,2})月")
_EACH = re.compile(r"每(?!年)")
_SINCE = re.compile(r"累计|累积|共完成|总计")
_THIS_YEAR = re.compile(r"今年|本年|年度|全年|年初|\d月|季度|半年|20\d\d年")
_VAGUE = (
    "活动",
    "项目",
    "投资",
    "企业",
    "工程",
    "资金",
    "会议",
    "人才",
    "人员",
    "单位",
    "培训",
    "任务",
)
"""Things of so many kinds that one of them is no other: 开展活动, 培训活动."""
_HEAD = 2  # signs by which the thing itself is known: 停车位 in 机动车停车位


def holds(case: Case) -> tuple[Cell, ...] | None:
    """The reported amounts. A rate or an upper limit counts only when its time is over."""
    promise = case.promise.text
    if not case.indicators or _EACH.search(promise) or has_unread(promise, case.quantities):
        return None
    if case.something_is_left or not all(_holds(one, case) for one in case.indicators):
        return None
    return tuple(one.achieved for one in case.indicators)


def _holds(one: Indicator, case: Case) -> bool:
    if not is_met(one) or not _is_the_thing(one, case):
        return False
    sentence = narrow(_sentence(one, case))
    if case.is_open(sentence) or _may_be_of_years(one, sentence):
        return False
    return not one.is_rate or (case.as_of >= case.ends_on and _is_of_all(sentence, case))


def is_met(one: Indicator) -> bool:
    """Whether what is achieved is as much as is promised; not more than it, for upper limits."""
    said = one.achieved_value
    if said is None or (said == one.value and _ABOUT.search(one.achieved.text)):
        return False
    if one.comparator in ("gt", "lt"):
        return said > one.value if one.comparator == "gt" else said < one.value
    if one.better == "exact":
        return said == one.value
    return said <= one.value if one.better == "less" else said >= one.value


def _sentence(one: Indicator, case: Case) -> str:
    """The sentence in which the amount is reported."""
    places = one.achieved.pieces
    for text in case.texts:
        for sentence in sentences(text):
            if any(piece.line == places[0].line for piece in sentence.pieces) and (
                one.achieved.text in sentence.text
            ):
                return sentence.text
    return "".join(text.text for text in case.texts)


def _may_be_of_years(one: Indicator, sentence: str) -> bool:
    """Whether it may be all since the work began: 累计完成投资, where nothing says this year."""
    spent = "投资" in one.phrase.text and _SINCE.search(sentence)
    return bool(spent) and _THIS_YEAR.search(sentence) is None


def _is_of_all(sentence: str, case: Case) -> bool:
    """Whether a rate is not only of the months before its time is over: 一季度增长8%."""
    ends = [_ends(match) for match in _MONTHS.finditer(sentence)]
    return not ends or max(ends) >= int(case.ends_on[5:7])


def _ends(match: re.Match[str]) -> int:
    if match["quarter"]:
        return 3 * ("一二三四".index(match["quarter"]) + 1)
    return 6 if match["half"] else int(match["month"])


def _is_the_thing(one: Indicator, case: Case) -> bool:
    """Whether both nouns end alike: of 公路, 公路路基 is only a part. Vague ones must be alike."""
    wanted, said = _noun(one.phrase, case), _noun(one.achieved, case)
    if not wanted or not said:
        return True
    return said == wanted if wanted in _VAGUE else said.endswith(wanted[-_HEAD:])


def _noun(phrase: Cell, case: Case) -> str:
    found = amounts(phrase.text, case.quantities)
    noun = found[-1].noun if found else ""
    return core(case.completion.act.sub("", noun), case.quantities)


RULE = Rule(
    id="R3.1",
    status="target_met",
    name="数量目标已达到",
    says="承诺的每一个数量,进展说明里都有同一事物、同一单位的数量,而且达到了(要求“以内”“压减至”的没有超过)。",
    silent="比率、增幅和上限要到时限(没有时限的到年底)才算,之前还会变;申报、意向、拟建、施工中的数量,只说了一个步骤或一部分的,不算;“约”“左右”的,只达到其中一个数量的,不算;“每月”“每村”若干的,没有说是今年的“累计投资”,也不算。",
    holds=holds,
    right=(
        Example("新增停车位300个。", "已新增停车位320个。"),
        Example("完成技改投资1.5亿元以上。", "1-9月累计完成技改投资16000万元。"),
        Example("培训农民800人,发放补贴50万元。", "已培训农民812人;已发放补贴63.5万元。"),
        Example("审批时间由45天压减至20天。", "审批时间压减至18天。", as_of="2021-12-31"),
        Example("垃圾分类覆盖率达到95%以上。", "垃圾分类覆盖率达到97%。", "9月底前"),
    ),
    wrong=(
        Example("新增停车位300个。", "拟新增停车位320个。"),
        Example("新增停车位300个。", "全县共有停车位3200个。"),
        Example("新建公路20公里。", "完成公路路基20公里。"),
        Example("完成投资10亿元。", "项目累计完成投资12亿元。"),
        Example("培训农民800人,发放补贴50万元。", "已培训农民812人。"),
        Example("垃圾分类覆盖率达到95%以上。", "垃圾分类覆盖率达到97%。"),
    ),
)
