"""The header of a stacked table: a run of headings, one below the other, before the records."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from govpublish.layouts import numbered
from govpublish.layouts.blocks import Block
from govpublish.models import Cell, Heading, Meaning
from govpublish.text import bare, narrow

_LONGEST_HEADING = 20
_WIDEST = 14  # columns
_MOST_STRANGE = 6
_LIST = re.compile(
    r"附件\s*\d*:?\s*\Z|(?:表|清单|情况|任务|分解|一览|项目|事项)(?:\(.*\))?\Z|20\d\d年(?=\D{4,}\Z)"
)
_TITLE = re.compile(r"20\d\d年(?!.{0,4}(?:目标|任务|完成|进展|计划)).{6,}|[省市县区](?:政府|委)")


class Explained(Protocol):
    """What a stack must know to find its header."""

    def read(self, cell: Cell) -> Heading:
        """A heading with its meaning, if somebody has explained it."""

    def label(self, words: str, ended: bool) -> Meaning | None:
        """What a heading means as it stands; with `ended` also by how it ends."""

    def is_doubtful(self, heading: str) -> bool:
        """Whether a heading may mean one thing or another."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header: its first line and the one below it, as places among the lines; its headings."""

    start: int
    end: int
    headings: tuple[Heading, ...]


def folded(blocks: Sequence[Block], known: Explained) -> list[Block]:
    """The lines, those put together that are one heading (责任 / 单位) between blank lines."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        if before and before.gap and not block.gap and before.cell and block.cell:
            whole = before.cell.then(block.cell, "")
            words = whole.text
            if len(words) <= _LONGEST_HEADING and (
                known.label(words, False) or known.is_doubtful(words)
            ):
                found[-1] = Block(whole, before.gap, before.line)
                continue
        found.append(block)
    return found


def find(blocks: Sequence[Block], known: Explained) -> Iterator[Header]:
    """Every run of lines that reads like a header.

    Of the run three at least are explained, one of them the task's; one that is not stands between
    explained ones, or before the number that opens the first record.
    """
    at = 0
    while at < len(blocks) - 1:
        run = _run(blocks, at, known)
        above = _titles(run)
        at, run = at + above, run[above:]
        if not run or run[0].meaning is None or not _is_header(run):
            at += 0 if above else 1
            continue
        yield Header(at, at + len(run), _unfolded(run))
        at += len(run)


def _run(blocks: Sequence[Block], at: int, known: Explained) -> list[Heading]:
    """The lines from one on that may be headings; the last of them one that is explained."""
    run: list[Heading] = []
    while at + len(run) < len(blocks) - 1 and len(run) < _WIDEST:
        block = blocks[at + len(run)]
        text = narrow(block.cell.text)
        if not text or len(text) > _LONGEST_HEADING or re.search(r"[。:]", text):
            break
        if numbered.is_heading(text) or numbered.value(block) is not None:
            break
        run.append(known.read(block.cell))
    numbers = bool(run) and numbered.value(blocks[at + len(run)]) is not None
    if numbers and _category_first(run) and not _is_explained(run[-1], known):
        run.pop()  # the first category, not a heading
    if not numbers:
        run = run[: _first_record(run, known)]
    while run and not numbers and not _is_explained(run[-1], known):
        run.pop()
    return run


def _first_record(run: Sequence[Heading], known: Explained) -> int:
    """Where a run of headings ends at a task that only ends like a heading (…提升工程)."""
    tasks = (Meaning.TASK, Meaning.TARGET)
    begun = False
    for at, heading in enumerate(run):
        if begun and heading.meaning in tasks and not known.label(heading.cell.text, ended=False):
            return at
        begun = begun or heading.meaning in tasks
    return len(run)


def _category_first(run: Sequence[Heading]) -> bool:
    meanings = [heading.meaning for heading in run]
    numbers = [at for at, meaning in enumerate(meanings) if meaning is Meaning.NUMBER]
    return Meaning.CATEGORY in meanings[: numbers[0] if numbers else None]


def _unfolded(run: Sequence[Heading]) -> tuple[Heading, ...]:
    """Headings of two rows in one: 责任单位 … 牵头 配合 are two columns where the first stands."""
    last = [bare(heading.cell.text) for heading in run[-2:]]
    at = next((at for at, h in enumerate(run) if h.meaning is Meaning.RESPONSIBLE), None)
    below = [heading.meaning for heading in run[-2:]]
    if at is None or below != [Meaning.LEAD, Meaning.SUPPORT] or any(len(t) > 4 for t in last):
        return tuple(run)
    return (*run[:at], *run[-2:], *run[at + 1 : -2])


def _titles(run: Sequence[Heading]) -> int:
    """How many of these lines are titles above the header, though they end like a heading."""
    at = next((at for at, heading in enumerate(run) if heading.meaning is Meaning.NUMBER), 0)
    if at and run[at - 1].meaning is Meaning.CATEGORY:
        at -= 1
    while at < len(run) and _TITLE.search(run[at].cell.text):
        at += 1
    return at


def _is_explained(heading: Heading, known: Explained) -> bool:
    return heading.meaning is not None or known.is_doubtful(heading.cell.text)


def _is_header(run: Sequence[Heading]) -> bool:
    known = [heading.meaning for heading in run if heading.meaning]
    tasks = sum(meaning in (Meaning.TASK, Meaning.TARGET) for meaning in known)
    enough = len(set(known)) >= 3 and len(known) * 3 >= len(run) * 2
    return bool(tasks) and enough and len({bare(h.cell.text) for h in run}) == len(run)


def goes_on(blocks: Sequence[Block], before: Header, header: Header) -> bool:
    """Whether a header is that of the table before, printed again on the next page.

    Numbers go on below it; under a title of its own they begin anew.
    """
    texts = [[heading.cell.text for heading in item.headings] for item in (before, header)]
    first = numbered.value(blocks[header.end])
    anew = first in (1, None) and titles_list(blocks[header.start - 1].cell.text)
    return texts[0] == texts[1] and not anew


def titles_list(text: str) -> bool:
    """Whether a line above a header titles a list of its own, not a part of one."""
    return _LIST.search(narrow(text)) is not None and not numbered.is_heading(text)


def without_title(body: Sequence[Block]) -> list[Block]:
    """The lines of a table before the title of the next one."""
    kept = list(body[:-1])
    while kept and titles_list(kept[-1].cell.text):
        kept.pop()
    return [*kept, body[-1]]


def nearest(blocks: Sequence[Block], known: Explained) -> Header:
    """The first run of two explained headings at least, with what follows up to a number."""
    run: list[Heading] = []
    for index, block in enumerate(blocks):
        heading = known.read(block.cell)
        if heading.meaning is not None and block.cell:
            run.append(heading)
        elif len(run) >= 2:
            start = index - len(run)
            strange = _strange(blocks, index, known)
            return Header(start, index + len(strange), (*run, *strange))
        else:
            run = []
    return Header(0, len(blocks), ())


def _strange(blocks: Sequence[Block], index: int, known: Explained) -> list[Heading]:
    """Lines that nobody has explained, if the next is a number."""
    end = index
    while end < len(blocks) - 1 and end - index < _MOST_STRANGE:
        text = blocks[end].cell.text
        if numbered.value(blocks[end]) is not None:
            return [known.read(block.cell) for block in blocks[index:end]]
        if len(text) > _LONGEST_HEADING or numbered.is_heading(text):
            break
        end += 1
    return []
