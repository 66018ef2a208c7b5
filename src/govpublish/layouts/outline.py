"""Numbered sentences under headings that say, below or in brackets, who answers for them.

一、全市经济社会发展主要预期目标
1.生产总值增长6%以上。
责任单位:市发改委
2.规上工业增加值增长8%。(牵头单位:市经信局;责任单位:市统计局)3.研发投入达到2.3%。(市科技局牵头)
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from govpublish.models import Cell, Document, Group, Meaning, Passed, Row
from govpublish.text import cell_of, narrow

_HEADING = re.compile(
    r"\s*(?:(?P<part>[一二三四五六七八九十]{1,3}、)|(?P<section>\([一二三四五六七八九十]{1,3}\)))"
)
_NUMBER = re.compile(r"\s*\(?(?P<number>\d{1,3})\s*[.、)]\s*")
_DATE = re.compile(r"\d{1,2}月|20\d{2}年")
_LABEL = re.compile(r"\s*(?P<heading>[\u4e00-\u9fff]{2,10}):")
_INNER = re.compile(r"[(;。]?\s*(?P<heading>[\u4e00-\u9fff]{2,10}):")
_ANSWERING = re.compile(r".{2,}(?:牵头|负责|配合|落实)\)\Z")
_OPEN, _CLOSE = "(", ")"
MeaningOf = Callable[[str], Meaning | None]


@dataclass(slots=True)
class _Reader:
    """What has been gathered so far, while the lines go by."""

    meaning_of: MeaningOf
    groups: list[Group] = field(default_factory=list)
    labels: list[Cell] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    part: tuple[Cell, ...] = ()
    section: tuple[Cell, ...] = ()

    def heading(self, cell: Cell, is_part: bool) -> None:
        """A heading: everything below belongs to it."""
        if is_part:
            self.part = (cell,)
        self.section = self.part if is_part else (*self.part, cell)

    def number(self, cell: Cell) -> re.Match[str] | None:
        """The number that opens a sentence; before a month (`2.6月底`) only if it is due."""
        match = _NUMBER.match(narrow(cell.text))
        rest = match.string[match.end() :] if match else ""
        if match is None or not rest[:1].isdigit():
            return match
        if not _DATE.match(rest):
            return None
        before = self.groups[-1].number.text if self.groups else "0"
        due = int(before) + 1 if before.isdecimal() else 1
        return match if int(match["number"]) == due else None

    def task(self, cell: Cell) -> None:
        """A sentence, after its number if it has one, opens a task."""
        match = self.number(cell)
        number, text = Cell(), cell
        if match:
            number = cell.cut(*match.span("number"))
            text = cell.cut(match.end())
            self.passed.append(Passed(cell.cut(0, match.start("number")), "序号标点"))
            self.passed.append(Passed(cell.cut(match.end("number"), match.end()), "序号标点"))
        self.groups.append(Group(number, text, self.section, (Row({Meaning.TASK: text}),)))

    def say(self, label: Cell, meaning: Meaning, cell: Cell) -> None:
        """What stands behind a label belongs to the task before it."""
        group = self.groups[-1]
        row = group.rows[0]
        joined = row[meaning].then(cell, "\n")
        self.groups[-1] = Group(
            group.number, group.title, group.section, (row.put(meaning, joined),)
        )
        if label:
            self.labels.append(label)


def read(
    document: Document, first: int, last: int, meaning_of: MeaningOf
) -> tuple[list[Group], list[Cell], list[Passed]]:
    """The tasks with their sections and what is said of them; the labels; what is passed.

    A line that is none of these stays unread and is reported by the account.
    """
    reader = _Reader(meaning_of)
    for number in range(first, last + 1):
        line = document.line(number)
        if line.strip():
            _line(cell_of(line, number), reader)
    return reader.groups, reader.labels, reader.passed


def _line(cell: Cell, reader: _Reader) -> None:
    seen = narrow(cell.text)
    sentences = list(_sentences(cell))
    heading = _HEADING.match(seen)
    label = _LABEL.match(seen)
    if label and reader.groups and (meaning := reader.meaning_of(label["heading"])):
        reader.passed.append(Passed(cell.cut(0, label.end()), "栏目名"))
        reader.say(cell.cut(*label.span("heading")), meaning, cell.cut(label.end()))
    elif heading and not sentences:
        reader.heading(cell, bool(heading["part"]))
    elif sentences:
        for sentence, bracket in sentences:
            reader.task(sentence)
            _bracket(bracket, reader)
    elif reader.number(cell):
        reader.task(cell)


def _sentences(cell: Cell) -> Iterator[tuple[Cell, Cell]]:
    """Each sentence of a line with the bracket behind it that says who answers."""
    text, start = narrow(cell.text), 0
    for opens, closes in _brackets(text):
        inside = text[opens : closes + 1]
        match = _INNER.match(inside)
        if not match and not _ANSWERING.match(inside):
            continue
        if sentence := cell.cut(start, opens):
            yield sentence, cell.cut(opens, closes + 1)
        start = closes + 1
        while start < len(text) and text[start] in "。;, ":
            start += 1


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """The outermost brackets of a text: where each opens and closes."""
    depth, opens = 0, 0
    for at, sign in enumerate(text):
        if sign == _OPEN:
            opens = at if depth == 0 else opens
            depth += 1
        elif sign == _CLOSE and depth:
            depth -= 1
            if depth == 0:
                yield opens, at


def _bracket(cell: Cell, reader: _Reader) -> None:
    """What a bracket says: labelled parts, or names with 牵头 and 配合 behind them."""
    text = narrow(cell.text)
    found = [
        (match, meaning)
        for match in _INNER.finditer(text)
        if (meaning := reader.meaning_of(match["heading"]))
    ]
    if not found:
        reader.say(Cell(), Meaning.RESPONSIBLE, cell.cut(1, len(text) - 1))
        reader.passed += [Passed(cell.cut(0, 1), "括号"), Passed(cell.cut(len(text) - 1), "括号")]
        return
    ends = [match.start() for match, _ in found[1:]] + [len(text) - 1]
    for (match, meaning), end in zip(found, ends, strict=True):
        label = cell.cut(*match.span("heading"))
        reader.passed.append(Passed(cell.cut(match.start(), match.end()), "栏目名"))
        reader.say(label, meaning, cell.cut(match.end(), end))
    reader.passed.append(Passed(cell.cut(len(text) - 1), "栏目名"))
