"""A document from its first line to its last, its tables drawn where they stand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govpublish import ids
from govpublish.models import SourceReading, Span
from govpublish.pages import drawn_grids
from govpublish.pages.lookups import Lookups
from govpublish.pages.source_lines import Line, Run, Titles, Used, fate, lines_of, runs_of


class Written(NamedTuple):
    """What stands in one cell of a table."""

    anchor: str
    """Empty where the whole row has one."""
    runs: tuple[Run, ...]
    down: int
    across: int


class Row(NamedTuple):
    """A row of a table, and what became of it."""

    number: str
    anchor: str
    cells: tuple[Written, ...]
    used: tuple[Used, ...]
    passed: tuple[str, ...]
    unread: bool


class Drawn(NamedTuple):
    """A table as it stands in the document."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Block(NamedTuple):
    """Lines, then the table that follows them, if one does."""

    lines: tuple[Line, ...]
    table: Drawn | None


def blocks(found: Lookups, reading: SourceReading, titles: Titles) -> Iterator[Block]:
    """The document from its first line to its last, its tables where they stand."""
    spans: dict[int, list[Span]] = {}
    for span in reading.spans:
        spans.setdefault(span.line, []).append(span)
    lines = lines_of(found, reading, titles, spans)
    at = 0
    for grid in reading.grids:
        if not any(any(row) for row in grid.rows):
            continue
        drawn = drawn_grids.drawn(grid, reading.lines, reading.anchors)
        shown = {row.line or box.line for row in drawn.rows for box in row.boxes}
        before = lines[at : drawn.first - 1]
        hidden = (
            lines[number - 1]
            for number in range(drawn.first, drawn.last + 1)
            if number not in shown
        )
        yield Block((*before, *hidden), _drawn(found, reading, titles, spans, drawn))
        at = drawn.last
    if lines[at:]:
        yield Block(lines[at:], None)


def _drawn(
    found: Lookups,
    reading: SourceReading,
    titles: Titles,
    spans: Mapping[int, Sequence[Span]],
    drawn: drawn_grids.Drawn,
) -> Drawn:
    rows = []
    for row in drawn.rows:
        numbers = dict.fromkeys([row.line] if row.line else [b.line for b in row.boxes if b.line])
        here = [span for number in numbers for span in spans.get(number, ())]
        cells = tuple(
            Written(
                ids.line_anchor(reading.anchors[box.line - 1]) if box.line and not row.line else "",
                tuple(_part(reading.lines[box.line - 1], spans.get(box.line, ()), box)),
                box.down,
                box.across,
            )
            for box in row.boxes
        )
        anchor = ids.line_anchor(reading.anchors[row.line - 1]) if row.line else ""
        rows.append(Row(row.number, anchor, cells, *fate(found, here, titles)))
    return Drawn(drawn.name, drawn.columns, tuple(rows))


def _part(text: str, spans: Sequence[Span], box: drawn_grids.Box) -> Iterator[Run]:
    """The runs of a line as far as they stand in one cell."""
    at = 0
    for run in runs_of(text, spans):
        low, high = max(at, box.start), min(at + len(run.text), box.end)
        if low < high:
            yield Run(text[low:high], run.use)
        at += len(run.text)
