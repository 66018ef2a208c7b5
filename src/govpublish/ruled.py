"""Rows of a text table that are no rows of tasks, or whose cells slid where merged ones vanished.

类别 | 序号 | 任务 | 目标 | 完成率
教育 | 1 | 建学校 | 建2所 | 50%
2 | 建幼儿园 | 建3所 | 60%           the category is printed once: cells slid to the left
改造1所 | 100% | | |                 so are number and title: only the target is new
"""

import re
from collections.abc import Sequence

from govpublish.flags import FlagLog, FormatRemark, SlidCells
from govpublish.layouts.vanished import Learned, spread
from govpublish.models import Cell, Column, Meaning
from govpublish.sections import is_heading
from govpublish.text import narrow

_NARROWEST = 3  # columns; in a table of two a row of one cell is a row
_NUMBER = re.compile(r"\s*\(?(?:\d{1,4}|[一二三四五六七八九十]{1,3})\)?[.、]?\s*")
_FIGURE = re.compile(r"[\d.,%+\-—/()]*")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计)(?:[((::].*)?|.{0,12}(?:合计|小计|总计)")
_HEAD = 2  # cells; the number and what it is the number of
_EXCERPT = 24  # signs of a row that tell which it is
_LONG = 10  # signs; a heading without a number is shorter
_DOUBT = "本行的单元格比表头少,“{}”可能属于{},暂按“{}”一栏读,请对照原件"


def is_total(cells: Sequence[Cell]) -> bool:
    """Whether a row gives the sum of others: 合计 among its first cells, figures behind it."""
    filled = [narrow(cell.text).strip() for cell in cells if cell]
    sums = [at for at, text in enumerate(filled[:3]) if _TOTAL.fullmatch(text)]
    return bool(sums) and all(_FIGURE.fullmatch(text) for text in filled[sums[0] + 1 :])


def section(cells: Sequence[Cell], columns: Sequence[Column | None]) -> Cell | None:
    """The heading of a section, if a row holds nothing else but figures."""
    filled = [at for at, cell in enumerate(cells) if cell]
    if not filled or len(columns) < _NARROWEST:
        return None
    first, at = cells[filled[0]], filled[0]
    others = [narrow(cells[other].text).strip() for other in filled[1:]]
    if is_heading(first.text):
        return first if all(_FIGURE.fullmatch(text) for text in others) else None
    column = columns[at] if len(cells) > 1 and at < len(columns) else None
    lone = not others and column is Meaning.NUMBER and not _NUMBER.fullmatch(narrow(first.text))
    slid = Meaning.TARGET in columns and len(first.text) > _LONG
    return first if lone and not slid else None


class VanishedCells(SlidCells):
    """Cells that slid to the left where empty ones vanished, put back by what they are."""

    sentence = "“{excerpt}”一行的单元格左移(空的单元格没有留下位置),已按内容归位"


def put_back(
    cells: Sequence[Cell],
    columns: Sequence[Column | None],
    flags: FlagLog,
    learned: Learned | None = None,
) -> tuple[Cell, ...]:
    """A row whose empty or merged cells left no place, its cells under their headings.

    Merged ones are known by the number that stands too far to the left, or by words where the
    number should be and as many cells too few at the end; empty ones by what the others are.
    """
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    shift = _shift(kept, columns)
    if not kept or len(kept) + shift > len(columns):
        return tuple(cells)
    if shift:
        flags.add(SlidCells(kept[0].lines, kept[0].text[:_EXCERPT]))
    whole = (*(Cell() for _ in range(shift)), *kept) if shift else tuple(cells)
    if learned is None or len(cells) + shift >= len(columns):
        return whole
    return _spread(kept, shift, columns, flags, learned)


def _spread(
    kept: Sequence[Cell],
    shift: int,
    columns: Sequence[Column | None],
    flags: FlagLog,
    learned: Learned,
) -> tuple[Cell, ...]:
    """A row too short, each cell under the column that holds the like."""
    cells = [*(Cell() for _ in range(shift)), *kept]
    number = columns.index(Meaning.NUMBER) if Meaning.NUMBER in columns else -1
    placing = learned.place(cells, max(shift, number) + 1)
    first = max(kept[:_HEAD], key=lambda cell: len(cell.text))
    if placing.moved:
        flags.add(VanishedCells(first.lines, first.text[:_EXCERPT]))
    for at in dict.fromkeys(at for at, _ in placing.doubtful):
        places = sorted({placing.columns[at], *(to for cell, to in placing.doubtful if cell == at)})
        names = "、".join(f"“{learned.heading(place)}”" for place in places)
        said = _DOUBT.format(cells[at].text[:_EXCERPT], names, learned.heading(placing.columns[at]))
        flags.add(FormatRemark(cells[at].lines, said))
    return spread(cells, placing.columns)


def _shift(cells: Sequence[Cell], columns: Sequence[Column | None]) -> int:
    """By how many columns a row slid."""
    if Meaning.NUMBER not in columns or not cells or not cells[0]:
        return 0
    number = columns.index(Meaning.NUMBER)
    texts = [narrow(cell.text) for cell in cells]
    if len(texts) > number and _NUMBER.fullmatch(texts[number]):
        return 0
    if _NUMBER.fullmatch(texts[0]):
        return number
    target = next((at for at, c in enumerate(columns) if c is Meaning.TARGET), 0)
    return target if target > number else 0
