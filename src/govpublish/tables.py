"""The tables of a document by its layout: lines to rows, columns named, tasks gathered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from govpublish import lines as places
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
from govpublish.layouts import outline, pipes, stacked, tabs
from govpublish.models import Cell, Document, Heading, Meaning, Passed, Table
from govpublish.sources.catalogue import Source
from govpublish.sources.organizations import Organizations

SEPARATORS = {"pipes": pipes.SEPARATOR}
"""Signs that part the cells of a layout; tabs are white space anyway."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the desk while one source is read."""

    source: Source
    document: Document
    headings: Headings
    organizations: Organizations
    statuses: Mapping[tuple[str, str], str]
    """(heading or `*`, word) → term of official status."""
    flags: FlagLog
    strict: bool = True
    """Whether a heading nobody has explained refuses the document; intake only reports it."""

    def within(self, lines: str | int) -> tuple[int, ...]:
        """Line numbers of source.yml; ReadingStopped if the document is shorter."""
        numbers = places.parse(str(lines))
        if max(numbers) > len(self.document.lines):
            raise ReadingStopped(
                f"{self.source.spec_path}:行号{lines}超出原文,"
                f"原文只有{len(self.document.lines)}行。"
            )
        return numbers


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
    reader = tabs.read if layout == "tabs" else pipes.read
    grid = list(reader(desk.document, *span))
    nearest = nearest_header(grid, desk.headings)
    header = find_header(grid, desk.headings) or (None if desk.strict else nearest)
    if header is None:
        raise _no_header(desk, nearest[1] if nearest else None, span)
    at, named = header
    if desk.strict and (broken := broken_header(grid, desk.headings)):
        raise _no_header(desk, broken, span)
    rows, passed = name_rows(grid[at + 1 :], named, desk.flags)
    groups, torn = tidying.group_rows(rows, desk.flags)
    return Table(named, tuple(groups), *span), passed + torn


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
