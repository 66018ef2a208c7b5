"""The tables of a document by its layout: lines to rows, columns named, tasks gathered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from govpublish import lines as places
from govpublish import ruled, tidying, wrapping
from govpublish.columns import (
    Headings,
    broken_header,
    find_header,
    name_rows,
    nearest_header,
    placed,
)  # fmt: skip
from govpublish.drawn.whole import Reader
from govpublish.errors import ReadingStopped, UnknownHeading
from govpublish.flags import AmbiguousProblem, FlagLog
from govpublish.layouts import choosing, clauses, outline, pipes, stacked, tabs
from govpublish.layouts.vanished import Learned
from govpublish.models import (
    Cell,
    Column,
    Document,
    Group,
    Heading,
    Meaning,
    Passed,
    Row,
    Statuses,
    Table,
)  # fmt: skip
from govpublish.sections import Sections, is_heading
from govpublish.sources.catalogue import Source
from govpublish.sources.organizations import Organizations
from govpublish.text import bare, cell_of

_DEEPEST_HEADER = 12  # rows; titles and dates may stand above the headings
SEPARATORS = {"pipes": pipes.SEPARATOR}
"""Signs that part the cells of a layout; tabs are white space anyway."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the desk while one source is read."""

    source: Source
    document: Document
    """The document without the lines that source.yml passes over: what tables are read from."""
    whole: Document
    """The whole document, corrected: what letters, totals and rules are quoted from."""
    layout: str
    """How the table on the desk is laid out."""
    headings: Headings
    organizations: Organizations
    statuses: Statuses
    """(heading or `*`, word) → term of official status."""
    flags: FlagLog
    year: int
    """The year that a month or quarter in a heading is of, unless it names another."""
    strict: bool = True
    """Whether a heading nobody has explained refuses the document; intake only reports it."""

    def within(self, lines: str | int) -> tuple[int, ...]:
        """Line numbers of source.yml; ReadingStopped if the document is shorter."""
        try:
            return self.document.resolve(str(lines))
        except ValueError:
            raise ReadingStopped(
                f"{self.source.spec_path}:行号{lines}超出原文,"
                f"原文只有{len(self.document.lines)}行。"
            ) from None


@dataclass(frozen=True, slots=True)
class _Columns:
    """The headings of a stacked table, its periods in the document's year."""

    headings: Headings
    year: int

    def read(self, cell: Cell) -> Heading:
        return self.headings.read(cell)

    def label(self, words: str, ended: bool) -> Meaning | None:
        return self.headings.label(words, ended)

    def is_doubtful(self, heading: str) -> bool:
        return self.headings.is_doubtful(heading)

    def placed(self, headings: Sequence[Heading]) -> Sequence[Column | None]:
        return placed(headings, self.year)


@dataclass(frozen=True, slots=True)
class Words:
    """By what a line of a stacked table is recognised: names, and words for a status."""

    organizations: Organizations
    words: frozenset[str]

    def knows(self, name: str) -> bool:
        return self.organizations.knows(name)

    def looks_like(self, name: str) -> bool:
        return self.organizations.looks_like(name)

    def is_tail(self, name: str) -> bool:
        return self.organizations.is_tail(name)

    def is_status(self, text: str) -> bool:
        return text in self.words


def read(desk: Desk, span: tuple[int, int]) -> tuple[Table, list[Passed]]:
    """The table on these lines, and what of it goes into no record; UnknownHeading."""
    layout = desk.layout
    if layout == "outline":
        return _outline(desk, span)
    if layout == "stacked":
        return _stacked(desk, span)
    if layout == "table":
        return _drawn(desk, span)
    reader = tabs.read if layout == "tabs" else pipes.read
    return _ruled(desk, span, partial(reader, heads=desk.headings.heads))


def _ruled(
    desk: Desk, span: tuple[int, int], reader: Callable[..., Iterator[tuple[Cell, ...]]]
) -> tuple[Table, list[Passed]]:
    """A table with a sign between its cells; headings of sections stand between the rows."""
    read = list(reader(desk.document, *span))
    lines = [Passed(cell, "表格的线") for row in read if pipes.is_rule(row) for cell in row]
    grid = [row for row in read if not pipes.is_rule(row)]
    nearest = nearest_header(grid, desk.headings)
    header = find_header(grid, desk.headings) or (None if desk.strict else nearest)
    if header is None:
        raise _no_header(desk, nearest[1] if nearest else None, span)
    at, named = header
    if desk.strict and (broken := broken_header(grid, desk.headings)):
        raise _no_header(desk, broken, span)
    columns = placed(named, desk.year)
    whole = [row for row in grid[at + 1 :] if len(row) == len(named)]
    learned = Learned([row for row in whole if not desk.headings.heads(row)], named, _words(desk))
    rows: list[Row] = []
    passed: list[Passed] = []
    sections = Sections()
    page = 0
    above = next(heading.cell.lines[-1] for heading in reversed(named) if heading.cell)
    for printed in _with_headings_between(desk.document, grid[at + 1 :], above):
        if ruled.is_total(printed):
            passed += [Passed(cell, "合计") for cell in printed if cell]
            continue
        if heading := ruled.section(printed, columns):
            sections.add(heading)
            passed += [Passed(cell, "小计") for cell in printed if cell and cell is not heading]
            continue
        cells = ruled.put_back(printed, columns, desk.flags, learned)
        found, reprinted = name_rows([cells], named, columns, desk.headings, desk.flags)
        passed += reprinted
        page += bool(reprinted and not found)
        rows += [replace(row, page=page, section=sections.path) for row in found]
    rows = wrapping.join(wrapping.part_names(rows, _is_name(desk)), _is_name(desk))
    groups, torn = tidying.group_rows(rows, desk.flags)
    return Table(named, columns, tuple(groups), *span), lines + passed + torn


