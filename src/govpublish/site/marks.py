"""Marks that templates place too often for a macro."""

from collections.abc import Callable, Iterable
from typing import Protocol

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
