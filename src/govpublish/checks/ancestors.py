"""Does every jurisdiction stand below one of a higher level, provinces alone at the top?"""

from collections.abc import Iterator

from govpublish.checks.fault import Fault, Records, numbered
from govpublish.schema import Schema

LEVELS = ("province", "prefecture", "county")
REMEDY = "请核对 data/vocabulary/jurisdictions.csv。"


def check(records: Records, _schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each jurisdiction without its parent, or with one that is not above it."""
    levels = {row["jurisdiction_code"]: row["level"] for row in records["jurisdictions"]}
    for number, row in numbered(records, "jurisdictions"):
        place = ("jurisdictions", number, "parent_code")
        level, parent = row["level"], levels.get(row["parent_code"])
        if row["parent_code"] is None:
            if level != "province":
                yield Fault(*place, "不是省级，却没有上级", REMEDY)
        elif level in LEVELS and parent in LEVELS and LEVELS.index(parent) >= LEVELS.index(level):
            yield Fault(*place, f"上级 {row['parent_code']} 的层级不高于本级", REMEDY)
