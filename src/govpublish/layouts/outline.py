"""Numbered sentences under headings, each followed by a line that says who answers for it.

    一、全市经济社会发展主要预期目标

    1.生产总值增长6%以上。

    责任单位:市发改委
"""

import re
from collections.abc import Callable

from govpublish.models import Cell, Document, Group, Meaning, Passed, Row
from govpublish.text import cell_of, narrow

_HEADING = re.compile(
    r"\s*(?:(?P<part>[一二三四五六七八九十]{1,3}、)|(?P<section>\([一二三四五六七八九十]{1,3}\)))"
)
_NUMBER = re.compile(r"\s*(?P<number>\d{1,3})\s*[.、]\s*(?!\d)")
_ANSWERS = re.compile(r"\s*(?P<heading>[\u4e00-\u9fff]{2,8}):")


def read(
    document: Document,
    first: int,
    last: int,
    meaning_of: Callable[[str], Meaning | None],
) -> tuple[list[Group], list[Cell], list[Passed]]:
    """The tasks with their sections and what stands on labelled lines; the labels; what is passed.

    A line that is none of these stays unread and is reported by the account.
    """
    groups: list[Group] = []
    labels: list[Cell] = []
    passed: list[Passed] = []
    part: tuple[Cell, ...] = ()
    section: tuple[Cell, ...] = ()
    for number in range(first, last + 1):
        line = document.line(number)
        seen = narrow(line)
        if not line.strip():
            continue
        if heading := _HEADING.match(seen):
            cell = cell_of(line, number)
            if heading["part"]:
                part = (cell,)
            section = part if heading["part"] else (*part, cell)
        elif match := _NUMBER.match(seen):
            label = cell_of(line, number, *match.span("number"))
            stop = cell_of(line, number, match.end("number"), match.end())
            passed.append(Passed(stop, "序号标点"))
            text = cell_of(line, number, match.end())
            groups.append(Group(label, text, section, (Row({Meaning.TASK: text}),)))
        elif groups and (match := _ANSWERS.match(seen)) and meaning_of(match["heading"]):
            labels.append(cell_of(line, number, *match.span("heading")))
            passed.append(Passed(cell_of(line, number, 0, match.end()), "栏目名"))
            cell = cell_of(line, number, match.end())
            groups[-1] = _put(groups[-1], meaning_of(match["heading"]), cell)
    return groups, labels, passed


def _put(group: Group, meaning: Meaning | None, cell: Cell) -> Group:
    if meaning is None:
        return group
    row = group.rows[0]
    joined = row[meaning].then(cell, "\n")
    return Group(group.number, group.title, group.section, (row.put(meaning, joined),))
