"""R5: the report says of the whole promise that it has been stopped."""

import re

from govpublish.meaning.verdicts.case import Case, Example, Rule, sentences
from govpublish.models import Cell
from govpublish.text import narrow

_PART = re.compile(r"\d|其中|部分|个别|[一二两三四五六七八九十]个")
_NOT = re.compile(r"[无未没不]|防止|避免|杜绝|复工|恢复|重启|重新|解除")


def holds(case: Case) -> tuple[Cell, ...] | None:
    """The sentence, where the report has no other: several speak of several things."""
    if len(case.told) != 1 or len(case.texts) != 1:
        return None
    said = sentences(case.texts[0])
    words = narrow(said[0].text) if len(said) == 1 else ""
    if not case.completion.stops.search(words):
        return None
    if case.completion.stops.search(narrow(case.promise.text)):
        return None
    return None if _PART.search(words) or _NOT.search(words) else (said[0],)


RULE = Rule(
    id="R5.1",
    status="suspended",
    name="说明已停下",
    says="进展说明只有一句,写明暂停、停工、搁置、取消或终止。",
    silent="说明里还有别的事、有数字或“其中”,分不清停下的是整项还是一部分时,不算;已经复工的、要取消的正是承诺的事,也不算。",
    holds=holds,
    right=(
        Example("建设云山大桥。", "因规划调整,项目暂停实施。"),
        Example("举办茶文化节。", "受疫情影响,活动已取消。"),
    ),
    wrong=(
        Example("建设云山大桥。", "停工整改已结束,现已恢复施工。"),
        Example("建设云山大桥。", "项目暂停实施。引桥继续施工。"),
        Example("改造农贸市场5家。", "其中2家暂停实施。"),
        Example("建设云山大桥。", "未发生停工。"),
        Example("取消实施收费项目。", "收费项目已取消实施。"),
    ),
)
