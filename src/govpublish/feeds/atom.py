"""Atom (RFC 4287): a feed's facts as bytes; every sign is escaped by the library.

Where the public address is known, links are absolute. Else they are relative references without
`xml:base`, which RFC 3986 resolves against the address that the feed was fetched from.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from govpublish.text import visible

SPACE = "http://www.w3.org/2005/Atom"
MIDNIGHT = "T00:00:00+08:00"
"""The data know days, Atom wants instants: the beginning of the day in China."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


class Item(NamedTuple):
    """A line of a list, and where it leads, relative to the site."""

    text: str
    href: str | None = None


class Part(NamedTuple):
    """A sentence and the list that follows it."""

    said: str
    items: tuple[Item, ...] = ()


class Entry(NamedTuple):
    """One thing that happened, by the dates of the documents."""

    id: str
    title: str
    updated: str
    """ISO day."""
    published: str | None
    href: str
    """Its page, relative to the site, percent-encoded."""
    summary: str
    parts: tuple[Part, ...]
    category: tuple[str, str]
    """The id and the name of the plan or jurisdiction it belongs to."""


class Feed(NamedTuple):
    """A feed that is written to `path` and is of the page at `page`."""

    id: str
    title: str
    subtitle: str
    path: str
    page: str
    updated: str
    """ISO day for a feed without entries."""
    author: str
    rights: str
    entries: tuple[Entry, ...]


def to_bytes(feed: Feed, site_url: str) -> bytes:
    """The feed as UTF-8; equal facts give equal bytes."""
    base = site_url or "../" * feed.path.count("/")
    root = Element("feed", {"xmlns": SPACE, "xml:lang": "zh-CN"})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    newest = max((entry.updated for entry in feed.entries), default=feed.updated)
    _text(root, "updated", newest + MIDNIGHT)
    _link(root, "self", base + feed.path, "application/atom+xml")
    _link(root, "alternate", (base + feed.page) or "./", "text/html")
    _text(SubElement(root, "author"), "name", feed.author)
    _text(root, "rights", feed.rights)
    for entry in feed.entries:
        _entry(SubElement(root, "entry"), entry, base)
    indent(root, "")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()
    )


def _entry(element: Element, entry: Entry, base: str) -> None:
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "updated", entry.updated + MIDNIGHT)
    if entry.published:
        _text(element, "published", entry.published + MIDNIGHT)
    _link(element, "alternate", base + entry.href, "text/html")
    term, label = entry.category
    SubElement(element, "category", {"term": visible(term), "label": visible(label)})
    _text(element, "summary", entry.summary)
    content = SubElement(element, "content", {"type": "html"})
    content.text = "\n".join(_html(entry.parts, base))


def _html(parts: tuple[Part, ...], base: str) -> Iterator[str]:
    """The parts as HTML; as the text of an element they are escaped once more."""
    elements = (_paragraph(part.said) for part in parts)
    lists = (_list(part.items, base) if part.items else None for part in parts)
    for one in itertools.chain.from_iterable(zip(elements, lists, strict=True)):
        if one is not None:
            yield tostring(one, encoding="unicode", method="html")


def _paragraph(said: str) -> Element:
    element = Element("p")
    element.text = visible(said)
    return element


def _list(items: tuple[Item, ...], base: str) -> Element:
    element = Element("ul")
    for item in items:
        line = SubElement(element, "li")
        holder = line if item.href is None else SubElement(line, "a", {"href": base + item.href})
        holder.text = visible(item.text)
    return element


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = visible(text)


def _link(parent: Element, rel: str, href: str, media_type: str) -> None:
    SubElement(parent, "link", {"rel": rel, "type": media_type, "href": href})
