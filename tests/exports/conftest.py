"""The downloads of the small county, written once for all tests that only read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.planting import SCHEMA_FOLDER
from checks.small_county import Rows, edition, rows
from govpublish.exports import write_all

AWKWARD = '=1+1, "引号", 两行\n第二行;\u3000𠮷 a\tb'


@pytest.fixture(scope="session")
def published() -> Rows:
    """The tables that were published; one text has every sign that CSV and JSON must escape."""
    tables = rows()
    tables["tasks"][1]["text"] = AWKWARD
    return tables


@pytest.fixture(scope="session")
def downloads(published: Rows, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all downloads."""
    folder = tmp_path_factory.mktemp("published") / "data"
    write_all(edition(published), SCHEMA_FOLDER, folder)
    return folder
