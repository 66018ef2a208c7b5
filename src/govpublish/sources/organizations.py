"""The organizations of a jurisdiction: declared names and aliases, and what a name looks like."""

import re
from collections.abc import Iterable, Mapping, Sequence

from govpublish.text import bare, label_at, narrow

_OPENING = re.compile(
    r"([县市区][\u4e00-\u9fff]{1,12}?(?:局|委|办|中心|公司|大队|分局|联社)"
    r"|[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道))"
    r"(?=[:、]|已|正|完成|启动|开展|制定|组织|牵头|会同|联合|召开|通过|印发|协助|推进|成立|出台|争取|起草)"
)


_COUNTED = re.compile(r"\d\s*(?:多|余)?[所站处组队部会院]\Z")
"""A quantity (新建幼儿园3所) ends like a name and is none."""
_CUT = re.compile(r"社会\Z")
"""县人力资源和社会 ends like 协会 and is the head of a longer name."""
_LONGEST_GLUED = 80  # signs; no list without separators is longer


class Organizations:
    """Names as people declared them; everything else is only recognised by its form."""

    def __init__(
        self, names: Mapping[str, str], endings: Sequence[str], *, guess: bool = False
    ) -> None:
        """`names`: every name and alias → the official name; `endings`: 局, 办, 街道 …

        With `guess` a name nobody has declared may open a clause by its form; only intake does so.
        """
        self._guess = guess
        self._names = {narrow(bare(name)): official for name, official in names.items()}
        self._declared = dict(names)
        self._endings = frozenset(endings)
        joined = "|".join(sorted(map(re.escape, endings), key=len, reverse=True))
        bracket = r"(?:\([^()]{1,12}\))?"
        self._form = re.compile(rf"[^,。;、:%\s]{{1,24}}(?:{joined}){bracket}\Z")
        self._inner = re.compile(rf"(?:{joined})[市县区]")

    def knows(self, name: str) -> bool:
        """Whether somebody has declared this name or alias."""
        return narrow(bare(name)) in self._names

    def looks_like(self, name: str) -> bool:
        """Whether a text has the form of one organization's name."""
        plain = narrow(bare(name))
        if self.is_tail(plain) or label_at(plain) or _COUNTED.search(plain) or _CUT.search(plain):
            return False
        return self._form.match(plain) is not None and not self._inner.search(plain)

    def is_tail(self, name: str) -> bool:
        """Whether a text is only the end of a name that was wrapped."""
        return bare(name) in self._endings

    def official(self, name: str) -> str:
        """The official name for a name or alias; the name itself where nothing is declared."""
        return self._names.get(narrow(bare(name)), bare(name))

    def aliases(self, official: str) -> list[str]:
        """The declared aliases of an official name, sorted."""
        return sorted(a for a, name in self._declared.items() if name == official and a != official)

    def parts(self, glued: str, alone: Iterable[str] = ()) -> list[str] | None:
        """The two or more known names that a text without separators consists of, or None.

        `alone` are names that stand by themselves elsewhere in the same document.
        """
        known = {*self._names, *alone} - {glued}
        if self.knows(glued) or len(glued) > _LONGEST_GLUED:
            return None
        return _segment(narrow(glued), known)

    def opening(self, text: str) -> str | None:
        """The longest declared name that opens a text, or None."""
        for end in range(min(len(text), 30), 1, -1):
            if text[:end] in self._names:
                return text[:end]
        match = _OPENING.match(text) if self._guess else None
        return match[1] if match else None


def _segment(text: str, known: set[str]) -> list[str] | None:
    """Fewest known names that spell the text exactly, at least two."""
    best: list[list[str] | None] = [[]] + [None] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(end):
            head = best[start]
            if head is not None and text[start:end] in known:
                tail = best[end]
                if tail is None or len(head) + 1 < len(tail):
                    best[end] = [*head, text[start:end]]
    found = best[len(text)]
    return found if found and len(found) > 1 else None
