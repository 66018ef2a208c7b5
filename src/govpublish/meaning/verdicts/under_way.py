"""R7: something is reported, and no rule before says more. Not a verdict."""

from govpublish.meaning.verdicts.case import Case, Rule
from govpublish.models import Cell


def holds(case: Case) -> tuple[Cell, ...] | None:
    """What is reported."""
    return tuple(case.texts)


RULE = Rule(
    id="R7.1",
    status="under_way",
    name="有进展,不作判断",
    says="写了进展,而以上各条都不成立。这不是说它慢或快,只是我们不作判断。",
    silent="最后一条,总是成立。",
    holds=holds,
)
