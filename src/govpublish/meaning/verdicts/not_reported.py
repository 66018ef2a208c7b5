"""R6: the report says nothing of it."""

from govpublish.meaning.verdicts.case import Case, Example, Rule
from govpublish.models import Cell
from govpublish.text import says_nothing


def holds(case: Case) -> tuple[Cell, ...] | None:
    """No words at all; those that only say that there is nothing to say."""
    texts = case.texts
    return tuple(texts) if all(says_nothing(text.text) for text in texts) else None


RULE = Rule(
    id="R6.1",
    status="not_reported",
    name="没有进展说明",
    says="这一期在这里没有写进展,或只有“无”“—”。",
    silent="写了任何别的话,都不算。",
    holds=holds,
    right=(
        Example("建设云山大桥。", ""),
        Example("建设云山大桥。", "—"),
        Example("建设云山大桥。", "无"),
    ),
    wrong=(
        Example("建设云山大桥。", "暂无资金。"),
        Example("建设云山大桥。", "无线电管理处已验收。"),
        Example("建设云山大桥。", "0"),
    ),
)
