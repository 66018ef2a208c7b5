"""The words of data/vocabulary/quantities.yml in the form in which amounts are looked for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from govpublish.sources.spec import QuantityWords

BARE = "number"
"""What 万 and 亿 alone measure: nobody says what (完成投资3919万)."""
_MULTIPLES = {"千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "": 0}


@dataclass(frozen=True)
class Words:
    """Units by what they measure, and the words around a number."""

    units: Mapping[str, Mapping[str, Decimal | None]]
    """What is measured → unit → how many of the smallest; None where it is not converted."""
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    generic: tuple[str, ...]
    acting: tuple[str, ...]
    loose: frozenset[str]
    rising: tuple[str, ...]
    falling: tuple[str, ...]
    not_yet: tuple[str, ...]
    cumulative: tuple[str, ...]

    @classmethod
    def of(cls, spec: QuantityWords) -> "Words":
        """The words as somebody wrote them down."""
        units = {
            kind: dict(units) if isinstance(units, dict) else dict.fromkeys(units)
            for kind, units in spec.units.items()
        }
        before = {str(name): words for name, words in spec.before.items()}
        after = {str(name): words for name, words in spec.after.items()}
        return cls(
            units, before, after, spec.generic, spec.acting, frozenset(spec.loose), spec.rising,
            spec.falling, spec.not_yet, spec.cumulative,
        )  # fmt: skip

    @cached_property
    def measured(self) -> Mapping[str, tuple[str, Decimal | None]]:
        """Unit → what it measures, and its factor."""
        return {u: (kind, f) for kind, units in self.units.items() for u, f in units.items()}

    @cached_property
    def unit(self) -> str:
        """A pattern of every unit with its multiple, the longest first."""
        return rf"(?:(?:百万|千万|[万亿千])?余?多?(?:{_any(self.measured)})|[万亿])"

    @cached_property
    def ahead(self) -> re.Pattern[str]:
        """A comparison that stands right before a number."""
        return re.compile(rf"(?:{_named(self.before)})(?:了|约|在)?$")

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """A comparison that stands right behind a unit."""
        return re.compile(rf"(?:左右)?[()]?(?:{_named(self.after)})")

    @cached_property
    def acts(self) -> re.Pattern[str]:
        """A verb not far before a number."""
        return re.compile(rf"(?:{_any(self.acting)})[^,;。]{{0,12}}$")

    @cached_property
    def said(self) -> re.Pattern[str]:
        """Words that belong to the manner of speaking."""
        return re.compile(_any(self.generic))

    @cached_property
    def rises(self) -> re.Pattern[str]:
        """Words that say by how much something grew."""
        return re.compile(_any(self.rising))

    @cached_property
    def falls(self) -> re.Pattern[str]:
        """Words that say by how much something shrank."""
        return re.compile(_any(self.falling))

    @cached_property
    def pending(self) -> re.Pattern[str]:
        """Words that say that something is not there yet."""
        return re.compile(_any(self.not_yet))

    @cached_property
    def total(self) -> re.Pattern[str]:
        """Words of a total up to now."""
        return re.compile(_any(self.cumulative))

    def scale(self, unit: str) -> tuple[str, Decimal] | None:
        """What a printed unit measures, and how many of the smallest it is.

        A unit without factors is one of its own. None for a unit that nobody has explained.
        """
        if unit in ("万", "亿"):
            return BARE, Decimal(10) ** _MULTIPLES[unit]
        for multiple in sorted(_MULTIPLES, key=len, reverse=True):
            rest = unit.removeprefix(multiple).removeprefix("余").removeprefix("多")
            if unit.startswith(multiple) and rest in self.measured:
                kind, factor = self.measured[rest]
                return kind, (factor or Decimal(1)) * Decimal(10) ** _MULTIPLES[multiple]
        return None


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _named(words: Mapping[str, Iterable[str]]) -> str:
    every = sorted(
        ((word, name) for name, group in words.items() for word in group),
        key=lambda one: (-len(one[0]), one),
    )
    groups = {name: [w for w, n in every if n == name] for name in words}
    return "|".join(f"(?P<{name}>{_any(group)})" for name, group in groups.items())
