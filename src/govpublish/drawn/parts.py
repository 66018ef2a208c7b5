"""A document's drawn tables taken apart: what stands under one header, over all its pages.

A row of one cell is a section, a note under the table, or a title above the next one; a header
printed again begins a page; the first row of a page may be the rest of a row that the page cut.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from govpublish.columns import Headings
from govpublish.drawn import doubled, headers, rests, sums
from govpublish.drawn.headers import Header
from govpublish.layouts import table
from govpublish.layouts.table import DrawnRow
from govpublish.models import Cell, Document, Heading, Meaning, Passed
from govpublish.sections import Sections, is_heading
from govpublish.text import bare, cell_of, is_sentence, narrow

_NOTE = re.compile(r"\(?(?:注释?|备注|说明|填表说明|填报说明|附注|注意)\d*\s*[::.]")
_SIGNED = re.compile(
    r"(?:审核|审批|复核|填表|填报|制表|经办|联系|负责|签发|分管|主要)\w{0,6}[::]"
    r"|(?:电话|日期|时间|单位|签字|签章|盖章|截至|截止|数据来源)\w{0,4}[::]"
)
_ANNEX = re.compile(r"附件\s*[\d一二三四五六七八九十]*[::]?\s*\Z")
_LONGEST = 60  # signs; what is longer is no title
_LIST = re.compile(r"表|清单|一览|分解|台账|任务书|20\d\d|[::|>]")
_COUNTED = re.compile(r"\A\s*附?表\s*[\d一二三四五六七八九十]{1,2}\s*[::、.]?\s*(?!\s*[::])")
"""The number of one of several tables (表1 续建项目)."""
_CAPTION = 16  # signs
_FAR = 8  # lines; a title stands no further above its table


@dataclass(frozen=True, slots=True)
class Line:
    """One row of tasks, and the headings between the rows that it stands under."""

    row: DrawnRow
    section: tuple[Cell, ...]


@dataclass(slots=True)
class Part:
    """The rows under one header, and what stands above it."""

    header: Header
    above: tuple[Cell, ...]
    """Headings and titles between the table before and this one, asides too."""
    outside: tuple[str, ...]
    """Titles of the first table that stand above the lines of its plan."""
    first: int
    """The line on which the header begins."""
    page: int
    lines: list[Line] = field(default_factory=list)
    summed: int = 0
    """The last line of its last total."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The heading of each column."""
        return self.header.headings

    @property
    def last(self) -> int:
        """The last line of its rows and of the totals below them."""
        return max(self.lines[-1].row.last, self.summed)

    @property
    def sections(self) -> tuple[Cell, ...]:
        """The numbered headings directly above the table, the outermost first."""
        found = Sections()
        for cell in self.above:
            if is_heading(cell.text):
                found.add(cell)
        return found.path

    @property
    def caption(self) -> Cell | None:
        """A few words directly above the table that name a part of a list, not a list."""
        titles = [cell for cell in self.above if not is_aside(cell.text)]
        words = _COUNTED.sub("", titles[-1].text) if titles else ""
        if not titles or is_heading(words) or _LIST.search(words):
            return None
        return titles[-1] if 0 < len(bare(words)) <= _CAPTION else None


@dataclass(slots=True)
class Taken:
    """A document's drawn tables: its parts, and what is in none of them for a reason."""

    parts: list[Part] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)


def take(document: Document, first: int, last: int, known: Headings) -> Taken:
    """The parts of all tables on these lines, in order; parts without rows are none."""
    reader = _Reader(known, tuple(_outside(document, first)))
    for item in _items(document, first, last):
        if isinstance(item, Cell):
            reader.prose(item)
        else:
            reader.table(item)
    reader.finish()
    reader.taken.parts = [part for part in reader.taken.parts if part.lines]
    for part in reader.taken.parts:
        part.header = doubled.settled(part.header, [line.row for line in part.lines])
    return reader.taken


def _outside(document: Document, first: int) -> Iterator[str]:
    """The titles above a line, from above; another table and its text are none of them."""
    grid = next((grid for grid in document.grids if grid.first <= first <= grid.last), None)
    others = [range(g.first, g.last + 1) for g in document.grids if g is not grid]
    texts: list[str] = []
    for number in range(first - 1, max(first - _FAR, 1) - 1, -1):
        if any(number in lines for lines in others) or len(document.line(number)) > _LONGEST:
            break
        texts.append(document.line(number))
    yield from reversed(texts)


