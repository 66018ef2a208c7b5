"""Of the theme's style sheet only what the drawn pages can match: most of it is for other sites."""

import re
from collections.abc import Iterator, Set

_CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
_ATTRIBUTE = re.compile(r"\[(data-[\w-]+)")
_NOT = re.compile(r":not\([^()]*(?:\([^()]*\)[^()]*)*\)")
_USED = re.compile(r"var\((--[\w-]+)")
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_DATA = re.compile(r"\s(data-[\w-]+)=")
_KEYFRAMES = re.compile(r"@(?:-[a-z]+-)?keyframes\s+(\S+)")


def pruned(css: str, pages: str, ours: str) -> str:
    """The rules of `css` that can match something of `pages`, with the variables somebody reads.

    `ours` are the styles that come after and may read the theme's variables too.

    >>> pruned(":root{--a:1;--b:2}.x{top:var(--a)}.y{top:0}", '<p class="x">', "")
    ':root{--a:1}.x{top:var(--a)}'
    """
    classes = {name for names in _CLASSES.findall(pages) for name in names.split()}
    kept = _rules(css, classes | {"js", "no-js"}, set(_DATA.findall(pages)))
    while True:
        read = set(_USED.findall(kept + ours))
        less = "".join(_with_read_variables(kept, read))
        if less == kept:
            return "".join(_with_played_keyframes(kept))
        kept = less


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Each rule as what stands before its braces and between them; strings are not looked into.

    >>> list(blocks('a,b{c:"}"}@media x{d{e:f}}'))
    [('a,b', 'c:"}"'), ('@media x', 'd{e:f}')]
    """
    start = depth = inside = 0
    quote = ""
    for at, sign in enumerate(css):
        if quote:
            quote = "" if sign == quote and css[at - 1] != "\\" else quote
        elif sign in "\"'":
            quote = sign
        elif sign == ";" and not depth:
            start = at + 1  # @charset, @import: nothing of ours
        elif sign == "{":
            depth += 1
            inside = inside if depth > 1 else at
        elif sign == "}":
            depth -= 1
            if not depth:
                yield css[start:inside].strip(), css[inside + 1 : at]
                start = at + 1


def _rules(css: str, classes: Set[str], data: Set[str]) -> str:
    parts: list[str] = []
    for head, body in blocks(css):
        if head.startswith(("@media", "@supports")):
            if inner := _rules(body, classes, data):
                parts.append(f"{head}{{{inner}}}")
        elif head.startswith("@"):
            parts.append(f"{head}{{{body}}}")
        elif kept := [one for one in _split(head, ",") if _can_match(one, classes, data)]:
            parts.append(f"{','.join(kept)}{{{body}}}")
    return "".join(parts)


def _can_match(selector: str, classes: Set[str], data: Set[str]) -> bool:
    plain = _NOT.sub("", selector)
    return set(_CLASS.findall(plain)) <= classes and set(_ATTRIBUTE.findall(plain)) <= data


def _split(text: str, separator: str) -> list[str]:
    """Cut at a sign, but not within brackets or strings."""
    parts, depth, quote, start = [], 0, "", 0
    for at, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote and text[at - 1] != "\\" else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == separator and not depth:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]


def _with_read_variables(css: str, read: Set[str]) -> Iterator[str]:
    for head, body in blocks(css):
        if head.startswith(("@media", "@supports")):
            inner = "".join(_with_read_variables(body, read))
        elif head.startswith("@"):
            inner = body
        else:
            inner = ";".join(
                one
                for one in _split(body, ";")
                if not one.strip().startswith("--") or one.strip().partition(":")[0] in read
            )
        if inner.strip():
            yield f"{head}{{{inner}}}"


def _with_played_keyframes(css: str) -> Iterator[str]:
    for head, body in blocks(css):
        film = _KEYFRAMES.match(head)
        if film is None or re.search(rf"animation[^;}}]*\b{re.escape(film[1])}\b", css):
            yield f"{head}{{{body}}}"
