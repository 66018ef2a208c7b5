"""Where the records of a stacked table begin: at numbers that go up, under headings between them.

一、教育              (a section: numbers may begin anew below it)
1
新建幼儿园3所。
县教育局
2
...
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govpublish.layouts.blocks import Block, Names
from govpublish.layouts.looks import unlike
from govpublish.models import Cell, Meaning
from govpublish.text import bare, narrow

DIGITS = re.compile(r"(\d{1,3})[.、]?\Z")
_GAP = 3  # so many numbers may be missing before digits are no longer taken for the next one
_NEAR = 30  # lines in which the number that is missing would still come
_LONGEST_TITLE = 40
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)"
    r"|第[一二三四五六七八九十\d]{1,3}[类章节部篇])"
)


@dataclass(frozen=True, slots=True)
class Record:
    """The lines of one printed record."""

    number: Cell
    task: Cell
    """The line below the number; it is the first of `body` where columns are aligned."""
    body: list[Block]
    end_gap: int
    """The blank lines behind its last line."""
    page: int
    section: tuple[Cell, ...] = ()


def value(block: Block) -> int | None:
    """The number that a line holds, if it holds nothing else."""
    match = DIGITS.match(unicodedata.normalize("NFKC", block.cell.text).strip())
    return int(match[1]) if match else None


def is_heading(text: str) -> bool:
    """Whether a line reads like a heading with a Chinese number."""
    seen = narrow(text)
    return (
        bool(_HEADING.match(seen))
        and len(seen) <= _LONGEST_TITLE
        and not re.search(r"[。;]", seen.rstrip("。"))
    )


class Starts:
    """Finds the lines at which records begin."""

    def __init__(self, blocks: Sequence[Block], names: Names, *, again: bool) -> None:
        """`again`: whether a page break prints number and text of a record once more."""
        self._blocks = blocks
        self._names = names
        self._again = again
        self._values = [value(block) for block in blocks]

    def find(self) -> Iterator[int]:
        """The places of the numbers that open a record, the last block being no line."""
        before: int | None = None
        for at in range(len(self._blocks) - 1):
            found = self._values[at]
            if found is not None and self._opens(at, found, before):
                before = found
                yield at

    def _opens(self, at: int, found: int, before: int | None) -> bool:
        """Whether a number opens a record after the one before."""
        if before is None:
            return self._task_below(at)
        if self._again and before <= found <= before + _GAP:
            return True
        if found == before + 1:
            return bool(self._blocks[at + 1].cell) and self._values[at + 1] is None
        return self._task_below(at) and self._opens_out_of_turn(at, found, before)

    def _opens_out_of_turn(self, at: int, found: int, before: int) -> bool:
        """Whether a number is missing, is printed once more, or numbers begin anew."""
        if before < found <= before + _GAP:
            return before + 1 not in self._values[at + 1 : at + _NEAR]
        if found == before:
            task = bare(self._blocks[at + 1].cell.text)
            above = self._blocks[max(at - _NEAR, 0) : at]
            return any(bare(block.cell.text) == task for block in above)
        return found == 1 and self._begins_anew(at, before)

    def _begins_anew(self, at: int, before: int) -> bool:
        """Whether numbers begin again here: under a heading, or because the next is 2."""
        above = self._blocks[at - 1].cell.text
        if is_heading(above):
            return True
        next_ones = [v for v in self._values[at + 1 :] if v in (2, before + 1)]
        return before > 1 and next_ones[:1] == [2]

    def _task_below(self, at: int) -> bool:
        below = self._blocks[at + 1]
        return bool(below.cell) and unlike(below, Meaning.TASK, self._names) < 2


def records(
    blocks: Sequence[Block], names: Names, *, again: bool
) -> tuple[list[Record], list[Block]]:
    """The records, and the lines before the first that belong to none."""
    starts = list(Starts(blocks, names, again=again).find())
    found: list[Record] = []
    path: list[Cell] = []
    before = list(blocks[: starts[0]]) if starts else list(blocks[:-1])
    while before and before[-1].cell and is_heading(before[-1].cell.text):
        path.insert(0, before.pop().cell)
    for page, (start, end) in enumerate(
        zip(starts, [*starts[1:], len(blocks) - 1], strict=True), 1
    ):
        below = list(blocks[start + 1 : end])
        last = end == len(blocks) - 1
        restarts = not last and (value(blocks[end]) or 0) <= (value(blocks[start]) or 0)
        headings: list[Cell] = []
        while len(below) > 1 and not last and _is_section(below[-1], names, restarts and not again):
            headings.insert(0, below.pop().cell)
            restarts = False
        gap = blocks[end].gap if not headings else 0
        found.append(
            Record(
                blocks[start].cell,
                below[0].cell if below else Cell(),
                below,
                gap,
                page,
                tuple(path),
            )
        )
        if headings:
            path = [*_above(path, headings[0]), *headings]
    return found, before


def _is_section(block: Block, names: Names, restarts: bool) -> bool:
    """Whether the last line before a number is the heading of what follows."""
    if is_heading(block.cell.text):
        return True
    text = narrow(block.cell.text)
    plain = unlike(block, Meaning.TASK, names) < 1 and not re.search(r"[。;%]|\d\Z", text)
    return restarts and plain and len(text) <= _LONGEST_TITLE


def _above(path: Sequence[Cell], heading: Cell) -> list[Cell]:
    """The headings that stay above a new one: those of another form before its own."""
    kept: list[Cell] = []
    for cell in path:
        if _form(cell) == _form(heading):
            break
        kept.append(cell)
    return kept if _form(heading) else []


def _form(cell: Cell) -> str:
    match = _HEADING.match(narrow(cell.text))
    return re.sub(r"[一二三四五六七八九十\d]+", "", match[0]).strip() if match else ""
