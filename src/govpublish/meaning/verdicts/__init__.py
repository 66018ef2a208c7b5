"""The derived status of a report: numbered rules, one function each, the first that holds."""

from collections.abc import Sequence

from govpublish.meaning.verdicts import (
    done,
    not_reported,
    overdue,
    restated,
    suspended,
    target_met,
    under_way,
)
from govpublish.meaning.verdicts.case import Case, Rule
from govpublish.models import Verdict

RULES: Sequence[Rule] = (
    done.RULE,
    restated.RULE,
    target_met.RULE,
    overdue.RULE,
    suspended.RULE,
    not_reported.RULE,
    under_way.RULE,
)
"""In their order; the last one always holds."""


def verdict(case: Case) -> Verdict:
    """What the first rule that holds says, with the words it rests on."""
    for rule in RULES:
        cells = rule.holds(case)
        if cells is not None:
            return Verdict(period=case.period, status=rule.status, rule=rule.id, rests_on=cells)
    raise AssertionError("the last rule always holds")
