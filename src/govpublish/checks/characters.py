"""Does a text hide signs that nobody sees: controls, zero-width, bidirectional, broken ones?"""

import unicodedata
from collections.abc import Iterator

from govpublish.checks.fault import Fault, Records, shown
from govpublish.schema import Field, Schema, Table

REMEDY = "请在读取时把它列为略过的字符，或在 source.yml 的 corrections 中说明。"
BROKEN = "请核对来源文件的字符编码；只有个别字节损坏的，请在 source.yml 的 corrections 中改正。"
ALLOWED = "\n\t"


def check(records: Records, schema: Schema) -> Iterator[Fault]:
    """Yield a fault for each text with such a sign; line feed and tab are allowed inside."""
    for table in schema.tables:
        for row, record in enumerate(records[table.name], start=1):
            for field in table.fields:
                value = record[field.name]
                if type(value) is str and not value.isprintable() and (found := _hidden(value)):
                    signs = "、".join(f"U+{ord(sign):04X}" for sign in found)
                    what = f"{shown(value)}含有不可见或损坏的字符 {signs}"
                    yield Fault(table.name, row, field.name, what, REMEDY)
                elif type(value) is str and "\ufffd" in value and not _quotes(table, field):
                    what = f"{shown(value)}含有解码失败的替代字符 U+FFFD"
                    yield Fault(table.name, row, field.name, what, BROKEN)


def _quotes(table: Table, field: Field) -> bool:
    """Whether a field quotes what a correction mends."""
    return (table.name, field.name) == ("corrections", "printed")


def _hidden(text: str) -> list[str]:
    return sorted({sign for sign in text if sign not in ALLOWED and _is_hidden(sign)})


def _is_hidden(sign: str) -> bool:
    """Not by `unassigned`: which signs are assigned depends on the Python that runs this."""
    if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return True
    return ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF
