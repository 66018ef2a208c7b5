"""Is the comparison with a printed total worked out rightly?"""

from collections.abc import Iterator

from govpublish.checks.fault import Fault, Records, numbered
from govpublish.schema import Schema

REMEDY = "差额是本站所数减原文所印；请核对 meaning 中的总数核对。"


def check(records: Records, _schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each difference or verdict that does not follow from the two numbers."""
    for number, row in numbered(records, "reconciliation"):
        place = ("reconciliation", number)
        if row["printed"] is None or row["verdict"] is None:
            continue
        expected = None if row["counted"] is None else row["counted"] - row["printed"]
        if row["difference"] != expected:
            what = f"差额应为{'空' if expected is None else expected}，现为 {row['difference']}"
            yield Fault(*place, "difference", what, REMEDY)
        elif (row["verdict"] == "equal") != (expected == 0):
            what = f"差额为{'空' if expected is None else expected}，结论不应为 {row['verdict']}"
            yield Fault(*place, "verdict", what, REMEDY)
        elif (row["verdict"] == "not_recoverable") != (row["counted"] is None):
            yield Fault(
                *place, "verdict", "数不出时、也只有数不出时，结论为 not_recoverable", REMEDY
            )
