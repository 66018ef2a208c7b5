"""Marks that templates place too often for a macro."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from markupsafe import Markup, escape


class Place(Protocol):
    """A run of lines in a source, or what a format without lines calls it."""

    @property
    def href(self) -> str:
        """Its address relative to the site."""

    @property
    def label(self) -> str:
        """What it is called."""

    @property
    def counted(self) -> bool:
        """Whether the label is a line number."""


def line_links(counted: str, named: str) -> Callable[[Iterable[Place], str], Markup]:
    """The filter that links to lines; both forms have a place for the address and for the label."""

    def links(places: Iterable[Place], base: str) -> Markup:
        return Markup(
            "".join(
                (counted if place.counted else named) % (base + place.href, escape(place.label))
                for place in places
            )
        )

    return links


def cells(text: str) -> Markup:
    r"""A line of a document; the tabs between its cells can be seen.

    >>> cells("甲<\t乙")
    Markup('甲&lt;<i>\t</i>乙')
    """
    return Markup(escape(text).replace("\t", Markup("<i>\t</i>")))


def data_block(value: Mapping[str, Any]) -> Markup:
    """JSON-LD as a data block of a page: no browser runs it, and no text can end it.

    Inside, `<`, `>` and `&` are written as JSON escapes: neither `</script>` nor `<!--` can stand
    there.

    >>> print(data_block({"name": "</script><!-- &"}))
    <script type="application/ld+json">{"name":"\\u003c/script\\u003e\\u003c!-- \\u0026"}</script>
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(f'<script type="application/ld+json">{text}</script>')
