"""Progress in the very words of the period before, or of another county's plan."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from govpublish import ids
from govpublish import lines as places
from govpublish.flags import CopiedProgress
from govpublish.meaning.disagreements.place import shortened
from govpublish.meaning.remarks import Remark
from govpublish.text import bare

Record = dict[str, Any]
Time = tuple[str, int, str]
_SHORTEST = 20
"""Letters and digits; shorter texts are the same by chance."""
_OVER = ("done", "target_met", "suspended")
"""What is finished or stopped may be told again in the same words."""


def of_periods(
    records: Mapping[str, Sequence[Record]], orders: Sequence[Sequence[str]]
) -> Iterator[Remark]:
    """The remarks on progress that says what the report before said of the same place.

    `orders`: for each plan the ids of its reports in time. Silent where either report says, or we
    derive, that the thing is finished; where one cell stands for both periods.
    """
    before = {now: last for order in orders for last, now in pairwise(order)}
    over = {
        (row["report_id"], row["measure_id"] or row["task_id"])
        for row in records["assessments"]
        if row["official_status"] in _OVER or row["derived_status"] in _OVER
    }
    told = {_place(row): row for row in records["progress"] if _is_long(row)}
    for (report, record, reporter, words), row in told.items():
        last = before.get(report, "")
        same = told.get((last, record, reporter, words))
        if same is None or (report, record) in over or (last, record) in over:
            continue
        if (same["source_id"], same["lines"]) != (row["source_id"], row["lines"]):
            yield _remark(row, f"前一期({_where(same)})")


def of_counties(
    records: Mapping[str, Sequence[Record]], in_time: Mapping[str, Time]
) -> Iterator[Remark]:
    """The remarks on progress that another county's plan has told before in the same words.

    `in_time`: when each report was. The first who said it is named.
    """
    plans = {row["plan_id"]: row["name"] for row in records["plans"]}
    first: dict[str, Record] = {}
    rows = [row for row in records["progress"] if _is_long(row)]
    for row in sorted(rows, key=lambda row: (in_time[row["report_id"]], row["progress_id"])):
        said = first.setdefault(bare(row["text"]), row)
        if _county(said) != _county(row):
            task = said["measure_id"] or said["task_id"]
            plan = plans[task.partition(".")[0]]
            yield _remark(row, f"另一地《{plan}》的 {task}({_where(said)})")


def _place(row: Record) -> tuple[str, str, str, str]:
    record = row["measure_id"] or row["task_id"]
    return row["report_id"], record, row.get("reporting_organization") or "", bare(row["text"])


def _where(row: Record) -> str:
    return f"{ids.period_of(row['report_id'])},{places.said(row['lines'])}"


def _is_long(row: Record) -> bool:
    text: str = row["text"] or ""
    return sum(sign.isalnum() for sign in text) >= _SHORTEST


def _county(row: Record) -> str:
    return ids.parse_plan(str(row["task_id"]).partition(".")[0]).jurisdiction_code


def _remark(row: Record, other: str) -> Remark:
    flag = CopiedProgress(
        (), shortened(row["text"]), other, table="progress", record_id=row["progress_id"]
    )
    return Remark.of(row, flag)
