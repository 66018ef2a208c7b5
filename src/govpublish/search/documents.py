"""What can be found: every page about the data, what stands in it, the most general pages first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from govpublish import ids
from govpublish.dataset import Dataset
from govpublish.edition import Edition
from govpublish.search.standing import Status, Words, answerable, statuses

Record = dict[str, Any]
Fields = Iterable[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page as the search knows it; its title and fields are searched, the rest is shown."""

    url: str
    """Relative to the site, as the folders are named; Chinese is not percent-encoded."""
    title: str
    kind: str
    """任务, 责任单位, 计划, …"""
    place: str
    """What the results are grouped by, county and plan; a word of it narrows a search."""
    statuses: tuple[Status, ...]
    """Where it stands, by the document and by us; empty if nobody says."""
    fields: tuple[tuple[str, str], ...]
    """Label and text: 进展 and what was reported."""
    jurisdiction: str = ""
    """Its code; results can be narrowed to one."""
    answerable: tuple[str, ...] = ()
    """Who answers for it, as printed."""
    named: bool = False
    """Whether its title is a name that people know: it is found by its initials too."""


def documents(edition: Edition, words: Words | None = None) -> Iterator[SearchDocument]:
    """One document a page; what has a name of its own comes before the tasks.

    `words` are the Chinese names of statuses, by table and field.
    """
    data = edition.dataset
    names = {row["jurisdiction_code"]: row["name"] for row in data.rows("jurisdictions")}
    yield from _jurisdictions(data)
    yield from _plans(data, names)
    yield from _organizations(data, names)
    yield from _tasks(data, names, words or {})
    yield from _sources(data, names)


def _jurisdictions(data: Dataset) -> Iterator[SearchDocument]:
    published = {row["jurisdiction_code"] for row in data.rows("plans")}
    for row in data.rows("jurisdictions"):
        if row["jurisdiction_code"] in published:
            yield SearchDocument(
                url=ids.jurisdiction_path(row["jurisdiction_code"]),
                title=row["name"],
                kind="县市区",
                place=row["name"],
                named=True,
                statuses=(),
                jurisdiction=row["jurisdiction_code"],
                fields=_kept(
                    row["name"],
                    [
                        ("简称", row["short_name"]),
                        ("省", row["province"]),
                        ("市", row["prefecture"]),
                    ],
                ),
            )


def _plans(data: Dataset, names: Mapping[str, str]) -> Iterator[SearchDocument]:
    for row in data.rows("plans"):
        name = names[row["jurisdiction_code"]]
        yield SearchDocument(
            url=ids.plan_path(row["plan_id"]),
            title=row["name"],
            kind="计划",
            place=name,
            statuses=(),
            jurisdiction=row["jurisdiction_code"],
            fields=_kept(row["name"], [("县市区", name), ("年份", f"{row['year']}年")]),
        )


def _organizations(data: Dataset, names: Mapping[str, str]) -> Iterator[SearchDocument]:
    for row in data.rows("organizations"):
        yield SearchDocument(
            url=ids.organization_path(row["organization_id"]),
            title=row["name"],
            kind="责任单位",
            place=names[row["jurisdiction_code"]],
            named=True,
            statuses=(),
            jurisdiction=row["jurisdiction_code"],
            fields=_kept(row["name"], [("又称", alias) for alias in _listed(row["aliases"])]),
        )


def _sources(data: Dataset, names: Mapping[str, str]) -> Iterator[SearchDocument]:
    for row in data.rows("sources"):
        title = row["title"] or row["source_id"]
        yield SearchDocument(
            url=ids.source_path(row["source_id"]),
            title=title,
            kind="数据来源",
            place=names[row["jurisdiction_code"]],
            statuses=(),
            jurisdiction=row["jurisdiction_code"],
            fields=_kept(
                title,
                [
                    ("发布机构", row["publisher"]),
                    ("文号", row["document_no"]),
                    ("索引号", row["index_no"]),
                ],
            ),
        )


def _tasks(data: Dataset, names: Mapping[str, str], words: Words) -> Iterator[SearchDocument]:
    plans = {row["plan_id"]: row for row in data.rows("plans")}
    organizations = {row["organization_id"]: row for row in data.rows("organizations")}
    answers = _by_task(data.rows("responsibilities"))
    measures, progress = _by_task(data.rows("measures")), _by_task(data.rows("progress"))
    details, assessments = _by_task(data.rows("details")), _by_task(data.rows("assessments"))
    changes = _by_task(data.rows("task_changes"))
    for task in data.rows("tasks"):
        key, plan = task["task_id"], plans[task["plan_id"]]
        yield SearchDocument(
            url=ids.task_path(key),
            title=task["title"],
            kind="任务",
            place=f"{names[plan['jurisdiction_code']]} · {plan['name']}",
            statuses=statuses(assessments[key], words),
            jurisdiction=plan["jurisdiction_code"],
            answerable=answerable(answers[key]),
            fields=_kept(
                task["title"],
                [
                    ("任务", task["text"]),
                    *_measures(measures[key]),
                    *(("改写", r["new"]) for r in changes[key] if r["change"] == "reworded"),
                    *_progress(progress[key]),
                    *((row["heading"], row["text"]) for row in details[key]),
                    *_answers(answers[key], organizations),
                    ("栏目", task["section"]),
                    ("完成时限", task["deadline_as_printed"]),
                    *(("完成时限", row["deadline_as_printed"]) for row in measures[key]),
                    *(("完成情况", row["status_as_printed"]) for row in assessments[key]),
                ],
            ),
        )


def _measures(rows: Iterable[Record]) -> Fields:
    return [("举措", f"{row['label'] or ''} {row['text'] or ''}") for row in rows]


def _progress(rows: Iterable[Record]) -> Fields:
    for row in rows:
        yield "进展", row["text"]
        yield "问题", row["problems"]
        yield "报送单位", row["reporting_organization"]


def _answers(rows: Iterable[Record], organizations: Mapping[str, Record]) -> Fields:
    for row in rows:
        yield "责任单位", row["organization_as_printed"]
        organization = organizations.get(row["organization_id"])
        if organization:
            yield "责任单位", organization["name"]
            yield from (("责任单位又称", alias) for alias in _listed(organization["aliases"]))


def _kept(title: str, fields: Fields) -> tuple[tuple[str, str], ...]:
    """The fields that say something; a text that the title or an earlier field has is left out."""
    kept: dict[str, str] = {}
    for label, text in fields:
        stripped = (text or "").strip()
        if stripped and stripped != title:
            kept.setdefault(stripped, label)
    return tuple((label, text) for text, label in kept.items())


def _listed(cell: str | None) -> list[str]:
    return [name for name in (cell or "").split(";") if name]


def _by_task(rows: Iterable[Record]) -> defaultdict[str, list[Record]]:
    groups: defaultdict[str, list[Record]] = defaultdict(list)
    for row in rows:
        groups[row["task_id"]].append(row)
    return groups
