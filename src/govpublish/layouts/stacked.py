"""Tables copied one cell a line: blank lines part the cells, an empty cell leaves one more.

    序号            1              1 (next page)
    重点任务        坚持依法行政。   坚持依法行政。
    完成情况        1.公布目录。     6.制定方案。
    存在问题        (nothing)
    牵头单位        市府办          市府办

Columns stand below one another in the order of the header. A page break prints number and text
again; a merged cell is printed once, with the first of its rows.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence, Set

from govpublish.layouts.aligned import align
from govpublish.layouts.blocks import Block, Names, blocks_of
from govpublish.models import ORGANIZATIONS, Cell, Document, Heading, Meaning, Passed, Row
from govpublish.text import bare, is_sentence, label_at, narrow

_DIGITS = re.compile(r"\d{1,3}\Z")
_MOST_STRANGE = 6
_LONGEST_HEADING = 20
_GAP = 3  # so many numbers may be missing before digits are no longer taken for the next one
_PROBLEM = re.compile(
    r"(?:存在|主要|突出)?(?:的)?(?:问题|困难|不足)(?:及\S{0,6})?:|(?:意见|解决|工作|下步)?建议:"
)


def read(
    document: Document,
    span: tuple[int, int],
    heading: Callable[[Cell], Heading],
    names: Names,
    problems: Set[int],
) -> tuple[tuple[Heading, ...], list[Row], list[Passed], list[tuple[int, ...]]]:
    """The header, one row for each printed row of cells, what stands before the header, and the
    lines where progress and problems could not be told apart.

    `problems` are lines that source.yml declares to be problems. Rows of one page of a task share
    `page`; on later pages number and text are printed again.
    """
    blocks = list(blocks_of(document, *span))
    start, header = _header(blocks, heading)
    passed = [Passed(block.cell, "表题") for block in blocks[: start - len(header)] if block.cell]
    parser = _Parser(names, problems, [h.meaning for h in header if h.meaning])
    rows = list(parser.rows(blocks[start:]))
    return header, rows, passed, parser.doubtful


def _header(
    blocks: Sequence[Block], read_heading: Callable[[Cell], Heading]
) -> tuple[int, tuple[Heading, ...]]:
    """Where the first record begins, and the run of explained headings before it."""
    run: list[Heading] = []
    for index, block in enumerate(blocks):
        heading = read_heading(block.cell)
        if heading.meaning is not None and block.cell:
            run.append(heading)
        elif len(run) >= 2:
            return _whole_header(blocks, index, run, read_heading)
        else:
            run = []
    return len(blocks), ()


def _whole_header(
    blocks: Sequence[Block],
    index: int,
    run: list[Heading],
    read_heading: Callable[[Cell], Heading],
) -> tuple[int, tuple[Heading, ...]]:
    """The header up to the first number, whatever of it is not explained."""
    end = index
    while end < len(blocks) - 1 and end - index < _MOST_STRANGE:
        text = unicodedata.normalize("NFKC", blocks[end].cell.text)
        if _DIGITS.match(text):
            strange = [read_heading(block.cell) for block in blocks[index:end]]
            return end, (*run, *strange)
        if len(text) > _LONGEST_HEADING:
            break
        end += 1
    return index, tuple(run)


def headers(
    document: Document, read_heading: Callable[[Cell], Heading]
) -> Iterator[tuple[int, tuple[Heading, ...]]]:
    """Every run of cells that reads like a header before a number: its first line, its headings.

    Of the run three cells at least are explained; one that is not stands between explained ones.
    """
    blocks = list(blocks_of(document, 1, len(document.lines)))
    for index, block in enumerate(blocks):
        if not (block.cell and _DIGITS.match(block.cell.text)):
            continue
        run: list[Heading] = []
        for before in reversed(blocks[max(index - 9, 0) : index]):
            if len(before.cell.text) > 20 or before.cell.text.isdigit():
                break
            run.insert(0, read_heading(before.cell))
        while run and run[0].meaning is None:
            run.pop(0)
        known = {heading.meaning for heading in run if heading.meaning}
        if len(known) >= 3 and Meaning.TASK in known and run[0].cell:
            yield run[0].cell.lines[0], tuple(run)


def count(document: Document, first: int, last: int) -> int:
    """How many different numbers open a record, going up by one from the first."""
    found: list[int] = []
    for block in blocks_of(document, first, last):
        text = unicodedata.normalize("NFKC", block.cell.text)
        if _DIGITS.match(text) and (not found or int(text) == found[-1] + 1):
            found.append(int(text))
    return len(found)


class _Parser:
    """Takes blocks one after the other and gives rows of cells."""

    def __init__(self, names: Names, problems: Set[int], meanings: Sequence[Meaning]) -> None:
        self._known = names
        self._problems = problems
        self._below = [meaning for meaning in meanings if meaning is not Meaning.NUMBER]
        self._names_in = next((m for m in meanings if m in ORGANIZATIONS), Meaning.LEAD)
        told = [meaning for meaning in self._below if meaning is not Meaning.PROBLEM]
        self._merged = told in ([Meaning.TASK, Meaning.PROGRESS, self._names_in],)
        """Whether rows may share cells: progress with its problems, then who leads."""
        self.doubtful: list[tuple[int, ...]] = []

    def rows(self, blocks: Sequence[Block]) -> Iterator[Row]:
        """The rows of the table; the last block is the empty one that marks its end."""
        page, index, number, text = 0, 0, 0, ""
        while index < len(blocks) - 1:
            found = self._number(blocks[index], number)
            if found is None:  # not the beginning of a record: nothing here can be placed
                index += 1
                continue
            page += 1
            end = self._end(blocks, index + 2, found)
            head = {Meaning.NUMBER: blocks[index].cell, Meaning.TASK: blocks[index + 1].cell}
            text = text if found == number else bare(blocks[index + 1].cell.text)
            number = found
            if self._merged:
                body = blocks[index + 2 : end]
                yield from self._body(head, text, body, blocks[end].gap, page)
            else:
                cells = align(blocks[index + 1 : end], self._below, self._known)
                yield Row({Meaning.NUMBER: blocks[index].cell, **cells}, page)
            index = end

    @staticmethod
    def _number(block: Block, before: int) -> int | None:
        digits = unicodedata.normalize("NFKC", block.cell.text)
        if not _DIGITS.match(digits):
            return None
        value = int(digits)
        return value if before == 0 or before <= value <= before + _GAP else None

    def _end(self, blocks: Sequence[Block], index: int, number: int) -> int:
        while index < len(blocks) - 1 and self._number(blocks[index], number) is None:
            index += 1
        return index

    def _body(
        self,
        head: dict[Meaning, Cell],
        text: str,
        blocks: Sequence[Block],
        end_gap: int,
        page: int,
    ) -> Iterator[Row]:
        gaps = [block.gap for block in blocks[1:]] + [end_gap]
        index, cells = 0, dict(head)
        part = label_at(head[Meaning.TASK].text)
        if not blocks:
            yield Row(cells, page)
        while index < len(blocks):
            if index and self._is_caption(blocks[index], text, part):
                cells[Meaning.TASK] = blocks[index].cell
                part = label_at(blocks[index].cell.text)
                index += 1
            start = index
            index, empty = self._paragraphs(blocks, gaps, index)
            told = [block for block in blocks[start:index] if block.cell]
            cut = len(told) if empty else self._first_problem(told)
            cells[Meaning.PROGRESS] = _joined(told[:cut])
            cells[Meaning.PROBLEM] = _joined(told[cut:])
            start = index
            while index < len(blocks) and (index == start or blocks[index].gap < 2):
                lines = self._lines_of_name(blocks, index)
                if not lines:
                    break
                index += lines
            cells[self._names_in] = self._names(blocks[start:index])
            yield Row(cells, page)
            cells = {}

    def _is_caption(self, block: Block, text: str, part: tuple[int, int] | None) -> bool:
        """Whether a block opens a part of the task: words of its text, or its next item."""
        words = bare(block.cell.text)
        label = label_at(block.cell.text)
        if part and label and label[0] == part[0] + 1:
            return True
        return len(words) >= 6 and narrow(words).rstrip("。:;,") in narrow(text)

    def _paragraphs(
        self, blocks: Sequence[Block], gaps: Sequence[int], index: int
    ) -> tuple[int, bool]:
        """Where the paragraphs of one row end, and whether an empty cell follows them."""
        first = index == 0
        while index < len(blocks):
            declared = blocks[index].line in self._problems
            told = not first and _is_told_problem(blocks[index])
            index += 1
            if gaps[index - 1] >= 2:
                return index, True
            if index == len(blocks) or self._name_starts(blocks, index):
                return index, False
            if declared and blocks[index].line not in self._problems:
                return index, False
            if told and not _is_problem(blocks[index]):
                return index, False
        return index, False

    def _first_problem(self, told: Sequence[Block]) -> int:
        """Which paragraph begins the problems, where no empty cell stands for them."""
        for index, block in enumerate(told):
            if block.line in self._problems:
                return index
        for index, block in enumerate(told[1:], start=1):
            if _is_problem(block):
                return index
        if told and _is_problem(told[0]):
            return 0
        if len(told) == 2:
            return 1
        if restart := _restart(told):
            return restart
        if len(told) > 1:
            self.doubtful.append(tuple(block.line for block in told[-1:]))
        return max(len(told) - 1, 1)

    def _name_starts(self, blocks: Sequence[Block], index: int) -> bool:
        """Whether the blocks from here on spell a name, over as many lines as it takes."""
        return self._lines_of_name(blocks, index) > 0

    def _lines_of_name(self, blocks: Sequence[Block], index: int) -> int:
        """On how many lines the name that begins here is printed; 0 if none begins here."""
        texts = [bare(blocks[index].cell.text)]
        for block in blocks[index + 1 : index + 4]:
            if block.gap >= 2:
                break
            texts.append(bare(block.cell.text))
        known = [n for n in range(1, len(texts) + 1) if self._known.knows("".join(texts[:n]))]
        if known:
            return known[-1]
        for count in range(1, len(texts) + 1):
            if self._known.looks_like("".join(texts[:count])):
                tail = count < len(texts) and self._known.is_tail(texts[count])
                return count + 1 if tail else count
        return 0

    def _names(self, blocks: Sequence[Block]) -> Cell:
        """The names on these lines, one to a paragraph, wrapped lines joined."""
        cell, index = Cell(), 0
        while index < len(blocks):
            name = Cell()
            for block in blocks[index : index + self._lines_of_name(blocks, index)]:
                name = name.then(block.cell, "")
                index += 1
            cell = cell.then(name, "\n")
        return cell


def _is_problem(block: Block) -> bool:
    """Whether a paragraph says that it is a problem or a proposal."""
    return _PROBLEM.match(narrow(bare(block.cell.text))) is not None


def _is_told_problem(block: Block) -> bool:
    """Whether a paragraph says so and tells it in a whole sentence; a mere heading does not.

    Below the first row of a page, whose names end it, the next paragraph is then the next row's.
    """
    text = narrow(bare(block.cell.text))
    match = _PROBLEM.match(text)
    return match is not None and len(text) > match.end() and is_sentence(text)


def _joined(blocks: Sequence[Block]) -> Cell:
    cell = Cell()
    for block in blocks:
        cell = cell.then(block.cell, "\n")
    return cell


def _restart(told: Sequence[Block]) -> int | None:
    """The paragraph whose number is 1 again after others were numbered, if just one is."""
    labels = [label_at(block.cell.text) for block in told]
    numbers = [label[0] if label else None for label in labels]
    ones = [index for index, number in enumerate(numbers) if number == 1 and index]
    return ones[0] if len(ones) == 1 and any(numbers[: ones[0]]) else None
