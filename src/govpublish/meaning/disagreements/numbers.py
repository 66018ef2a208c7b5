"""A rate or a sum that a text prints, and that its own amounts do not give."""

from collections import Counter
from collections.abc import Iterator

from govpublish import ids
from govpublish.flags import Flag, OwnNumberDiffers
from govpublish.meaning.disagreements.place import Place, lines_of, quoted
from govpublish.models import Cell
from govpublish.quantities.phrases import phrase
from govpublish.quantities.rates import wrong_rates
from govpublish.quantities.sums import wrong_sums
from govpublish.quantities.words import Words

_LONGEST = 100


def look(place: Place, plan_id: str, words: Words) -> Iterator[Flag]:
    """The remarks on a promise and on what its reports tell."""
    promise = place.record.text
    yield from _sums(promise, place.table, place.record_id, words)
    counted: Counter[str] = Counter()
    for told in place.record.progress:
        counted[told.period] += 1
        report = ids.report_id(plan_id, told.period)
        record = ids.progress_id(place.record_id, report, counted[told.period])
        yield from _rates(promise, told.text, record, words)
        yield from _sums(told.text, "progress", record, words)


def _rates(promise: Cell, told: Cell, record: str, words: Words) -> Iterator[Flag]:
    for wrong in wrong_rates(promise.text, told.text, words):
        printed = told.cut(wrong.start, wrong.end)
        promised = promise.cut(*phrase(promise.text, wrong.promise))
        yield OwnNumberDiffers(
            lines_of(promised, printed),
            quoted(printed, _LONGEST),
            f"按承诺的“{quoted(promised)}”算是 {wrong.ratio}%",
            table="progress",
            record_id=record,
        )


def _sums(text: Cell, table: str, record: str, words: Words) -> Iterator[Flag]:
    for wrong in wrong_sums(text.text, words):
        printed = text.cut(wrong.start, wrong.end)
        terms = "+".join(str(part.value) for part in wrong.parts)
        yield OwnNumberDiffers(
            lines_of(printed),
            quoted(printed, _LONGEST),
            f"{terms}={wrong.sum}{wrong.total.unit},印作{wrong.total.value}{wrong.total.unit}",
            table=table,
            record_id=record,
        )
