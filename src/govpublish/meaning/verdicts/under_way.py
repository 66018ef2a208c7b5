"""R7: something is reported, and no rule before says more. Not a verdict."""

from govpublish.meaning.verdicts.case import Case, Example, Rule
from govpublish.models import Cell
from govpublish.text import says_nothing


def holds(case: Case) -> tuple[Cell, ...] | None:
    """What is reported; R6 holds where that is nothing."""
    texts = case.texts
    return None if all(says_nothing(text.text) for text in texts) else tuple(texts)


RULE = Rule(
    id="R7.1",
    status="under_way",
    name="有进展,不作判断",
    says="写了进展,而以上各条都不成立。这不是说它慢或快,只是我们不作判断。",
    silent="没有写进展的归上一条;除此之外,前面都不成立时它总是成立。",
    holds=holds,
    right=(
        Example("建设云山大桥。", "完成桥墩浇筑。"),
        Example("新增停车位300个。", "新增停车位120个。"),
        Example("建成云山大桥。", "大桥已于6月18日通车。", "6月底前"),
    ),
    wrong=(
        Example("建设云山大桥。", ""),
        Example("建设云山大桥。", "—"),
        Example("建设云山大桥。", "无"),
    ),
)
