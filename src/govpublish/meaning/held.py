"""What the reports of a plan have printed so far: each task and measure as it was last printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from govpublish.meaning.steps import Item

Record = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Held:
    """A task or measure as it was last printed."""

    record_id: str
    """Under which it is published; in a document that has not joined yet, its id there alone."""
    place: str
    """Its number with what tells it from the same number elsewhere; empty if none is printed."""
    row: Record
    report: str = ""
    """The last in which it stands."""
    answers: Sequence[str] = ()
    """Who answers, in printed order."""
    measures: dict[str, "Held"] = field(default_factory=dict)
    measured: str = ""
    """The last report that printed its measures."""

    @property
    def number(self) -> str | None:
        """As printed: the number of a task, the label of a measure."""
        number = self.row["label"] if "measure_id" in self.row else self.row["number"]
        return None if number is None else str(number)

    @property
    def text(self) -> str:
        """The wording, as last printed."""
        return str(self.row["text"])

    def standing(self) -> list["Held"]:
        """The measures that were printed with it last."""
        return [one for one in self.measures.values() if one.report == self.measured]

    def item(self) -> Item:
        """As the comparison sees it: what belongs to it helps to know it again."""
        body = "\n".join((self.text, *(one.text for one in self.standing())))
        return Item(self.record_id, self.place, self.number or "", self.text, body)


@dataclass(slots=True)
class HeldPlan:
    """The tasks of a plan by the ids under which they are published."""

    tasks: dict[str, Held] = field(default_factory=dict)
    report: str = ""
    """The newest report that has joined; empty before the first."""
    measured: bool = False
    """Whether any report so far prints measures."""


@dataclass(slots=True)
class Outcome:
    """What became of a plan when one more report joined."""

    names: dict[str, str] = field(default_factory=dict)
    """Id in the document alone → id as published, of every task and measure."""
    pairs: list[tuple[Held, Held]] = field(default_factory=list)
    """What stands in both: as printed before under its lasting id, as printed now."""
    rows: list[tuple[Record, Record | None, Record | None]] = field(default_factory=list)
    """Rows of task_changes, each with the printed rows it tells of, before and now."""
    doubts: list[tuple[Held, tuple[Held, ...]]] = field(default_factory=list)
    """What is printed now, and what of the earlier it may be."""
    unused: tuple[str, ...] = ()
    """Declared keys that are not printed, or whose origin is not there."""
