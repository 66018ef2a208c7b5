"""The account of a document: how many of its characters are used, passed over, unread."""

from collections import Counter
from typing import NamedTuple

from govpublish.models import SourceReading, Use


class Account(NamedTuple):
    """Characters of a document, white space aside; the three add up to the whole."""

    used: int
    passed: int
    unread: int
    reasons: tuple[tuple[str, int], ...]
    """Why characters were passed over, the most frequent first."""

    @property
    def total(self) -> int:
        """All characters of the document, white space aside."""
        return self.used + self.passed + self.unread


def account(reading: SourceReading) -> Account:
    """Count what became of each character."""
    uses: Counter[Use] = Counter()
    reasons: Counter[str] = Counter()
    for span in reading.spans:
        size = len("".join(reading.lines[span.line - 1][span.start : span.end].split()))
        uses[span.use] += size
        if span.use is Use.PASSED:
            reasons[span.what] += size
    return Account(uses[Use.USED], uses[Use.PASSED], uses[Use.UNREAD], tuple(reasons.most_common()))
