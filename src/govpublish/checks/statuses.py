"""Does an official status carry its words and lines, and a derived one its rule?"""

from collections.abc import Iterator

from govpublish.checks.fault import Fault, Records, numbered
from govpublish.schema import Schema

TOGETHER = (
    ("official_status", "status_as_printed"),
    ("official_status", "official_lines"),
    ("derived_status", "derived_rule"),
)


def check(records: Records, _schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each assessment where one stands without the other."""
    for number, row in numbered(records, "assessments"):
        for status, ground in TOGETHER:
            if (row[status] is None) != (row[ground] is None):
                what = f"{status} 与 {ground} 应同时有值或同时留空"
                remedy = "状态必须带着依据，依据必须得出状态；请核对状态词和规则。"
                yield Fault("assessments", number, ground, what, remedy)
        if row["derived_from"] is not None and row["derived_status"] is None:
            what = "没有推断状态，却有推断依据行"
            yield Fault("assessments", number, "derived_from", what, "请一并留空。")
