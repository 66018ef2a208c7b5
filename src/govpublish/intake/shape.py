"""Which layout a document has and where its tables are: proposed, never decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from govpublish.columns import Headings
from govpublish.drawn import plans
from govpublish.drawn.parts import Part
from govpublish.layouts import choosing, outline, pipes, stacked, tabs
from govpublish.layouts.blocks import Names, is_barred
from govpublish.layouts.paragraphs import FOOTER
from govpublish.models import ORGANIZATIONS, Cell, Document, Heading, Meaning
from govpublish.text import bare, narrow

_NO_TITLE = re.compile(r"[。;|]")
_ASIDE = re.compile(r"\d日\)?$|^\(|^(?:截至|截止|填报|单位)|:|^.{1,5}$")
_ANNEX = re.compile(r"附件\s*\d*:?\s*\Z")


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A table that a layout would find."""

    first: int
    last: int
    headings: tuple[Heading, ...]
    tasks: int
    title: str | None
    """The line above it, if that reads like a title."""
    layout: str = ""
    above: tuple[str, ...] = ()
    """What else stands above it: dates, units."""
    texts: tuple[tuple[str, ...], ...] = ()
    """What stands under each heading, where lines alone do not show the columns."""
    period: str | None = None
    """The words for the period of one of several tables of the same tasks."""
    parts: tuple[TablePlace, ...] = ()
    """The rows under each header, where it has several."""

    @property
    def pieces(self) -> tuple[TablePlace, ...]:
        """Its parts, or itself where it has none."""
        return self.parts or (self,)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a document would be in one layout."""

    layout: str
    tables: tuple[TablePlace, ...]

    @property
    def tasks(self) -> int:
        """How many rows look like tasks."""
        return sum(table.tasks for table in self.tables)


def shapes(document: Document, headings: Headings, names: Names) -> list[Shape]:
    """Every layout in which the document has tasks, the one with most first."""
    tables = {
        "tabs": _ruled(document, headings, tabs.SEPARATOR),
        "pipes": _ruled(document, headings, pipes.SEPARATOR),
        "stacked": _stacked(document, headings, names),
    }
    if document.grids:  # the format draws the tables: tabs in its lines part their cells
        tables = {"table": _drawn(document, headings)}
    tables["outline"] = _outline(document, headings, names)
    found = [Shape(layout, tuple(_laid_out(places, layout))) for layout, places in tables.items()]
    return sorted((shape for shape in found if shape.tasks), key=lambda shape: -shape.tasks)


def _laid_out(tables: Iterator[TablePlace], layout: str) -> Iterator[TablePlace]:
    for place in tables:
        parts = tuple(replace(part, layout=layout) for part in place.parts)
        yield replace(place, layout=layout, parts=parts)


def _ruled(document: Document, headings: Headings, separator: str) -> Iterator[TablePlace]:
    reader = tabs.read if separator == tabs.SEPARATOR else pipes.read
    rows = list(reader(document, 1, len(document.lines), headings.heads))
    starts = [(index, read) for index, row in enumerate(rows) if (read := _header(row, headings))]
    starts = [
        (index, read)
        for at, (index, read) in enumerate(starts)
        if at == 0 or _texts(read) != _texts(starts[at - 1][1])
    ]
    for at, (index, read) in enumerate(starts):
        end = starts[at + 1][0] if at + 1 < len(starts) else len(rows)
        body = [row for row in rows[index + 1 : end] if _is_row(row, read)]
        while body and FOOTER.search(" ".join(narrow(cell.text) for cell in body[-1])):
            body.pop()
        if body:
            first, last = _line(rows[index]), _last_line(body[-1])
            yield TablePlace(first, last, read, len(body), _title_above(document, first))


def _drawn(document: Document, headings: Headings) -> Iterator[TablePlace]:
    """The tables that the format draws; those of one plan count as one."""
    for plan in plans.find(document, headings):
        spoken = plans.periods(plan, document)
        pieces = tuple(_piece(*item) for item in zip(plan, spoken, strict=True))
        yield TablePlace(
            first=plans.first_line(plan),
            last=max(piece.last for piece in pieces),
            headings=pieces[0].headings,
            tasks=sum(piece.tasks for piece in pieces),
            title=plans.title(plan, document),
            parts=pieces,
        )


def _piece(part: Part, period: str | None) -> TablePlace:
    first = part.lines[0].row.line
    above = tuple(cell.text for cell in part.above)
    rows = len(part.lines)
    return TablePlace(first, part.last, part.headings, rows, None, above=above, period=period)


def _header(row: Sequence[Cell], headings: Headings) -> tuple[Heading, ...] | None:
    """The headings of a row of which two at least are explained, one of them the task's."""
    read = tuple(headings.read(cell) for cell in row)
    meanings = {heading.meaning for heading in read if heading.cell}
    known = [heading for heading in read if heading.meaning]
    if len(known) < 2 or any(len(cell.text) > 20 for cell in row):
        return None
    return read if meanings & {Meaning.TASK, Meaning.TARGET} else None