def _items(document: Document, first: int, last: int) -> Iterator[Cell | list[DrawnRow]]:
    """Lines of prose and printed tables as they follow one another."""
    rows = table.read(document, first, last)
    passed = {line for item in document.passed for line in item.cell.lines}
    at, line = 0, first
    for grid in document.grids:
        if grid.last < first or grid.first > last:
            continue
        yield from _prose(document, range(line, grid.first), passed)
        end = at
        while end < len(rows) and rows[end].line <= grid.last:
            end += 1
        if end > at:
            yield rows[at:end]
        at, line = end, max(line, grid.last + 1)
    yield from _prose(document, range(line, last + 1), passed)


def _prose(document: Document, lines: range, passed: set[int]) -> Iterator[Cell]:
    for number in lines:
        if number not in passed and (cell := cell_of(document.line(number), number)):
            yield cell


class _Reader:
    """Walks down the document; rows of one cell wait until the next row says what they were."""

    def __init__(self, known: Headings, outside: tuple[str, ...]) -> None:
        self._known = known
        self._outside = outside
        self.taken = Taken()
        self._part: Part | None = None
        self._path = Sections()
        self._above: list[Cell] = []
        self._waiting: list[DrawnRow] = []
        self._notes: list[DrawnRow] = []
        self._noted = False
        self._totals: list[DrawnRow] = []

    def prose(self, cell: Cell) -> None:
        """A line outside the tables: a title is remembered, a paragraph ends what was above."""
        text = bare(cell.text)
        if len(text) > _LONGEST or is_sentence(text) or _ANNEX.match(narrow(text)):
            self._above.clear()
        else:
            self._above.append(cell)

    def table(self, rows: Sequence[DrawnRow]) -> None:
        """One printed table, which may have several headers, or none and go on from the last."""
        at, turned = 0, True
        while at < len(rows):
            header = headers.begins(rows, at, self._known)
            if header and (self._part is None or turned or header.is_strong):
                end = at + header.depth
                self._header(rows[at:end], header, next(iter(rows[end:]), None))
                at = end
                turned = True
                continue
            if self._part is None or not self._fits(rows[at], self._part):
                self._title(rows[at])
            else:
                turned = not self._row(rows[at], turned) and turned
            at += 1
        self._noted = False

    def finish(self) -> None:
        """What turned out to be notes, and not titles of the next table, is passed over."""
        self._pass(self._notes, "表下的说明")
        self._notes.clear()

    def _fits(self, row: DrawnRow, part: Part) -> bool:
        return len(row.cells) == len(part.headings)

    def _title(self, row: DrawnRow) -> None:
        for cell in row.filled:
            if len(row.filled) == 1 or is_aside(cell.text):
                self.prose(cell)

    def _header(self, block: Sequence[DrawnRow], header: Header, below: DrawnRow | None) -> None:
        part = self._part
        again = part is not None and part.header.texts == header.texts
        titles = [row for row in self._waiting if not again or _is_title(row, block[0].page)]
        notes = [row for row in self._notes if _is_marked_note(row)]
        self._pass(notes, "表下的说明")
        other = [row for row in self._notes if row not in notes]
        printed = [cell for row in (*titles, *other) for cell in row.filled]
        above = (*self._above, *printed)
        if part and again and not self._is_new(above) and not _restarts(part, block, below):
            self._pass(block, "翻页重印的表头")
            self._pass_cells(above, "翻页重印的表题")
        else:
            outside = () if self.taken.parts else self._outside
            self._part = Part(header, above[-_FAR:], outside, block[0].line, block[0].page)
            self.taken.parts.append(self._part)
            self._path = Sections()
            self._pass(block, "表头")
        self._waiting = [row for row in self._waiting if row not in titles]
        self._notes.clear()
        self._above.clear()
        self._noted = False

    def _is_new(self, above: Sequence[Cell]) -> bool:
        """Whether what stands above a header printed again is more than the old title."""
        old = {_plain(cell.text) for part in self.taken.parts for cell in part.above}
        said = [cell.text for cell in above if not is_aside(cell.text)]
        return any(_plain(text) not in old for text in said)

    def _row(self, row: DrawnRow, turned: bool) -> bool:
        """Take a row below the header; whether it was one of tasks."""
        part = self._part
        assert part is not None
        if self._is_note(row):
            self._noted = True
            self._notes.append(row)
            return False
        if _counts_columns(row):
            self._pass([row], "栏号")
            return False
        if sums.is_total(row, part.headings):
            self._pass_cells(sums.passed(row, part.headings), "合计")
            self._totals.append(row)
            part.summed = row.last
            return False
        if (heading := sums.heading_with_sums(row, part.headings)) is not None:
            self._pass_cells([cell for cell in row.filled if cell not in heading.cells], "小计")
            row = heading
        before = part.lines[-1] if part.lines and not self._waiting else None
        if turned and before and rests.is_rest(row, before.row, part.headings):
            part.lines[-1] = replace(before, row=rests.joined(before.row, row))
            return True
        if row.section is not None:
            self._waiting.append(row)
            return False
        self.finish()
        for heading in self._waiting:
            if heading.section is not None:
                self._path.add(heading.section)
        self._waiting.clear()
        part.lines.append(Line(sums.handed_down(row, self._totals), self._path.path))
        self._totals.clear()
        return True

    def _is_note(self, row: DrawnRow) -> bool:
        texts = [narrow(bare(cell.text)) for cell in row.filled]
        if _is_marked_note(row) or all(_SIGNED.match(text) for text in texts):
            return True
        single = len(texts) == 1 and not any(row.above)
        return single and (self._noted or (row.is_merged and row.section is None))

    def _pass(self, rows: Sequence[DrawnRow], why: str) -> None:
        for row in rows:
            self._pass_cells(row.filled, why)

    def _pass_cells(self, cells: Sequence[Cell], why: str) -> None:
        self.taken.passed += [Passed(cell, why) for cell in cells]


