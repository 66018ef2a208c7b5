"""The headings that stand above a task: a path that each new heading shortens and extends.

一、产业发展
(一)工业
1. 技改                    → 一、产业发展 / (一)工业 / 1. 技改
(二)农业                   → 一、产业发展 / (二)农业
"""

import re

from govpublish.models import Cell
from govpublish.text import narrow

_LEVELS = (
    re.compile(r"\s*第[一二三四五六七八九十\d]{1,3}[章部编篇]"),
    re.compile(r"\s*(?:第[一二三四五六七八九十\d]{1,3}类|[一二三四五六七八九十]{1,3}[、.])"),
    re.compile(r"\s*\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"\s*\d{1,2}[、.](?!\d)"),
    re.compile(r"\s*\(\d{1,2}\)"),
)
_NUMBERED = _LEVELS[:3]
_LONGEST = 60  # signs; what is longer is no heading


def is_heading(text: str) -> bool:
    """Whether a line by itself reads like a numbered heading and not like a sentence.

    >>> is_heading("一、主要预期目标"), is_heading("(二)民生"), is_heading("一是抓落实。")
    (True, True, False)
    """
    seen = narrow(text)
    numbered = any(pattern.match(seen) for pattern in _NUMBERED)
    return numbered and len(seen) <= _LONGEST and not re.search(r"[。;]", seen.rstrip("。"))


class Sections:
    """The path of headings at one place of a document."""

    def __init__(self) -> None:
        self._path: list[tuple[int, Cell]] = []

    def add(self, heading: Cell) -> None:
        """A heading ends those of its own level and below; one without a number ends all."""
        level = _level(heading.text)
        self._path = [(at, cell) for at, cell in self._path if at < level]
        self._path.append((level, heading))

    @property
    def path(self) -> tuple[Cell, ...]:
        """The headings from the outermost to the deepest."""
        return tuple(cell for _, cell in self._path)


def _level(text: str) -> int:
    seen = narrow(text)
    return next((at for at, pattern in enumerate(_LEVELS) if pattern.match(seen)), -1)
