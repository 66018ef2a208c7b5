"""A plan as one flat table for people: a row a task and a row a measure, everything beside it.

What belongs to the task stands in the task's row, what belongs to a measure in the measure's;
nothing is rolled up or repeated. Progress and status are those of the newest report that says
anything of this task or measure, and the row tells of which period that is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from govpublish.dataset import Dataset
from govpublish.schema import Schema

Record = dict[str, Any]
Place = tuple[str, str | None]
ROLES = ("lead", "joint_lead", "support", "unspecified")


class Column(NamedTuple):
    """A column for readers."""

    title: str
    description: str
    type: str = "string"
    """As the schema names types."""


COLUMNS: tuple[Column, ...] = (
    Column("编号", "任务或举措的编号，不变，也是网址的一部分"),
    Column("层级", "“任务”或“举措”；举措写在所属任务之后"),
    Column("地区", "制定计划的行政区"),
    Column("计划", "计划的名称"),
    Column("年度", "计划的年份", "integer"),
    Column("所属部分", "任务上方的各级标题"),
    Column("序号", "任务印出的序号"),
    Column("标号", "举措印出的标号；任务行留空"),
    Column("任务标题", "任务的标题，举措行也写所属任务的标题"),
    Column("内容", "任务或举措的全文"),
    Column("完成时限", "印出的时限"),
    Column("最后期限", "由印出的时限换算的最后一天", "date"),
    Column("牵头单位", "照印出的写法，几家以分号分隔"),
    Column("共同牵头单位", "照印出的写法，几家以分号分隔"),
    Column("配合单位", "照印出的写法，几家以分号分隔"),
    Column("责任单位（未区分）", "原文没有区分牵头与配合的责任单位"),
    Column("承诺的数量", "承诺里含有数量的原话"),
    Column("完成的数量", "这一期进展里说到同一数量的原话"),
    Column("进展时段", "进展和状态取自哪一期通报"),
    Column("数据截至日", "那一期通报的数据截至日", "date"),
    Column("进展", "照录；几家单位分别填报的，前面写单位名称"),
    Column("存在问题", "照录"),
    Column("状态（原文）", "状态栏的原话，或名单的用语"),
    Column("官方状态", "原文给出的状态归入的类别；本站从不推断"),
    Column("推断状态", "本站按编号规则得出，不是官方结论"),
    Column("推断规则", "得出推断状态的规则编号，规则见方法页"),
    Column("其他栏目", "原文表格的其他各栏，如分管领导、备注"),
    Column("原文文件", "任务或举措所出文件的标题"),
    Column("原文网址", "该文件的网址；不知道的留空"),
    Column("原文行", "任务或举措在该文件中的行"),
    Column("进展原文行", "进展在那一期通报的文件中的行"),
)


class _Below(NamedTuple):
    """The rows of each task and measure, by place."""

    answers: Mapping[Place, list[Record]]
    progress: Mapping[Place, list[Record]]
    assessments: Mapping[Place, list[Record]]
    indicators: Mapping[Place, list[Record]]
    details: Mapping[Place, list[Record]]


Values = tuple[Any, ...]


def rows(data: Dataset, schema: Schema) -> Iterator[tuple[str, list[Values]]]:
    """Of each plan its id and its rows, with the columns of `COLUMNS`."""
    places = {row["jurisdiction_code"]: row["name"] for row in data.rows("jurisdictions")}
    tasks = _by(data.rows("tasks"), "plan_id")
    measures = _by(data.rows("measures"), "task_id")
    flat = _Flat(data, schema)
    for plan in data.rows("plans"):
        head = (places[plan["jurisdiction_code"]], plan["name"], plan["year"])
        found = []
        for task in tasks.get(plan["plan_id"], ()):
            found.append(flat.row(head, task, None))
            found += [
                flat.row(head, task, measure) for measure in measures.get(task["task_id"], ())
            ]
        yield plan["plan_id"], found


class _Flat:
    """The whole dataset, looked up once."""

    def __init__(self, data: Dataset, schema: Schema) -> None:
        self._below = _Below(
            *(
                _by_place(data.rows(table))
                for table in (
                    "responsibilities", "progress", "assessments", "indicators", "details",
                )
            )
        )  # fmt: skip
        self._reports = {row["report_id"]: row for row in data.rows("reports")}
        self._sources = {row["source_id"]: row for row in data.rows("sources")}
        assessments = schema.table("assessments")
        self._official = assessments.field("official_status").labels
        self._derived = assessments.field("derived_status").labels

    def row(self, head: Values, task: Record, measure: Record | None) -> Values:
        """One row, its values as `COLUMNS` has them."""
        own = measure or task
        place = task["task_id"], measure["measure_id"] if measure else None
        source = self._sources[own["source_id"]]
        return (
            place[1] or place[0],
            "举措" if measure else "任务",
            *head,
            task["section"],
            task["number"],
            measure["label"] if measure else None,
            task["title"],
            own["text"],
            own["deadline_as_printed"],
            own["due_on"],
            *self._organizations(place),
            *self._standing(place),
            _joined(
                "\n", _once(f"{row['heading']}：{row['text']}" for row in self._details(place))
            ),
            source["title"],
            source["url"],
            own["lines"],
            _joined(";", _once(row["lines"] for row in self._newest(place))),
        )

    def _organizations(self, place: Place) -> Iterator[str | None]:
        answers = self._below.answers.get(place, ())
        for role in ROLES:
            names = (row["organization_as_printed"] for row in answers if row["role"] == role)
            yield _joined(";", names)

    def _standing(self, place: Place) -> Values:
        """Amounts, period, date, progress, problems, statuses."""
        indicators = self._below.indicators.get(place, ())
        report = self._report(place)
        progress = self._newest(place)
        told = {row["progress_id"] for row in progress}
        assessed: Record = next(
            (row for row in self._below.assessments.get(place, ()) if row["report_id"] == report),
            {},
        )
        of_report = self._reports[report] if report else {}
        return (
            _joined(";", _once(row["phrase"] for row in indicators)),
            _joined(
                ";",
                _once(row["achieved_phrase"] for row in indicators if row["progress_id"] in told),
            ),
            of_report.get("period"),
            of_report.get("as_of"),
            _joined("\n", (_with_name(row, "text") for row in progress)),
            _joined("\n", (_with_name(row, "problems") for row in progress)),
            assessed.get("status_as_printed"),
            self._official.get(assessed.get("official_status", "")),
            self._derived.get(assessed.get("derived_status", "")),
            assessed.get("derived_rule"),
        )

    def _details(self, place: Place) -> Iterable[Record]:
        return self._below.details.get(place, ())

    def _newest(self, place: Place) -> list[Record]:
        report = self._report(place)
        return [row for row in self._below.progress.get(place, ()) if row["report_id"] == report]

    def _report(self, place: Place) -> str | None:
        """The newest report that says something of this place."""
        said = [
            row["report_id"]
            for row in self._below.progress.get(place, ())
            if row["text"] or row["problems"]
        ]
        said += [row["report_id"] for row in self._below.assessments.get(place, ())]
        return max(said, key=self._age, default=None)

    def _age(self, report_id: str) -> tuple[str, str]:
        report = self._reports[report_id]
        return report["as_of"] or "", report["period"]


def _with_name(row: Record, field: str) -> str | None:
    name, text = row["reporting_organization"], row[field]
    return f"{name}：{text}" if name and text else text


def _joined(sign: str, found: Iterable[str | None]) -> str | None:
    """The texts there are, in their order; None if there is none."""
    return sign.join(text for text in found if text) or None


def _once(found: Iterable[str | None]) -> Iterable[str | None]:
    """Each text once: a range has one phrase, reports repeat the other columns."""
    return dict.fromkeys(found)


def _by(found: Iterable[Record], key: str) -> Mapping[str, list[Record]]:
    groups: defaultdict[str, list[Record]] = defaultdict(list)
    for row in found:
        groups[row[key]].append(row)
    return groups


def _by_place(found: Iterable[Record]) -> Mapping[Place, list[Record]]:
    groups: defaultdict[Place, list[Record]] = defaultdict(list)
    for row in found:
        groups[row["task_id"], row["measure_id"]].append(row)
    return groups
