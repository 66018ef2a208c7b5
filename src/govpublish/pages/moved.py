"""A page that was there: what it was, since when and why it is gone, what stands in its place."""

from collections.abc import Iterator

from govpublish import ids
from govpublish.pages import links
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups
from govpublish.pages.page import Page
from govpublish.redirects import Moved, address, alive


def pages(found: Lookups) -> Iterator[Page]:
    """One page for each address that was published and is there no more."""
    if not found.edition.moved:
        return
    names = alive(found.edition.dataset)
    for one in found.edition.moved:
        new = Link(names[one.kind][one.new], links.address(_path(one))) if one.new else None
        yield Page(
            path=one.path,
            kind=f"moved/{one.path.count('/')}",
            facts={"moved": one, "new": new, "above": tuple(_above(found, one))},
            as_of=None,
            published_on=None,
            edition_date=found.edition.date,
            listed=False,
        )


def _path(one: Moved) -> str:
    return address(one.kind, one.new or one.old)


def _above(found: Lookups, one: Moved) -> Iterator[Link]:
    """What it belonged to, as far as that is still there."""
    code = one.old[:6]
    if code in found.plans_of and one.kind != "jurisdiction":
        name = found.jurisdictions[code]["name"]
        yield Link(name, links.address(ids.jurisdiction_path(code)))
    plan = one.old.partition(".")[0]
    if one.kind == "task" and plan in found.plans:
        yield Link(found.plans[plan]["name"], links.address(ids.plan_path(plan)))
