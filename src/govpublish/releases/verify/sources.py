"""Are the documents inside those that the table of sources names, and that were accepted?"""

from collections.abc import Iterator

from govpublish import golden
from govpublish.dataset import Dataset
from govpublish.errors import GovpublishError
from govpublish.releases.verify.evidence import Evidence
from govpublish.releases.verify.finding import Finding, answer, untold
from govpublish.sources import catalogue

NAME = "原文"


def ask(evidence: Evidence) -> Finding:
    """The bytes of each document against its digests, and none too many or too few."""
    if evidence.dataset is None:
        return untold(NAME, "表不完整,无从比较")
    count = len(evidence.dataset["sources"])
    said = f"{count} 份原文都在,逐字节就是 sources.csv 所记的、经人验收的那一份"
    return answer(NAME, said, _problems(evidence, evidence.dataset))


def _problems(evidence: Evidence, dataset: Dataset) -> Iterator[str]:
    try:
        held = catalogue.read(evidence.root / "data" / "sources")
    except (GovpublishError, OSError) as error:
        yield str(error).replace(f"{evidence.root}/data/", "inputs/")
        return
    inside = {source.source_id: source for source in held}
    for row in dataset.rows("sources"):
        source = inside.pop(row["source_id"], None)
        if source is None:
            yield f"{row['source_id']}:压缩包里没有这份原文"
            continue
        data = source.data()
        if catalogue.sha256(data) != row["sha256"] or len(data) != row["bytes"]:
            yield f"{row['source_id']}:原文不是 sources.csv 所记的那一份(校验值或大小不同)"
        try:
            golden.require_unchanged(source)
        except GovpublishError:
            yield f"{row['source_id']}:原文不是验收过的那一份(与 expected.jsonl 所记不同)"
        if not source.expected.exists():
            yield f"{row['source_id']}:没有验收记录(expected.jsonl)"
    yield from (f"{name}:sources.csv 里没有这份原文" for name in inside)
