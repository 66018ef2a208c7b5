"""Does a copy of the data hold: seven questions. To add one: write its module, add its line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from govpublish.exports.export import sha256_of
from govpublish.releases.verify import (
    excerpts,
    files,
    rebuild,
    schema,
    sources,
    statuses,
    totals,
)
from govpublish.releases.verify.copies import Refused, opened
from govpublish.releases.verify.evidence import Evidence
from govpublish.releases.verify.finding import Finding

__all__ = ["QUESTIONS", "Finding", "seal", "verify"]

Question = Callable[[Evidence], Finding]
QUESTIONS: Sequence[Question] = (
    files.ask,
    schema.ask,
    sources.ask,
    excerpts.ask,
    totals.ask,
    statuses.ask,
    rebuild.ask,
)
"""In the order in which one answer rests on another."""


def verify(place: Path) -> list[Finding]:
    """Every answer about a ZIP or a folder of data; SourceMissing if there is nothing to verify."""
    try:
        with opened(place) as copy, Evidence.of(copy) as evidence:
            return [ask(evidence) for ask in QUESTIONS]
    except Refused as refused:
        return [Finding(files.NAME, False, refused.why, (), None)]


def seal(place: Path) -> str | None:
    """SHA-256 of a ZIP: what its publisher must confirm; None for a folder."""
    return sha256_of(place) if place.is_file() else None
