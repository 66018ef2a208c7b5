"""One cell for progress, problems and next steps, parted only where it prints its own markers.

进展情况、存在问题及下一步打算
已开工2所。存在问题:资金不足。下一步打算:争取资金。
"""

import re
from typing import NamedTuple

from govpublish.models import Cell, Heading
from govpublish.text import narrow

_JOINED = re.compile(r"问题|困难|下一?步|打算")
_MARKER = re.compile(
    r"(?:\A|(?<=[。;\n]))\s*(?:[(]?[一二三123][)、.]\s*)?"
    r"(?:(?P<problem>存在的?(?:主要)?(?:困难(?:和|及|与))?问题(?:及困难|和困难)?|主要问题|存在困难)"
    r"|(?P<next>下一?步(?:的|工作)?(?:打算|计划|安排|措施|举措|工作)?|工作打算)"
    r"|(?P<told>(?:工作|目前|当前|主要)?进展(?:情况)?|(?:工作)?(?:完成|推进|落实)情况))\s*:"
)


class Parts(NamedTuple):
    """What one cell says, its markers left in their parts; empty cells where it says nothing."""

    progress: Cell
    problems: Cell
    next_step: Cell


def split(cell: Cell, heading: Heading | None) -> Parts:
    """The parts of a cell whose heading joins several; all of it progress where none is marked."""
    whole = Parts(cell, Cell(), Cell())
    if heading is None or not _JOINED.search(heading.cell.text):
        return whole
    marks = list(_MARKER.finditer(narrow(cell.text)))
    kinds = [str(mark.lastgroup) for mark in marks]
    if not marks or len(set(kinds)) < len(kinds):  # printed twice: nobody can say what is what
        return whole
    starts = [mark.start() for mark in marks]
    ends = [*starts[1:], len(cell.text)]
    found = {kind: cell.cut(a, b) for kind, a, b in zip(kinds, starts, ends, strict=True)}
    before = cell.cut(0, starts[0])
    if before and "told" in found:
        return whole
    return Parts(found.get("told", before), found.get("problem", Cell()), found.get("next", Cell()))
