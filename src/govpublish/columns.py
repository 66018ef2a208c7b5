"""Headings to meanings: the header found, repeated headers known as page breaks, rows named."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from govpublish.flags import FlagLog, RowTooWide
from govpublish.models import Cell, Heading, Meaning, Passed, Row
from govpublish.text import bare

_PERIOD = re.compile(
    r"(?:20\d{2}年(?:度)?)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?:[-—~至](?:\d{1,2}|[一二三四五六七八九十]{1,3}))?月份?"
    r"|(?:第?[一二三四1-4]|前[一二三]|1-[234])季度|[上下]半年)|20\d{2}年(?:度)?"
)


_LONGEST = 60  # signs; what is longer is no heading unless somebody declared it


class Headings:
    """The headings somebody has explained: the shared list, then what a document adds."""

    def __init__(
        self, shared: Mapping[str, Meaning], declared: Mapping[str, Meaning] | None = None
    ) -> None:
        self._declared = {bare(name): meaning for name, meaning in (declared or {}).items()}
        self._shared = {_plain(name): meaning for name, meaning in shared.items()}

    def read(self, cell: Cell) -> Heading:
        """Name a column; the meaning is None where nobody has explained its heading."""
        period = _PERIOD.search(bare(cell.text))
        return Heading(cell, self.meaning(cell.text), period[0] if period else None)

    def meaning(self, heading: str) -> Meaning | None:
        """What a heading means: as declared, as everywhere, or as everywhere without its period."""
        printed = bare(heading)
        if len(printed) > _LONGEST:
            return self._declared.get(printed)
        return (
            self._declared.get(printed)
            or self._shared.get(_plain(printed))
            or self._shared.get(_plain(_PERIOD.sub("", printed, count=1)))
        )


def _plain(heading: str) -> str:
    return re.sub(r"\(.*?\)|\s", "", unicodedata.normalize("NFKC", heading))


def find_header(
    grid: Sequence[tuple[Cell, ...]], headings: Headings
) -> tuple[int, tuple[Heading, ...]] | None:
    """The first row of two or more cells that are all explained headings, and where it stands."""
    for index, cells in enumerate(grid):
        read = tuple(headings.read(cell) for cell in cells)
        named = [heading.meaning for heading in read if heading.cell]
        if len(named) >= 2 and all(named) and _has_task(named):
            return index, read
    return None


def _says_again(cells: Sequence[Cell], headings: Sequence[Heading], known: Headings) -> bool:
    """Whether a row is the header in other words: every cell a heading of the same meaning."""
    meanings = [known.meaning(cell.text) for cell in cells]
    return all(meanings) and meanings == [heading.meaning for heading in headings]


def broken_header(
    grid: Sequence[tuple[Cell, ...]], headings: Headings
) -> tuple[Heading, ...] | None:
    """A row of short cells of which two at least, and half, are explained headings."""
    for cells in grid:
        read = tuple(headings.read(cell) for cell in cells)
        filled = [heading for heading in read if heading.cell]
        known = sum(heading.meaning is not None for heading in filled)
        short = all(len(heading.cell.text) <= 20 for heading in filled)
        if short and known >= 2 and known * 2 >= len(filled) and known < len(filled):
            return read
    return None


def nearest_header(
    grid: Sequence[tuple[Cell, ...]], headings: Headings
) -> tuple[int, tuple[Heading, ...]] | None:
    """The row that is most nearly a header, to tell which of its headings are not explained."""
    best: tuple[int, int, tuple[Heading, ...]] = (0, 0, ())
    for index, cells in enumerate(grid):
        read = tuple(headings.read(cell) for cell in cells)
        known = sum(heading.meaning is not None for heading in read)
        short = all(len(heading.cell.text) <= 20 for heading in read)
        if short and known > best[0]:
            best = (known, index, read)
    return (best[1], best[2]) if best[0] else None


def _has_task(meanings: Iterable[Meaning | None]) -> bool:
    return any(meaning in (Meaning.TASK, Meaning.TARGET) for meaning in meanings)


def name_rows(
    grid: Sequence[tuple[Cell, ...]],
    headings: tuple[Heading, ...],
    known: Headings,
    flags: FlagLog,
) -> tuple[list[Row], list[Passed]]:
    """Give every row below the header its columns; a repeated header begins a printed page."""
    width = len(headings)
    header = [bare(heading.cell.text) for heading in headings]
    rows: list[Row] = []
    passed: list[Passed] = []
    page = 0
    for cells in grid:
        if [bare(cell.text) for cell in cells][:width] == header or _says_again(
            cells[:width], headings, known
        ):
            passed += [Passed(cell, "翻页重印的表头") for cell in cells]
            page += 1
            continue
        beyond = [cell for cell in cells[width:] if cell]
        if beyond:
            flags.add(RowTooWide(beyond[0].lines, "、".join(cell.text for cell in beyond)))
        named: dict[Meaning, Cell] = {}
        for heading, cell in zip(headings, cells[:width], strict=False):
            if heading.meaning is None:
                continue
            if heading.meaning is Meaning.IGNORE:
                if cell:
                    passed.append(Passed(cell, f"不收录的列:{heading.cell.text}"))
            elif heading.meaning in named:
                named[heading.meaning] = named[heading.meaning].then(cell, "\n")
            else:
                named[heading.meaning] = cell
        if any(named.values()):
            rows.append(Row(named, page))
    return rows, passed
