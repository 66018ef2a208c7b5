"""Rows of a text table whose cells were wrapped to the printed rows below, joined again.

| 2 | 新增规模以上工业企业30家以上,培育 | 县科技局、县市 |
|   | 省级专精特新企业15家。            | 场监管局       |
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from govpublish.models import ORGANIZATIONS, Cell, Column, Meaning, Row
from govpublish.text import bare, is_sentence, label_at, narrow

_RAGGED = 3  # signs by which a wrapped line may fall short of its column
_NARROW = 4  # signs; a column no wider than that wraps nothing
_JOINTS = "、,;和及("
_NAMES = re.compile(r"[、,;\s]")
_LEVEL = re.compile(r"[县市区州省](?![县市区州省])|\S{2,4}(?:镇|乡|街道)\Z")
"""How a name begins that is no tail of another."""
_STOPS = "。;,、.)"


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns of a table are like."""

    widths: Mapping[Column, int]
    """The longest printed line of each."""
    sentences: frozenset[Column]
    """Those whose cells end as sentences do."""
    is_name: Callable[[str], bool]


def join(rows: Sequence[Row], is_name: Callable[[str], bool]) -> list[Row]:
    """The rows, those that are the rest of the one above put back into it, joined with nothing.

    The rest has no number, and all that it holds stands below a cell that breaks off: one that
    fills its column, a sentence without its end, a list that ends in no whole name.
    """
    columns = _look(rows, is_name)
    joined: list[Row] = []
    above: Row | None = None
    for row in rows:
        if above and joined and _is_rest(row, above, columns):
            for column, cell in row.cells.items():
                whole = joined[-1][column].then(cell, "")
                joined[-1] = joined[-1].put(column, whole)
        else:
            joined.append(row)
        above = _seen(row, above if joined and joined[-1] is not row else None)
    return joined


def part_names(rows: Sequence[Row], is_name: Callable[[str], bool]) -> list[Row]:
    """The rows, names that a line end parts kept apart where both are whole.

    县卫健局⏎县住建局 are two: the second stands alone elsewhere, or begins as names do that are
    whole; 市生态环境局⏎云山分局 is one.
    """
    cells = [row[meaning] for row in rows for meaning in ORGANIZATIONS]
    alone = {bare(part) for cell in cells for part in _NAMES.split(narrow(cell.text)) if part}

    def is_whole(name: str) -> bool:
        return is_name(name) and (name in alone or _LEVEL.match(name) is not None)

    for meaning in ORGANIZATIONS:
        rows = [row.put(meaning, _parted(row[meaning], is_name, is_whole)) if row[meaning] else row
                for row in rows]  # fmt: skip
    return list(rows)


def _parted(cell: Cell, is_name: Callable[[str], bool], is_whole: Callable[[str], bool]) -> Cell:
    """A list of names with a line end between the pieces that are whole names."""
    pieces = list(cell.pieces)
    for at, (above, below) in enumerate(pairwise(pieces), start=1):
        before = bare(_NAMES.split(narrow(above.text))[-1])
        after = bare(_NAMES.split(narrow(below.text))[0])
        if above.line != below.line and not below.joint and is_name(before) and is_whole(after):
            pieces[at] = replace(below, joint="\n")
    return Cell(tuple(pieces))


def _seen(row: Row, above: Row | None) -> Row:
    """The last printed line of every cell; what the rest leaves empty still ends above it."""
    if above is None:
        return row
    cells = {column: cell for column, cell in row.cells.items() if cell}
    return replace(row, cells={**above.cells, **cells})


def _look(rows: Sequence[Row], is_name: Callable[[str], bool]) -> _Columns:
    widths: dict[Column, int] = {}
    ends: dict[Column, list[bool]] = {}
    for row in rows:
        for column, cell in row.cells.items():
            if cell:
                widths[column] = max(widths.get(column, 0), len(cell.text))
                ends.setdefault(column, []).append(is_sentence(cell.text))
    sentences = frozenset(column for column, seen in ends.items() if sum(seen) * 2 > len(seen))
    return _Columns(widths, sentences, is_name)


def _is_rest(row: Row, above: Row, columns: _Columns) -> bool:
    filled = [column for column, cell in row.cells.items() if cell]
    if row[Meaning.NUMBER] or not filled or row.page != above.page or row.section != above.section:
        return False
    return all(_breaks_off(column, row, above, columns) for column in filled)


def _breaks_off(column: Column, row: Row, above: Row, columns: _Columns) -> bool:
    before, after = narrow(above[column].text).strip(), narrow(row[column].text).strip()
    if not before or label_at(after):
        return False
    if after[0] in _STOPS or before[-1] in "、,(":
        return True
    if is_sentence(before):
        return False
    if column in ORGANIZATIONS:
        last = max((before.rfind(sign) for sign in _JOINTS), default=-1)
        if not columns.is_name(bare(before[last + 1 :])):
            return True
    elif column in columns.sentences:
        return True
    width = columns.widths[column]
    return width > _NARROW and len(above[column].text) >= width - _RAGGED
