"""What a rule is given, and what a rule is."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from govpublish.models import Cell, Due, Indicator, Progress
from govpublish.quantities.words import Words
from govpublish.sources.spec import CompletionWords
from govpublish.text import narrow

_REST = re.compile(
    r"尚未|还未|仍未|未完成|未能|没有完成|仍需|还需|尚需|仍有|尚有|剩余|余下|其余|还差|尚差|滞后|正在|未达"
)
_RECURRING = re.compile(r"每(?:半?年|季度?|月|周|旬|天|日)|持续|常态|长期|常年|经常|全年|定期")
_SHARE = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d+)?)%|[一二三四五六七八九]成|过半|一半")
"""Less than all of it."""
_SENTENCE = re.compile(r"[。;;!?\n]")


@dataclass(frozen=True)
class Completion:
    """The words of data/vocabulary/completion.yml."""

    finished: frozenset[str]
    open: tuple[str, ...]
    acts: tuple[str, ...]
    stopped: tuple[str, ...]

    @classmethod
    def of(cls, spec: CompletionWords) -> "Completion":
        """The words as somebody wrote them down."""
        return cls(frozenset(spec.finished), spec.open, spec.acts, spec.stopped)

    @cached_property
    def opens(self) -> re.Pattern[str]:
        """Words that keep a report from saying that all is done."""
        return _any(self.open)

    @cached_property
    def act(self) -> re.Pattern[str]:
        """Acts that a promise may be of."""
        return _any(self.acts)

    @cached_property
    def stops(self) -> re.Pattern[str]:
        """Words that say that it has been stopped."""
        return _any(self.stopped)


@dataclass(frozen=True, slots=True)
class Case:
    """A place of one report: what is promised, by when, what is reported."""

    promise: Cell
    due: Due | None
    period: str
    as_of: str
    """ISO date up to which the report tells."""
    year_end: str
    """ISO date of the last day of the plan's year."""
    told: tuple[Progress, ...]
    """Of this period; one of empty text where nothing is said."""
    indicators: tuple[Indicator, ...]
    """The promised amounts, with what this report says of them."""
    completion: Completion
    quantities: Words

    @property
    def texts(self) -> list[Cell]:
        """What is said, without what is empty."""
        return [one.text for one in self.told if one.text]

    @property
    def something_is_left(self) -> bool:
        """Whether any report of it, or its problems, speaks of what is not yet done."""
        said = (narrow(cell.text) for one in self.told for cell in (one.text, one.problems))
        return any(_REST.search(text) for text in said)

    @property
    def goes_on(self) -> bool:
        """Whether it is promised again and again, and the year of the plan is not over."""
        words = self.promise.text + (self.due.printed.text if self.due else "")
        return self.as_of < self.year_end and _RECURRING.search(words) is not None

    def is_open(self, sentence: str) -> bool:
        """Whether a sentence speaks of a step, a share or a wish that the promise does not name.

        `sentence` is narrowed.
        """
        promise = narrow(self.promise.text)
        allowed = set(self.completion.opens.findall(promise))
        if set(self.completion.opens.findall(sentence)) - allowed:
            return True
        return _SHARE.search(sentence) is not None and _SHARE.search(promise) is None

    @property
    def ends_on(self) -> str:
        """When the time for it is over: its deadline, else the end of the year."""
        return (self.due.on if self.due else None) or self.year_end


@dataclass(frozen=True, slots=True)
class Example:
    """An invented promise and what a report says of it, for readers and for tests."""

    promise: str
    progress: str
    due: str | None = None
    """The deadline as printed, of the year of `as_of`."""
    as_of: str = "2021-09-30"
    """ISO date up to which the report tells."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its number and version, what it says in Chinese, and whether it holds."""

    id: str
    """`R3.1` is the third rule in its first version."""
    status: str
    name: str
    says: str
    """When it holds, in words for readers."""
    silent: str
    """When it must not."""
    holds: Callable[[Case], tuple[Cell, ...] | None]
    """The words it rests on; None where it does not hold."""
    right: tuple[Example, ...]
    """Where it holds."""
    wrong: tuple[Example, ...]
    """Where it must be silent."""


def sentences(cell: Cell) -> list[Cell]:
    """The sentences of a text; `;` parts them too."""
    return list(cell.split(_SENTENCE))


def _any(words: Iterable[str]) -> re.Pattern[str]:
    ordered: Sequence[str] = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)))
