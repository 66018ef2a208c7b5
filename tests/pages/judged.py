"""The invented edition once more, with amounts, derived statuses and something overdue."""

from decimal import Decimal
from typing import Any

from govpublish.dataset import COLUMNS, Dataset, Table
from govpublish.edition import Edition
from pages.yunshan import KEY, SCRIPT, SOURCE, edition

DAM, MOVING = f"{KEY}.1.1", f"{KEY}.1.2"
JUDGED = {
    DAM: ("overdue", "R4.1", "3"),  # which the document calls done
    MOVING: ("target_met", "R3.1", "4"),  # which the document calls slow
    f"{KEY}.2": ("not_reported", "R6.1", None),
    f"{KEY}.3": ("under_way", "R7.1", "6"),
}


def judged() -> Edition:
    """The dam was due in June, three months before the report."""
    plain = edition()
    rows = {name: plain.dataset.rows(name) for name in COLUMNS}
    for row in rows["measures"]:
        if row["measure_id"] == DAM:
            row.update(deadline_as_printed="6月底前", due_on="2021-06-30")
    for row in rows["assessments"]:
        verdict = JUDGED.get(row["measure_id"] or row["task_id"])
        if verdict:
            row["derived_status"], row["derived_rule"], row["derived_from"] = verdict
    rows["indicators"] = list(_indicators())
    tables = {name: Table.of(columns, rows[name]) for name, columns in COLUMNS.items()}
    return Edition(Dataset(tables), plain.readings, plain.version, plain.date)


def _indicators() -> list[dict[str, Any]]:
    told = f"{MOVING}@2021-Q3.1"
    values = (
        (f"{MOVING}.i1", f"{KEY}.1", MOVING, "移民安置100户", "ge", Decimal(100), "户",
         "安置120户", Decimal(120), Decimal("1.2000"), told, SOURCE, "4"),
        (f"{MOVING}.i2", f"{KEY}.1", MOVING, "费用2.8万元以内", "le", Decimal("2.8"), "万元",
         "费用1.82万元", Decimal("1.82"), Decimal("0.6500"), told, SOURCE, "4"),
        (f"{MOVING}.i3", f"{KEY}.1", MOVING, "增长15%以上", "ge", Decimal(15), "%",
         "增长6%", Decimal(6), Decimal("0.4000"), told, SOURCE, "4"),
        (f"{KEY}.2.i1", f"{KEY}.2", None, f"{SCRIPT}5个", "eq", Decimal(5), "个",
         None, None, None, None, SOURCE, "5"),
    )  # fmt: skip
    return [dict(zip(COLUMNS["indicators"], row, strict=True)) for row in values]
