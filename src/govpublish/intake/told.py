"""What a person says of a document beforehand, and whether it can be so."""

import re
from dataclasses import dataclass
from typing import get_args

from govpublish import ids
from govpublish.errors import GovpublishError
from govpublish.sources.spec import Layout
from govpublish.sources.vocabulary import Vocabulary

_SLUG = re.compile(r"[a-z][a-z0-9]*\Z")


@dataclass(frozen=True, slots=True)
class Told:
    """What a person has said about the document beforehand."""

    jurisdiction: str | None = None
    period: str | None = None
    layout: str | None = None
    word: str | None = None
    """An ascii word for one of several documents of the same period."""
    url: str | None = None
    published_on: str | None = None
    supersedes: str | None = None
    """The id of the source of which this is the corrected document."""
    slugs: tuple[str, ...] = ()
    """The plans' words in the order of their tables, where the proposed ones are not right."""


def require_told(told: Told, words: Vocabulary) -> None:
    """GovpublishError if what a person told is not well formed, or not known."""
    if told.jurisdiction is not None and told.jurisdiction not in words.jurisdictions:
        raise GovpublishError(
            f"行政区代码 {told.jurisdiction} 不在 data/vocabulary/jurisdictions.csv 中,请核对。"
        )
    if told.period is not None and not ids.PERIOD.match(told.period):
        raise GovpublishError(f"--period {told.period} 应如 2021-04、2021-Q3、2021-H1、2021。")
    if told.layout is not None and told.layout not in get_args(Layout):
        known = "、".join(get_args(Layout))
        raise GovpublishError(f"--layout {told.layout} 应为其中之一:{known}。")
    for option, word in (("--word", told.word), *(("--slug", slug) for slug in told.slugs)):
        if word is not None and not _SLUG.match(word):
            raise GovpublishError(f"{option} {word} 应为小写字母开头的英文词,如 annex。")
