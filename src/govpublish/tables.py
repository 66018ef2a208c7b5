"""The tables of a document by its layout: lines to rows, columns named, tasks gathered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from govpublish import tidying
from govpublish.columns import (
    Headings,
    broken_header,
    find_header,
    name_rows,
    nearest_header,
)  # fmt: skip
from govpublish.errors import ReadingStopped, UnknownHeading
from govpublish.flags import AmbiguousProblem, FlagLog
from govpublish.layouts import outline, pipes, stacked, table, tabs
from govpublish.models import Cell, Document, Heading, Meaning, Passed, Row, Table
from govpublish.sources.catalogue import Source
from govpublish.sources.organizations import Organizations

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
    headings: Headings
    organizations: Organizations
    statuses: Mapping[tuple[str, str], str]
    """(heading or `*`, word) → term of official status."""
    flags: FlagLog
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
class _Words:
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
    layout = desk.source.spec.layout
    if layout == "outline":
        return _outline(desk, span)
    if layout == "stacked":
        return _stacked(desk, span)
    if layout == "table":
        return _drawn(desk, span)
    reader = tabs.read if layout == "tabs" else pipes.read
    grid = list(reader(desk.document, *span))
    nearest = nearest_header(grid, desk.headings)
    header = find_header(grid, desk.headings) or (None if desk.strict else nearest)
    if header is None:
        raise _no_header(desk, nearest[1] if nearest else None, span)
    at, named = header
    if desk.strict and (broken := broken_header(grid, desk.headings)):
        raise _no_header(desk, broken, span)
    rows, passed = name_rows(grid[at + 1 :], named, desk.headings, desk.flags)
    groups, torn = tidying.group_rows(rows, desk.flags)
    return Table(named, tuple(groups), *span), passed + torn


def _drawn(desk: Desk, span: tuple[int, int]) -> tuple[Table, list[Passed]]:
    """A table with merged cells: two rows of headings, sections, cells that go on below."""
    drawn = table.read(desk.document, *span)
    grid = [row.cells for row in drawn]
    header, below = _drawn_header(desk, drawn, grid)
    if header is None:
        nearest = nearest_header(grid, desk.headings)
        raise _no_header(desk, nearest[1] if nearest else None, span)
    passed = [Passed(cell, "表题") for row in drawn[:below] for cell in row.cells if cell]
    rows: list[Row] = []
    section = Cell()
    for row in drawn[below:]:
        if row.section is not None and not row.section.text.strip().isdigit():
            section = row.section
            continue
        named, reprinted = name_rows([row.cells], header, desk.headings, desk.flags)
        passed += reprinted
        rows += [_whole(item, row, header, section) for item in named]
    groups, torn = tidying.group_rows(rows, desk.flags)
    return Table(header, tuple(groups), *span), passed + torn


def _drawn_header(
    desk: Desk, drawn: Sequence[table.DrawnRow], grid: Sequence[tuple[Cell, ...]]
) -> tuple[tuple[Heading, ...] | None, int]:
    """The headings and the row below them: of two header rows where the second tells more."""
    for at in range(min(len(grid), _DEEPEST_HEADER)):
        if at + 1 < len(grid) and len(grid[at]) == len(grid[at + 1]):
            both = table.two_rows_of_headings(grid[at], grid[at + 1])
            if any(drawn[at + 1].above) and (found := find_header([both], desk.headings)):
                return found[1], at + 2
        if found := find_header([grid[at]], desk.headings):
            return found[1], at + 1
    nearest = nearest_header(grid, desk.headings)
    return (None, 0) if desk.strict or nearest is None else (nearest[1], nearest[0] + 1)


def _whole(row: Row, drawn: table.DrawnRow, header: Sequence[Heading], section: Cell) -> Row:
    """A row with what merged cells above say of it too."""
    goes_on = False
    for heading, above in zip(header, drawn.above, strict=False):
        if above is None or heading.meaning is None:
            continue
        goes_on = goes_on or heading.meaning in (Meaning.NUMBER, Meaning.TASK)
        if heading.meaning in (Meaning.DEADLINE, Meaning.STATUS):
            row = row.put(heading.meaning, above)
    if section and not row[Meaning.CATEGORY]:
        row = row.put(Meaning.CATEGORY, section)
    return replace(row, page=drawn.page, goes_on=goes_on)


def _stacked(desk: Desk, span: tuple[int, int]) -> tuple[Table, list[Passed]]:
    declared = desk.source.spec.problems
    problems = frozenset(desk.within(declared)) if declared else frozenset()
    words = _Words(desk.organizations, frozenset(word for _, word in desk.statuses))
    named, rows, passed, doubtful = stacked.read(
        desk.document, span, desk.headings.read, words, problems
    )
    if not named or (desk.strict and any(heading.meaning is None for heading in named)):
        raise _no_header(desk, named or None, span)
    for lines in doubtful:
        if not problems.intersection(lines):
            desk.flags.add(AmbiguousProblem(lines, desk.document.line(lines[0])[:24]))
    groups, reprinted = tidying.undo_reprints(rows)
    return Table(named, tuple(groups), *span), passed + reprinted


def _outline(desk: Desk, span: tuple[int, int]) -> tuple[Table, list[Passed]]:
    groups, labels, passed = outline.read(desk.document, *span, desk.headings.meaning)
    named = tuple(desk.headings.read(cell) for cell in _first_labels(labels))
    return Table((Heading(Cell(), Meaning.TASK), *named), tuple(groups), *span), passed


def _first_labels(labels: Sequence[Cell]) -> list[Cell]:
    first: dict[str, Cell] = {}
    for label in labels:
        first.setdefault(label.text, label)
    return list(first.values())


def _no_header(
    desk: Desk, nearest: tuple[Heading, ...] | None, span: tuple[int, int]
) -> UnknownHeading:
    document, spec = desk.source.document, desk.source.spec_path
    if nearest is None:
        return UnknownHeading(
            f"{document}:第{span[0]}-{span[1]}行:没有找到表头;请核对 {spec} 的 lines 与 layout。"
        )
    unknown = [heading.cell for heading in nearest if heading.meaning is None and heading.cell]
    strange = "、".join(cell.text for cell in unknown)
    line = unknown[0].lines[0] if unknown else span[0]
    known = "、".join(meaning.value for meaning in Meaning)
    return UnknownHeading(
        f"{document}:{line}: 未说明的列:{strange};"
        f"请在 {spec} 的 columns 中写明它的含义(可用:{known})。"
    )
