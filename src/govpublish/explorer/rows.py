"""Every task and measure as one row, with who answers for it and where it last stood.

Nothing is rolled up or repeated: what is printed at a task stands in the task's row, what is
printed at a measure in the measure's. The status is that of the newest report that says anything of
this very place, as in the table of each plan among the downloads.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from govpublish import ids
from govpublish.dataset import Dataset

Record = dict[str, Any]
_Groups = Mapping[str, Sequence[Record]]


class Answer(NamedTuple):
    """Who answers, in which role."""

    name: str
    """The organization's own name; what is printed where no organization is known."""
    printed: str
    role: str


class Stand(NamedTuple):
    """What one report says of a place and what we derive from it, never merged."""

    period: str
    as_of: str | None
    printed: str | None
    official: str | None
    derived: str | None
    rule: str | None


class Row(NamedTuple):
    """A task, or a measure of the task before it."""

    part: str
    """What its id adds to the plan's (`12`), or to the task's (`.3`)."""
    number: str | None
    """As printed: a task's number, a measure's label."""
    title: str | None
    """Of a task; a measure has none."""
    text: str | None
    section: str | None
    deadline: str | None
    due_on: str | None
    answers: tuple[Answer, ...]
    stand: Stand | None
    """None where no report says anything of it."""


def plans(data: Dataset) -> Iterator[tuple[Record, Iterator[Row]]]:
    """Every plan with its rows, in the order of the places."""
    tasks = _by(data.rows("tasks"), lambda row: row["plan_id"])
    found = _Below(data)
    for plan in sorted(data.rows("plans"), key=lambda row: row["jurisdiction_code"]):
        yield plan, found.rows(tasks.get(plan["plan_id"], ()))


class _Below:
    """What belongs to tasks and measures, grouped once."""

    def __init__(self, data: Dataset) -> None:
        self._measures = _by(data.rows("measures"), lambda row: row["task_id"])
        self._answers = _by(data.rows("responsibilities"), _place)
        self._assessments = _by(data.rows("assessments"), _place)
        self._told = _by(
            (row for row in data.rows("progress") if row["text"] or row["problems"]), _place
        )
        self._reports = {row["report_id"]: row for row in data.rows("reports")}
        self._names = {row["organization_id"]: row["name"] for row in data.rows("organizations")}

    def rows(self, tasks: Iterable[Record]) -> Iterator[Row]:
        """Each task, then its measures."""
        for task in tasks:
            key = task["task_id"]
            yield self._row(
                task, key, ids.last_part(key), task["number"], task["title"], task["section"]
            )
            for measure in self._measures.get(key, ()):
                own = measure["measure_id"]
                yield self._row(measure, own, own[len(key) :], measure["label"], None, None)

    def _row(  # noqa: PLR0913, PLR0917 what differs between the two levels
        self,
        row: Record,
        key: str,
        part: str,
        number: str | None,
        title: str | None,
        section: str | None,
    ) -> Row:
        return Row(
            part, number, title, row["text"], section, row["deadline_as_printed"], row["due_on"],
            tuple(self._answer(one) for one in self._answers.get(key, ())), self._stand(key),
        )  # fmt: skip

    def _answer(self, row: Record) -> Answer:
        printed = row["organization_as_printed"]
        return Answer(self._names.get(row["organization_id"]) or printed, printed, row["role"])

    def _stand(self, key: str) -> Stand | None:
        assessed = {row["report_id"]: row for row in self._assessments.get(key, ())}
        said = [*assessed, *(row["report_id"] for row in self._told.get(key, ()))]
        if not said:
            return None
        newest = self._reports[max(said, key=self._age)]
        row = assessed.get(newest["report_id"], {})
        return Stand(
            newest["period"], newest["as_of"], row.get("status_as_printed"),
            row.get("official_status"), row.get("derived_status"), row.get("derived_rule"),
        )  # fmt: skip

    def _age(self, report_id: str) -> tuple[str, str]:
        report = self._reports[report_id]
        return report["as_of"] or "", report["period"]


def _place(row: Record) -> str:
    return str(row["measure_id"] or row["task_id"])


def _by(rows: Iterable[Record], key: Callable[[Record], str]) -> _Groups:
    groups: defaultdict[str, list[Record]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups
