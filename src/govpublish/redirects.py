"""Addresses that were published and are there no more: where each leads now, or why it ended."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from govpublish import ids
from govpublish.dataset import Dataset
from govpublish.errors import SourceSpecError
from govpublish.sources.spec import Redirect, RedirectList
from govpublish.sources.yaml_files import load

NAME = "redirects.yml"
_PLAN = r"[0-9]{6}-[0-9]{4}-[a-z][a-z0-9]*"
_WRITTEN: Mapping[str, tuple[re.Pattern[str], Callable[[str], str], str]] = {
    "jurisdiction": (re.compile(r"[0-9]{6}\Z"), ids.jurisdiction_path, "990101"),
    "plan": (re.compile(rf"{_PLAN}\Z"), ids.plan_path, "990101-2021-key"),
    "task": (
        re.compile(rf"{_PLAN}\.[0-9A-Za-z\u3400-\u9fff-]+(_[0-9QH-]+)?\Z"),
        ids.task_path, "990101-2021-key.12",
    ),
    "source": (
        re.compile(r"[0-9]{6}-[0-9]{4}(-(H[12]|Q[1-4]|[01][0-9]))?(-[a-z][a-z0-9]*)?\Z"),
        ids.source_path, "990101-2021-04",
    ),
    "organization": (re.compile(r"[0-9]{6}/[^/]+\Z"), ids.organization_path, "990101/农业农村局"),
}  # fmt: skip
"""How the id of each kind of page is written, its address, an example."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A page that was there."""

    kind: str
    old: str
    new: str | None
    """The id that stands in its place; None where nothing does."""
    was: str
    """What was there: the title of a task, the name of a plan."""
    since: str | None
    """ISO date; None where no document gives one."""
    why: str

    @property
    def path(self) -> str:
        """Its address, which stays."""
        return address(self.kind, self.old)


def address(kind: str, record: str) -> str:
    """The address of a page; ValueError if the id is not one of its kind."""
    pattern, path, _ = _WRITTEN[kind]
    name = record.partition("/")[2]
    if not pattern.match(record) or (name and ids.safe_segment(name) != name):
        raise ValueError(record)
    return path(record)


def alive(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Every page about the data, by kind and id, with what it is called."""
    plans = dataset.rows("plans")
    published = {row["jurisdiction_code"] for row in plans}
    return {
        "jurisdiction": {
            row["jurisdiction_code"]: row["name"]
            for row in dataset.rows("jurisdictions")
            if row["jurisdiction_code"] in published
        },
        "plan": {row["plan_id"]: row["name"] for row in plans},
        "task": {row["task_id"]: row["title"] for row in dataset.rows("tasks")},
        "source": {
            row["source_id"]: row["title"] or row["source_id"] for row in dataset.rows("sources")
        },
        "organization": {
            row["organization_id"]: row["name"] for row in dataset.rows("organizations")
        },
    }


def read(path: Path) -> tuple[Redirect, ...]:
    """What people wrote in data/redirects.yml; nothing where there is no such file.

    SourceSpecError with the line of every mistake in its form.
    """
    return load(path, RedirectList).moved if path.exists() else ()


def moved(path: Path, dataset: Dataset, replaced: Iterable[Moved] = ()) -> tuple[Moved, ...]:
    """Every page that was there: those declared, then those that a corrected document left out.

    SourceSpecError if an id is not well formed, stands twice, is alive, or leads nowhere.
    """
    there = alive(dataset)
    declared = read(path)
    if mistakes := list(_mistakes(declared, there)):
        raise SourceSpecError("\n".join(f"{path}:{mistake}" for mistake in mistakes))
    found: dict[tuple[str, str], Moved] = {
        (one.kind, one.old): Moved(
            one.kind, one.old, one.new, one.was, one.since.isoformat(), one.why
        )
        for one in declared
    }
    for one in replaced:
        if one.old not in there[one.kind]:
            found.setdefault((one.kind, one.old), one)
    return tuple(found.values())


def _mistakes(
    declared: Sequence[Redirect], there: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for at, one in enumerate(declared, start=1):
        said = f"moved 第{at}项 {one.old}:"
        for record in (one.old, one.new):
            if record is not None and not _is_written(one.kind, record):
                yield f"{said}“{record}”不是 {one.kind} 的编号,应如 {_WRITTEN[one.kind][2]}。"
        if (one.kind, one.old) in seen:
            yield f"{said}写了两次,请只留一处。"
        seen.add((one.kind, one.old))
        if one.old in there[one.kind]:
            yield f"{said}这个编号现在还在,不能又说它不在了;请核对,或删去这一项。"
        if one.new is not None and one.new not in there[one.kind]:
            yield f"{said}指向的 {one.new} 不在数据中;请直接写现在的编号,没有后继的删去 new。"


def _is_written(kind: str, record: str) -> bool:
    try:
        address(kind, record)
    except ValueError:
        return False
    return True
