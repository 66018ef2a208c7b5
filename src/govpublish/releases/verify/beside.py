"""Two versions of a table beside each other, and what follows from a difference."""

from collections.abc import Iterator

from govpublish.csv_tables import cell
from govpublish.dataset import Dataset
from govpublish.releases.verify.evidence import Evidence
from govpublish.releases.verify.finding import Finding

OTHER = "生成它的程序与本程序不同,所得有别,不能断定;请用同一版本的程序核对"


def differences(published: Dataset, anew: Dataset, table: str) -> Iterator[str]:
    """Where the published rows of a table are not those made anew, row by row."""
    ours, theirs = anew[table], published[table]
    key = ours.columns[0]
    for number, (old, new) in enumerate(zip(theirs.values, ours.values, strict=False), start=1):
        for name, value, right in zip(ours.columns, old, new, strict=True):
            if cell(value) != cell(right):
                place = f"{table}.csv 第 {number} 行({key} {cell(old[0])}){name}"
                yield f"{place}:为“{_short(cell(value))}”,由原文得出“{_short(cell(right))}”"
    if len(ours) != len(theirs):
        yield f"{table}.csv:有 {len(theirs)} 行,由原文得出 {len(ours)} 行"


def settled(evidence: Evidence, found: Finding) -> Finding:
    """A difference from what another program made proves nothing."""
    if found.holds or evidence.same_program:
        return found
    return found._replace(holds=None, said=OTHER)


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:30]}…"
