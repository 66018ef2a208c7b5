"""A table whose heading of tasks nobody has explained: the one wordy column is proposed as that.

Only where organizations answer in it; without this the whole document would be refused.
"""

from collections.abc import Iterator, Mapping, Sequence

from govpublish.columns import Headings
from govpublish.drawn import headers
from govpublish.layouts import pipes, table, tabs
from govpublish.models import ORGANIZATIONS, Cell, Document, Heading, Meaning
from govpublish.text import bare

_WORDY = 6  # signs; what is promised takes as many on the average
_NAMED = 3  # signs; a short name beside its target
_LONGEST = 20  # signs of a heading
_DEEPEST = 12  # rows; titles and dates may stand above the headings
_BESIDE = (Meaning.NUMBER, Meaning.PROGRESS, Meaning.DEADLINE, Meaning.STATUS, *ORGANIZATIONS)
Rows = Sequence[Sequence[Cell]]


def tasks(document: Document, known: Headings) -> dict[str, Meaning]:
    """Heading → TASK for every table that would have no tasks without it."""
    found: dict[str, Meaning] = {}
    for grid in document.grids:
        if heading := _of_drawn(table.read(document, grid.first, grid.last), known):
            found[heading.cell.text] = Meaning.TASK
    for rows in _tables(document, known):
        for at, row in enumerate(rows[:_DEEPEST]):
            heading = _unexplained(row, rows[at + 1 :], known)
            if heading:
                found[heading.cell.text] = Meaning.TASK
                break
    return found


def _tables(document: Document, known: Headings) -> Iterator[Rows]:
    for reader in () if document.grids else (tabs.read, pipes.read):
        rows = list(reader(document, 1, len(document.lines), known.heads))
        for at in range(len(rows)):  # a table of text may begin on any line
            yield rows[at:]


def _of_drawn(rows: Sequence[table.DrawnRow], known: Headings) -> Heading | None:
    """The heading of tasks in a table that the format draws, whose header may have several rows."""
    found = [(at, headers.header_at(rows, at, known)) for at in range(min(len(rows), _DEEPEST))]
    for at, header in found:
        if header:
            below = [row.cells for row in rows[at + header.depth :]]
            return _wordiest(header.headings, below, known)
    return None


def _unexplained(row: Sequence[Cell], below: Rows, known: Headings) -> Heading | None:
    """The heading of the wordiest column that nobody has explained, if a row is a header."""
    if any(len(cell.text) > _LONGEST for cell in row):
        return None
    return _wordiest([known.read(cell) for cell in row], below, known)


def _wordiest(read: Sequence[Heading], below: Rows, known: Headings) -> Heading | None:
    meanings = {heading.meaning for heading in read}
    if Meaning.TASK in meanings or sum(heading.meaning in _BESIDE for heading in read) < 2:
        return None
    sizes = {at: _size(at, below) for at, heading in enumerate(read) if _is_open(heading, known)}
    if Meaning.TARGET in meanings:
        return _named_before(read, sizes)
    if meanings.isdisjoint(ORGANIZATIONS):
        return None
    at = max(sizes, key=lambda one: (sizes[one], -one), default=None)
    return read[at] if at is not None and sizes[at] >= _WORDY else None


def _named_before(read: Sequence[Heading], sizes: Mapping[int, float]) -> Heading | None:
    """What stands between number and target is the task's name, be it short."""
    target = next(at for at, heading in enumerate(read) if heading.meaning is Meaning.TARGET)
    at = next((at for at in reversed(range(target)) if sizes.get(at, 0) >= _NAMED), None)
    return read[at] if at is not None else None


def _is_open(heading: Heading, known: Headings) -> bool:
    text = heading.cell.text
    return bool(text) and heading.meaning is None and not known.is_doubtful(text)


def _size(at: int, below: Rows) -> float:
    texts = [bare(row[at].text) for row in below if len(row) > at and row[at]]
    return sum(map(len, texts)) / len(texts) if texts else 0
