"""Marks that templates place too often for a macro, and signs that must not stay hidden."""

import re
from collections.abc import Callable, Iterable
from typing import Protocol

from markupsafe import Markup, escape

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters, those that turn the direction of what follows, and halves of characters."""


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


def visible(html: str) -> str:
    r"""Hidden signs told by name.

    >>> visible("a\u202eb")
    'a[U+202E]b'
    """
    return HIDDEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", html)
