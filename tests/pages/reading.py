"""A page as a reader's browser takes it: its elements, links, anchors and words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Element:
    """A start tag."""

    tag: str
    attributes: dict[str, str | None]


@dataclass
class Read(HTMLParser):
    """Collects what tests ask of a page; AssertionError if its tags do not nest."""

    elements: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """HTMLParser has state of its own."""
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the element."""
        self.elements.append(Element(tag, dict(attrs)))
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content, as in SVG."""
        self.elements.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Every end must close what was opened last."""
        assert self.open_tags and self.open_tags.pop() == tag, f"</{tag}>"

    def handle_data(self, data: str) -> None:
        """Remember the words that are shown."""
        if self.open_tags and self.open_tags[-1] not in ("script", "style"):
            self.words.append(data)

    @property
    def text(self) -> str:
        """All words that are shown."""
        return "".join(self.words)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a kind."""
        return [element.attributes for element in self.elements if element.tag == tag]

    @property
    def ids(self) -> list[str]:
        """Every anchor of the page."""
        return [e.attributes["id"] or "" for e in self.elements if "id" in e.attributes]

    @property
    def addresses(self) -> list[str]:
        """Whatever the page links to or asks for."""
        names = ("href", "src", "action", "data-index", "poster", "srcset")
        return [
            element.attributes[name] or ""
            for element in self.elements
            for name in names
            if name in element.attributes
        ]


def read(file: Path) -> Read:
    """Read a page whole."""
    page = Read()
    page.feed(file.read_text("utf-8"))
    page.close()
    assert not page.open_tags, page.open_tags
    return page
