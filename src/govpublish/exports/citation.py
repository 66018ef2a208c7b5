"""How to cite the data: GB/T 7714, BibTeX and plain words, from the package and the edition.

An electronic resource needs the day on which one looked at it; that is the reader's to fill in.
"""

from __future__ import annotations

from govpublish import bibtex as entries
from govpublish.edition import Edition
from govpublish.schema import Schema


def gb_t_7714(edition: Edition, schema: Schema) -> str:
    """After GB/T 7714-2015: author, title, version, [DS/OL], date, day of citation, identifier."""
    said = schema.package
    return (
        f"{_authors(schema)}. {said['title']}：版本 {edition.version}[DS/OL]. "
        f"({edition.date})[引用日期]. {permanent(edition, schema)}."
    )


def plain(edition: Edition, schema: Schema) -> str:
    """In a sentence."""
    said = schema.package
    return (
        f"{_authors(schema)}：《{said['title']}》，版本 {edition.version}，"
        f"数据日期 {edition.date}，{said['licenses'][0]['name']}，{permanent(edition, schema)}。"
    )


def bibtex(edition: Edition, schema: Schema) -> str:
    """One entry; `@misc` with `howpublished`, which old styles know as well."""
    said = schema.package
    fields: dict[str, str | None] = {
        "author": f"{{{entries.text(_authors(schema))}}}",
        "title": f"{{{entries.text(said['title'])}}}",
        "year": edition.date[:4],
        "version": edition.version,
        "date": edition.date,
        "howpublished": "开放数据集",
        "note": entries.text(f"{said['licenses'][0]['name']}; {permanent(edition, schema)}"),
    }
    return entries.entry("misc", f"{said['name']}-{edition.version}", fields) + "\n"


def permanent(edition: Edition, schema: Schema) -> str:
    """The address of this very version; the dataset's id where it is not released, or nowhere."""
    released = edition.site_url and "+" not in edition.version
    return (
        f"{edition.site_url}releases/{edition.version}/" if released else str(schema.package["id"])
    )


def _authors(schema: Schema) -> str:
    return "、".join(one["title"] for one in schema.package["contributors"])
