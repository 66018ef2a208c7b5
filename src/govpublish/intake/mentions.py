"""Where a text names a county, a city or a province, and which of several places of one name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govpublish.sources.former_names import FormerName
from govpublish.sources.vocabulary import Vocabulary

_COMMON = re.compile(r"[新老东西南北中城市郊矿山港]{1,3}[区县]\Z|.{2}\Z")
"""Names that are common words as well: they count only where the words around them say so."""
_OFFICE = re.compile(
    r"(?:人民)?政府|[省市区县旗州盟]?委(?!托|员会主)|人大|党委|办公室|第[一二三四五六七八九十]"
)
_YEAR = re.compile(r"20\d\d")
_OPENS = re.compile(r"(?:^|[\s,。、:;(《“>|])(?:中共|关于|在|印发|落实|下达|分解|公布|公开){0,2}\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a text may name it."""

    name: str
    codes: tuple[str, ...]
    """All places of this name."""
    former: tuple[FormerName, ...] = ()
    """Where the name is one that went: what became of it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, and whom it can mean there."""

    place: Place
    codes: tuple[str, ...]
    """Those of its codes that the words before it do not rule out."""
    start: int


class Gazetteer:
    """All names, found longest first."""

    def __init__(self, words: Vocabulary) -> None:
        self.known = words.jurisdictions
        self._places: dict[str, Place] = {}
        by_name: dict[str, list[str]] = {}
        for one in words.jurisdictions.values():
            by_name.setdefault(one.name, []).append(one.code)
        former: dict[str, list[FormerName]] = {}
        for was in words.former:
            if was.name not in by_name:
                former.setdefault(was.name, []).append(was)
        for name, codes in by_name.items():
            self._places[name] = Place(name, tuple(codes))
        for name, found in former.items():
            codes = [code for one in found for code in one.successors]
            self._places[name] = Place(name, tuple(dict.fromkeys(codes)), tuple(found))
        self._starting: dict[str, list[Place]] = {}
        for name in sorted(self._places, key=len, reverse=True):
            if len(name) > 1:
                self._starting.setdefault(name[:2], []).append(self._places[name])

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every name in a text, the longest at each place."""
        at, above, end = 0, frozenset[str](), -1
        while at < len(text) - 1:
            places = self._starting.get(text[at : at + 2], ())
            found = next((place for place in places if text.startswith(place.name, at)), None)
            if found is None:
                at += 1
                continue
            adjacent = above if end == at else frozenset[str]()
            codes = self._within(found.codes, adjacent)
            if (adjacent and codes) or not _COMMON.match(found.name) or _is_named(text, at, found):
                yield Mention(found, codes or found.codes, at)
                above, end = frozenset(codes or found.codes), at + len(found.name)
            at += len(found.name)

    def _within(self, codes: Sequence[str], above: frozenset[str]) -> tuple[str, ...]:
        """Those of some codes that lie in one of the places above; all where none is named."""
        if not above:
            return tuple(codes)
        return tuple(code for code in codes if not above.isdisjoint(self.ancestors(code)))

    def ancestors(self, code: str) -> list[str]:
        """The codes of what a place lies in."""
        found: list[str] = []
        at = self.known[code].parent if code in self.known else None
        while at:
            found.append(at)
            at = self.known[at].parent
        return found

    def settled(self, codes: Sequence[str], text: str) -> tuple[str, ...]:
        """Of several places of one name those whose city or, failing that, province a text names.

        Short names count too, 石家庄 in 石家庄日报, but not where they stand in the name itself.
        """
        rest = text.replace(self.known[codes[0]].name, " ")
        for level in ("prefecture", "province"):
            kept = tuple(code for code in codes if self._is_named(code, level, rest))
            if kept:
                return kept
        return tuple(codes)

    def _is_named(self, code: str, level: str, text: str) -> bool:
        above = [self.known[one] for one in self.ancestors(code)]
        return any(
            one.name in text or (len(one.short_name) > 1 and one.short_name in text)
            for one in above
            if one.level == level
        )


def _is_named(text: str, at: int, place: Place) -> bool:
    """Whether a common word is a name here: before an office, or at the opening of a title."""
    end = at + len(place.name)
    if _OFFICE.match(text, end):
        return True
    return bool(_OPENS.search(text[max(at - 6, 0) : at]) and _YEAR.match(text, end))
