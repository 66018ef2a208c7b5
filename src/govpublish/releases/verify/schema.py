"""Are the tables what the schema says: columns, types, constraints, keys, form?"""

from collections.abc import Iterator

from govpublish import validation
from govpublish.csv_tables import csv_bytes
from govpublish.errors import GovpublishError
from govpublish.releases.verify import beside, listings
from govpublish.releases.verify.evidence import Evidence
from govpublish.releases.verify.finding import Finding, answer

NAME = "结构"


def ask(evidence: Evidence) -> Finding:
    """Frictionless and our own checks, the form of the CSV, the promised numbers of rows."""
    if evidence.schema is None:  # another program may describe tables in another way
        return beside.settled(evidence, answer(NAME, "", evidence.faults))
    if evidence.dataset is None:
        return answer(NAME, "", evidence.faults or ("没有表",))
    tables = evidence.dataset.tables
    rows = sum(len(table) for table in tables.values())
    said = f"{len(tables)} 张表共 {rows} 行,类型、约束、主键与外键都相符"
    return answer(NAME, said, _problems(evidence))


def _problems(evidence: Evidence) -> Iterator[str]:
    assert evidence.dataset is not None
    for name, table in evidence.dataset.tables.items():
        if evidence.copy.read(f"{name}.csv") != csv_bytes(table.columns, table.values):
            yield f"{name}.csv:写法与规定不同(引号、换行或末尾)"
    for copy in evidence.copies:
        try:
            for one in listings.promises(copy):
                found = evidence.dataset.tables.get(one.path.removesuffix(".csv"))
                if (
                    one.path.endswith(".csv")
                    and found is not None
                    and one.rows not in (None, len(found))
                ):
                    yield f"{one.path}:有 {len(found)} 行,{one.by} 所列为 {one.rows}"
        except ValueError as error:
            yield f"{error}:不是一份清单"
    try:
        validation.require_publishable(evidence.dataset, evidence.root / "data" / "schema")
    except GovpublishError as error:
        yield from str(error).splitlines()[1:]
