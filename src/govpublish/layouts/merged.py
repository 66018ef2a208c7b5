"""A stacked table whose rows share cells: progress and its problems, then who leads.

    重点任务        坚持依法行政。
    完成情况        1.公布目录。
                    2.制定方案。
    存在问题        (nothing: one more blank line)
    牵头单位        市府办

Paragraphs of one cell stand as far apart as cells do; a name ends a row, a page break none.
"""

import re
from collections.abc import Iterator, Sequence, Set

from govpublish.layouts.blocks import Block, Names
from govpublish.layouts.numbered import Record
from govpublish.models import Cell, Column, Meaning, Row
from govpublish.text import bare, is_sentence, label_at, narrow

_PROBLEM = re.compile(
    r"(?:存在|主要|突出)?(?:的)?(?:问题|困难|不足)(?:及\S{0,6})?:|(?:意见|解决|工作|下步)?建议:"
)


class Merged:
    """Takes the lines of one record after the other and gives its rows."""

    def __init__(self, names: Names, problems: Set[int], names_in: Column) -> None:
        self._known = names
        self._problems = problems
        self._names_in = names_in
        self.doubtful: list[tuple[int, ...]] = []
        """Lines where progress and problems could not be told apart."""

    def rows(self, record: Record, text: str) -> Iterator[Row]:
        """The rows of one printed record; `text` is that of the task it belongs to."""
        head: dict[Column, Cell] = {Meaning.NUMBER: record.number, Meaning.TASK: record.task}
        yield from self._body(head, text, record.body, record.end_gap, record.page)

    def _body(
        self,
        head: dict[Column, Cell],
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
        elif self._all_names(blocks):
            yield Row({**cells, self._names_in: self._names(blocks)}, page)
            return
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
        if (declared := self._declared_problem(told)) is not None:
            return declared
        if _is_list(told):
            return len(told)
        if len(told) == 2:
            return 1
        if restart := _restart(told):
            return restart
        if len(told) > 1:
            self.doubtful.append(tuple(block.line for block in told[-1:]))
        return max(len(told) - 1, 1)

    def _declared_problem(self, told: Sequence[Block]) -> int | None:
        """The paragraph that source.yml, or the paragraph itself, says to be a problem."""
        for index, block in enumerate(told):
            if block.line in self._problems:
                return index
        for index, block in enumerate(told[1:], start=1):
            if _is_problem(block):
                return index
        return 0 if told and _is_problem(told[0]) else None

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

    def _all_names(self, blocks: Sequence[Block]) -> bool:
        """Whether nothing is told and the names stand right below the task."""
        at = 0
        while at < len(blocks) and (lines := self._lines_of_name(blocks, at)):
            at += lines
        return at == len(blocks)

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


def _is_list(told: Sequence[Block]) -> bool:
    """Whether every paragraph is the next item of one numbered list."""
    labels = [label_at(block.cell.text) for block in told]
    return len(told) > 1 and [label[0] if label else 0 for label in labels] == list(
        range(1, len(told) + 1)
    )


def _restart(told: Sequence[Block]) -> int | None:
    """The paragraph whose number is 1 again after others were numbered, if just one is."""
    labels = [label_at(block.cell.text) for block in told]
    numbers = [label[0] if label else None for label in labels]
    ones = [index for index, number in enumerate(numbers) if number == 1 and index]
    return ones[0] if len(ones) == 1 and any(numbers[: ones[0]]) else None