_ASIDE = re.compile(
    r"^单位[::]|^\(.*\)$|^(?:截至|截止|数据截|填报|制表|报送)|^第?\d+页|^续表?$"
    r"|^.{0,14}?(?:20\d\d年)?\d{1,2}月\d{1,2}日\)?$|^[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月.{0,4}$"
)


def are_captioned(parts: Sequence[Part]) -> bool:
    """Whether each of several tables has a caption: then these are the sections of one list."""
    return len(parts) > 1 and all(part.caption for part in parts)


def _is_marked_note(row: DrawnRow) -> bool:
    """Whether a row says itself that it is a note (注:…)."""
    return _NOTE.match(narrow(bare(row.filled[0].text))) is not None


def _is_title(row: DrawnRow, page: int) -> bool:
    """Whether a row above a header printed again is a title, not a section that goes on."""
    return row.page == page and row.section is not None and not is_heading(row.section.text)


def _restarts(part: Part, block: Sequence[DrawnRow], below: DrawnRow | None) -> bool:
    """Whether the numbers under a header printed again begin as they did under the first."""
    if below is None or not part.lines or block[0].page == part.lines[-1].row.page:
        return False
    at = next((i for i, h in enumerate(part.headings) if h.meaning is Meaning.NUMBER), None)
    if at is None or len(below.cells) <= at or not below.cells[at]:
        return False
    return bare(below.cells[at].text) == bare(part.lines[0].row.cells[at].text)


def is_aside(text: str) -> bool:
    """Whether a line above a table is no title: a unit, a date, who filled it in."""
    plain = narrow(bare(text))
    return bool(_ASIDE.search(plain) or _SIGNED.match(plain) or _ANNEX.match(plain))


def _plain(text: str) -> str:
    """A title without what says that it goes on."""
    return re.sub(r"\(?续表?\)?\Z", "", narrow(bare(text)))


def _counts_columns(row: DrawnRow) -> bool:
    """A row under the header that only numbers the columns: 1 2 3 4."""
    digits = [bare(narrow(cell.text)).strip("()") for cell in row.filled]
    numbers = [int(text) for text in digits if text.isascii() and text.isdigit()]
    return len(numbers) > 2 and numbers == list(range(1, len(digits) + 1))
