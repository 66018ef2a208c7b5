"""Are the statuses those that the numbered rules give for the documents inside?"""

from govpublish.releases.verify import beside
from govpublish.releases.verify.evidence import Evidence
from govpublish.releases.verify.finding import Finding, answer, untold

NAME = "状态"


def ask(evidence: Evidence) -> Finding:
    """Every official and derived status against what is found anew."""
    if evidence.dataset is None:
        return untold(NAME, "表不完整,无从比较")
    if evidence.edition is None:
        return untold(NAME, "不能由原文重新得出", evidence.faults)
    wrong = beside.differences(evidence.dataset, evidence.edition.dataset, "assessments")
    count = len(evidence.dataset["assessments"])
    said = f"{count} 条状态与按编号规则重新推断的相同,文件所印的状态也相同"
    return beside.settled(evidence, answer(NAME, said, wrong))
