"""The tables among the lines of a text: from one header to the next, and how each is drawn.

How many bars a row has is what its header says; where no header is known, what most rows have
that begin with a number.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from govpublish.layouts.breaking import Line, own_number
from govpublish.models import Cell
from govpublish.text import bare, is_sentence

_ROWS = 3  # so many rows must be whole before another is taken for broken
_GAP = 10  # so many numbers may be missing before digits are no longer taken for the next one
_NEAR = 3  # lines over which a header may be broken
_LOOK = 60  # lines below a header from which it is judged
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one table, and how its rows look."""

    lines: tuple[Line, ...]
    bars: int
    """How many bars a whole row has."""
    starts: tuple[int, ...]
    """The places of the lines that begin with a number of their own."""
    framed: bool
    """Whether a bar stands before the first cell."""
    closed: bool
    """Whether a bar stands behind the last cell."""
    has_parts: bool
    """Whether some whole rows have no number: several rows belong to one."""
    sentences: bool
    """Whether the last cells end as sentences do."""
    ends: frozenset[str]
    """What stands in the last cells of whole rows."""
    header: str
    """Its headings; empty where none are known."""
    goes_on: bool
    """Whether the header is printed again below it: the table goes on."""
    heads: Callable[[Sequence[Cell]], bool]
    """Whether the cells of a line are headings."""

    def content(self, line: Line) -> tuple[Cell, ...]:
        """The cells of a line without the empty one before the frame."""
        return _content(line, self.framed)


def _content(line: Line, framed: bool) -> tuple[Cell, ...]:
    return line.cells[1:] if framed and line.opened else line.cells


def regions(lines: Sequence[Line], heads: Callable[[Sequence[Cell]], bool]) -> Iterator[Region]:
    """The lines, cut before every header that has rows of another table or page above it."""
    begins, filled = [0], True
    for at, line in enumerate(lines):
        header = line.bars > 0 and heads(line.cells)
        if header and filled:
            begins.append(_whole_header(lines, at, begins[-1]))
        filled = (filled and not header) or (line.bars > 0 and not header)
    spans = zip(begins, [*begins[1:], len(lines)], strict=True)
    found = [_region(lines[first:end], heads) for first, end in spans if end > first]
    ends: dict[str, frozenset[str]] = {}
    for one in found:
        ends[one.header] = ends.get(one.header, frozenset()) | one.ends
    for one, below in zip_longest(found, found[1:]):
        again = below is not None and bool(one.header) and one.header == below.header
        yield replace(one, ends=ends[one.header], goes_on=again)


def _whole_header(lines: Sequence[Line], at: int, least: int) -> int:
    """Where a header begins whose first line is cut off from it: rows below have more bars."""
    below = Counter(
        line.bars for line in lines[at + 1 : at + _LOOK] if _opens(line, 0) or _opens(line, 1)
    )
    bars, rows = max(below.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    total = lines[at].bars
    for above in range(at - 1, max(at - 1 - _NEAR, least - 1), -1):
        line = lines[above]
        if rows < _ROWS or total >= bars or _opens(line, 0) or lines[above + 1].gap:
            break
        total += line.bars
        if total == bars:
            return above
    return at


def _opens(line: Line, at: int) -> bool:
    return len(line.cells) > at + 1 and own_number(line.cells[at]) is not None


def _region(lines: Sequence[Line], heads: Callable[[Sequence[Cell]], bool]) -> Region:
    headers = [line for line in lines if line.bars and heads(line.cells)]
    framed = _is_framed(lines, headers)
    bars = _bars(lines, headers, framed)
    whole = [line for line in lines if line.bars and line.bars >= bars]
    said = [line for line in headers if line.bars == bars]
    closed = said[0].closed if said else _mostly(whole or lines, lambda line: line.closed)
    found = _starts(lines, bars, framed)
    body = [line for line in whole if line not in headers and not line.is_rule]
    opening = {lines[at].number for at in found}
    last = [line.cells[-2 if closed else -1] for line in body]
    ended = [is_sentence(cell.text) for cell in last if cell]
    return Region(
        lines=tuple(lines),
        bars=bars,
        starts=tuple(found),
        framed=framed,
        closed=closed,
        has_parts=any(line.number not in opening for line in body) and bool(found),
        sentences=bool(ended) and sum(ended) >= _MOSTLY * len(ended),
        ends=frozenset(bare(cell.text) for cell in last if cell),
        header=bare("|".join(cell.text for cell in (said or headers)[0].cells)) if headers else "",
        goes_on=False,
        heads=heads,
    )


def _is_framed(lines: Sequence[Line], headers: Sequence[Line]) -> bool:
    """Whether a bar stands before the header and before most rows with as many bars.

    Where no header is known, before all: else it may be the bar behind an empty first cell.
    """
    if not headers:
        barred = [line for line in lines if line.bars]
        return bool(barred) and all(line.opened for line in barred)
    same = [line for line in lines if line.bars >= headers[0].bars and line not in headers]
    return headers[0].opened and (not same or _mostly(same, lambda line: line.opened))


def _mostly(lines: Sequence[Line], seen: Callable[[Line], bool]) -> bool:
    barred = [line for line in lines if line.bars]
    return bool(barred) and sum(map(seen, barred)) * 2 > len(barred)


def _bars(lines: Sequence[Line], headers: Sequence[Line], framed: bool) -> int:
    """How many bars a row has; 0 where too few rows tell."""
    numbered = Counter(
        line.bars
        for line in lines
        if line.bars and any(own_number(cell) is not None for cell in _content(line, framed)[:2])
    )
    filled = Counter(line.bars for line in lines if line.bars and line.cells[0])
    counted = numbered if sum(numbered.values()) >= _ROWS else filled
    bars, rows = max(counted.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    said = max((line.bars for line in headers), default=0)
    if said >= bars or (said and rows < 2):
        return said
    return bars if rows >= _ROWS else said


def _starts(lines: Sequence[Line], bars: int, framed: bool) -> list[int]:
    """The lines that begin with a number: the first cell, or the second where most have it there.

    A line that has fewer bars than a row must have a number that goes on from the one above.
    """
    barred = [line for line in lines if line.bars]
    whole = [line for line in barred if line.bars >= bars]
    places = _places([_content(line, framed) for line in whole[1:] or barred])
    found: list[int] = []
    before: int | None = None
    for at, line in enumerate(lines):
        cells = _content(line, framed)
        values = [(place, own_number(cells[place])) for place in places if len(cells) > place]
        place, value = next(((at, one) for at, one in values if one is not None), (0, None))
        if value is None or not line.bars:
            continue
        follows = before is None or value == 1 or before < value <= before + _GAP
        if len(cells) == place + 1:  # no bar behind it: perhaps 1. opens a sentence
            follows = bool(cells[0]) and before is not None and value == before + 1
        if follows or line.bars >= bars:
            before = value
            found.append(at)
    return found


def _places(rows: Sequence[Sequence[Cell]]) -> tuple[int, ...]:
    """The cells that may hold a row's number."""
    first, second = (
        sum(len(cells) > at + 1 and own_number(cells[at]) is not None for cells in rows)
        for at in (0, 1)
    )
    return (0, 1) if second > first else (0,)
