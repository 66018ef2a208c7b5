"""What became of tasks between two reports, as pages show it."""

from collections.abc import Mapping
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import links, parts, wording
from govpublish.pages.links import Line, Link
from govpublish.pages.lookups import Group, Lookups, Record, group

TABLE = "task_changes"
REMARKED = "changed-since"
"""The kind of flag that tells what else is printed otherwise than before."""


class Turn(NamedTuple):
    """One thing that became of a task or of one of its measures."""

    change: str
    period: str
    task: Link
    measure_id: str | None
    measure: Link | None
    old: str | None
    new: str | None
    pieces: tuple[wording.Piece, ...]
    """Both wordings, where it was reworded."""
    other: Link | None
    """What it was split into or merged with."""
    lines: tuple[Line, ...]
    """Where the new number or wording stands."""


class Lives(NamedTuple):
    """The table task_changes, grouped by what the pages ask for."""

    of: Group
    """Rows by task."""
    into: Group
    """Rows by the id of what a task was split into or merged with."""
    by_report: Group
    """Rows by the later report."""
    lines: Mapping[tuple[str, str, str], Record]
    """Evidence by task, source and words."""
    remarks: Group
    """By task and source: what else is printed otherwise than in the report before."""


def look_up(found: Lookups) -> Lives:
    """Group the table once for all pages of a kind."""
    rows = found.edition.dataset.rows(TABLE)
    return Lives(
        group(rows, lambda row: row["task_id"]),
        group(
            (row for row in rows if row["change"] in ("split", "merged")), lambda row: row["new"]
        ),
        group(rows, lambda row: row["to_report"]),
        {
            (row["record_id"], row["source_id"], row["excerpt"]): row
            for row in found.edition.dataset.rows("evidence")
            if row["table"] == TABLE
        },
        _remarks(found),
    )


def _remarks(found: Lookups) -> Group:
    remarks: dict[tuple[str, str], list[Record]] = {}
    for source_id, flags in found.flags_of.items():
        for flag in flags:
            home = parts.home_of(found, flag["record_id"])
            if home and flag["kind"] == REMARKED:
                remarks.setdefault((links.task_of(home), source_id), []).append(flag)
    return remarks


def turn(found: Lookups, lives: Lives, row: Record) -> Turn:
    """A row of task_changes as pages show it."""
    task, measure = found.tasks[row["task_id"]], found.measures.get(row["measure_id"] or "")
    source_id = found.reports[row["to_report"]]["source_id"]
    basis = lives.lines.get((row["task_id"], source_id, row["new"] or ""))
    reworded = row["change"] == "reworded"
    return Turn(
        row["change"],
        ids.period_of(row["to_report"]),
        _named(found, task["task_id"]),
        row["measure_id"],
        Link(measure["label"] or "·", links.record(measure["measure_id"])) if measure else None,
        row["old"],
        row["new"],
        wording.difference(row["old"], row["new"]) if reworded else (),
        _named(found, row["new"]) if row["change"] in ("split", "merged") else None,
        links.lines_of(source_id, basis["lines"]) if basis else (),
    )


def _named(found: Lookups, record_id: str) -> Link:
    record = found.tasks.get(record_id) or found.measures[record_id]
    number = ids.shown_number(links.task_of(record_id))
    name = record["title"] if "title" in record else record["text"]
    return Link(f"第{number}项 {name}", links.record(record_id))


def source_of(found: Lookups, row: Record) -> str:
    """The document that shows a change."""
    return str(found.reports[row["to_report"]]["source_id"])
