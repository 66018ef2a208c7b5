"""What the tables of a page can be filtered by: the keys of a row, and what there is to choose.

A row carries its places as `due/official/derived`, one a task or measure, parted by spaces; a place
is found if all three fit at once. What it belongs to is told by its ordinal among the choices.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from govpublish.pages.lookups import Lookups
from govpublish.pages.standing import assessment
from govpublish.pages.summary import units

NONE = "none"
"""What is chosen to see the places without a status."""


class Mark(NamedTuple):
    """What a task or measure can be found by."""

    due_on: str | None
    official: str | None
    derived: str | None

    def __str__(self) -> str:
        return f"{self.due_on or ''}/{self.official or ''}/{self.derived or ''}"


class Choice(NamedTuple):
    """One thing to choose."""

    value: str
    name: str
    places: int


class Fields(NamedTuple):
    """What a table can be filtered by; what would tell nothing apart is empty."""

    official: tuple[Choice, ...]
    derived: tuple[Choice, ...]
    first_due: str | None
    last_due: str | None
    late: int
    """How many places are overdue."""
    total: int
    """How many places there are."""


def marks(found: Lookups, report_id: str | None, task_id: str) -> tuple[Mark, ...]:
    """The places of a task: those the report tells of, and the task where it says more itself."""
    task = found.tasks[task_id]
    told = tuple(units(found, report_id, [task_id])) if report_id else ()
    below = told or tuple(row["measure_id"] for row in found.measures_of.get(task_id, ()))
    own = mark(found, report_id, task_id, task["due_on"])
    beside = (own.official or own.due_on) and task_id not in below
    places = [
        mark(found, report_id, one, (found.measures.get(one) or task)["due_on"]) for one in below
    ]
    return (*((own,) if beside or not places else ()), *places)


def mark(found: Lookups, report_id: str | None, record_id: str, due_on: str | None) -> Mark:
    """One task or measure as it stands in a report."""
    row = assessment(found, report_id, record_id) if report_id else None
    if row is None:
        return Mark(due_on, None, None)
    return Mark(due_on, row["official_status"], row["derived_status"])


def fields(found: Lookups, places: Sequence[Mark], late: str) -> Fields:
    """What some places can be filtered by; `late` is the derived status of what is overdue."""
    days = sorted(one.due_on for one in places if one.due_on)
    return Fields(
        _statuses(found, "official_status", (one.official for one in places)),
        _statuses(found, "derived_status", (one.derived for one in places)),
        days[0] if days else None,
        days[-1] if days else None,
        sum(one.derived == late for one in places),
        len(places),
    )


def _statuses(found: Lookups, field: str, given: Iterable[str | None]) -> tuple[Choice, ...]:
    counted = Counter(given)
    names = found.schema.table("assessments").field(field).labels
    shown = tuple(Choice(key, name, counted[key]) for key, name in names.items() if counted[key])
    rest = Choice(NONE, "文件未给出" if field == "official_status" else "未作推断", counted[None])
    return (*shown, rest) if shown and rest.places else shown


def choices(counted: Mapping[str, int]) -> tuple[Choice, ...]:
    """Names to choose from, in their order."""
    return tuple(Choice(name, name, count) for name, count in counted.items())


def ordinals(names: Iterable[str], order: Mapping[str, int]) -> Iterator[int]:
    """The places of names in a list of choices, from 1 on, each once."""
    yield from sorted({order[name] for name in names if name in order})
