"""Does a due date come from a printed deadline, and is it the last day of what was printed?"""

import calendar
from collections.abc import Iterator

from govpublish.checks.fault import Fault, Records, numbered
from govpublish.schema import Schema

REMEDY = "请核对 meaning 中的时限换算规则。"
LAST_MONTHS = {"quarter": (3, 6, 9, 12), "half_year": (6, 12), "year": (12,)}


def check(records: Records, _schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each date without words, without precision, or inside its period."""
    for table in ("tasks", "measures"):
        for number, row in numbered(records, table):
            due, precision = row["due_on"], row["due_precision"]
            place = (table, number)
            if due is not None and row["deadline_as_printed"] is None:
                yield Fault(*place, "due_on", "有最后期限，却没有时限原文", REMEDY)
            if (due is None) != (precision is None):
                what = "最后期限与期限精度应同时有值或同时留空"
                yield Fault(*place, "due_precision", what, REMEDY)
            elif due is not None and not _is_last_day(due, precision):
                what = f"{due} 不是精度 {precision} 的最后一天"
                yield Fault(*place, "due_on", what, REMEDY)


def _is_last_day(due: str, precision: str) -> bool:
    year, month, day = (int(part) for part in due.split("-"))
    last = calendar.monthrange(year, month)[1]
    if precision == "ten_days":
        return day in (10, 20, last)
    if precision == "month":
        return day == last
    if precision in LAST_MONTHS:
        return day == last and month in LAST_MONTHS[precision]
    return True
