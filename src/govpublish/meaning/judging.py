"""Tasks and measures with what we derive of them: their indicators and a status for each report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from govpublish.meaning import indicators
from govpublish.meaning.verdicts import verdict
from govpublish.meaning.verdicts.case import Case, Completion
from govpublish.models import Indicator, Measure, Progress, Task, Verdict
from govpublish.quantities.words import Words

_Place = TypeVar("_Place", Task, Measure)


@dataclass(frozen=True, slots=True)
class Judge:
    """The words by which records are judged."""

    words: Words
    completion: Completion

    def task(self, task: Task, reports: Mapping[str, str | None], year: int) -> Task:
        """A task and its measures with their indicators and verdicts.

        `reports`: period → the day its data are of, None where nothing is reported; `year`: of
        the plan.
        """
        measures = tuple(
            self._judged(one, reports if one.progress else {}, year) for one in task.measures
        )
        whole = self._judged(task, reports if task.reports_here else {}, year)
        if measures:
            said = {(one.value, one.unit) for measure in measures for one in measure.indicators}
            kept = tuple(o for o in whole.indicators if (o.value, o.unit) not in said)
            whole = replace(whole, indicators=kept)
        return replace(whole, measures=measures)

    def _judged(self, place: _Place, reports: Mapping[str, str | None], year: int) -> _Place:
        answered: list[Indicator] = []
        verdicts: list[Verdict] = []
        for period, as_of in reports.items():
            if as_of is None:
                continue
            told = tuple(one for one in place.progress if one.period == period)
            if not told:  # the document reports of its measures, not of the task
                continue
            found = indicators.with_report(place.text, period, told, self.words)
            answered += [one for one in found if one.period]
            verdicts.append(verdict(self._case(place, (period, as_of), told, found, year)))
        promised = indicators.of_promise(place.text, self.words)
        return replace(place, indicators=_in_order(promised, answered), verdicts=tuple(verdicts))

    def _case(
        self,
        place: _Place,
        report: tuple[str, str],
        told: tuple[Progress, ...],
        found: tuple[Indicator, ...],
        year: int,
    ) -> Case:
        return Case(
            promise=place.text,
            due=place.deadline,
            period=report[0],
            as_of=report[1],
            year_end=f"{year}-12-31",
            told=told,
            indicators=found,
            completion=self.completion,
            quantities=self.words,
        )


def _in_order(
    promised: Sequence[Indicator], answered: Sequence[Indicator]
) -> tuple[Indicator, ...]:
    """Each promised amount once for every report that tells of it, else once alone."""
    ordered: list[Indicator] = []
    for one in promised:
        told = [
            a
            for a in answered
            if (a.phrase, a.comparator, a.value) == (one.phrase, one.comparator, one.value)
        ]
        ordered += told or [one]
    return tuple(ordered)
