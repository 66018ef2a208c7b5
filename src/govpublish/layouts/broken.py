"""Rows of a text table with a line end inside a cell: printed lines put together again.

序号 | 任务 | 进展情况 | 责任单位 |
4 | 建热源。 | 铺设管网3公里,          a number opens a row; its bars are counted, and
换热站完工,                        | lines that have too few of them, or none, go on
锅炉正在安装。 | 县甲局 |          | until there are as many as in the header
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govpublish.layouts.breaking import Line, is_total, own_number
from govpublish.layouts.numbered import is_heading
from govpublish.layouts.paragraphs import FOOTER
from govpublish.layouts.regions import Region, regions
from govpublish.models import Cell
from govpublish.text import bare, is_sentence, label_at, narrow

_MOST = 6  # lines over which a row without a number may go on
_JOINT = "\n"
_GOES_ON = ("、", ",", ";", "(", "和", "及", "与")
Heads = Callable[[Sequence[Cell]], bool]
"""Whether the cells of a line are headings."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and the lines it is printed on."""

    lines: tuple[Line, ...]
    ends_empty: bool
    """Whether what stands behind its last bar is an empty cell, for no bar ends a row."""
    framed: bool = False
    """Whether a bar before its first cell is its frame, as in most rows of its table."""

    def cells(self) -> tuple[Cell, ...]:
        """What stands between its bars; a sentence that has ended ends a paragraph."""
        cells = list(self.lines[0].cells)
        for line in self.lines[1:]:
            joint = _JOINT if is_sentence(cells[-1].text) else ""
            cells[-1] = cells[-1].then(line.cells[0], joint)
            cells += line.cells[1:]
        return tuple(cells)


def rows(lines: Sequence[Line], heads: Heads) -> Iterator[Row]:
    """The rows of the tables among these lines; prose between them is left out."""
    for region in regions(lines, heads):
        for row in _rows(region):
            bars = sum(line.bars for line in row)
            unclosed = bool(region.header) and not region.closed
            yield Row(row, unclosed and bars == region.bars, region.framed)


def _rows(region: Region) -> Iterator[tuple[Line, ...]]:
    starts = [*region.starts, len(region.lines)]
    yield from _loose(region.lines[: starts[0]], region)
    for first, last in pairwise(starts):
        numbered = _Numbered(region, last == len(region.lines) and not region.goes_on)
        yield from numbered.rows(region.lines[first:last])


def _loose(lines: Sequence[Line], region: Region) -> Iterator[tuple[Line, ...]]:
    """Rows without a number: broken if the lines below complete them exactly."""
    at = 0
    while at < len(lines):
        more = _rest(lines[at : at + 1 + _MOST], region) if lines[at].bars else 0
        if lines[at].bars:
            yield _without_doubled(lines[at : at + 1 + more], region)
        at += 1 + more


def _rest(lines: Sequence[Line], region: Region) -> int:
    """How many lines after the first belong to it; 0 if it is whole or nothing completes it.

    Where a bar ends every row, one that breaks off goes on at least to the next that has it.
    """
    bars, half = lines[0].bars, region.bars / 2
    if bars >= region.bars:
        return 0
    broken = region.closed and not lines[0].closed
    whole = region.closed and not broken and bars >= half and not region.heads(lines[0].cells)
    ended = 0
    for more, line in enumerate(lines[1:], start=1):
        inside = broken and not ended
        bars += line.bars
        if _is_apart(line, inside) or (not inside and _begins(line, region)):
            break
        if bars > region.bars or (whole and line.bars >= half):
            break
        if bars == region.bars:
            return more
        if inside and line.closed:
            ended = more
    return ended


def _begins(line: Line, region: Region) -> bool:
    """Whether a line looks like the beginning of a row or of what is merged with the one above."""
    first = region.content(line)[0]
    labelled = line.bars > 0 and label_at(first.text) is not None
    empty = line.bars > 0 and not first and not region.closed
    framed = region.framed and line.opened and bool(first)
    return own_number(first) is not None or labelled or empty or framed


