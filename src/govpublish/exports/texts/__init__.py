"""The words that stand in the downloads, a file a text; places in braces are filled in."""

from __future__ import annotations

from importlib import resources


def read(name: str) -> str:
    """The text of that name as it stands here; FileNotFoundError if there is none."""
    return resources.files(__name__).joinpath(name).read_text("utf-8")


def caveats() -> tuple[str, ...]:
    """What a reader must know before using the data, a sentence each."""
    return tuple(read("caveats.txt").splitlines())
