"""Do evidence, flags and status terms speak of records, fields and places that exist?"""

from collections.abc import Iterator

from govpublish.checks.fault import Fault, Records, numbered
from govpublish.schema import Schema

REMEDY = "请核对生成这一行的程序：它应引用已发布的记录。"


def check(records: Records, schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each reference that leads nowhere."""
    known = {
        table.name: {row[table.record_field] for row in records[table.name]}
        for table in schema.tables
    }
    for number, row in numbered(records, "evidence"):
        place = ("evidence", number)
        if row["table"] not in known:
            continue
        if row["record_id"] is not None and row["record_id"] not in known[row["table"]]:
            what = f"{row['table']} 表中没有记录 {row['record_id']}"
            yield Fault(*place, "record_id", what, REMEDY)
        if row["field"] not in (None, *schema.table(row["table"]).field_names):
            what = f"{row['table']} 表中没有字段 {row['field']}"
            yield Fault(*place, "field", what, REMEDY)
    for number, row in numbered(records, "quality_flags"):
        place = ("quality_flags", number)
        if (row["table"] is None) != (row["record_id"] is None):
            yield Fault(*place, "record_id", "所在表与所指记录应同时有值或同时留空", REMEDY)
        elif row["table"] in known and row["record_id"] not in known[row["table"]]:
            what = f"{row['table']} 表中没有记录 {row['record_id']}"
            yield Fault(*place, "record_id", what, REMEDY)
    for number, row in numbered(records, "status_terms"):
        code = row["jurisdiction_code"]
        if code not in (None, "*") and code not in known["jurisdictions"]:
            what = f"没有行政区 {code}"
            yield Fault("status_terms", number, "jurisdiction_code", what, REMEDY)
