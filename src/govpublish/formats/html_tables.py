"""The tables of a web page: which of them are data, and which only place things on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from govpublish.formats.limits import MAX_CELLS, MAX_SPAN, too_large
from govpublish.formats.transcript import Slot

_COUNTED = 9
"""Digits of a number that are reckoned with; no table has a billion rows."""
_SHOWN = 30
_GROUPS = ("thead", "tbody", "tfoot")
_ORDER = {"thead": 0, "tfoot": 2}


@dataclass(slots=True)
class DrawnCell:
    """A cell, how much text stands in it alone and in tables within it."""

    element: Any
    own: int = 0
    inner: int = 0
    paragraphs: int = 0
    has_data: bool = False
    """Whether a table of data stands in it."""


@dataclass(slots=True)
class DrawnRow:
    """A row and the group it is in; cells outside any row make one of their own."""

    group: Any
    cells: list[DrawnCell] = field(default_factory=list)


@dataclass(slots=True)
class DrawnTable:
    """A table as the page draws it."""

    element: Any
    rows: list[DrawnRow] = field(default_factory=list)
    inside: DrawnCell | None = None
    """The cell of another table that it stands in."""

    @property
    def is_data(self) -> bool:
        """Two rows of two cells with text of their own; most text not in tables within it.

        A page laid out with a table (banner, menu beside content) has few rows, and the tables of
        data in one of its cells, or nearly all its text, many paragraphs of it.
        """
        if self.element.get("role") == "presentation":
            return False
        cells = [cell for row in self.rows for cell in row.cells]
        full = [row for row in self.rows if sum(cell.own > 0 for cell in row.cells) >= 2]
        own, inner = sum(cell.own for cell in cells), sum(cell.inner for cell in cells)
        if len(full) < 2 or inner >= own:
            return False
        if len(full) > 3 or max(len(row.cells) for row in full) > 4:
            return True
        largest = max(cells, key=lambda cell: cell.own)
        page = largest.own > 0.8 * own and largest.paragraphs >= 5
        return not page and not any(cell.has_data for cell in cells)


_PARAGRAPHS = ("p", "br", "div", "li", "h1", "h2", "h3", "h4")


def find(root: Any, walk: Iterable[tuple[str, Any]]) -> dict[Any, DrawnTable]:
    """All tables below an element, in one pass over its start and end events."""
    tables: dict[Any, DrawnTable] = {}
    open_tables: list[DrawnTable] = []
    open_cells: list[DrawnCell | None] = [None]
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag == "table":
                tables[element] = DrawnTable(element, inside=open_cells[-1])
                open_tables.append(tables[element])
                open_cells.append(None)
            elif tag == "tr" and open_tables:
                open_tables[-1].rows.append(DrawnRow(_group(element)))
            elif tag in ("td", "th") and open_tables:
                open_cells.append(_cell(element, open_tables[-1]))
            elif tag in _PARAGRAPHS and open_cells[-1]:
                open_cells[-1].paragraphs += 1
            _count(open_cells[-1], element.text)
            continue
        if tag == "table":
            _close(open_tables.pop())
            open_cells.pop()
        elif tag in ("td", "th") and open_tables:
            open_cells.pop()
        if element is not root:
            _count(open_cells[-1], element.tail)
    return tables


def _count(cell: DrawnCell | None, text: str | None) -> None:
    if cell is not None and text:
        cell.own += len("".join(text.split()))


def _close(table: DrawnTable) -> None:
    if table.inside is not None:
        cells = [cell for row in table.rows for cell in row.cells]
        table.inside.inner += sum(cell.own + cell.inner for cell in cells)
        table.inside.has_data |= table.is_data or any(cell.has_data for cell in cells)


def _group(row: Any) -> Any:
    parent = row.getparent()
    return parent if parent is not None and parent.tag in _GROUPS else None


def _cell(element: Any, table: DrawnTable) -> DrawnCell:
    parent = element.getparent()
    if not table.rows or (parent is not None and parent.tag != "tr"):
        table.rows.append(DrawnRow(None))
    cell = DrawnCell(element)
    table.rows[-1].cells.append(cell)
    return cell


def in_order(table: DrawnTable) -> list[DrawnRow]:
    """Its rows as they are shown: the head first, the foot last."""
    return sorted(
        table.rows, key=lambda row: 1 if row.group is None else _ORDER.get(row.group.tag, 1)
    )


def place(
    rows: Sequence[DrawnRow], texts: Sequence[Sequence[tuple[str, ...]]], name: str
) -> Iterator[Slot]:
    """Where each cell begins and how far it reaches, as browsers reckon it.

    A cell takes the first free column of its row; it reaches down at most to the end of its group.
    """
    taken: dict[int, int] = {}
    area = 0
    for index, (row, cells) in enumerate(zip(rows, texts, strict=True)):
        left = _left_in_group(rows, index)
        column = 0
        for cell, paragraphs in zip(row.cells, cells, strict=True):
            while taken.get(column, 0) > index:
                column += 1
            across = min(span(cell.element, "colspan") or 1, MAX_SPAN)
            down = min(span(cell.element, "rowspan") or left, left)
            area += across * down
            if area > MAX_CELLS:
                raise too_large(name, "表格的单元格数", MAX_CELLS)
            yield Slot(index, column, paragraphs, down, across)
            for covered in range(column, column + across):
                taken[covered] = max(taken.get(covered, 0), index + down)
            column += across


def _left_in_group(rows: Sequence[DrawnRow], index: int) -> int:
    left = 1
    for row in rows[index + 1 :]:
        if row.group is not rows[index].group:
            break
        left += 1
    return left


def span(element: Any, attribute: str) -> int:
    """How many columns or rows a cell claims; 1 where that is no number."""
    claimed = digits(element, attribute)
    return int(claimed[:_COUNTED]) if claimed else 1


def digits(element: Any, attribute: str) -> str:
    """The number that a cell claims as it is printed; nothing where it claims no number.

    Of an absurdly long one the beginning is shown.
    """
    printed = str(element.get(attribute, "1")).strip().lstrip("+")
    if not (printed.isascii() and printed.isdigit()):
        return ""
    claimed = printed.lstrip("0") or "0"
    return claimed if len(claimed) <= _SHOWN else f"{claimed[:_SHOWN]}…"