def _words(desk: Desk) -> Words:
    return Words(desk.organizations, frozenset(word for _, word in desk.statuses))


def _is_name(desk: Desk) -> Callable[[str], bool]:
    known = desk.organizations
    return lambda text: known.knows(text) or known.looks_like(text)


def _with_headings_between(
    document: Document, grid: Sequence[tuple[Cell, ...]], before: int
) -> Iterator[tuple[Cell, ...]]:
    """The rows, and the lines between them that are headings of sections, from a line on."""
    for cells in grid:
        at = next((cell.lines[0] for cell in cells if cell), None)
        if at is None:
            continue
        yield from _headings(document, before, at)
        yield cells
        before = max(cell.lines[-1] for cell in cells if cell)


def _headings(document: Document, after: int, before: int) -> Iterator[tuple[Cell, ...]]:
    for number in range(after + 1, before):
        if is_heading(document.line(number)):
            yield (cell_of(document.line(number), number),)


def _drawn(desk: Desk, span: tuple[int, int]) -> tuple[Table, list[Passed]]:
    """The tables that the format draws: merged cells, headers of several rows, sections."""
    reader = Reader(desk.headings, desk.organizations, desk.year, desk.flags)
    found = reader.read(desk.document, span)
    if found is None:
        raise _no_header(desk, None, span)
    if desk.strict and any(heading.cell and not heading.meaning for heading in found.headings):
        raise _no_header(desk, found.headings, span)
    return Table(found.headings, found.columns, found.groups, *span), list(found.passed)


def _stacked(desk: Desk, span: tuple[int, int]) -> tuple[Table, list[Passed]]:
    declared = desk.source.spec.problems
    problems = frozenset(desk.within(declared)) if declared else frozenset()
    words = _words(desk)
    named, rows, passed, doubtful = stacked.read(
        desk.document, span, _Columns(desk.headings, desk.year), words, problems
    )
    if not named or (desk.strict and any(heading.meaning is None for heading in named)):
        raise _no_header(desk, named or None, span)
    for lines in doubtful:
        if not problems.intersection(lines):
            desk.flags.add(AmbiguousProblem(lines, desk.document.line(lines[0])[:24]))
    columns = placed(named, desk.year)
    rows = _with_categories(rows)
    if Meaning.NUMBER not in columns:
        return Table(named, columns, tuple(map(_alone, rows)), *span), passed
    groups, reprinted = tidying.undo_reprints(rows)
    return Table(named, columns, tuple(groups), *span), passed + reprinted


def _with_categories(rows: Sequence[Row]) -> list[Row]:
    """Rows under the category of their own, or else of the row above in the same section."""
    found: list[Row] = []
    category, section = Cell(), tuple[Cell, ...]()
    for row in rows:
        if row.section != section:
            category, section = Cell(), row.section
        category = row[Meaning.CATEGORY] or category
        found.append(replace(row, section=(*section, category)) if category else row)
    return found


def _alone(row: Row) -> Group:
    return Group(row[Meaning.NUMBER], row[Meaning.TASK], row.section, (row,))


def _outline(desk: Desk, span: tuple[int, int]) -> tuple[Table, list[Passed]]:
    words = _words(desk)
    read = outline.read(desk.document, *span, desk.headings.label, words)
    said = [item for task in read.tasks for item in task.said]
    first: dict[str, Heading] = {}
    for item in said:
        if item.label or item.meaning is Meaning.PROGRESS:
            first.setdefault(bare(item.label.text), _label(item, desk.headings))
    header = (Heading(Cell(), Meaning.TASK), *first.values())
    unknown = [h for h in first.values() if h.cell and not desk.headings.read(h.cell).meaning]
    if desk.strict and unknown:
        raise _no_header(desk, tuple(desk.headings.read(h.cell) for h in unknown), span)
    columns = placed(header, desk.year)
    by_label = dict(zip(first, columns[1:], strict=True))
    groups = tuple(_group(task, by_label) for task in read.tasks)
    passed = [Passed(item.label, "栏目名") for item in said if item.label]
    return Table(header, columns, groups, *span), [*read.passed, *passed]


def _label(said: clauses.Said, headings: Headings) -> Heading:
    """A label as a heading; one that ends like a known heading or is doubtful has its meaning."""
    read = headings.read(said.label)
    return read if read.meaning else replace(read, meaning=said.meaning)


def _group(task: choosing.Task, by_label: Mapping[str, Column | None]) -> Group:
    row = Row({Meaning.TASK: task.words})
    if task.target:
        row = row.put(Meaning.TARGET, task.target)
    for item in task.said:
        named = by_label.get(bare(item.label.text)) if item.label else None
        column = named or item.meaning
        row = row.put(column, row[column].then(item.content, "\n"))
    return Group(task.number, task.words, task.section, (row,))


def _no_header(
    desk: Desk, nearest: tuple[Heading, ...] | None, span: tuple[int, int]
) -> UnknownHeading:
    document, spec = desk.source.document, desk.source.spec_path
    if nearest is None:
        anchors = desk.whole.anchors
        at = places.said(f"{anchors[span[0] - 1]}-{anchors[span[1] - 1]}")
        return UnknownHeading(f"{document}:{at}:没有找到表头;请核对 {spec} 的 lines 与 layout。")
    unknown = [heading.cell for heading in nearest if heading.meaning is None and heading.cell]
    strange = "、".join(cell.text for cell in unknown)
    line = unknown[0].lines[0] if unknown else span[0]
    known = "、".join(meaning.value for meaning in Meaning)
    return UnknownHeading(
        f"{document}:{line}: 未说明的列:{strange};"
        f"请在 {spec} 的 columns 中写明它的含义(可用:{known})。"
    )
