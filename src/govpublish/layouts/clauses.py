"""One paragraph taken apart: the number that opens it, its words, what labels say of them.

7.园区入驻企业20家。牵头领导:甲责任单位:县甲局      8.新增企业3家。(县乙局牵头)
number, words,     label with its content, …       number, words, bracket
"""

from collections.abc import Iterator
from dataclasses import dataclass

from govpublish.layouts.labels import LISTS, Answer, Label, Labels
from govpublish.layouts.marks import Mark
from govpublish.models import Cell, Meaning, Passed
from govpublish.text import narrow

_STOPS = "。;,、.|/ "


@dataclass(frozen=True, slots=True)
class Opening:
    """A number that opens a sentence, or the frame that a paragraph without one has."""

    mark: Mark
    number: Cell


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a task, or of whatever else stands there."""

    cell: Cell


@dataclass(frozen=True, slots=True)
class Said:
    """What a label says; without one what a bracket of names says."""

    label: Cell
    meaning: Meaning
    content: Cell
    at_head: bool = False
    """Whether the label begins its paragraph; what follows below may then go on with it."""
    unfinished: bool = False
    """Whether a comma is the last sign of it."""


Clause = Opening | Words | Said


@dataclass(slots=True)
class _Cutter:
    """Cuts a paragraph from left to right; what is neither words nor said is passed over."""

    cell: Cell
    text: str
    passed: list[Passed]
    label: Label | None = None
    said: int = 0
    """How many labels and brackets have answered since the last number."""
    begun: bool = False

    def between(self, start: int, end: int) -> Iterator[Clause]:
        """What stands between two labels: what the first says, or words."""
        if self.label is None:
            if self.said:
                start = self._skip(start, end)
            if words := self.cell.cut(start, end):
                yield Words(words)
            return
        label, self.label = self.label, None
        self.said += 1
        stop = end
        if label.meaning in LISTS:
            while stop > start and (self.text[stop - 1] in _STOPS or self.text[stop - 1].isspace()):
                stop -= 1
        elif end < len(self.text):
            while stop > start and (
                self.text[stop - 1] in ";；,(" or self.text[stop - 1].isspace()
            ):
                stop -= 1
        self._pass(stop, end)
        words = self.cell.cut(*label.words)
        self._pass(label.start, label.words[0])
        self._pass(label.words[1], label.end)
        at_head = not self.begun and not self.text[: label.start].strip()
        unfinished = self.text[:end].rstrip()[-1:] in "、,"
        yield Said(words, label.meaning, self.cell.cut(start, stop), at_head, unfinished)
        self.begun = True

    def _skip(self, start: int, end: int) -> int:
        at = start
        while at < end and (self.text[at] in "。;" or self.text[at].isspace()):
            at += 1
        self._pass(start, at)
        return at

    def _pass(self, start: int, end: int) -> None:
        if cell := self.cell.cut(start, end):
            self.passed.append(Passed(cell, "栏目标点"))

    def answer(self, answer: Answer) -> Iterator[Clause]:
        """What a bracket says, label by label."""
        self.said += 1
        if not answer.labels:
            self._pass(answer.start, answer.start + 1)
            self._pass(answer.end - 1, answer.end)
            names = self.cell.cut(answer.start + 1, answer.end - 1)
            yield Said(Cell(), Meaning.RESPONSIBLE, names)
            return
        self._pass(answer.start, answer.labels[0].start)
        ends = [label.start for label in answer.labels[1:]] + [answer.end - 1]
        for label, end in zip(answer.labels, ends, strict=True):
            self._pass(label.start, label.words[0])
            self._pass(label.words[1], label.end)
            stop = end
            while stop > label.end and (
                self.text[stop - 1] in _STOPS or self.text[stop - 1].isspace()
            ):
                stop -= 1
            self._pass(stop, end)
            content = self.cell.cut(label.end, stop)
            words = self.cell.cut(*label.words)
            yield Said(words, label.meaning, content)
        self._pass(answer.end - 1, answer.end)


def cut(cell: Cell, mark: Mark | None, labels: Labels, passed: list[Passed]) -> list[Clause]:
    """The clauses of a paragraph in their order.

    Frames, separators and stops between them are put into `passed`.
    """
    text = narrow(cell.text)
    cutter = _Cutter(cell, text, passed)
    found: list[Clause] = []
    start = 0
    if mark is not None:
        passed.append(Passed(cell.cut(0, mark.number[0]), "序号标点"))
        passed.append(Passed(cell.cut(mark.number[1], mark.end), "序号标点"))
        found.append(Opening(mark, cell.cut(*mark.number)))
        start = mark.end
    for marker in labels.markers(text, start):
        if marker.start < start:
            continue
        found += cutter.between(start, marker.start)
        if isinstance(marker, Label):
            cutter.label = marker
            if marker.start == start == (mark.end if mark else 0):
                cutter.begun = False
        else:
            found += cutter.answer(marker)
        start = marker.end
    found += cutter.between(start, len(text))
    return found
