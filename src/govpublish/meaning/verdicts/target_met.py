"""R3: every promised amount is reached by the amount that is reported of the same quantity."""

from govpublish.meaning.verdicts.case import Case, Rule
from govpublish.models import Cell, Indicator


def holds(case: Case) -> tuple[Cell, ...] | None:
    """The reported amounts. A rate or an upper limit counts only when its time is over."""
    over = case.as_of >= case.ends_on
    if not case.indicators:
        return None
    if not all(is_met(one) and (over or not one.is_rate) for one in case.indicators):
        return None
    return tuple(one.achieved for one in case.indicators)


def is_met(one: Indicator) -> bool:
    """Whether what is achieved is as much as is promised; not more than it, for upper limits."""
    if one.achieved_value is None:
        return False
    if one.comparator in ("le", "lt"):
        below = one.achieved_value < one.value
        return below or (one.comparator == "le" and one.achieved_value == one.value)
    if one.comparator == "gt":
        return one.achieved_value > one.value
    return one.achieved_value >= one.value


RULE = Rule(
    id="R3.1",
    status="target_met",
    name="数量目标已达到",
    says="承诺的每一个数量,进展说明里都有同一事物、同一单位的数量,而且达到了(要求“以内”的没有超过)。",
    silent="比率、增幅和上限要到时限(没有时限的到年底)才算,之前还会变;申报、意向、拟建的数量不算;只达到其中一个数量不算。",
    holds=holds,
)
