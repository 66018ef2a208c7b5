"""R1: the report opens with a sentence that only says that all of it is done."""

import re

from govpublish.meaning.verdicts.case import Case, Rule, sentences
from govpublish.models import Cell
from govpublish.text import bare, narrow

_REST = re.compile(r"尚未|未完成|没有完成|仍需|还需|尚需|剩余|余下")


def holds(case: Case) -> tuple[Cell, ...] | None:
    """The opening words of every report of the place."""
    if not case.texts:
        return None
    opening = [sentences(text)[:1] for text in case.texts]
    if not all(
        first and narrow(bare(first[0].text)) in case.completion.finished for first in opening
    ):
        return None
    if any(_REST.search(narrow(text.text)) for text in case.texts):
        return None
    return tuple(first[0] for first in opening)


RULE = Rule(
    id="R1.1",
    status="done",
    name="写明已完成",
    says="进展说明的第一句只有“已完成”“全部完成”一类的词,说的是整项任务;全文没有“尚未”“剩余”一类的词。",
    silent="“已完成招标”“完成80%”“基本完成”只说了一步或一部分,不算。",
    holds=holds,
)
