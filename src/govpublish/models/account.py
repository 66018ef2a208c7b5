"""The account of a document: what became of every run of its characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from govpublish.models.documents import Grid


class Use(Enum):
    """What became of a piece of the document."""

    USED = "used"
    PASSED = "passed"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Span:
    """What became of a run of characters of one line; together they cover the document."""

    line: int
    start: int
    end: int
    use: Use
    what: str
    """USED: the record's id; PASSED: the reason, in Chinese; UNREAD: empty."""
    field: str = ""
    """USED: the field of the dataset the text went to."""


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What was read of one source: its lines, its tables and the account of every character."""

    source_id: str
    layout: str
    tables: tuple[Mapping[str, Any], ...]
    lines: tuple[str, ...]
    anchors: tuple[str, ...]
    spans: tuple[Span, ...]
    has_markup: bool = True
    """Whether marks of HTML in its lines are marks; in formats other than text they are text."""
    read_as: Mapping[int, str] = field(default_factory=dict)
    """Lines that a correction changed, as they were read."""
    grids: tuple[Grid, ...] = ()
    """The tables that its format draws."""
