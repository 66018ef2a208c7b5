"""A promise and what reports say of it, judged as a source is: for one rule, or for all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from govpublish import dates
from govpublish.meaning import indicators
from govpublish.meaning.judging import Judge
from govpublish.meaning.verdicts.case import Case, Completion, Example
from govpublish.models import Cell, Due, Measure, Progress, Task
from govpublish.quantities.words import Words
from govpublish.sources import vocabulary
from govpublish.text import cell_of

VOCABULARY = Path(__file__).resolve().parents[2] / "data" / "vocabulary"
PERIOD, AS_OF, YEAR = "2021-Q3", "2021-09-30", 2021


@cache
def words() -> Words:
    """The real words around amounts."""
    return Words.of(vocabulary.read(VOCABULARY).quantities)


@cache
def completion() -> Completion:
    """The real words of completion."""
    return Completion.of(vocabulary.read(VOCABULARY).completion)


def judge() -> Judge:
    """Judges by the real words."""
    return Judge(words(), completion())


def due(phrase: str | None, year: int = YEAR) -> Due | None:
    """A deadline as printed in a column of its own."""
    if phrase is None:
        return None
    read = dates.deadline(phrase, year)
    assert read is not None, phrase
    return Due(
        printed=cell(phrase, 2), on=read.on and read.on.isoformat(), precision=read.precision
    )


def cell(text: str, line: int = 1) -> Cell:
    """A cell, a paragraph a line, the first on `line`."""
    found = Cell()
    for at, one in enumerate(text.split("\n")):
        found = found.then(cell_of(one, line + at), "\n")
    return found


def told(
    text: str, period: str = PERIOD, problems: str = "", line: int = 10, organization: str = ""
) -> Progress:
    """What one organization reports."""
    return Progress(
        period=period,
        text=cell(text, line) if text else Cell(),
        problems=cell(problems, line + 50) if problems else Cell(),
        organization=cell(organization, line) if organization else None,
    )


def task(text: str, *progress: Progress, deadline: str | None = None) -> Task:
    """A task without measures."""
    promise = cell(text)
    return Task(
        number=cell("1"), section=(), title=promise, text=promise, deadline=due(deadline),
        progress=progress,
    )  # fmt: skip


def measure(text: str, *progress: Progress, deadline: str | None = None) -> Measure:
    """A measure."""
    return Measure(label=Cell(), text=cell(text), deadline=due(deadline), progress=progress)


def judged(one: Task, reports: Mapping[str, str | None] | None = None) -> Task:
    """The task with what is derived of it."""
    return judge().task(one, reports or {PERIOD: AS_OF}, YEAR)


def status(
    promise: str, *progress: Progress, deadline: str | None = None, as_of: str = AS_OF
) -> tuple[str, str]:
    """The one verdict of a task: status, rule."""
    (verdict,) = judged(task(promise, *progress, deadline=deadline), {PERIOD: as_of}).verdicts
    return verdict.status, verdict.rule


def case(example: Example) -> Case:
    """What a rule is given for an example; the deadline at the head of a text counts too."""
    year = int(example.as_of[:4])
    promise = cell(example.promise)
    reported = (told(example.progress, PERIOD),)
    head = dates.at_head(example.promise, year)
    return Case(
        promise=promise,
        due=due(example.due or (head[0] if head else None), year),
        period=PERIOD,
        as_of=example.as_of,
        year_end=f"{year}-12-31",
        told=reported,
        indicators=indicators.with_report(promise, PERIOD, reported, words()),
        completion=completion(),
        quantities=words(),
    )
