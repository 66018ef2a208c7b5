"""A report as an entry: how far the plan is, and what is otherwise than in the report before."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govpublish import ids
from govpublish.feeds import words
from govpublish.feeds.atom import Entry, Item, Part
from govpublish.pages import life, links, turns
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.standing import assessment
from govpublish.pages.summary import summary, units

LISTED = 20
"""Items of one list; a feed reader is no place for two hundred."""
_SPOKEN = {"new": "新增", "gone": "不再列出", "reworded": "改写", "renumbered": "改序号",
           "split": "拆分", "merged": "合并"}  # fmt: skip
_AXES = (
    ("official_status", "官方状态变为", "文件未给出"),
    ("derived_status", "推断状态（本站）变为", "未作推断"),
)
"""Never merged: each is told for itself."""


class Dated(NamedTuple):
    """A report with the day its entry bears."""

    day: str
    report_id: str


def day(found: Lookups, report: Record) -> str:
    """The later of the day its data are of and the day its document was published.

    Where the document says neither, the first day of its period: never a day of ours.
    """
    published = found.sources[report["source_id"]]["published_on"]
    return max(report["as_of"] or "", published or "") or first_day(report["period"])


def first_day(period: str) -> str:
    """The first day of a period.

    >>> first_day("2021-Q3"), first_day("2021")
    ('2021-07-01', '2021-01-01')
    """
    year, month = divmod(ids.months(period)[0], 12)
    return f"{year:04d}-{month + 1:02d}-01"


def of_plan(found: Lookups, lives: turns.Lives, plan_id: str) -> Iterator[Entry]:
    """An entry a report, the first report first."""
    before: str | None = None
    for stage in life.stages(found, plan_id):
        if stage.report is None:
            continue
        report = found.reports[ids.report_id(plan_id, stage.period)]
        yield _entry(found, lives, report, before)
        if report["has_progress"]:
            before = report["report_id"]


def _entry(found: Lookups, lives: turns.Lives, report: Record, before: str | None) -> Entry:
    plan, source = found.plans[report["plan_id"]], found.sources[report["source_id"]]
    period = words.period(report["period"])
    kind = "通报" if report["has_progress"] else "任务清单"
    facts = tuple(_facts(found, report))
    return Entry(
        id=ids.urn(found.schema.package["id"], report["report_id"]),
        title=f"{words.plan(found, plan)}{period}{kind}",
        updated=day(found, report),
        published=source["published_on"],
        href=links.anchor(ids.plan_path(plan["plan_id"]), report["period"]),
        summary=words.joined(facts),
        parts=(
            Part(words.joined(facts)),
            Part("来源文件：", (Item(words.document(source), _source(report)),)),
            *_compared(found, lives, report, before),
        ),
        category=(plan["plan_id"], plan["name"]),
    )


def _source(report: Record) -> str:
    return links.address(ids.source_path(report["source_id"]))


def _facts(found: Lookups, report: Record) -> Iterator[str]:
    if not report["has_progress"]:
        tasks = found.tasks_of.get(report["plan_id"], ())
        yield f"这份文件只有任务和责任，没有进展；计划共 {len(tasks)} 项任务"
        return
    counted, labels = summary(found, report["report_id"]), _labels(found)
    as_of = f"数据截至 {report['as_of']}，" if report["as_of"] else ""
    yield f"{as_of}报告了 {words.places(counted)}"
    said = words.counts(counted.official, counted.total, labels["official_status"])
    yield f"官方状态（只数文件写明的）：{said or '没有'}"
    said = words.counts(counted.derived, counted.total, labels["derived_status"], "未作推断")
    yield f"推断状态（本站按编号规则得出）：{said or '没有'}"


def _labels(found: Lookups) -> Mapping[str, Mapping[str, str]]:
    table = found.schema.table("assessments")
    return {field: table.field(field).labels for field, *_ in _AXES}


def _compared(
    found: Lookups, lives: turns.Lives, report: Record, before: str | None
) -> Iterator[Part]:
    if before is None and report["has_progress"]:
        yield Part("这是本站收录的第一期进展，没有上一期可比。")
    elif before is not None:
        pairs = _pairs(found, report, before)
        parts = list(_moved(found, report, pairs))
        against = f"与{words.period(ids.period_of(before))}相比（两期都报告的 {len(pairs)} 处）"
        yield Part(f"{against}：" if parts else f"{against}，两种状态都没有变化。")
        yield from parts
    yield from _became(found, lives, report)


def _pairs(found: Lookups, report: Record, before: str) -> Sequence[tuple[str, Record, Record]]:
    """The places that both reports tell of, with their two assessments."""
    now, tasks = report["report_id"], found.tasks_of.get(report["plan_id"], ())
    return [
        (one, was, at)
        for one in units(found, now, [task["task_id"] for task in tasks])
        if (was := assessment(found, before, one)) and (at := assessment(found, now, one))
    ]


def _moved(
    found: Lookups, report: Record, pairs: Sequence[tuple[str, Record, Record]]
) -> Iterator[Part]:
    """The places that have another status than before, by axis and new status."""
    for field, head, none in _AXES:
        labels: dict[str | None, str] = {None: none}
        labels.update(found.schema.table("assessments").field(field).labels)
        for status, label in labels.items():
            items = [
                Item(f"{words.place(found, one)}（此前：{labels[was[field]]}）", links.record(one))
                for one, was, at in pairs
                if at[field] == status != was[field]
            ]
            if items:
                said = f"{head}“{label}”的 {len(items)}/{len(pairs)} 处："
                yield _listed(said, items, report["plan_id"])


def _became(found: Lookups, lives: turns.Lives, report: Record) -> Iterator[Part]:
    """What became of the tasks themselves, in the words of `task_changes`."""
    rows = lives.by_report.get(report["report_id"], ())
    for change, said in _SPOKEN.items():
        mine = dict.fromkeys(
            row["measure_id"] or row["task_id"] for row in rows if row["change"] == change
        )
        items = [Item(words.place(found, one), links.record(one)) for one in mine]
        if items:
            yield _listed(f"{said}的任务和举措 {len(items)} 处：", items, report["plan_id"])


def _listed(said: str, items: Sequence[Item], plan_id: str) -> Part:
    rest = len(items) - LISTED
    more = [Item(f"另有 {rest} 处，见计划页面", links.address(ids.plan_path(plan_id)))]
    return Part(said, (*items[:LISTED], *(more if rest > 0 else ())))
