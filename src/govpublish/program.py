"""Which program made the data: its version, and a digest of all its code that data pass through."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from govpublish import __version__

VERSION = __version__
"""Of the software; the data have a version of their own (see docs/decisions/0010)."""
_APART = (
    "archives", "asking", "bibtex", "chinese_help", "cli", "commands", "explorer", "exports",
    "feeds", "fetching", "home", "intake", "inputs", "originals", "pages", "products", "program",
    "releases", "removal", "search", "serve", "site", "telling", "terminal",
)  # fmt: skip
"""Modules that no value of a table comes from. One that is not named here counts."""


_WRITING = ("bibtex", "exports", "products")
"""Modules that write values down, and the texts beside them."""


@cache
def fingerprint() -> str:
    """SHA-256 over the names and texts of the modules that values come from."""
    return _digest(lambda name: name not in _APART, "*.py")


@cache
def writing() -> str:
    """SHA-256 over what writes the files and papers: a word mended in a readme is no new reader."""
    return _digest(lambda name: name in _WRITING, "*")


def _digest(wanted: Callable[[str], bool], pattern: str) -> str:
    folder = Path(__file__).parent
    sums = hashlib.sha256()
    for file in sorted(folder.rglob(pattern), key=lambda path: path.relative_to(folder).as_posix()):
        name = file.relative_to(folder)
        if wanted(name.parts[0].removesuffix(".py")) and file.suffix in (".py", ".txt"):
            text = file.read_bytes().replace(b"\r\n", b"\n")
            sums.update(f"{name.as_posix()}\0{len(text)}\0".encode() + text)
    return sums.hexdigest()


def said() -> dict[str, str]:
    """The program as manifests name it."""
    return {"version": VERSION, "sha256": fingerprint(), "writing": writing()}
