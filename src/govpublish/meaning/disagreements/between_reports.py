"""What all documents together let us see: amounts that fall, progress in words told before."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from govpublish.meaning.disagreements import copied, falling
from govpublish.meaning.remarks import Remark

Record = dict[str, Any]


def look(
    records: Mapping[str, Sequence[Record]], in_time: Mapping[str, copied.Time]
) -> Iterator[Remark]:
    """The remarks on the rows of all documents; `in_time`: when each report was."""
    reports = [row for row in records["reports"] if row["has_progress"]]
    orders: dict[str, list[str]] = {}
    for row in sorted(reports, key=lambda row: in_time[row["report_id"]]):
        orders.setdefault(row["plan_id"], []).append(row["report_id"])
    yield from falling.look(records, list(orders.values()))
    yield from copied.of_periods(records, list(orders.values()))
    yield from copied.of_counties(records, in_time)
