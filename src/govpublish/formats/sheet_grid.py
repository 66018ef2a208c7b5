"""The sheets of a workbook, whichever program wrote it: one line a cell, what is hidden apart."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from govpublish.errors import ReadingStopped
from govpublish.formats.limits import MAX_CELLS, too_large
from govpublish.formats.transcript import Transcript
from govpublish.models import Cell, Grid

Place = tuple[int, int]
"""Row and column, from 1."""


@dataclass(slots=True)
class Sheet:
    """A sheet as its format stores it; rows and columns count from 1."""

    name: str
    cells: dict[Place, str] = field(default_factory=dict)
    """The text that is shown; empty cells are not there."""
    rich: dict[Place, str] = field(default_factory=dict)
    """The text of cells that are written run by run."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column."""
    hidden: bool = False
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    """Texts that lie over the cells."""
    formulas: list[str] = field(default_factory=list)
    """Addresses of formulas whose result is not stored."""


def write(sheets: Iterable[Sheet], script: Transcript) -> None:
    """Write every sheet, cells row by row; the grid has what a reader of the sheet sees.

    Hidden rows, columns and sheets are lines too, but passed over: nobody who opens the file sees
    them, and a filter or an old copy hides what would be counted twice.
    """
    taken: set[str] = set()
    for sheet in sheets:
        name = safe_name(sheet.name, taken)
        taken.add(name.lower())
        _Writer(sheet, name, script).write()


def safe_name(name: str, taken: Iterable[str] = ()) -> str:
    """A sheet's name as anchors and lists of lines can hold it, different from those taken.

    >>> safe_name("2021年 '重点'"), safe_name("a-b", ["a_b"])
    ('2021年__重点_', 'a_b_2')
    """
    plain = re.sub(r"\W", "_", name)[:40] or "_"
    others = set(taken)
    number, unique = 1, plain
    while unique.lower() in others:
        number += 1
        unique = f"{plain}_{number}"
    return unique


def letters(column: int) -> str:
    """The letters of a column.

    >>> letters(1), letters(28), letters(16384)
    ('A', 'AB', 'XFD')
    """
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


class _Writer:
    """Writes one sheet."""

    def __init__(self, sheet: Sheet, name: str, script: Transcript) -> None:
        self._sheet, self._name, self._script = sheet, name, script
        self._last_row = max((row for row, _ in sheet.cells), default=0)
        self._last_column = max((column for _, column in sheet.cells), default=0)
        self._rows = _numbers(sheet.hidden_rows, self._last_row)
        self._columns = _numbers(sheet.hidden_columns, self._last_column)
        self._owners = self._covered()
        self._cells: dict[Place, Cell] = {}
        self._first = len(script) + 1

    def write(self) -> None:
        """Lines, then the grid over those that are seen, then what lies over the sheet."""
        first_seen = self._first_seen()
        for place in sorted(self._sheet.cells):
            row, column = place
            anchor = f"{self._name}!{letters(column)}{row}"
            cell = self._script.line(self._sheet.cells[place], anchor)
            if why := self._why_hidden(place, first_seen):
                self._script.pass_over(cell, why)
            else:
                self._cells[first_seen.get(place, place)] = cell
        if self._cells:
            self._grid(first_seen)
        for number, text in enumerate(self._sheet.boxes, start=1):
            self._script.line(text, f"{self._name}!s{number}")
        self._tell()

    def _covered(self) -> dict[Place, Place]:
        """Place → first place of the merged cell over it, as far as the sheet has text."""
        covered: dict[Place, Place] = {}
        area = 0
        for top, left, bottom, right in self._sheet.merged:
            rows = range(top, min(bottom, self._last_row) + 1)
            columns = range(left, min(right, self._last_column) + 1)
            area += len(rows) * len(columns)
            if area > MAX_CELLS:
                raise self._too_large()
            for row in rows:
                for column in columns:
                    covered.setdefault((row, column), (top, left))
        return covered

    def _first_seen(self) -> dict[Place, Place]:
        """Merged cell → the first of its places that is not hidden: there its text is seen."""
        seen: dict[Place, Place] = {}
        for (row, column), owner in sorted(self._owners.items()):
            if row not in self._rows and column not in self._columns:
                seen.setdefault(owner, (row, column))
        return seen

    def _why_hidden(self, place: Place, first_seen: Mapping[Place, Place]) -> str | None:
        if self._sheet.hidden:
            return "隐藏的工作表"
        if self._owners.get(place, place) != place:
            return "被合并单元格遮住的内容"
        row, column = first_seen.get(place, place)
        if row in self._rows:
            return "隐藏的行"
        return "隐藏的列" if column in self._columns else None

    def _grid(self, first_seen: Mapping[Place, Place]) -> None:
        rows = _between([row for row, _ in self._cells], self._rows)
        columns = _between([column for _, column in self._cells], self._columns)
        if len(rows) * len(columns) > MAX_CELLS:
            raise self._too_large()
        at = {
            (row, column): (down, right)
            for down, row in enumerate(rows)
            for right, column in enumerate(columns)
        }
        merged = {
            at[place]: at[first_seen[owner]]
            for place, owner in sorted(self._owners.items())
            if place in at and first_seen.get(owner) in at and first_seen[owner] != place
        }
        cells = tuple(
            tuple(self._cells.get((row, column), Cell()) for column in columns) for row in rows
        )
        self._script.grid(Grid(self._name, cells, merged, self._first, len(self._script)))

    def _too_large(self) -> ReadingStopped:
        return too_large(self._script.name, f"工作表“{self._sheet.name}”的单元格数", MAX_CELLS)

    def _tell(self) -> None:
        sheet, name, tell = self._sheet, self._sheet.name, self._script.remark
        if sheet.hidden and sheet.cells:
            tell(f"工作表“{name}”是隐藏的,未作数据")
            return
        if any(row in self._rows for row, _ in sheet.cells):
            tell(f"工作表“{name}”有隐藏(或筛掉)的行,未作数据;如应公开,请取消隐藏后另存")
        if any(column in self._columns for _, column in sheet.cells):
            tell(f"工作表“{name}”有隐藏的列,未作数据;如应公开,请取消隐藏后另存")
        if sheet.formulas:
            first = "、".join(sheet.formulas[:5])
            tell(
                f"工作表“{name}”有 {len(sheet.formulas)} 个公式没有存下结果({first});"
                "请用 WPS、Office 打开后另存"
            )


def _numbers(spans: Iterable[tuple[int, int]], last: int) -> set[int]:
    return {number for first, end in spans for number in range(first, min(end, last) + 1)}


def _between(numbers: Sequence[int], hidden: Set[int]) -> list[int]:
    """From the first to the last, those in between that have no text too, hidden ones not."""
    return [number for number in range(min(numbers), max(numbers) + 1) if number not in hidden]
