"""Do the totals that documents print stand beside what we count, rightly subtracted?"""

from collections.abc import Iterator

from govpublish.dataset import Dataset
from govpublish.releases.verify import beside
from govpublish.releases.verify.evidence import Evidence
from govpublish.releases.verify.finding import Finding, answer, untold

NAME = "总数"


def ask(evidence: Evidence) -> Finding:
    """The arithmetic of each row, and each row against what the documents inside give."""
    if evidence.dataset is None:
        return untold(NAME, "表不完整,无从比较")
    wrong = list(_sums(evidence.dataset))
    if evidence.edition is None and not wrong:
        return untold(NAME, "不能由原文重新得出,只核对了加减")
    if evidence.edition is not None:
        wrong += beside.differences(evidence.dataset, evidence.edition.dataset, "reconciliation")
    count = len(evidence.dataset["reconciliation"])
    return beside.settled(evidence, answer(NAME, f"{count} 处总数与重新计数的结果相同", wrong))


def _sums(dataset: Dataset) -> Iterator[str]:
    for row in dataset.rows("reconciliation"):
        place = f"{row['report_id']} {row['what']}"
        counted, difference = row["counted"], row["difference"]
        if counted is not None and difference is not None:
            if abs(row["printed"] - counted) != abs(difference):
                yield f"{place}:{row['printed']} 与 {counted} 之差不是 {difference}"
            if (row["verdict"] == "equal") != (difference == 0):
                yield f"{place}:结论“{row['verdict']}”与差数 {difference} 不符"
