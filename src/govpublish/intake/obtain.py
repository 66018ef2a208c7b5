"""The document somebody wants to add: a file, or an address from which it is fetched."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

from govpublish import formats
from govpublish.errors import FetchFailed, GovpublishError, ReadingStopped
from govpublish.fetching import Fetch, Fetched

_OK = 200
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}


@dataclass(frozen=True, slots=True)
class Obtained:
    """A document that lies on this machine now."""

    path: Path
    url: str | None
    """Where it is from: the address that answered."""
    note: str | None = None
    """What a person should know of how it came."""


@contextmanager
def document(file: str | None, url: str | None, fetch: Fetch) -> Iterator[Obtained]:
    """The file; what an address gives in its place lies in a folder that vanishes afterwards.

    FetchFailed if the address gives no document.
    """
    address = file if file and file.startswith(("http://", "https://")) else None
    if address and url and address != url:
        raise GovpublishError("网址给了两个,请只给一个。")
    if file and not address:
        yield Obtained(Path(file), url)
        return
    asked = address or url
    if asked is None:
        raise GovpublishError("请给出文件,或用 --url 给出网址。")
    found = fetch(asked)
    if found.status != _OK:
        raise FetchFailed(f"{asked}:服务器回答 {found.status},没有取到文件。")
    moved = f",实际来自 {found.url}" if found.url != asked else ""
    with tempfile.TemporaryDirectory(prefix="govpublish-") as folder:
        path = Path(folder, f"{PurePath(found.name).stem or 'document'}{_ending(found)}")
        path.write_bytes(found.data)
        yield Obtained(path, found.url, f"已取得 {len(found.data)} 字节{moved}")


def _ending(found: Fetched) -> str:
    """What the bytes and the name say, else what the server says of them."""
    try:
        kind = formats.kind_of(found.data, found.name)
    except ReadingStopped as error:
        raise FetchFailed(str(error)) from None
    return kind if kind in formats.FORMATS else _ENDINGS.get(found.media_type, kind or ".html")
