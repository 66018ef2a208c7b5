"""A task or measure with its id, and how its words are quoted in a remark."""

from dataclasses import dataclass

from govpublish.models import Cell, Measure, Task

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Place:
    """What a remark is about."""

    table: str
    record_id: str
    record: Task | Measure


def quoted(cell: Cell, longest: int = _LONGEST) -> str:
    """The words of a cell on one line, a long text cut."""
    return shortened(cell.text, longest)


def shortened(text: str, longest: int = _LONGEST) -> str:
    """A text on one line, cut where it is long.

    >>> shortened("修建\\n公路20公里", 6)
    '修建 公路2…'
    """
    words = " ".join(text.split())
    return words if len(words) <= longest else f"{words[:longest]}…"


def lines_of(*cells: Cell) -> tuple[int, ...]:
    """The lines on which some cells stand, sorted."""
    return tuple(sorted({line for cell in cells for line in cell.lines}))
