"""The rules of the derived statuses, set into the written page on the method."""

from collections.abc import Iterator
from typing import NamedTuple

from govpublish.meaning.verdicts import RULES
from govpublish.meaning.verdicts.case import Example, Rule
from govpublish.pages.lookups import Lookups
from govpublish.pages.page import Page
from govpublish.pages.plans import newest
from govpublish.pages.standing import rule_anchor

_FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")


class Numbered(NamedTuple):
    """A rule as readers see it."""

    id: str
    anchor: str
    number: str
    version: str
    status: str
    name: str
    says: str
    silent: str
    examples: tuple[tuple[bool, Example], ...]
    """Whether it holds, and of what."""
    uses: int
    """How many statuses of the dataset rest on it."""


def pages(found: Lookups) -> Iterator[Page]:
    """The method page: its text is docs/method.md, its rules are those that are run."""
    used = [row["derived_rule"] for row in found.edition.dataset.rows("assessments")]
    yield Page(
        path="method/",
        kind="method",
        facts={
            "rules": tuple(_numbered(rule, used.count(rule.id)) for rule in RULES),
            "judged": sum(rule is not None for rule in used),
        },
        as_of=newest(row["as_of"] for row in found.reports.values()),
        published_on=newest(row["published_on"] for row in found.sources.values()),
        edition_date=found.edition.date,
    )


def _numbered(rule: Rule, count: int) -> Numbered:
    number, _, version = rule.id.removeprefix("R").partition(".")
    return Numbered(
        rule.id,
        rule_anchor(rule.id),
        number,
        version,
        rule.status,
        rule.name.translate(_FULL_WIDTH),
        rule.says.translate(_FULL_WIDTH),
        rule.silent.translate(_FULL_WIDTH),
        (*((True, one) for one in rule.right), *((False, one) for one in rule.wrong)),
        count,
    )
