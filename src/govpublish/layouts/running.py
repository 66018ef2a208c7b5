"""Paragraphs in which headings and tasks run on, parted where the next of them begins.

一、稳增长 1.增长6.5%。 责任单位:县甲局、县乙局 2.新开工。 责任单位:县丙局 二、惠民生 1.6月底前…

A number opens the next task or heading where it goes on by one, or begins at 1 below a heading,
and somebody has answered for what stands before it. Numbers in brackets open nothing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govpublish.layouts import marks
from govpublish.layouts.labels import LISTS, Answer, Label, Labels, brackets
from govpublish.layouts.marks import Mark
from govpublish.layouts.paragraphs import Paragraph
from govpublish.layouts.sentences import WORDY, is_title
from govpublish.models import Cell
from govpublish.text import narrow

_SERIES = re.compile(r"[一二三四五六七八九十]{1,2}(?:、|产|级|类|期|线)|\d+(?:号|、|[-~—至])")
"""What follows the first of several things, not a number that opens: 一、二产业, 1、2号泵站."""


_WITHIN = "第、,~-"
"""What stands before a number that is part of a name or of a series."""

_MISSING = 3  # so far ahead a number may be behind names: numbers are left out or printed twice


def parted(parts: Sequence[Paragraph], labels: Labels) -> list[Paragraph]:
    """The paragraphs, each of which holds at most one number that opens a sentence."""
    opened: list[Mark] = []
    found: list[Paragraph] = []
    for part in parts:
        starts = list(_Line(part.cell, labels, opened).starts())
        gap = part.gap
        for start, end in zip([0, *starts], [*starts, len(part.cell.text)], strict=True):
            if cell := part.cell.cut(start, end):
                found.append(Paragraph(cell, gap))
                gap = 0
    return found


@dataclass(slots=True)
class _Line:
    """Goes through one paragraph from the left to the right."""

    cell: Cell
    labels: Labels
    opened: list[Mark]
    """The marks that open sentences, up to here; those found are added."""
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    """Every mark that is not within brackets."""
    markers: list[Label | Answer] = field(default_factory=list)

    def starts(self) -> Iterator[int]:
        """The places at which the paragraph is to be parted."""
        self.text = narrow(self.cell.text)
        head = marks.at_head(self.text, marks.due(self.opened, marks.NUMBER))
        at = head.end if head else 0
        if head and head.ordinal is not None:
            self.opened.append(head)
        self.markers = self.labels.markers(self.text, at)
        closed = {inside for pair in brackets(self.text) for inside in range(pair[0] + 1, pair[1])}
        self.marks = [mark for mark in marks.anywhere(self.text) if mark.start not in closed]
        under = bool(head)
        for mark in self.marks:
            if mark.start >= at and self._opens(mark, at, under=under):
                yield marks.star_before(self.text, mark.start)
                self.opened.append(mark)
                at, under = mark.end, True

    def _opens(self, mark: Mark, after: int, *, under: bool) -> bool:
        """Whether a mark opens a sentence; `under`: there is one in this paragraph already."""
        if self._is_of_words(mark):
            return False
        above = self.opened[-1] if self.opened else None
        before = bisect_left(self.markers, mark.start, key=lambda marker: marker.start) - 1
        if before < 0 or self.markers[before].start < after:
            return self._leads(mark, above if under else None, after)
        return above is not None and self._follows(mark, above, self.markers[before])

    def _is_of_words(self, mark: Mark) -> bool:
        """Whether a mark numbers a label or one of several things, or stands in a label."""
        several = _SERIES.match(self.text, mark.end)
        if several and not marks.NO_DECIMAL.match(self.text, mark.end):
            return True
        at = bisect_right(self.markers, mark.end, key=lambda marker: marker.start) - 1
        return at >= 0 and mark.end < self.markers[at].end

    def _follows(self, mark: Mark, above: Mark, last: Label | Answer) -> bool:
        """Whether a mark opens the next sentence or heading behind what is said of the one above.

        Names end where the next number begins, a report of several items where its list does.
        """
        last_of_rank = next((one for one in reversed(self.opened) if one.rank == mark.rank), None)
        if mark.rank > above.rank or last_of_rank is None:
            return False
        tells = isinstance(last, Label) and last.meaning not in LISTS
        ahead = (mark.ordinal or 0) - (last_of_rank.ordinal or 0)
        told = tells and self.text[: mark.start].rstrip()[-1:] not in "。;"
        if mark.alone and (ahead != 1 or told or not last_of_rank.alone):
            return False
        if ahead != 1 and (tells or mark.rank != above.rank or not 0 <= ahead <= _MISSING):
            return False
        listed = isinstance(last, Label) and last.meaning in LISTS
        if not self._is_free(mark) and not (listed and self._touches(mark)):
            return False
        return not isinstance(last, Label) or not self._is_item(mark, last)

    def _is_free(self, mark: Mark) -> bool:
        if mark.alone:
            return self.text[: mark.start][-1:].isspace()
        return marks.is_free(self.text, mark.start)

    def _touches(self, mark: Mark) -> bool:
        """Whether a mark that touches a list of names is none of its words."""
        if mark.alone or self.text[mark.start - 1] in _WITHIN:
            return False
        return mark.rank > marks.PART or is_title(self._heading(mark))

    def _heading(self, mark: Mark) -> str:
        """The words behind a mark without their stop, up to a number below it."""
        below = (
            lower.start
            for lower in self.marks
            if lower.start >= mark.end
            and lower.rank > mark.rank
            and lower.ordinal in marks.due([*self.opened, mark], lower.rank)
        )
        return self.text[mark.end : next(below, len(self.text))].strip().rstrip("。")

    def _leads(self, mark: Mark, above: Mark | None, after: int) -> bool:
        """Whether a mark opens what stands below a heading, or below words without a number."""
        words = self.text[after : mark.start].strip()
        below = above is None or mark.rank > above.rank
        if not words or not below or mark.ordinal not in marks.due(self.opened, mark.rank):
            return False
        heading = above is not None and above.rank <= marks.SECTION
        title = is_title(words.rstrip("。") if heading else words)
        free = self._is_free(mark)
        touches = title and above and not mark.alone and self.text[mark.start - 1] not in _WITHIN
        if not (free or touches) or not (title or words[-1] in "。:!"):
            return False
        if above is None and title and mark.rank <= marks.PART:
            return mark.ordinal == 1  # the title of the list, then its first heading
        if above is None and mark.alone:
            return False
        answered, last = self._answered(mark)
        if heading and mark.rank <= marks.BRACKET:
            return answered or (title and last)
        return answered and not last

    def _answered(self, mark: Mark) -> tuple[bool, bool]:
        """Whether somebody answers for what a mark opens, and whether no other of its list follows.

        Items of a task are no tasks: nobody answers for each of them.
        """
        later = (one for one in self.marks if one.start > mark.start and one.rank == mark.rank)
        following = next((one for one in later if one.ordinal == (mark.ordinal or 0) + 1), None)
        end = following.start if following else len(self.text)
        at = bisect_left(self.markers, mark.end, key=lambda marker: marker.start)
        return at < len(self.markers) and self.markers[at].start < end, following is None

    def _is_item(self, mark: Mark, label: Label) -> bool:
        """Whether a mark belongs to a list within what a label tells.

        Where the next label says who answers, the last such mark opens the task it answers for.
        """
        if label.meaning not in WORDY:
            return False
        after = next((m for m in self.markers if m.start > mark.start), None)
        end = after.start if after else len(self.text)
        listed: list[Mark] = []
        again: list[Mark] = []
        for one in self.marks:
            if label.end <= one.start < end and one.rank == mark.rank and self._begins(one, label):
                again += [one] if one.ordinal == mark.ordinal else []
                listed += [one] if one.ordinal == len(listed) + 1 else []
        answers = isinstance(after, Answer) or (after is not None and after.meaning in LISTS)
        return bool(listed) and (mark is not again[-1] if answers else mark in listed)

    def _begins(self, mark: Mark, label: Label) -> bool:
        return mark.start == label.end or self._is_free(mark)
