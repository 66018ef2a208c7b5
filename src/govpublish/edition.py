"""What one publication consists of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from govpublish.dataset import Dataset
from govpublish.models import SourceReading
from govpublish.redirects import Moved


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that exports, pages and search draw from; nothing else reaches them."""

    dataset: Dataset
    readings: Mapping[str, SourceReading]
    """What was read of each source, by source_id, in the order of the table `sources`."""
    version: str
    """The version of the software and data, `0.1.0`."""
    date: str
    """The data's own date: the latest date any source carries, ISO."""
    replaced: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each source that corrected documents replace: their ids."""
    moved: tuple[Moved, ...] = ()
    """Pages that were there and are no more."""
    only: tuple[str, ...] = ()
    """The sources it was made for, where it is not of all."""
    site_url: str = ""
    """The public address of its site with a slash at its end; empty where it is not known."""
