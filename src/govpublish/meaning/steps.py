"""What may become of a task from one report to the next, and what is asked of two lists of them."""

from enum import Enum
from typing import NamedTuple


class Change(Enum):
    """What became of a task; the values are those of the table task_changes."""

    MATCHED = "matched"
    RENUMBERED = "renumbered"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    GONE = "gone"


JOINED = (Change.MATCHED, Change.RENUMBERED, Change.REWORDED)
"""The changes after which a task is still the same."""


class Item(NamedTuple):
    """A task or measure of one report."""

    key: str
    place: str
    """By which the same number is known: with its heading where numbers restart; may be empty."""
    number: str
    """As printed; empty where none is."""
    text: str
    body: str
    """The text with all that belongs to it: by this similar ones are known."""


class Step(NamedTuple):
    """One thing that became of one item, or of one piece of it."""

    change: Change
    before: str | None
    """Key in the earlier list; None for what is new."""
    after: str | None


class Doubt(NamedTuple):
    """An item of the later list that may be, or come from, some of the earlier."""

    after: str
    before: tuple[str, ...]


class Comparison(NamedTuple):
    """What became of everything; what is in doubt is in no step."""

    steps: tuple[Step, ...]
    doubts: tuple[Doubt, ...]
