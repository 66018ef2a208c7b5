"""What a page is: an address, a kind, a template and the facts that the template places."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page; nothing in it is HTML yet."""

    path: str
    """Its address relative to the site, `990101/2021-key/12/`; empty for the home page."""
    kind: str
    """Which shell it is spliced into; its template has the same name, without the `/2` that tells
    how deep pages lie that stand at addresses of several depths."""
    facts: Mapping[str, Any]
    as_of: str | None
    """The day the newest progress on it is of, ISO; None where it tells of no progress."""
    published_on: str | None
    """The day its newest document was published, ISO; None where no document says."""
    edition_date: str
    """The date of the whole edition, for what has no date of its own."""
    listed: bool = True
    """Whether the sitemap names it; what is there no more is not for search engines."""

    @property
    def date(self) -> str:
        """The day its content is of, for the sitemap: the data's date, never today's."""
        return max(self.as_of or "", self.published_on or "") or self.edition_date
