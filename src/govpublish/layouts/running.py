"""Paragraphs in which headings and tasks run on, parted where the next of them begins.

一、稳增长 1.增长6.5%。 责任单位:县甲局、县乙局 2.新开工。 责任单位:县丙局 二、惠民生 1.6月底前…

A number opens the next task or heading where it goes on by one, or begins at 1 below a heading,
and somebody has answered for what stands before it. Numbers in brackets open nothing.
"""

import re
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


_WITHIN_WORDS = "第、,~-"
"""What stands before a number that is part of a name or of a series."""


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
        closed = list(brackets(self.text))
        self.marks = [
            mark
            for mark in marks.anywhere(self.text)
            if not any(first < mark.start < last for first, last in closed)
        ]
        under = bool(head)
        while found := self._next(at, under=under):
            yield marks.star_before(self.text, found.start)
            self.opened.append(found)
            at, under = found.end, True

    def _next(self, after: int, *, under: bool) -> Mark | None:
        """The next mark that opens a sentence; `under`: there is one in this paragraph already."""
        above = self.opened[-1] if self.opened else None
        for mark in self.marks:
            if mark.start < after or mark.ordinal not in marks.due(self.opened, mark.rank):
                continue
            if self._is_of_words(mark):
                continue
            said = [marker for marker in self.markers if after <= marker.start < mark.start]
            if said and above is not None and self._follows(mark, above, said[-1]):
                return mark
            if not said and self._leads(mark, above if under else None, after):
                return mark
        return None

    def _is_of_words(self, mark: Mark) -> bool:
        """Whether a mark numbers a label or one of several things, or stands in a label."""
        several = _SERIES.match(self.text, mark.end)
        if several and not marks.NO_DECIMAL.match(self.text, mark.end):
            return True
        return any(marker.start <= mark.end < marker.end for marker in self.markers)

    def _follows(self, mark: Mark, above: Mark, last: Label | Answer) -> bool:
        """Whether a mark opens the next sentence or heading behind what is said of the one above.

        Names end where the next number begins, a report of several items where its list does.
        """
        if mark.rank > above.rank or (mark.rank == above.rank and mark.ordinal == 1):
            return False
        listed = isinstance(last, Label) and last.meaning in LISTS
        if not marks.is_free(self.text, mark.start) and not (listed and self._touches(mark)):
            return False
        return not isinstance(last, Label) or mark not in self._nested(last, mark)

    def _touches(self, mark: Mark) -> bool:
        """Whether a mark that touches a list of names is none of its words."""
        if self.text[mark.start - 1] in _WITHIN_WORDS:
            return False
        return mark.rank not in (marks.TITLE, marks.PART) or is_title(self._heading(mark))

    def _heading(self, mark: Mark) -> Cell:
        """The words behind a mark, up to a number below it."""
        below = (
            lower.start
            for lower in self.marks
            if lower.start >= mark.end
            and lower.rank > mark.rank
            and lower.ordinal in marks.due([*self.opened, mark], lower.rank)
        )
        return self.cell.cut(mark.end, next(below, len(self.text)))

    def _leads(self, mark: Mark, above: Mark | None, after: int) -> bool:
        """Whether a mark opens what stands below a heading, or below words without a number.

        Items of a task do not: nobody answers for each of them.
        """
        words = self.cell.cut(after, mark.start)
        if not words or (above is not None and mark.rank <= above.rank):
            return False
        title = is_title(words)
        if not title and narrow(words.text)[-1] not in "。:!":
            return False
        if not marks.is_free(self.text, mark.start) and not (
            title and above and self.text[mark.start - 1] not in _WITHIN_WORDS
        ):
            return False
        after_it = [m for m in self.marks if m.start > mark.start and m.rank == mark.rank]
        following = next((m for m in after_it if m.ordinal == (mark.ordinal or 0) + 1), None)
        end = following.start if following else len(self.text)
        answered = any(mark.end <= marker.start < end for marker in self.markers)
        if above is not None and above.rank <= marks.SECTION and mark.rank <= marks.NUMBER:
            return answered or (title and following is None)
        return answered and following is not None

    def _nested(self, label: Label, mark: Mark) -> list[Mark]:
        """The marks of a list within what a label tells, as far as they may be that list's.

        The last of them opens a task after all if the next label says who answers.
        """
        if label.meaning not in WORDY:
            return []
        after = next((m for m in self.markers if m.start > mark.start), None)
        end = after.start if after else len(self.text)
        listed: list[Mark] = []
        for item in self.marks:
            if label.end <= item.start < end and item.rank == mark.rank:
                begins = item.start == label.end or marks.is_free(self.text, item.start)
                if begins and item.ordinal == len(listed) + 1:
                    listed.append(item)
        answers = isinstance(after, Answer) or (after is not None and after.meaning in LISTS)
        return listed[:-1] if answers else listed
