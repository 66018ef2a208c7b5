"""R1: the report opens with a sentence that only says that all of it is done."""

from govpublish.meaning.verdicts.case import Case, Example, Rule, sentences
from govpublish.models import Cell
from govpublish.text import bare, narrow


def holds(case: Case) -> tuple[Cell, ...] | None:
    """The opening words of every report of the place."""
    if not case.texts or len(case.texts) != len(case.told) or case.something_is_left:
        return None
    if case.goes_on:
        return None
    opening = [sentences(text)[:1] for text in case.texts]
    if not all(
        first and narrow(bare(first[0].text)) in case.completion.finished for first in opening
    ):
        return None
    return tuple(first[0] for first in opening)


RULE = Rule(
    id="R1.1",
    status="done",
    name="写明已完成",
    says="进展说明的第一句只有“已完成”“全部完成”一类的词,说的是整项任务;全文没有“尚未”“剩余”“正在”一类的词,每个报告的单位都这样说。",
    silent="“已完成招标”“完成80%”“基本完成”只说了一步或一部分,不算;承诺是“每月”“持续”的,到年底才算。",
    holds=holds,
    right=(
        Example("制定乡镇年度任务清单,建立通报机制。", "已完成。清单已下达到各乡镇。", "5月底前"),
        Example("开展春季消防安全检查,完成隐患整改。", "全部完成。", "4月底前"),
        Example("6月底前,建成云山水厂二期。", "已竣工验收。6月20日通水。"),
        Example("每月开展食品抽检。", "已完成全年任务。", as_of="2021-12-31"),
    ),
    wrong=(
        Example("建设云山大桥。", "已完成招标。"),
        Example("建设云山大桥。", "已完成80%。"),
        Example("建设云山大桥。", "基本完成。"),
        Example("建设云山大桥。", "已完成。其余两处引桥正在施工。"),
        Example("改造老旧小区和农贸市场。", "已完成;农贸市场尚未开工。"),
        Example("每月开展食品抽检。", "已完成。", "每月"),
    ),
)
