"""Headings to meanings: the header found, repeated headers known as page breaks, rows named."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from govpublish import dates
from govpublish.flags import FlagLog, RowTooWide
from govpublish.models import (
    DETAILS,
    ORGANIZATIONS,
    REPORTED,
    Cell,
    Column,
    Further,
    Heading,
    Meaning,
    Passed,
    Row,
    Timed,
)  # fmt: skip
from govpublish.text import bare, narrow

_PERIOD = re.compile(
    r"(?:20\d{2}年(?:度)?)?(?:截?[至止])?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?:[-—~至](?:\d{1,2}|[一二三四五六七八九十]{1,3}))?月(?:份|底|末|\d{1,2}日)?"
    r"|(?:第?[一二三四1-4]|前[一二三]|1-[234])季度|[上下]半年)|20\d{2}年(?:度)?"
)


_WHOLE_YEAR = re.compile(r"20\d{2}年(?:度)?")
_JOINTS = re.compile(r"[、,及和与/;]|以及")
_LONGEST_ENDED = 16  # signs; what is longer is a sentence that happens to end like a heading
_ENDING = 4  # signs; a doubtful heading as long makes longer ones doubtful (投资完成情况)
_LONGEST = 60  # signs; what is longer is no heading unless somebody declared it


class Headings:
    """The headings somebody has explained: the shared list, then what a document adds."""

    def __init__(
        self,
        shared: Mapping[str, Meaning],
        declared: Mapping[str, Meaning] | None = None,
        *,
        endings: Mapping[str, Meaning] | None = None,
        doubtful: Iterable[str] = (),
    ) -> None:
        """`endings`: how longer headings end; `doubtful` headings mean what somebody declares."""
        self._endings = sorted((endings or {}).items(), key=lambda item: (-len(item[0]), item[0]))
        self._doubtful = frozenset(_plain(name) for name in doubtful)
        self._declared = {bare(name): meaning for name, meaning in (declared or {}).items()}
        self._shared = {_plain(name): meaning for name, meaning in shared.items()}

    def read(self, cell: Cell) -> Heading:
        """Name a column; the meaning is None where nobody has explained its heading."""
        period = _PERIOD.search(bare(cell.text))
        meaning = self.meaning(cell.text)
        if meaning is Meaning.TARGET and period and not _WHOLE_YEAR.fullmatch(period[0]):
            meaning = Meaning.MILESTONES  # 一季度目标: a step on the way to the year's
        return Heading(cell, meaning, period[0] if period else None)

    def meaning(self, heading: str) -> Meaning | None:
        """What a heading means: as declared, as everywhere, with or without its period.

        Of one that joins several (进展情况、存在问题及下一步打算) the first counts, but where it
        joins roles (牵头、配合单位) nobody says who has which; a longer one means what its ending
        does.
        """
        printed = bare(heading)
        if len(printed) > _LONGEST:
            return self._declared.get(printed)
        if printed in self._declared:
            return self._declared[printed]
        names = [_plain(printed), _plain(_PERIOD.sub("", printed, count=1))]
        if found := next((self._shared[name] for name in names if name in self._shared), None):
            return found
        if self.is_doubtful(printed) or len(names[1]) > _LONGEST_ENDED:
            return None
        return self._joined(names[1]) or next(
            (meaning for end, meaning in self._endings if names[1].endswith(end)), None
        )

    def label(self, words: str, ended: bool) -> Meaning | None:
        """What words before a colon mean; only with `ended` also a longer label by its ending.

        A doubtful one tells how far a task is until somebody declares what it means.
        """
        if self.is_doubtful(words) and bare(words) not in self._declared:
            return None if "单位" in words else Meaning.PROGRESS
        if ended:
            return self.meaning(words)
        printed = bare(words)
        names = (_plain(printed), _plain(_PERIOD.sub("", printed, count=1)))
        found = next((self._shared[name] for name in names if name in self._shared), None)
        return self._declared.get(printed) or found or self._joined(names[1])

    def is_doubtful(self, heading: str) -> bool:
        """Whether a heading, with or without its period, may mean one thing or another."""
        printed = bare(heading)
        without = _plain(_PERIOD.sub("", printed, count=1))
        if not self._doubtful.isdisjoint((_plain(printed), without)):
            return True
        longer = [name for name in self._doubtful if len(name) >= _ENDING]
        return len(without) <= _LONGEST_ENDED and without.endswith(tuple(longer))

    def heads(self, cells: Sequence[Cell]) -> bool:
        """Whether the cells of a line are headings: short, two of them and half explained."""
        filled = [cell.text for cell in cells if cell]
        if any(len(text) > _LONGEST_ENDED + _ENDING or bare(text).isdigit() for text in filled):
            return False
        known = sum(self.meaning(text) is not None for text in filled)
        return known > 1 and known * 2 >= len(filled)

    def _joined(self, heading: str) -> Meaning | None:
        parts = _JOINTS.split(heading)
        meanings = [self._shared.get(part) for part in parts if part in self._shared]
        if len(parts) < 2 or parts[0] not in self._shared:
            return None
        roles = {meaning for meaning in meanings if meaning in ORGANIZATIONS}
        return Meaning.RESPONSIBLE if len(roles) > 1 else meanings[0]


def _plain(heading: str) -> str:
    return re.sub(r"\(.*?\)|\s", "", unicodedata.normalize("NFKC", heading))


def periods_in(text: str) -> list[str]:
    """Every word in a text that names a period (`4月`, `2022年一季度`), from left to right."""
    return [match[0] for match in _PERIOD.finditer(narrow(bare(text)))]


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


def placed(headings: Sequence[Heading], year: int) -> tuple[Column | None, ...]:
    """The column of each heading; with its period where the table has one for several periods."""
    periods = [dates.period(h.period, year) if h.period else None for h in headings]
    told = _several(headings, periods, (Meaning.PROGRESS, Meaning.STATUS))
    planned = _several(headings, periods, (Meaning.MILESTONES,))
    found: list[Column | None] = []
    for heading, period in zip(headings, periods, strict=True):
        timed = (told and heading.meaning in REPORTED) or (
            planned and heading.meaning is Meaning.MILESTONES
        )
        if timed and period and heading.meaning:
            found.append(Timed(heading.meaning, period))
        elif heading.meaning in DETAILS and heading.meaning in found:
            found.append(Further(heading.meaning, bare(heading.cell.text)))
        else:
            found.append(heading.meaning)
    return tuple(found)


def _several(
    headings: Sequence[Heading], periods: Sequence[str | None], meanings: Sequence[Meaning]
) -> bool:
    spoken = zip(headings, periods, strict=True)
    return len({at for heading, at in spoken if at and heading.meaning in meanings}) > 1


def name_rows(
    grid: Sequence[tuple[Cell, ...]],
    headings: tuple[Heading, ...],
    columns: tuple[Column | None, ...],
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
        named: dict[Column, Cell] = {}
        for heading, column, cell in zip(headings, columns, cells[:width], strict=False):
            if column is None:
                continue
            if column is Meaning.IGNORE:
                if cell:
                    passed.append(Passed(cell, f"不收录的列:{heading.cell.text}"))
            elif column in named:
                named[column] = named[column].then(cell, "\n")
            else:
                named[column] = cell
        if any(named.values()):
            rows.append(Row(named, page))
    return rows, passed
