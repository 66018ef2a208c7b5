"""Asking the dataset for one plan, in the few words a truth is written in."""

from __future__ import annotations

from typing import Any

from govpublish.assembly import Entry
from govpublish.dataset import Dataset

Row = dict[str, Any]


class Plan:
    """What was read of one plan of one source."""

    def __init__(self, data: Dataset, plan_id: str) -> None:
        self._data = data
        self.plan_id = plan_id
        self.tasks = [row for row in data.rows("tasks") if row["plan_id"] == plan_id]
        self._own = {row["task_id"] for row in self.tasks}

    def rows(self, table: str) -> list[Row]:
        """The rows of a table that belong to tasks of this plan."""
        return [row for row in self._data.rows(table) if row["task_id"] in self._own]

    def task(self, number: int | str) -> Row:
        """The task that has this number in its id."""
        (found,) = [row for row in self.tasks if row["task_id"] == f"{self.plan_id}.{number}"]
        return found

    def below(self, table: str, number: int | str, part: int | None = None) -> list[Row]:
        """The rows of a table under a task, or under one of its measures."""
        task = f"{self.plan_id}.{number}"
        measure = f"{task}.{part}" if part is not None else None
        return [
            row
            for row in self.rows(table)
            if row["task_id"] == task and (table == "measures" or row["measure_id"] == measure)
        ]

    def names(self, number: int | str, part: int | None = None) -> list[str]:
        """The organizations of a task or measure as printed, in order."""
        found = self.below("responsibilities", number, part)
        assert [row["position"] for row in found] == list(range(1, len(found) + 1))
        return [row["organization_as_printed"] for row in found]

    def roles(self, number: int | str, part: int | None = None) -> list[str]:
        """The roles of a task's organizations, in order."""
        return [row["role"] for row in self.below("responsibilities", number, part)]

    def progress(self, number: int | str, part: int | None = None) -> list[tuple[str, str]]:
        """What is reported of a task or measure: text and problems."""
        found = self.below("progress", number, part)
        return [(row["text"] or "", row["problems"] or "") for row in found]

    def statuses(self) -> dict[str, str]:
        """The official status of every record that has one, by its id behind the plan's."""
        return {
            (row["measure_id"] or row["task_id"]).removeprefix(f"{self.plan_id}."): row[
                "official_status"
            ]
            for row in self.rows("assessments")
            if row["official_status"]
        }


def kinds(entry: Entry) -> dict[str, list[tuple[int, ...]]]:
    """The flags of a source: the lines of each kind."""
    found: dict[str, list[tuple[int, ...]]] = {}
    for flag in entry.flags:
        found.setdefault(flag.kind, []).append(flag.lines)
    return found
