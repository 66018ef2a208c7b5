"""What one publication consists of."""

from collections.abc import Mapping
from dataclasses import dataclass

from govpublish.dataset import Dataset
from govpublish.models import SourceReading


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
