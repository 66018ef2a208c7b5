"""The dataset of each plan alone: its rows and the rows that these name, in one pass over all.

A source with two plans is in both, and so is what concerns a source as a whole. Of the status words
only those are there that the plan's reports print.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from govpublish.dataset import Dataset, Table

Record = Mapping[str, Any]
Owners = Callable[[Record], Collection[str]]
"""Which plans a row belongs to."""
_OF_A_TASK = (
    "measures", "responsibilities", "progress", "assessments", "indicators", "details",
    "task_changes",
)  # fmt: skip


def by_plan(data: Dataset) -> Iterator[tuple[str, Dataset]]:
    """Every plan id with the dataset of that plan; KeyError for a table nobody has assigned."""
    owners = _owners(data)
    parts: dict[str, dict[str, list[tuple[Any, ...]]]] = {}
    for name, table in data.tables.items():
        parts[name] = defaultdict(list)
        for row, values in zip(data.rows(name), table.values, strict=True):
            for plan_id in owners[name](row):
                parts[name][plan_id].append(values)
    for plan in data.rows("plans"):
        yield (
            plan["plan_id"],
            Dataset(
                {
                    name: Table(table.columns, tuple(parts[name].get(plan["plan_id"], ())))
                    for name, table in data.tables.items()
                }
            ),
        )


def _owners(data: Dataset) -> Mapping[str, Owners]:
    of_task = _groups((row["task_id"], row["plan_id"]) for row in data.rows("tasks"))
    of_report = _groups((row["report_id"], row["plan_id"]) for row in data.rows("reports"))
    of_source = _groups(
        (row["source_id"], row["plan_id"])
        for table in ("reports", "tasks", "measures", "progress")
        for row in _with_plan(data, table, of_task)
    )
    of_organization = _groups(
        (row["organization_id"], row["plan_id"])
        for row in _with_plan(data, "responsibilities", of_task)
    )
    of_term = _groups(
        (row["status_as_printed"], row["plan_id"])
        for row in _with_plan(data, "assessments", of_task)
    )
    found: dict[str, Owners] = {
        **dict.fromkeys(("plans", "reports", "tasks"), lambda row: (row["plan_id"],)),
        **dict.fromkeys(_OF_A_TASK, _named(of_task, "task_id")),
        **dict.fromkeys(("sources", "corrections"), _named(of_source, "source_id")),
        "jurisdictions": _named(_of_jurisdiction(data), "jurisdiction_code"),
        "organizations": _named(of_organization, "organization_id"),
        "reconciliation": _named(of_report, "report_id"),
        "status_terms": _named(of_term, "term"),
    }
    of_record = {
        (table, next(iter(row.values()))): owners(row)
        for table, owners in found.items()
        for row in data.rows(table)
    }

    def of_place(row: Record) -> Collection[str]:
        record = of_record.get((row["table"], row["record_id"]))
        return record or of_source.get(row["source_id"], ())

    return {**found, "evidence": of_place, "quality_flags": of_place}


def _of_jurisdiction(data: Dataset) -> Mapping[str, Collection[str]]:
    """Its own plans, and those of all that lie below it."""
    above = {row["jurisdiction_code"]: row["parent_code"] for row in data.rows("jurisdictions")}
    found = []
    for plan in data.rows("plans"):
        code = plan["jurisdiction_code"]
        while code is not None:
            found.append((code, plan["plan_id"]))
            code = above[code]
    return _groups(found)


def _with_plan(
    data: Dataset, table: str, of_task: Mapping[str, Collection[str]]
) -> Iterator[dict[str, Any]]:
    for row in data.rows(table):
        if "plan_id" in row:
            yield row
        else:
            (plan,) = of_task[row["task_id"]]
            yield {**row, "plan_id": plan}


def _named(groups: Mapping[str, Collection[str]], field: str) -> Owners:
    return lambda row: groups.get(row[field], ())


def _groups(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Collection[str]]:
    """What belongs to each name, each once, in the order of its coming."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name, one in pairs:
        found[name][one] = None
    return found
