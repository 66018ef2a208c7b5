"""Which layout a document has and where its tables are: proposed, never decided."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govpublish.columns import Headings
from govpublish.layouts import outline, pipes, stacked, table, tabs
from govpublish.models import Cell, Document, Heading, Meaning
from govpublish.text import narrow

_FOOTER = re.compile(
    r"打印|关闭窗口|返回顶部|上一篇|下一篇|版权所有|主办单位|ICP备|扫一扫|分享到|相关附件|责任编辑"
)
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


@dataclass(frozen=True, slots=True)
class Shape:
    """What a document would be in one layout."""

    layout: str
    tables: tuple[TablePlace, ...]

    @property
    def tasks(self) -> int:
        """How many rows look like tasks."""
        return sum(table.tasks for table in self.tables)


def shapes(document: Document, headings: Headings) -> list[Shape]:
    """Every layout in which the document has tasks, the one with most first."""
    if document.grids:  # the format draws the tables: tabs in its lines part their cells
        found = [
            Shape("table", tuple(_drawn(document, headings))),
            Shape("outline", tuple(_outline(document, headings))),
        ]
        return sorted((shape for shape in found if shape.tasks), key=lambda shape: -shape.tasks)
    found = [
        Shape("tabs", tuple(_ruled(document, headings, tabs.SEPARATOR))),
        Shape("pipes", tuple(_ruled(document, headings, pipes.SEPARATOR))),
        Shape("stacked", tuple(_stacked(document, headings))),
        Shape("outline", tuple(_outline(document, headings))),
    ]
    return sorted((shape for shape in found if shape.tasks), key=lambda shape: -shape.tasks)


def _ruled(document: Document, headings: Headings, separator: str) -> Iterator[TablePlace]:
    reader = tabs.read if separator == tabs.SEPARATOR else pipes.read
    rows = list(reader(document, 1, len(document.lines)))
    starts = [(index, read) for index, row in enumerate(rows) if (read := _header(row, headings))]
    starts = [
        (index, read)
        for at, (index, read) in enumerate(starts)
        if at == 0 or _texts(read) != _texts(starts[at - 1][1])
    ]
    for at, (index, read) in enumerate(starts):
        end = starts[at + 1][0] if at + 1 < len(starts) else len(rows)
        body = [row for row in rows[index + 1 : end] if _is_row(row, read)]
        if body:
            first, last = _line(rows[index]), _line(body[-1])
            yield TablePlace(first, last, read, len(body), _title_above(document, first))


def _drawn(document: Document, headings: Headings) -> Iterator[TablePlace]:
    """The tables that the format draws; one that goes on over pages counts once."""
    last: TablePlace | None = None
    for grid in document.grids:
        rows = table.read(document, grid.first, grid.last)
        found = _drawn_header(rows, headings)
        if found is None:
            if last and last.headings and len(grid.rows[0]) == len(last.headings):
                last = replace(last, last=grid.last, tasks=last.tasks + len(rows))
            continue
        at, read = found
        body = [row for row in rows[at:] if row.section is None and any(row.cells)]
        if last and _texts(read) == _texts(last.headings):
            last = replace(last, last=grid.last, tasks=last.tasks + len(body))
            continue
        if last:
            yield last
        title = next((row.section.text for row in rows[:at] if row.section), None)
        title = title or _title_above(document, grid.first)
        last = TablePlace(grid.first, grid.last, read, len(body), title)
    if last:
        yield last


def _drawn_header(
    rows: Sequence[table.DrawnRow], headings: Headings
) -> tuple[int, tuple[Heading, ...]] | None:
    for at, row in enumerate(rows[:12]):
        if at + 1 < len(rows) and any(rows[at + 1].above):
            both = table.two_rows_of_headings(row.cells, rows[at + 1].cells)
            if read := _header(both, headings):
                return at + 2, read
        if read := _header(row.cells, headings):
            return at + 1, read
    return None


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


def _stacked(document: Document, headings: Headings) -> Iterator[TablePlace]:
    places = list(stacked.headers(document, headings.read))
    for at, (first, read) in enumerate(places):
        limit = places[at + 1][0] - 1 if at + 1 < len(places) else len(document.lines)
        last = _without_footer(document, first, limit, at + 1 < len(places))
        tasks = stacked.count(document, read[-1].cell.lines[0] + 1, last)
        yield TablePlace(first, last, read, tasks, _title_above(document, first))


def _without_footer(document: Document, first: int, last: int, followed: bool) -> int:
    """The last line of a stacked table: before the next one's title, or before a page's footer."""
    while last > first:
        text = document.line(last).strip()
        if text and not _FOOTER.search(text) and not (followed and _is_title(text)):
            return last
        last -= 1
    return last


def _is_title(text: str) -> bool:
    return bool(_ANNEX.match(narrow(text))) or (
        len(text) <= 60 and text.endswith(("表", "清单", "情况", "任务", "分解", "一览"))
    )


def _outline(document: Document, headings: Headings) -> Iterator[TablePlace]:
    groups, labels, _ = outline.read(document, 1, len(document.lines), headings.meaning)
    answered = [group for group in groups if len(group.rows[0].cells) > 1]
    if len(answered) < 2:
        return
    named = {label.text: headings.read(label) for label in reversed(labels)}
    first = min(
        cell.lines[0] for group in answered for cell in (group.number, *group.section) if cell
    )
    last = max(cell.lines[-1] for group in answered for cell in group.rows[0].cells.values())
    task = Heading(Cell(), Meaning.TASK)
    yield TablePlace(first, last, (task, *reversed(named.values())), len(answered), None)


def _title_above(document: Document, first: int) -> str | None:
    for number in range(first - 1, max(first - 8, 0), -1):
        text = document.line(number).strip().lstrip("#").strip()
        if text and not _ANNEX.match(narrow(text)) and not _ASIDE.search(narrow(text)):
            return None if len(text) > 60 or _NO_TITLE.search(narrow(text)) else text
    return None
