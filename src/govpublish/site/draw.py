"""Facts to HTML: each page's template filled, spliced into its shell and written, many a second."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from govpublish.errors import GovpublishError
from govpublish.executor import Here
from govpublish.site import marks, reporting, sitemap
from govpublish.site.shell import Shell, Shells
from govpublish.text import HIDDEN, visible

BATCH = 1000
_WAITING = 4  # batches handed to an executor and not yet drawn: what bounds memory


_LONGEST = 255  # bytes in the name of a folder, on every usual file system
_FEW_ANSWERS = ("status", "derived", "period", "day", "age")
"""Macros that are asked the same again and again."""


class Drawable(Protocol):
    """What is needed of a page; `govpublish.pages` makes them."""

    @property
    def path(self) -> str:
        """Its address relative to the site, ending with a slash; empty for the home page."""

    @property
    def kind(self) -> str:
        """Which shell it is spliced into; its template has the same name, without its depth."""

    @property
    def facts(self) -> Mapping[str, Any]:
        """What its template places."""

    @property
    def as_of(self) -> str | None:
        """The day its newest progress is of."""

    @property
    def published_on(self) -> str | None:
        """The day its newest document was published."""

    @property
    def date(self) -> str:
        """The day its content is of."""

    @property
    def listed(self) -> bool:
        """Whether the sitemap names it."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What pages are drawn with and where to; small enough to be sent to another process."""

    shells: Shells
    labels: Mapping[str, Mapping[str, str]]
    """The Chinese names of the values of every enum, by table and field: `plans.kind`."""
    templates: Path
    into: Path


def draw_site(
    pages: Iterable[Drawable], drawing: Drawing, executor: Executor | None = None
) -> None:
    """Write every generated page, every written one and the sitemap.

    GovpublishError if two pages have one address, or an address leads out of the site.
    """
    dates: dict[str, str] = {}
    newest = ["", ""]
    unlisted: list[str] = []
    _draw_all(_remembered(pages, dates, newest, unlisted), drawing, executor)
    words: Any = environment(drawing).globals["words"]
    age = str(words.age(newest[0] or None, newest[1] or None))
    for name, shell in drawing.shells.written.items():
        _write(drawing.into / name, shell.fill({"age": age}))
        if name != "404.html":
            dates[name.removesuffix("index.html")] = max(newest)
    for path in unlisted:
        del dates[path]
    sitemap.write(dates, drawing.shells.site_url, drawing.into)
    sitemap.write_robots(drawing.shells.site_url, drawing.into)


def _remembered(
    pages: Iterable[Drawable], dates: dict[str, str], newest: list[str], unlisted: list[str]
) -> Iterator[Drawable]:
    """The same pages; on the way the addresses are noted, and the newest dates there are."""
    for page in pages:
        if page.path in dates:
            raise GovpublishError(f"两个页面的地址相同:{page.path}")
        dates[page.path] = page.date
        if not page.listed:
            unlisted.append(page.path)
        newest[0] = max(newest[0], page.as_of or "")
        newest[1] = max(newest[1], page.published_on or "")
        yield page


def _draw_all(pages: Iterator[Drawable], drawing: Drawing, executor: Executor | None) -> None:
    if executor is None or isinstance(executor, Here):
        _draw(pages, drawing)  # one after the other: no page waits in memory
        return
    waiting: deque[Future[None]] = deque()
    while batch := tuple(islice(pages, BATCH)):
        waiting.append(executor.submit(_draw, batch, drawing))
        if len(waiting) > _WAITING:
            waiting.popleft().result()
    for drawn in waiting:
        drawn.result()


def environment(drawing: Drawing) -> Environment:
    """The templates; everything they place is escaped, and what they miss is an error."""
    pen = Environment(
        loader=FileSystemLoader(drawing.templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    pen.filters["cells"] = marks.cells
    pen.filters["data_block"] = marks.data_block
    pen.globals.update(
        labels=drawing.labels,
        site_name=drawing.shells.site_name,
        site_url=drawing.shells.site_url,
        report=reporting.link_for(drawing.shells),
        assets=drawing.shells.assets,
    )
    words: Any = pen.get_template("words.html.j2").module
    for name in _FEW_ANSWERS:
        setattr(words, name, lru_cache(maxsize=512)(getattr(words, name)))
    pen.globals["words"] = words
    pen.filters["lines"] = marks.line_links(str(words.counted_line), str(words.named_line))
    pen.globals["parts"] = pen.get_template("parts.html.j2").module
    return pen


def _draw(pages: Iterable[Drawable], drawing: Drawing) -> None:
    pen = environment(drawing)
    for page in pages:
        html = render(page, pen, drawing.shells.kinds[page.kind])
        _write(_file(drawing.into, page.path), html)


def render(page: Drawable, pen: Environment, shell: Shell) -> str:
    """A finished page: the blocks of its template in the slots of its shell."""
    template = pen.get_template(f"{page.kind.partition('/')[0]}.html.j2")
    words: Any = pen.globals["words"]
    context = template.new_context({**page.facts, "base": "../" * page.path.count("/")})
    description = " ".join(_block(template, "description", context).split())
    site_url = pen.globals["site_url"]
    canonical = f"{site_url}{quote(page.path)}" if site_url and page.listed else ""
    title = _block(template, "title", context).strip()
    head = _block(template, "head", context).strip() if "head" in template.blocks else ""
    meta = words.meta(Markup(title), Markup(description), canonical)
    return shell.fill(
        {
            "title": title,
            "meta": f"{meta}{head}",
            "age": str(words.age(page.as_of, page.published_on)),
            "content": _block(template, "content", context),
        }
    )


def _block(template: Template, name: str, context: Any) -> str:
    return visible("".join(template.blocks[name](context)))


def _file(into: Path, path: str) -> Path:
    """Where a page lies; GovpublishError if a part of its address would leave its folder."""
    parts = path.split("/")[:-1]
    if "\\" in path or HIDDEN.search(path) or not {"", ".", ".."}.isdisjoint(parts):
        raise GovpublishError(f"页面地址不安全:{path!r}")
    if len(path) > _LONGEST // 4 and any(len(part.encode()) > _LONGEST for part in parts):
        raise GovpublishError(f"页面地址过长,文件系统存不下:{path}")
    return into / path / "index.html"


def _write(file: Path, html: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(html.encode())