def _is_row(row: Sequence[Cell], header: Sequence[Heading]) -> bool:
    filled = sum(bool(cell) for cell in row)
    return filled >= 2 and len(row) >= min(2, len(header)) and not _same(row, header)


def _same(row: Sequence[Cell], header: Sequence[Heading]) -> bool:
    return [cell.text for cell in row][: len(header)] == [h.cell.text for h in header]


def _texts(header: Sequence[Heading]) -> list[str]:
    return [heading.cell.text for heading in header]


def _line(row: Sequence[Cell]) -> int:
    return next(cell.lines[0] for cell in row if cell)


def _last_line(row: Sequence[Cell]) -> int:
    return max(cell.lines[-1] for cell in row if cell)


def _stacked(document: Document, headings: Headings, names: Names) -> Iterator[TablePlace]:
    for place in stacked.places(document, headings, names):
        rows = [row for row in place.rows if row[Meaning.TASK] or row[Meaning.TARGET]]
        title = _title_above(document, place.first)
        texts = tuple(
            tuple(row[column].text for row in place.rows if row[column]) for column in place.columns
        )
        yield TablePlace(place.first, place.last, place.headings, len(rows), title, texts=texts)


def _outline(document: Document, headings: Headings, names: Names) -> Iterator[TablePlace]:
    """The lists of an outline, one for each title under which numbers begin anew."""
    if is_barred(document.lines):  # its cells, one a line, are no sentences
        return
    read = outline.read(document, 1, len(document.lines), headings.label, names)
    for _, run in groupby(read.tasks, key=lambda task: task.plan.lines):
        listed = list(run)
        answered = [task for task in listed if _is_answered(task)]
        if len(answered) < 2:
            continue
        labels = {bare(said.label.text): said for task in reversed(listed) for said in task.said}
        named = [
            headings.read(said.label) if said.label else Heading(Cell(), said.meaning)
            for said in reversed(labels.values())
            if said.label or said.meaning is Meaning.PROGRESS
        ]
        told = [(bare(s.label.text), s.content.text) for task in listed for s in task.said]
        texts = [
            tuple(text for label, text in told if text and label == bare(heading.cell.text))
            for heading in named
        ]
        lines = [
            line
            for task in listed
            for cell in (task.number, task.words, *task.section, task.target)
            for line in cell.lines
        ]
        below = [
            n for task in listed for s in task.said for n in (*s.content.lines, *s.label.lines)
        ]
        title = listed[0].plan.text or _title_above(document, min(lines))
        task = Heading(Cell(), Meaning.TASK)
        last = max([*lines, *below])
        yield TablePlace(min(lines), last, (task, *named), len(answered), title, texts=((), *texts))


def _is_answered(task: choosing.Task) -> bool:
    """Whether somebody answers for a sentence, or reports of it."""
    told = (*ORGANIZATIONS, Meaning.LEADER, Meaning.PROGRESS, Meaning.STATUS)
    return any(said.meaning in told for said in task.said)


def _title_above(document: Document, first: int) -> str | None:
    for number in range(first - 1, max(first - 8, 0), -1):
        text = document.line(number).strip().lstrip("#").strip()
        if text and not _ANNEX.match(narrow(text)) and not _ASIDE.search(narrow(text)):
            return None if len(text) > 60 or _NO_TITLE.search(narrow(text)) else text
    return None
