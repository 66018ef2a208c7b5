"""The sheets of a workbook, whichever program wrote it: one line a cell, what is hidden apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from govpublish.formats.limits import MAX_CELLS, too_large
from govpublish.formats.transcript import Transcript
from govpublish.models import Cell, Grid

Span = tuple[int, int]


@dataclass(slots=True)
class Sheet:
    """A sheet as its format stores it; rows and columns count from 1."""

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    """(row, column) → the text that is shown; empty cells are not there."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column."""
    hidden: bool = False
    hidden_rows: list[Span] = field(default_factory=list)
    hidden_columns: list[Span] = field(default_factory=list)
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
    def __init__(self, sheet: Sheet, name: str, script: Transcript) -> None:
        self._sheet, self._name, self._script = sheet, name, script
        self._covered = _covered(sheet)
        self._cells: dict[tuple[int, int], Cell] = {}
        self._first = len(script) + 1

    def write(self) -> None:
        """Lines, then the grid over those that are seen, then what lies over the sheet."""
        for place in sorted(self._sheet.cells):
            self._line(place)
        if self._cells:
            self._grid()
        for number, text in enumerate(self._sheet.boxes, start=1):
            self._script.line(text, f"{self._name}!s{number}")
        self._tell()

    def _line(self, place: tuple[int, int]) -> None:
        row, column = place
        anchor = f"{self._name}!{letters(column)}{row}"
        cell = self._script.line(self._sheet.cells[place], anchor)
        why = self._why_hidden(place)
        if why:
            self._script.pass_over(cell, why)
        else:
            self._cells[self._seen_place(place)] = cell

    def _why_hidden(self, place: tuple[int, int]) -> str | None:
        row, column = place
        if self._sheet.hidden:
            return "隐藏的工作表"
        if place in self._covered and self._covered[place] != place:
            return "被合并单元格遮住的内容"
        if self._seen_place(place) != place:
            return None
        if _within(row, self._sheet.hidden_rows):
            return "隐藏的行"
        return "隐藏的列" if _within(column, self._sheet.hidden_columns) else None

    def _seen_place(self, place: tuple[int, int]) -> tuple[int, int]:
        """Where a cell is seen: a merged one at the first of its places that is not hidden."""
        for row, column in self._places(place):
            if not (
                _within(row, self._sheet.hidden_rows)
                or _within(column, self._sheet.hidden_columns)
            ):
                return row, column
        return place

    def _places(self, place: tuple[int, int]) -> Iterator[tuple[int, int]]:
        yield place
        for top, left, bottom, right in self._sheet.merged:
            if (top, left) == place:
                for row in range(top, bottom + 1):
                    for column in range(left, right + 1):
                        yield row, column

    def _grid(self) -> None:
        rows = _seen([row for row, _ in self._cells], self._sheet.hidden_rows)
        columns = _seen([column for _, column in self._cells], self._sheet.hidden_columns)
        if len(rows) * len(columns) > MAX_CELLS:
            raise too_large(self._script.name, f"工作表“{self._sheet.name}”的单元格数", MAX_CELLS)
        row_at = {row: index for index, row in enumerate(rows)}
        column_at = {column: index for index, column in enumerate(columns)}
        merged: dict[tuple[int, int], tuple[int, int]] = {}
        for place, owner in sorted(self._covered.items()):
            row, column = self._seen_place(owner)
            if place != (row, column) and place[0] in row_at and place[1] in column_at:
                if row in row_at and column in column_at:
                    merged[row_at[place[0]], column_at[place[1]]] = row_at[row], column_at[column]
        self._script.grid(
            Grid(
                self._name,
                tuple(
                    tuple(self._cells.get((row, column), Cell()) for column in columns)
                    for row in rows
                ),
                merged,
                self._first,
                len(self._script),
            )
        )

    def _tell(self) -> None:
        sheet, name = self._sheet, self._sheet.name
        if sheet.hidden and sheet.cells:
            self._script.remark(f"工作表“{name}”是隐藏的,未作数据")
        elif any(_within(row, sheet.hidden_rows) for row, _ in sheet.cells):
            self._script.remark(f"工作表“{name}”有隐藏(或筛掉)的行,未作数据;如应公开,请取消隐藏后另存")
        if any(_within(column, sheet.hidden_columns) for _, column in sheet.cells):
            self._script.remark(f"工作表“{name}”有隐藏的列,未作数据;如应公开,请取消隐藏后另存")
        if sheet.formulas:
            first = "、".join(sheet.formulas[:5])
            self._script.remark(
                f"工作表“{name}”有 {len(sheet.formulas)} 个公式没有存下结果({first});"
                "请用 WPS、Office 打开后另存"
            )


def _covered(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Place → first place of the merged cell over it, within the part of the sheet that has text."""
    last_row = max((row for row, _ in sheet.cells), default=0)
    last_column = max((column for _, column in sheet.cells), default=0)
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in sheet.merged:
        for row in range(top, min(bottom, last_row) + 1):
            for column in range(left, min(right, last_column) + 1):
                covered.setdefault((row, column), (top, left))
    return covered


def _seen(numbers: list[int], hidden: list[Span]) -> list[int]:
    return [
        number for number in range(min(numbers), max(numbers) + 1) if not _within(number, hidden)
    ]


def _within(number: int, spans: Iterable[Span]) -> bool:
    return any(first <= number <= last for first, last in spans)
