"""What is shown of a task beside its texts: where it stands, by the document and by us, and who
answers for it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Record = dict[str, Any]
Words = Mapping[str, Mapping[str, str]]
"""The Chinese names of the values of every enum, by table and field."""


class Status(NamedTuple):
    """A status of a task, or of some of its measures."""

    ours: bool
    """Whether we derived it; else the document says it."""
    key: str
    word: str
    """As the document prints it; of ours, our word."""
    times: int
    """Of how many measures it is the status; 1 where it is the task's own."""
    of: int
    """Of how many measures in all; 0 where it is the task's own."""


def statuses(assessments: Sequence[Record], words: Words) -> tuple[Status, ...]:
    """What the latest report says, then what we derive: of the task itself, else of its measures.

    The rows are those of one task, the latest report last.
    """
    if not assessments:
        return ()
    latest = [row for row in assessments if row["report_id"] == assessments[-1]["report_id"]]
    own = [row for row in latest if not row["measure_id"]]
    measures = [row for row in latest if row["measure_id"]]
    official = _official(own, 0, words) or _official(measures, len(measures), words)
    return official + (_derived(own, 0, words) or _derived(measures, len(measures), words))


def answerable(responsibilities: Sequence[Record]) -> tuple[str, ...]:
    """Who answers for a task as printed, each once, those who lead it before those who support."""
    leading = {"lead": 0, "joint_lead": 0, "support": 2}
    rows = sorted(responsibilities, key=lambda row: leading.get(row["role"], 1))
    names = (row["organization_as_printed"] for row in rows)
    return tuple(dict.fromkeys(name for name in names if name))


def _official(rows: Sequence[Record], of: int, words: Words) -> tuple[Status, ...]:
    labels = words.get("assessments.official_status", {})
    said = (
        (key, row["status_as_printed"] or labels.get(key, key))
        for row in rows
        if (key := row["official_status"])
    )
    return _counted(Counter(said), of, ours=False)


def _derived(rows: Sequence[Record], of: int, words: Words) -> tuple[Status, ...]:
    labels = words.get("assessments.derived_status", {})
    keys = (key for row in rows if (key := row["derived_status"]))
    return _counted(Counter((key, labels.get(key, key)) for key in keys), of, ours=True)


def _counted(counts: Counter[tuple[str, str]], of: int, *, ours: bool) -> tuple[Status, ...]:
    return tuple(Status(ours, key, word, count, of) for (key, word), count in counts.items())
