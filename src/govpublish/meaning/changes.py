"""What became of the tasks of one report in the next: found by number and wording, never guessed.

A pure function of two lists. First what a person has declared; then the same words, under the
same number or another; then a text whose pieces are several texts now, or the reverse; then the
pairs that make the whole most alike. What is left is gone or new. What is alike, but not surely
the same, is a doubt: only a person can say. Read backwards, new is gone and split is merged.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from govpublish import ids
from govpublish.meaning import parting
from govpublish.meaning.assignment import assign
from govpublish.meaning.likeness import likeness, wording
from govpublish.meaning.steps import Change, Comparison, Doubt, Item, Step

SAME_NUMBER = 200
"""What the same number adds to the likeness of two texts, in per mille."""
SURE = 800
"""Pairs that weigh so much are the same: 600 under the same number, 800 under another."""
GREY = 450
"""Pairs that weigh so much may be the same: 250 under the same number, 450 under another."""
CLEAR = 100
"""By so much a pair must be better than any other that could stand in its place."""


def compare(
    before: Sequence[Item],
    after: Sequence[Item],
    declared: Mapping[str, tuple[str, ...]] | None = None,
) -> Comparison:
    """Every step from one list to the next, in the order of the first, then of the second.

    `declared`: key of a later item → keys of the earlier ones it comes from, none if it is new.
    Keys are unique in their list, and those declared are among them.
    """
    left = _Left({item.key: item for item in before}, {item.key: item for item in after})
    left.take_declared(declared or {})
    left.take_equal(lambda item: (wording(item.text), wording(item.body), item.place))
    left.take_equal(lambda item: (wording(item.text), wording(item.body)))
    left.take_equal(lambda item: wording(item.text), once=True)
    left.take_parted()
    left.take_alike()
    left.take_rest()
    first = {item.key: at for at, item in enumerate(before)}
    second = {item.key: at for at, item in enumerate(after)}

    def order(step: Step) -> tuple[int, int]:
        return first.get(step.before or "", len(first)), second.get(step.after or "", -1)

    doubts = (
        Doubt(key, tuple(sorted(keys, key=first.__getitem__))) for key, keys in left.doubts.items()
    )
    return Comparison(
        tuple(sorted(left.steps, key=order)),  # stable: renumbered stands before reworded
        tuple(sorted(doubts, key=lambda doubt: second[doubt.after])),
    )


@dataclass(slots=True)
class _Left:
    """What has not been found yet, and what has."""

    before: dict[str, Item]
    after: dict[str, Item]
    steps: list[Step] = field(default_factory=list)
    doubts: dict[str, set[str]] = field(default_factory=dict)

    def take_declared(self, declared: Mapping[str, tuple[str, ...]]) -> None:
        """What a person has said; one that several come from was split."""
        pieces: dict[str, list[str]] = {}
        for later, earlier in declared.items():
            for one in earlier:
                pieces.setdefault(one, []).append(later)
            if len(earlier) > 1:
                self._merge(earlier, later)
            elif not earlier:
                self.steps.append(Step(Change.NEW, None, later))
        for one, parts in pieces.items():
            if len(parts) > 1:
                self._split(one, parts)
            elif len(declared[parts[0]]) == 1:
                self._pair(one, parts[0])
        self._drop(pieces, declared)

    def take_equal(self, key: Callable[[Item], Hashable], *, once: bool = False) -> None:
        """Pair off what has the same key, in the order of the lists; only single ones if `once`."""
        earlier, later = _by_key(self.before, key), _by_key(self.after, key)
        pairs = [
            pair
            for found, keys in earlier.items()
            if not once or len(keys) == len(later.get(found, ())) == 1
            for pair in zip(keys, later.get(found, ()), strict=False)
        ]
        for one, other in pairs:
            self._pair(one, other)
        self._drop((one for one, _ in pairs), (other for _, other in pairs))

    def take_parted(self) -> None:
        """Texts that stand in pieces, and texts put together; groups that cross are in doubt."""
        before, after = list(self.before.values()), list(self.after.values())
        earlier, later = [item.body for item in before], [item.body for item in after]
        groups = [
            (one.fit, [before[one.whole].key], [after[at].key for at in one.pieces])
            for one in parting.partings(earlier, later)
        ]
        groups += [
            (one.fit, [before[at].key for at in one.pieces], [after[one.whole].key])
            for one in parting.partings(later, earlier)
        ]
        uses = Counter(key for _, olds, _ in groups for key in olds)
        uses_after = Counter(key for *_, news in groups for key in news)
        for fit, olds, news in groups:
            crossing = any(uses[k] > 1 for k in olds) or any(uses_after[k] > 1 for k in news)
            if fit < parting.SURE or crossing:
                for key in news:
                    self.doubts.setdefault(key, set()).update(olds)
            elif len(olds) == 1:
                self._split(olds[0], news)
            else:
                self._merge(olds, news[0])
        for _, olds, news in groups:
            self._drop(olds, news)

    def take_alike(self) -> None:
        """The pairs that make the whole most alike; those not clearly so are in doubt."""
        before, after = list(self.before.values()), list(self.after.values())
        weights = {
            (i, j): weight
            for i, one in enumerate(before)
            for j, other in enumerate(after)
            if (weight := _weight(one, other)) >= GREY
        }
        sure = dict(
            pair for pair, regret in assign(weights) if weights[pair] >= SURE and regret >= CLEAR
        )
        for i, j in sure.items():
            self._pair(before[i].key, after[j].key)
        taken = set(sure.values())
        unsure = [(i, j) for i, j in weights if i not in sure and j not in taken]
        for i, j in unsure:
            self.doubts.setdefault(after[j].key, set()).add(before[i].key)
        self._drop((before[i].key for i in sure), (after[j].key for j in taken))
        self._drop((before[i].key for i, _ in unsure), (after[j].key for _, j in unsure))

    def take_rest(self) -> None:
        """What nothing was found for."""
        self.steps += [Step(Change.GONE, key, None) for key in self.before]
        self.steps += [Step(Change.NEW, None, key) for key in self.after]

    def _pair(self, before: str, after: str) -> None:
        one, other = self.before[before], self.after[after]
        renumbered = ids.number_part(one.number) != ids.number_part(other.number)
        reworded = wording(one.text) != wording(other.text)
        if renumbered:
            self.steps.append(Step(Change.RENUMBERED, before, after))
        if reworded:
            self.steps.append(Step(Change.REWORDED, before, after))
        if not renumbered and not reworded:
            self.steps.append(Step(Change.MATCHED, before, after))

    def _split(self, before: str, after: Iterable[str]) -> None:
        self.steps += [Step(Change.SPLIT, before, key) for key in after]

    def _merge(self, before: Iterable[str], after: str) -> None:
        self.steps += [Step(Change.MERGED, key, after) for key in before]

    def _drop(self, before: Iterable[str], after: Iterable[str]) -> None:
        for key in before:
            self.before.pop(key, None)
        for key in after:
            self.after.pop(key, None)


def _weight(one: Item, other: Item) -> int:
    same = bool(one.place) and one.place == other.place
    return likeness(one.body, other.body) + (SAME_NUMBER if same else 0)


def _by_key(
    items: Mapping[str, Item], key: Callable[[Item], Hashable]
) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = {}
    for item in items.values():
        found.setdefault(key(item), []).append(item.key)
    return found
