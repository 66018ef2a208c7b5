"""Do all copied texts and excerpts stand in the documents, on the lines they name?"""

from collections.abc import Iterator, Mapping

from govpublish import account, formats
from govpublish.dataset import Dataset
from govpublish.errors import GovpublishError
from govpublish.models import SourceReading
from govpublish.releases.verify.evidence import Evidence
from govpublish.releases.verify.finding import Finding, answer, untold
from govpublish.sources import catalogue, corrections

NAME = "摘录"


def ask(evidence: Evidence) -> Finding:
    """Every text of the published tables, looked for in the documents inside."""
    if evidence.dataset is None:
        return untold(NAME, "表不完整,无从比较")
    readings = dict(_readings(evidence))
    texts = sum(len(evidence.dataset[table]) for table in account.VERBATIM)
    said = f"{texts} 行中照录的文字与摘录,都能在所注的原文行找到"
    return answer(NAME, said, _problems(evidence.dataset, readings))


def _readings(evidence: Evidence) -> Iterator[tuple[str, SourceReading]]:
    """The lines of each document as they were to be read; none of one that cannot be opened."""
    for source in catalogue_of(evidence):
        try:
            received = formats.read(source.data(), source.document.name)
            document, moved = corrections.apply(received, source.spec.corrections, source.spec_path)
        except GovpublishError:
            continue
        yield (
            source.source_id,
            SourceReading(
                source_id=source.source_id,
                layout=source.spec.layout,
                tables=(),
                lines=received.lines,
                anchors=received.anchors,
                spans=(),
                has_markup=received.has_markup,
                read_as={number: document.line(number) for number in moved},
            ),
        )


def catalogue_of(evidence: Evidence) -> list[catalogue.Source]:
    """The documents inside; none if what is declared of them cannot be read."""
    try:
        return catalogue.read(evidence.root / "data" / "sources")
    except (GovpublishError, OSError):
        return []


def _problems(dataset: Dataset, readings: Mapping[str, SourceReading]) -> Iterator[str]:
    for row in dataset.rows("sources"):
        if row["source_id"] not in readings:
            yield f"{row['source_id']}:原文缺失或读不出,其中的文字无从找到"
    named = {
        row["source_id"] for table in account.VERBATIM for row in dataset.rows(table)
    } - readings.keys()
    if named:
        return
    try:
        yield from account.astray(dataset, readings)
    except ValueError as error:
        yield f"所注的行不在原文之内:{error}"
