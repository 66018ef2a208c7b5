"""The header of a drawn table: one to three rows, of which each column has one heading.

序号 | 工作内容 | 责任单位    | 进展情况     | 完成情况
↑    | ↑        | 牵头 | 配合 | 4月  | 5月   | ↑

The lower cell is the heading where it says enough (牵头单位), else both together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govpublish.columns import Headings
from govpublish.layouts.table import DrawnRow
from govpublish.models import Cell, Heading, Meaning
from govpublish.text import bare, narrow

_DEEPEST = 3  # rows
_SHORT = 20  # signs; a heading that nobody has explained is no longer
_WHOLE_YEAR = ("年", "年度")


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a table, and over how many rows they are printed."""

    headings: tuple[Heading, ...]
    depth: int
    known: int
    """How many headings are explained, or may mean one thing or another."""

    @property
    def is_strong(self) -> bool:
        """Whether most of its headings are known."""
        return self.known * 2 > sum(bool(heading.cell) for heading in self.headings)

    @property
    def periods(self) -> int:
        """How many headings name a period."""
        return sum(heading.period is not None for heading in self.headings)

    @property
    def texts(self) -> list[str]:
        """The headings without white space, to find the same header again."""
        return [bare(heading.cell.text) for heading in self.headings]


def begins(rows: Sequence[DrawnRow], at: int, known: Headings) -> Header | None:
    """The header of a table of tasks that begins with a row, or None."""
    found = header_at(rows, at, known)
    return found if found and _names_tasks(found) else None


def header_at(rows: Sequence[DrawnRow], at: int, known: Headings) -> Header | None:
    """The header that begins with a row, or None; as deep as its cells reach or explain more."""
    best: Header | None = None
    for depth in range(1, _DEEPEST + 1):
        block = rows[at : at + depth]
        if len(block) < depth or not _may_head(block[-1], known):
            break
        if depth > 1 and not _is_tied(block[-2], block[-1]):
            break
        found = _header(block, known)
        reaches = depth > 1 and any(above is not None for above in block[-1].above)
        if best is None or found.known > best.known or (reaches and found.known >= best.known):
            best = found
    if best is None or best.known < 2:
        return None
    return None if _is_better_without(rows, at, best, known) else best


def _is_better_without(rows: Sequence[DrawnRow], at: int, header: Header, known: Headings) -> bool:
    """Whether the first row adds nothing to the next: a title or a date stands in it."""
    if header.depth == 1:
        return False
    rest = _header(rows[at + 1 : at + header.depth], known)
    return rest.known >= header.known and rest.periods >= header.periods


def _may_head(row: DrawnRow, known: Headings) -> bool:
    filled = row.filled
    if len(filled) < 2 and not any(row.above):
        return False
    return all(
        (len(bare(cell.text)) <= _SHORT or known.meaning(cell.text)) and not _is_said(cell)
        for cell in filled
    )


def _is_said(cell: Cell) -> bool:
    """A number, or something with a colon (填报单位:…): no heading."""
    text = narrow(bare(cell.text))
    return text.isdigit() or ":" in text


def _is_tied(upper: DrawnRow, lower: DrawnRow) -> bool:
    """Whether a row of headings goes on in the next: below it only parts of a group are named."""
    if upper.page != lower.page or len(upper.cells) != len(lower.cells):
        return False
    groups = set(_groups(upper, lower))
    for column, (above, below) in enumerate(zip(upper.cells, lower.cells, strict=True)):
        if below and above and column not in groups:
            return False
    return bool(groups) or any(above is not None for above in lower.above)


def _groups(upper: DrawnRow, lower: DrawnRow) -> Iterator[int]:
    """The columns whose heading reaches over the next ones, merged or left empty beside it."""
    for column, cell in enumerate(upper.cells[:-1]):
        if not cell:
            continue
        beside = upper.beside[column + 1] is cell
        left_empty = (
            not upper.cells[column + 1]
            and upper.above[column + 1] is None
            and bool(lower.cells[column])
            and bool(lower.cells[column + 1])
        )
        if beside or left_empty:
            yield column


def _header(block: Sequence[DrawnRow], known: Headings) -> Header:
    headings = tuple(_heading(stack, known) for stack in _stacks(block))
    said = sum(
        heading.meaning is not None or (bool(heading.cell) and known.is_doubtful(heading.cell.text))
        for heading in headings
    )
    return Header(headings, len(block), said)


def _stacks(block: Sequence[DrawnRow]) -> Iterator[list[Cell]]:
    """For each column its cells from top to bottom; a merged cell counts in each of its columns."""
    for column in range(len(block[0].cells)):
        stack: list[Cell] = []
        for row in block:
            cell = row.cells[column] or row.beside[column] or Cell()
            if cell and not any(cell is before for before in stack):
                stack.append(cell)
        if len(stack) < len(block) and not block[0].cells[column] and len(block) > 1:
            stack = [*_left_of(block, column), *stack]
        yield stack


def _left_of(block: Sequence[DrawnRow], column: int) -> Iterator[Cell]:
    """The group that an unmerged column stands under: the heading left of its empty place."""
    upper, lower = block[0], block[1]
    if upper.beside[column] is not None or not lower.cells[column]:
        return
    for before in range(column - 1, -1, -1):
        if not lower.cells[before]:
            return
        if upper.cells[before]:
            yield upper.cells[before]
            return


def _heading(stack: Sequence[Cell], known: Headings) -> Heading:
    """What one column says, from its cells in the rows of the header."""
    if not stack:
        return Heading(Cell(), None)
    lower = known.read(stack[-1])
    if len(stack) == 1:
        return lower
    upper = Cell()
    for cell in stack[:-1]:
        upper = upper.then(cell, "")
    above = known.read(upper)
    timed = above.period is not None and not above.period.endswith(_WHOLE_YEAR)
    if lower.meaning and not (timed and lower.period is None):
        return lower
    both = known.read(upper.then(stack[-1], ""))
    if both.meaning is None and lower.meaning:
        both = replace(both, meaning=lower.meaning)
    if both.meaning is None and not known.is_doubtful(both.cell.text):
        turned = known.meaning(bare(stack[-1].text) + bare(upper.text))
        both = replace(both, meaning=turned)
    period = lower.period or both.period
    return replace(both, period=period)


def _names_tasks(header: Header) -> bool:
    return any(heading.meaning in (Meaning.TASK, Meaning.TARGET) for heading in header.headings)