def _is_apart(line: Line, inside: bool = False) -> bool:
    """Whether a line is no part of a cell, unless one breaks off above it."""
    footer = not inside and FOOTER.search(narrow(line.text)) is not None
    return line.is_rule or line.is_page or is_total(line.cells) or footer


def _least(row: Sequence[Line]) -> int:
    """How many bars the lines of a row have, one that ends a line and begins the next as one."""
    return sum(line.bars for line in row) - sum(a.closed and b.opened for a, b in pairwise(row))


def _without_doubled(row: Sequence[Line], region: Region) -> tuple[Line, ...]:
    """The lines of a row; a bar at the end of one and at the head of the next are one bar."""
    surplus = sum(line.bars for line in row) - region.bars
    found = [row[0]]
    for line in row[1:]:
        twice = found[-1].closed and line.opened
        found.append(line.without_first() if twice and surplus > 0 else line)
        surplus -= twice
    return tuple(found)


class _Numbered:
    """The lines from one number to the next: a row, and rows below it that have none."""

    def __init__(self, region: Region, last: bool) -> None:
        self._region = region
        self._last = last
        """Whether no number follows: what stands below may be no part of the table."""

    def rows(self, lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
        """The rows of these lines, the first of which has the number."""
        row, waiting, paged = [lines[0]], list[Line](), False
        for at, line in enumerate(lines[1:], start=1):
            if line.is_page:
                paged = True
            elif not line.bars:
                waiting += [] if paged else [line]
            elif self._goes_on(row, waiting, lines[at:]):
                row += [*waiting, line]
                waiting = []
            else:
                yield _without_doubled([*row, *self._tail(row, waiting)], self._region)
                yield from _loose(lines[at:], self._region)
                return
        yield _without_doubled([*row, *self._tail(row, waiting)], self._region)

    def _goes_on(self, row: Sequence[Line], waiting: Sequence[Line], rest: Sequence[Line]) -> bool:
        """Whether a row goes on with a line of bars, the first of those that are left."""
        region, line = self._region, rest[0]
        inside = self._is_inside(row[-1], waiting)
        content = region.content(line)
        if _is_apart(line, inside) or line.bars >= region.bars:
            return False
        if not inside and any(is_heading(one.text) for one in (*waiting, line) if one.text):
            return False
        with_line, with_all = [*row, *waiting, line], [*row, *waiting, *rest]
        if _least(with_line) > region.bars:
            return False
        if _least(with_all) <= region.bars <= sum(one.bars for one in with_all):
            return True
        empty = not content[0] and (region.framed or not content[1])
        apart = region.has_parts or (self._last and any(o.gap for o in (*waiting, line)))
        return inside or not (empty or apart)

    def _is_inside(self, last: Line, waiting: Sequence[Line]) -> bool:
        """Whether a row breaks off inside a cell, for all others end with a bar."""
        return self._region.closed and (bool(waiting) or not last.closed)

    def _tail(self, row: Sequence[Line], waiting: Sequence[Line]) -> Sequence[Line]:
        """What of the lines without bars below a row is the rest of its last cell.

        A line between two rows may as well be a heading nobody has numbered: it is the rest of a
        cell that breaks off, of sentences, or one that ends as other last cells do.
        """
        region, text = self._region, narrow(row[-1].cells[-1].text).rstrip()
        below = self._below(waiting)
        if not below or (region.closed and row[-1].closed):
            return ()
        ends = [at for at, line in enumerate(below, start=1) if is_sentence(line.text)]
        whole = bool(ends) and ends[-1] == len(below)
        unfinished = bool(text) and not is_sentence(text)
        if self._last:
            signed = text.endswith(_GOES_ON) and not ends
            return below if signed else below[: ends[0]] if ends and unfinished else ()
        rest = bare("".join(line.text for line in below))
        known = any(end.endswith(rest) for end in region.ends)
        breaks_off = unfinished and (region.closed or region.sentences or text[-1] in _GOES_ON)
        return below if known or whole or breaks_off else ()

    def _below(self, waiting: Sequence[Line]) -> Sequence[Line]:
        """The lines without bars below a row that may belong to it."""
        for at, line in enumerate(waiting):
            if is_heading(line.text) or _is_apart(line) or (self._last and line.gap):
                return waiting[:at]
        return waiting
