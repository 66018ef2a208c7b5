"""What a web page hides: by attribute, by its own style, by a simple rule of a style sheet."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_AT_BLOCK = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
_SIMPLE = re.compile(r"([a-zA-Z][\w-]*|\*)?((?:[.#][\w\u4e00-\u9fff-]+)*)\Z")
_HIDES = re.compile(
    r"display\s*:\s*none\b|visibility\s*:\s*(?:hidden|collapse)\b|mso-hide\s*:\s*all\b"
)
_SHOWS = re.compile(r"(?:display|visibility)\s*:\s*(?!none\b|hidden\b|collapse\b)[a-z]")


class Selector(NamedTuple):
    """A tag, classes and an id that an element must all have."""

    tag: str
    classes: frozenset[str]
    ids: frozenset[str]


def hiding(sheets: Iterable[str]) -> tuple[Selector, ...]:
    """The selectors of all rules that hide, as far as they are one simple selector each.

    Rules in `@media` do not count: what only a printer hides is seen.
    """
    return tuple(selector for sheet in sheets for selector in _hiding(sheet))


def _hiding(sheet: str) -> Iterator[Selector]:
    for names, body in _RULE.findall(_AT_BLOCK.sub("", _COMMENT.sub("", sheet))):
        if _HIDES.search(body.lower()):
            for name in names.split(","):
                match = _SIMPLE.match(name.strip())
                if match and match[0]:
                    marks = re.findall(r"([.#])([^.#]+)", match[2])
                    yield Selector(
                        (match[1] or "*").lower(),
                        frozenset(word for sign, word in marks if sign == "."),
                        frozenset(word for sign, word in marks if sign == "#"),
                    )


def hides(tag: str, attributes: dict[str, str], rules: Iterable[Selector]) -> bool:
    """Whether an element, and so all that is in it, is not shown."""
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    style = attributes.get("style", "").lower()
    if _HIDES.search(style):
        return True
    if _SHOWS.search(style):
        return False
    classes = set(attributes.get("class", "").split())
    return any(
        rule.tag in ("*", tag)
        and rule.classes <= classes
        and rule.ids <= {attributes.get("id", "")}
        for rule in rules
    )
