"""The page on which results of the search are shown; the search itself runs in the browser."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote

from govpublish.pages.lookups import Lookups
from govpublish.pages.page import Page
from govpublish.pages.plans import newest

WORDS = (
    "老旧小区", "公交", "停车", "养老", "学校", "医院", "自来水", "垃圾", "5G", "就业",
)  # fmt: skip
"""What citizens ask for anywhere; shown is what some task has in its title."""
_MOST = 6


class Example(NamedTuple):
    """Something that can be searched for, and its address on the page of results."""

    text: str
    href: str


class Examples(NamedTuple):
    """Examples of one kind; each of them has hits."""

    heading: str
    examples: tuple[Example, ...]


def pages(found: Lookups) -> Iterator[Page]:
    """The one page of results."""
    yield Page(
        path="search/",
        kind="search",
        facts={
            "tasks": len(found.tasks),
            "measures": len(found.measures),
            "organizations": len(found.organizations),
            "examples": tuple(kind for kind in _examples(found) if kind.examples),
        },
        as_of=newest(row["as_of"] for row in found.reports.values()),
        published_on=newest(row["published_on"] for row in found.sources.values()),
        edition_date=found.edition.date,
    )


def _examples(found: Lookups) -> Iterator[Examples]:
    titles = "\0".join(row["title"] or "" for row in found.tasks.values())
    yield _kind("事情", (word for word in WORDS if word in titles))
    busy = Counter(
        {found.organizations[key]["name"]: len(rows)
         for key, rows in found.answers_by.items() if key in found.organizations}
    )  # fmt: skip
    yield _kind("单位", (name for name, _ in busy.most_common() if "(" not in name))
    yield _kind("地区和事情", _in_places(found))


def _in_places(found: Lookups) -> Iterator[str]:
    """A place and a word that some task there has in its title."""
    for code, plans in found.plans_of.items():
        tasks = (task for plan in plans for task in found.tasks_of.get(plan["plan_id"], ()))
        titles = "\0".join(task["title"] or "" for task in tasks)
        words = (word for word in WORDS if word in titles)
        if word := next(words, None):
            place = found.jurisdictions[code]
            yield f"{place['short_name'] or place['name']} {word}"


def _kind(heading: str, texts: Iterable[str]) -> Examples:
    examples = (Example(text, f"?q={quote(text)}") for text in texts)
    return Examples(heading, tuple(one for _, one in zip(range(_MOST), examples, strict=False)))
