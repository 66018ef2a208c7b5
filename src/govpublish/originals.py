"""Is each document still where it was fetched from, and still the same? Asked by hand only."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from govpublish.errors import FetchFailed
from govpublish.fetching import Fetch, Fetched
from govpublish.sources.catalogue import Source, sha256

_OK = 200
_PAUSE = 1.0  # seconds between two questions to one host


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the address of one source."""

    source_id: str
    url: str | None
    result: str
    """In a word or two: 可访问, 404, 打不开."""
    content: str
    """How it compares with the stored document; empty where there is nothing to compare."""
    final: str | None
    """Where it leads now, if elsewhere."""
    works: bool
    """False for an address that gives nothing any more."""


def check(
    sources: Sequence[Source], fetch: Fetch, wait: Callable[[float], None] = time.sleep
) -> Iterator[Answer]:
    """Ask for the address of every source, one after the other, no host twice in a second."""
    held: dict[str, Fetched | FetchFailed] = {}
    asked: set[str] = set()
    for source in sources:
        url = source.spec.url
        if url is None:
            yield Answer(source.source_id, None, "未记录网址", "", None, True)
            continue
        if url not in held:
            host = urlsplit(url).netloc
            if host in asked:
                wait(_PAUSE)
            asked.add(host)
            try:
                held[url] = fetch(url)
            except FetchFailed as error:
                held[url] = error
        yield _answer(source, url, held[url])


def _answer(source: Source, url: str, found: Fetched | FetchFailed) -> Answer:
    if isinstance(found, FetchFailed):
        said = str(found).removeprefix(f"{url}:").rstrip("。")
        return Answer(source.source_id, url, "打不开", said, None, False)
    final = found.url if found.url != url else None
    if found.status != _OK:
        said = "原文可能已撤下或移走" if found.status in (404, 410) else ""
        return Answer(source.source_id, url, str(found.status), said, final, False)
    return Answer(source.source_id, url, "可访问", _compared(source, found), final, True)


def _compared(source: Source, found: Fetched) -> str:
    data = source.data()
    if sha256(found.data) == sha256(data):
        return "与存档相同"
    if found.media_type == "text/html" and source.document.suffix == ".txt":
        return "存档是抄录的文字,不能逐字节比较"
    return f"与存档不同(存档{len(data)}字节,现为{len(found.data)}字节)"
