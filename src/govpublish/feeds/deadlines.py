"""The due dates of a plan as a calendar: an all-day event for each dated task and measure."""

from collections.abc import Iterator, Mapping

from govpublish import ids
from govpublish.feeds import words
from govpublish.feeds.calendar import Calendar, Event
from govpublish.pages import links, parts
from govpublish.pages.due import dated
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.plans import Plan
from govpublish.pages.standing import assessment
from govpublish.pages.summary import units


def calendar(found: Lookups, plan: Plan, stamp: str, site_url: str) -> Calendar | None:
    """The calendar of a plan; None where nothing has a date: RFC 5545 allows no empty one."""
    events = tuple(_events(found, plan, site_url))
    if not events:
        return None
    name = f"{plan.jurisdiction['name']}《{plan.name}》时限"
    said = "非官方整理，以原文件为准；状态以各事项所注明的那一期文件为准。"
    return Calendar(name, said, stamp, events)


def _events(found: Lookups, plan: Plan, site_url: str) -> Iterator[Event]:
    tasks = [task["task_id"] for task in found.tasks_of.get(plan.record["plan_id"], ())]
    told = set(units(found, plan.newest, tasks)) if plan.newest else set()
    told |= {links.task_of(record_id) for record_id in told}
    table = found.schema.table("assessments")
    labels = {name: table.field(name).labels for name in ("official_status", "derived_status")}
    for row in dated(found, plan.record["plan_id"]):
        record_id = row.get("measure_id") or row["task_id"]
        status = _status(found, plan, record_id, labels)
        said = [
            row["text"] or row.get("title") or "",
            f"时限（文件所写）：{row['deadline_as_printed'] or '见文字'}；"
            f"按此折算的最后一日：{row['due_on']}",
            _answers(found, record_id),
            *_as_of(found, plan, record_id in told, status),
            f"{site_url or '本站地址：'}{links.record(record_id)}",
        ]
        yield Event(
            uid=f"{record_id}@{found.schema.package['name']}",
            on=row["due_on"],
            summary=f"{plan.place} {words.place(found, record_id)}",
            description="\n".join(said),
            categories=(plan.place, plan.name, *status),
            url=f"{site_url}{links.record(record_id)}" if site_url else None,
        )


def _answers(found: Lookups, record_id: str) -> str:
    answers = parts.answers(found, record_id) or parts.answers(found, links.task_of(record_id))
    roles = found.schema.table("responsibilities").field("role").labels
    said = [
        answer.printed
        if answer.role == "unspecified"
        else f"{answer.printed}（{roles[answer.role]}）"
        for answer in answers
    ]
    return f"责任单位：{'、'.join(said) or '文件未写明'}"


def _status(
    found: Lookups, plan: Plan, record_id: str, labels: Mapping[str, Mapping[str, str]]
) -> tuple[str, ...]:
    """Both statuses in the newest report, each by its own name."""
    row: Record | None = assessment(found, plan.newest, record_id) if plan.newest else None
    if row is None:
        return ()
    heads = (("official_status", "官方状态"), ("derived_status", "推断状态"))
    return tuple(f"{head}：{labels[field][row[field]]}" for field, head in heads if row[field])


def _as_of(found: Lookups, plan: Plan, told: bool, status: tuple[str, ...]) -> Iterator[str]:
    if plan.newest is None:
        yield "进展：本站收录的文件没有报告进展"
        return
    period = words.period(ids.period_of(plan.newest))
    as_of = found.reports[plan.newest]["as_of"]
    when = f"{period}文件（数据截至 {as_of}）" if as_of else f"{period}文件"
    if not told:
        yield f"{when}没有列出这一项"
    else:
        yield f"{when}：{'；'.join(status) or '没有给出也没有推断状态'}（推断状态由本站得出）"
