"""R4: the deadline was before the day up to which the report tells."""

from govpublish.meaning.verdicts.case import Case, Rule
from govpublish.models import Cell


def holds(case: Case) -> tuple[Cell, ...] | None:
    """The words of the deadline."""
    if case.due is None or case.due.on is None or case.due.on >= case.as_of:
        return None
    return (case.due.printed,)


RULE = Rule(
    id="R4.1",
    status="overdue",
    name="过了时限,没有报告完成",
    says="完成时限早于报告的数据日期,而前面几条都没有认出完成。",
    silent="没有写时限、时限是“每月”“长期”,或时限就在数据日期当天,不算;从不与今天相比。",
    holds=holds,
)
