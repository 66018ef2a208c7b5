"""One printed line of a text table: its cells, its bars, and whether it can open a row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from govpublish.layouts.blocks import is_page
from govpublish.models import Cell
from govpublish.text import cell_of, chinese_number, narrow

_NUMBER = re.compile(
    r"\(?(?:(?P<digits>\d{1,4})|(?P<chinese>[一二三四五六七八九十]{1,3}))\)?[.、]?\Z"
)
_RULE = re.compile(r"[\s:=+\-—─━_]+\Z")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计)(?:[(:].*)?\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it."""

    number: int
    text: str
    cells: tuple[Cell, ...]
    """What stands between its bars; before the first and behind the last too."""
    gap: bool
    """Whether a blank line stands above it."""
    closed: bool
    """Whether a bar ends it."""

    @property
    def bars(self) -> int:
        """How many signs part its cells; none in prose."""
        return len(self.cells) - 1

    @property
    def opened(self) -> bool:
        """Whether a bar begins it."""
        return self.bars > 0 and not self.cells[0]

    @property
    def is_rule(self) -> bool:
        """Whether it only draws a line (`---|---`)."""
        return is_rule(self.cells)

    @property
    def is_page(self) -> bool:
        """Whether it is only the number of a printed page."""
        return not self.bars and is_page(self.text)

    def without_first(self) -> "Line":
        """The line without the bar that begins it."""
        return replace(self, cells=self.cells[1:])


def line_of(text: str, number: int, separator: str, gap: bool) -> Line:
    """A line of a document, parted at every separator."""
    cells, start = [], 0
    for part in text.split(separator):
        cells.append(cell_of(text, number, start, start + len(part)))
        start += len(part) + 1
    closed = len(cells) > 1 and text.rstrip(" ").endswith(separator)
    return Line(number, text, tuple(cells), gap, closed)


def is_rule(cells: Sequence[Cell]) -> bool:
    """Whether a row only draws a line (`---|---`)."""
    return any(cells) and all(_RULE.match(cell.text) for cell in cells if cell)


def is_total(cells: Sequence[Cell]) -> bool:
    """Whether a row begins with the word for a sum."""
    first = next((cell.text for cell in cells if cell), "")
    return len(cells) > 1 and _TOTAL.match(narrow(first).strip()) is not None


def own_number(cell: Cell) -> int | None:
    """The number that a cell holds, if it holds nothing else."""
    match = _NUMBER.match(narrow(cell.text).strip())
    if match is None:
        return None
    return int(match["digits"]) if match["digits"] else chinese_number(match["chinese"])
