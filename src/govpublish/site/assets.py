"""Our styles, scripts and pictures, in one folder whose name changes when any of them changes.

So no reader ever has the page of one edition with the script of another, and a host may let
browsers keep these files for ever. Scripts find each other by their names within the folder.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from govpublish.site.theme_css import pruned

NAMED = "assets/gp/"
"""What the theme's overrides write; in the pages stands the folder with the hash."""
_SIGNS = 10


def gathered(root: Path, theme: Path, pages: str) -> Mapping[str, bytes]:
    """Each file of the folder by its name; the styles are one, the theme's rest before ours."""
    files = {file.name: file.read_bytes() for file in sorted((root / "templates/assets").iterdir())}
    ours = "\n".join(
        file.read_text("utf-8") for file in sorted((root / "templates/styles").glob("*.css"))
    )
    theirs = "".join(
        file.read_text("utf-8") for file in sorted(theme.glob("assets/stylesheets/main.*.css"))
    )
    files["gp.css"] = f"{pruned(theirs, pages, ours)}\n{ours}".encode()
    return files


def folder(files: Mapping[str, bytes]) -> str:
    """The address of the folder, `assets/gp-0123456789`, by what is in it."""
    whole = hashlib.sha256()
    for name, content in sorted(files.items()):
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return f"assets/gp-{whole.hexdigest()[:_SIGNS]}"


def write(files: Mapping[str, bytes], into: Path) -> None:
    """Write the files into their folder."""
    into.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (into / name).write_bytes(content)
