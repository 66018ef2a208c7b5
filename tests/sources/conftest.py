"""The five real documents, read once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from govpublish import assembly, pipeline
from govpublish.assembly import Entry
from govpublish.dataset import Dataset
from govpublish.sources import vocabulary
from support.toy import ROOT


@pytest.fixture(scope="session")
def entries() -> Mapping[str, Entry]:
    """What was read of each source, by source_id."""
    return {entry.source.source_id: entry for entry in pipeline.read(ROOT, changed=True)}


@pytest.fixture(scope="session")
def data(entries: Mapping[str, Entry]) -> Dataset:
    """The tables of all sources."""
    return assembly.dataset(list(entries.values()), vocabulary.read(ROOT / "data" / "vocabulary"))
