"""How to cite one task: GB/T 7714, BibTeX and plain words, each up to the address it stands at."""

from typing import NamedTuple

from govpublish import bibtex, ids
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.plans import Plan


class Citation(NamedTuple):
    """Three forms; the address or the id of the record follows each of them."""

    plain: str
    standard: str
    """After GB/T 7714-2015; the day of citation is the reader's to fill in."""
    bibtex: str
    """A whole entry; its last field is the address, where there is one."""


def of_task(found: Lookups, plan: Plan, task: Record) -> Citation:
    """How to cite the page of a task, with the version and the date of the data."""
    edition, title = found.edition, found.schema.package["title"]
    number = ids.shown_number(task["task_id"])
    name = f"{plan.jurisdiction['name']}《{plan.name}》第{number}项"
    authors = "、".join(one["title"] for one in found.schema.package["contributors"])
    version = f"版本 {edition.version}"
    told = f"，该计划数据截至 {plan.as_of}" if plan.as_of else ""
    return Citation(
        f"{name}，载{_documents(plan)}；据“{title}”{version}，数据日期 {edition.date}{told}，",
        f"{authors}. {name}：{title}，{version}[DS/OL]. ({edition.date})[引用日期]. ",
        bibtex.entry(
            "misc",
            task["task_id"],
            {
                "author": f"{{{bibtex.text(authors)}}}",
                "title": f"{{{bibtex.text(name)}}}",
                "year": edition.date[:4],
                "date": edition.date,
                "version": edition.version,
                "howpublished": bibtex.text(title),
                "note": bibtex.text(task["task_id"] + told),
            },
        ).removesuffix("}"),
    )


def _documents(plan: Plan) -> str:
    """The documents of a plan, each with who published it and when."""
    return "；".join(
        "，".join(
            said
            for said in (
                f"《{one.title}》" if one.title else one.name,
                one.publisher,
                one.published_on,
            )
            if said
        )
        for one in plan.documents
    )
