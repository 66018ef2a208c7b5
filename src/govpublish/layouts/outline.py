"""Numbered sentences under headings that say, below or in brackets, who answers for them.

    一、全市经济社会发展主要预期目标
    (一)工业
    1.生产总值增长6%以上。
    责任单位:市甲局                    (a label; what it says may go on below)
    进展情况:增长6.5%。
    2.规上工业增加值增长8%。(牵头单位:市乙局;责任单位:市丙局)3.研发投入达到2.3%。(市丁局牵头)

The deepest sentence that labels or a bracket answer is the task, what stands above it a section.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from govpublish.layouts import choosing, marks, paragraphs, running, unlabelled
from govpublish.layouts.blocks import Names
from govpublish.layouts.choosing import Task
from govpublish.layouts.gathering import Gatherer
from govpublish.layouts.labels import Labels, MeaningOf
from govpublish.layouts.paragraphs import Paragraph
from govpublish.models import Document, Passed


@dataclass(frozen=True, slots=True)
class Outline:
    """What an outline holds: its tasks in order, and what of it goes into no record."""

    tasks: tuple[Task, ...]
    passed: tuple[Passed, ...]


def read(document: Document, first: int, last: int, meaning_of: MeaningOf, names: Names) -> Outline:
    """The tasks with their sections and what is said of them; what is passed over.

    A line that is none of these stays unread and is reported by the account.
    """
    parts, pages = paragraphs.read(document, first, last)
    labels = Labels((part.cell.text for part in parts), meaning_of, names)
    parts = running.parted(parts, labels)
    found = unlabelled.led(Gatherer(parts, labels, names).run(), names)
    if unlabelled.reports(document.lines[: _first_number(parts, first) - 1]):
        found = unlabelled.told(found)
    tasks, passed = choosing.tasks(found)
    return Outline(tuple(tasks), (*pages, *passed))


def _first_number(parts: Sequence[Paragraph], first: int) -> int:
    """The line on which the first numbered sentence stands; titles stand above it."""
    for part in parts:
        mark = marks.at_head(part.cell.text, ())
        if mark and mark.rank == marks.NUMBER:
            return part.cell.lines[0]
    return first
