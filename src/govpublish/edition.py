"""What one publication consists of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govpublish.archives import Release
from govpublish.dataset import Dataset
from govpublish.errata import Erratum
from govpublish.models import SourceReading
from govpublish.redirects import Moved


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that exports, pages and search draw from; nothing else reaches them."""

    dataset: Dataset
    readings: Mapping[str, SourceReading]
    """What was read of each source, by source_id, in the order of the table `sources`."""
    version: str
    """The version of the data: of a release, `1.2.0`, or `1.2.0+unreleased`."""
    date: str
    """The data's own date: the latest date any source carries, ISO."""
    replaced: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each source that corrected documents replace: their ids."""
    moved: tuple[Moved, ...] = ()
    """Pages that were there and are no more."""
    only: tuple[str, ...] = ()
    """The sources it was made for, where it is not of all."""
    inputs: Mapping[str, Path] = field(default_factory=dict)
    """What it was made from, by the name in an archive (`inputs/…`); empty if of some sources."""
    releases: tuple[Release, ...] = ()
    """What was released before, the newest first."""
    errata: tuple[Erratum, ...] = ()
    """What was published wrongly, the newest first."""
    site_url: str = ""
    """The public address of its site with a slash at its end; empty where it is not known."""
