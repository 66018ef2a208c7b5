"""Tables copied one cell a line: blank lines part the cells, an empty cell leaves one more.

    序号            1              1 (next page)
    重点任务        坚持依法行政。   坚持依法行政。
    完成情况        1.公布目录。     6.制定方案。
    存在问题        (nothing)
    牵头单位        市府办          市府办

Columns stand below one another in the order of the header. A page break prints the header, or
number and text, again; a merged cell is printed once, with the first of its rows. Without a
column of numbers the order of the columns alone says where a record begins.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from govpublish.layouts import barred, cycles, headers, numbered
from govpublish.layouts.aligned import align, cost, meanings_of
from govpublish.layouts.blocks import Block, Names, blocks_of, is_page, joined
from govpublish.layouts.closing import before_closing
from govpublish.layouts.headers import Explained, Header
from govpublish.layouts.looks import unlike
from govpublish.layouts.merged import Merged
from govpublish.layouts.numbered import Record
from govpublish.models import (
    ORGANIZATIONS,
    Cell,
    Column,
    Document,
    Heading,
    Meaning,
    Passed,
    Row,
    Timed,
)
from govpublish.text import bare, label_at

_PARTS = (Meaning.TARGET, Meaning.MILESTONES)


class Known(Explained, Protocol):
    """What a stack must know of headings to read its columns."""

    def placed(self, headings: Sequence[Heading]) -> Sequence[Column | None]:
        """The column of each heading of a table."""


@dataclass(frozen=True, slots=True)
class Place:
    """A table that a document would hold in this layout."""

    first: int
    last: int
    headings: tuple[Heading, ...]
    columns: tuple[Column, ...]
    """The column of each heading; those nobody has explained, and second ones, by their place."""
    rows: tuple[Row, ...]


def read(
    document: Document,
    span: tuple[int, int],
    known: Known,
    names: Names,
    problems: Set[int],
) -> tuple[tuple[Heading, ...], list[Row], list[Passed], list[tuple[int, ...]]]:
    """The header, one row for each printed row of cells, what stands before the header, and the
    lines where progress and problems could not be told apart.

    `problems` are lines that source.yml declares to be problems. Rows of one page of a task share
    `page`; on later pages number and text are printed again.
    """
    blocks = headers.folded(list(blocks_of(document, *span)), known)
    header = next(headers.find(blocks, known), None) or headers.nearest(blocks, known)
    passed = [Passed(block.cell, "表题") for block in blocks[: header.start] if block.cell]
    passed += [Passed(block.cell, "表头") for block in blocks[header.start : header.end]]
    body, reprinted = _without_reprints(blocks, header)
    rows, left, doubtful = _rows(body, known.placed(header.headings), names, problems)
    return header.headings, rows, [*passed, *reprinted, *left], doubtful


def _rows(
    body: Sequence[Block], columns: Sequence[Column | None], names: Names, problems: Set[int]
) -> tuple[list[Row], list[Passed], list[tuple[int, ...]]]:
    if any(block.barred for block in body):
        return barred.rows(body, columns, names), [], []
    if Meaning.NUMBER not in columns:
        return cycles.rows(body, columns, names), [], []
    names_in = next((c for c in columns if c in ORGANIZATIONS), Meaning.LEAD)
    told = [column for column in columns if column not in (Meaning.NUMBER, Meaning.PROBLEM)]
    if meanings_of(told) == [Meaning.TASK, Meaning.PROGRESS, *meanings_of([names_in])]:
        return _shared(body, names, problems, names_in)
    return _aligned(body, columns, names)


def _aligned(
    body: Sequence[Block], columns: Sequence[Column | None], names: Names
) -> tuple[list[Row], list[Passed], list[tuple[int, ...]]]:
    """Rows between numbers, each line in the column it fits."""
    below = [column for column in columns if column is not Meaning.NUMBER]
    found, before = numbered.records(joined(body), names, again=False)
    categories: dict[int, Cell] = {}
    if below[0] is Meaning.CATEGORY and columns[0] is Meaning.CATEGORY:
        below = below[1:]
        categories = _categories_above(before, found, below, names)
    if found:
        found[-1] = _trimmed(found, names, below)
    rows: list[Row] = []
    passed = [Passed(block.cell, "表题") for block in before]
    for at, record in enumerate(found):
        digits, stop = _digits(record.number)
        passed += stop
        head: dict[Column, Cell] = {Meaning.NUMBER: digits}
        if at in categories:
            head[Meaning.CATEGORY] = categories[at]
        for cells in _targets(record.body, below, names):
            rows.append(Row({**head, **cells}, record.page, section=record.section))
            head = {}
    return rows, passed, []


def _digits(number: Cell) -> tuple[Cell, list[Passed]]:
    """A number without the stop behind it."""
    end = len(number.text.rstrip(".、．"))
    return number.cut(0, end), [Passed(number.cut(end), "序号标点")]


def _targets(
    body: Sequence[Block], columns: Sequence[Column | None], names: Names
) -> Iterator[dict[Column, Cell]]:
    """The rows of one record: one, or one for each numbered target with all that belongs to it."""
    meanings = meanings_of(columns)
    at = next((at for at, m in enumerate(meanings) if m in _PARTS), None)
    labels = [label_at(block.cell.text) for block in body]
    due, starts = 1, []
    for place, label in enumerate(labels):
        if label and label[0] == due:
            starts.append(place)
            due += 1
    if at is None or len(starts) < 2 or len(starts) * 2 > len(body) or starts[0] > at:
        yield align(body, columns, names)
        return
    later = starts[1:]
    ends = [*later, len(body)]
    yield align(body[: ends[0]], columns, names)
    for start, end in zip(later, ends[1:], strict=True):
        yield align(body[start:end], columns[at:], names)


def _categories_above(
    before: list[Block], found: list[Record], columns: Sequence[Column | None], names: Names
) -> dict[int, Cell]:
    """The category that stands above the number of a record, taken off the record before it."""
    categories: dict[int, Cell] = {}
    if found and before and before[-1].cell:
        categories[0] = before.pop().cell
    for at, record in enumerate(found[:-1]):
        last = record.body[-1] if len(record.body) > 1 else None
        if last is None or unlike(last, Meaning.CATEGORY, names) > 1:
            continue
        if cost(record.body[:-1], columns, names) <= cost(record.body, columns, names):
            categories[at + 1] = record.body.pop().cell
    return categories


def _shared(
    body: Sequence[Block], names: Names, problems: Set[int], names_in: Column
) -> tuple[list[Row], list[Passed], list[tuple[int, ...]]]:
    """Rows that may share cells: progress with its problems, then who leads."""
    found, _ = numbered.records(body, names, again=True)
    parser = Merged(names, problems, names_in)
    rows: list[Row] = []
    number = text = ""
    for record in found:
        if bare(record.number.text) != number:
            number, text = bare(record.number.text), bare(record.task.text)
        below = Record(
            record.number, record.task, record.body[1:], record.end_gap, record.page, record.section
        )
        rows += [
            Row(row.cells, row.page, section=record.section) for row in parser.rows(below, text)
        ]
    return rows, [], parser.doubtful


def _trimmed(found: Sequence[Record], names: Names, columns: Sequence[Column | None]) -> Record:
    """The last record without the closing words and footers below the table."""
    last = found[-1]
    body = list(last.body)
    dated = Meaning.DEADLINE in columns
    most = max((len(record.body) for record in found[:-1]), default=len(body))
    body = before_closing(body, dated, signed=not dated or len(body) > most)
    end = meanings_of(columns)[-1]
    while len(body) > most and unlike(body[-1], end, names) > 0:
        body.pop()
    return Record(last.number, last.task, body, 0, last.page, last.section)


def _without_reprints(blocks: Sequence[Block], header: Header) -> tuple[list[Block], list[Passed]]:
    """The lines below a header without page numbers, and without the header printed again."""
    texts = [bare(block.cell.text) for block in blocks[header.start : header.end]]
    kept: list[Block] = []
    passed: list[Passed] = []
    at = header.end
    while at < len(blocks):
        run = blocks[at : at + len(texts)]
        if texts and [bare(block.cell.text) for block in run] == texts:
            while kept and headers.titles_list(kept[-1].cell.text):
                passed.append(Passed(kept.pop().cell, "页眉"))
            passed += [Passed(block.cell, "翻页重印的表头") for block in run]
            at += len(texts)
        elif is_page(blocks[at].cell.text):
            passed.append(Passed(blocks[at].cell, "页码"))
            at += 1
        else:
            kept.append(blocks[at])
            at += 1
    return kept, passed


def places(document: Document, known: Explained, names: Names) -> Iterator[Place]:
    """Every table that the document would hold in this layout."""
    blocks = headers.folded(list(blocks_of(document, 1, len(document.lines))), known)
    found: list[Header] = []
    for header in headers.find(blocks, known):
        if not found or not headers.goes_on(blocks, found[-1], header):
            found.append(header)
    for at, header in enumerate(found):
        end = found[at + 1].start if at + 1 < len(found) else len(blocks) - 1
        lines = [*blocks[:end], Block(Cell(), 0, blocks[end].line)]
        body, _ = _without_reprints(lines, header)
        if at + 1 < len(found):
            body = headers.without_title(body)
        columns = _apart(header.headings)
        rows, _, _ = _rows(body, columns, names, frozenset())
        used = [line for row in rows for cell in row.cells.values() for line in cell.lines]
        if used:
            first = blocks[header.start].line
            yield Place(first, max(used), header.headings, columns, tuple(rows))


def _apart(header: Sequence[Heading]) -> tuple[Column, ...]:
    columns: list[Column] = []
    for at, heading in enumerate(header):
        meaning = heading.meaning or Meaning.IGNORE
        again = meaning is Meaning.IGNORE or meaning in columns
        columns.append(Timed(meaning, str(at)) if again else meaning)
    return tuple(columns)
