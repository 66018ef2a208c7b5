"""A county's data as they are published, a folder and a ZIP in it, to be tampered with."""

from __future__ import annotations

from pathlib import Path

import pytest

from govpublish.exports import write_all
from support import toy


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all downloads of the toy county, made from sources somebody accepted."""
    root = toy.project(tmp_path_factory.mktemp("county") / "project")
    into = tmp_path_factory.mktemp("published") / "data"
    write_all(toy.edition(root), root / "data" / "schema", into)
    return into
