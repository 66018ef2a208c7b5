"""R4: the deadline was before the day up to which the report tells."""

import re

from govpublish.meaning.verdicts.case import Case, Example, Rule, sentences
from govpublish.models import Cell
from govpublish.text import narrow

_DONE = re.compile(r"已|完成|完工|竣工|建成|投用|结束|通过|到位|了")


def holds(case: Case) -> tuple[Cell, ...] | None:
    """The words of the deadline."""
    if case.due is None or case.due.on is None or case.due.on >= case.as_of:
        return None
    if any(_says_done(sentence, case) for text in case.texts for sentence in sentences(text)):
        return None
    return (case.due.printed,)


def _says_done(sentence: Cell, case: Case) -> bool:
    """Whether a sentence speaks of something done and of nothing that is not: it may be this."""
    said = narrow(sentence.text)
    return bool(_DONE.search(said)) and not case.is_open(said)


RULE = Rule(
    id="R4.1",
    status="overdue",
    name="过了时限,没有报告完成",
    says="完成时限早于报告的数据截至日;进展说明是空的,或没有一句话说做完了什么。",
    silent="没有写时限、时限是“每月”“长期”,或时限就在数据截至日当天,不算;有一句说做完了什么,而我们看不准是不是这件事,也不算;从不与今天相比。",
    holds=holds,
    right=(
        Example("建成云山大桥。", "正在浇筑桥墩。", "6月底前"),
        Example("6月底前,建成云山大桥。", "完成工程量的70%。"),
        Example("印发防洪工作方案。", "", "8月底前"),
    ),
    wrong=(
        Example("建成云山大桥。", "正在浇筑桥墩。", "9月底前"),
        Example("建成云山大桥。", "正在浇筑桥墩。", "12月底前"),
        Example("建成云山大桥。", "正在浇筑桥墩。"),
        Example("每月检查桥梁。", "正在检查桥梁。", "每月"),
        Example("建成云山大桥。", "大桥已于6月18日通车。", "6月底前"),
        Example("完成大桥招标。", "已完成招标。", "6月底前"),
    ),
)
