"""The data products that catalogues describe: the whole dataset, and each plan as a part of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from govpublish import ids
from govpublish.edition import Edition
from govpublish.schema import Schema

Record = Mapping[str, Any]


class Area(NamedTuple):
    """A division with its code in GB/T 2260."""

    code: str
    name: str


class Product(NamedTuple):
    """What a catalogue says of one data product; no version is in it."""

    id: str
    """A urn that is the same in every edition and at every host."""
    plan_id: str | None
    """None for the whole dataset."""
    title: str
    description: str
    page: str
    """The address of its page, relative to the site."""
    keywords: tuple[str, ...]
    updated: str
    """The day its data are of."""
    first_day: str
    last_day: str
    areas: tuple[Area, ...]
    sources: tuple[Record, ...]
    """The documents it is made from; of the whole all of them."""


def whole(edition: Edition, schema: Schema) -> Product:
    """The dataset of everything; its areas are the provinces, of which there are few."""
    said, rows = schema.package, edition.dataset.rows
    years = [row["year"] for row in rows("plans")] or [int(edition.date[:4])]
    tops = (row for row in rows("jurisdictions") if row["parent_code"] is None)
    return Product(
        id=said["id"],
        plan_id=None,
        title=said["title"],
        description=said["description"],
        page="data/",
        keywords=tuple(said["keywords"]),
        updated=edition.date,
        first_day=f"{min(years)}-01-01",
        last_day=f"{max(years)}-12-31",
        areas=tuple(Area(row["jurisdiction_code"], row["name"]) for row in tops),
        sources=tuple(rows("sources")),
    )


class _Size(NamedTuple):
    tasks: int
    measures: int


def of_plans(edition: Edition, schema: Schema) -> Iterator[Product]:
    """One product a plan, in the order of the table."""
    rows = edition.dataset.rows
    places = {row["jurisdiction_code"]: row["name"] for row in rows("jurisdictions")}
    sources = {row["source_id"]: row for row in rows("sources")}
    plan_of = {row["task_id"]: row["plan_id"] for row in rows("tasks")}
    tasks = Counter(plan_of.values())
    measures = Counter(plan_of[row["task_id"]] for row in rows("measures"))
    reports: dict[str, list[Record]] = {}
    for report in rows("reports"):
        reports.setdefault(report["plan_id"], []).append(report)
    for plan in rows("plans"):
        plan_id, code = plan["plan_id"], plan["jurisdiction_code"]
        mine = reports.get(plan_id, [])
        named = dict.fromkeys(report["source_id"] for report in mine)
        days = [report["as_of"] for report in mine if report["as_of"]]
        yield Product(
            id=ids.urn(schema.package["id"], plan_id),
            plan_id=plan_id,
            title=f"{places[code]}《{plan['name']}》任务与进展数据",
            description=_description(
                f"{places[code]}《{plan['name']}》", _Size(tasks[plan_id], measures[plan_id]), days
            ),
            page=ids.plan_path(plan_id),
            keywords=(places[code], _kind(schema, plan), f"{plan['year']}年"),
            updated=_updated(plan, [sources[one] for one in named], days),
            first_day=f"{plan['year']}-01-01",
            last_day=f"{plan['year']}-12-31",
            areas=(Area(code, places[code]),),
            sources=tuple(sources[one] for one in named),
        )


def _description(name: str, size: _Size, days: Sequence[str]) -> str:
    progress = f"以及截至 {max(days)} 的进展" if days else "（文件没有报告进展）"
    measures = f"、{size.measures} 项举措" if size.measures else ""
    return (
        f"{name}的全部 {size.tasks} 项任务{measures}，责任单位、时限{progress}；"
        "官方状态与本站推断的状态分列，逐项注明原文出处。"
        "由民间整理，不是官方网站的数据；原文没有写的一律留空。"
    )


def _kind(schema: Schema, plan: Record) -> str:
    return schema.table("plans").field("kind").labels[plan["kind"]]


def _updated(plan: Record, sources: Sequence[Record], days: Sequence[str]) -> str:
    published = [row["published_on"] for row in sources if row["published_on"]]
    return max([*days, *published], default=f"{plan['year']}-01-01")
