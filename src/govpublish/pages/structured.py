"""What search engines for datasets read on a page (schema.org): one Dataset a data product.

The ids are those of the catalogue: no version, no host is in them. Addresses are absolute where
the site knows its own, else relative to the page. Task pages have none: a row is no dataset.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from govpublish import products
from govpublish.pages import links
from govpublish.pages.lookups import Lookups, Record
from govpublish.products import Product

_OF_ALL = ("zip", "xlsx", "sqlite", "csv")
"""The formats that stand for the whole; the others hold the same once more."""
Described = Mapping[str, Any]


def whole(found: Lookups) -> Described:
    """The whole dataset, for the page of the downloads."""
    product = products.whole(found.edition, found.schema)
    files = [file for file in found.files if file["format"] in _OF_ALL]
    described = _dataset(found, product, files)
    documents = f"{_base(found, product)}data/sources.csv"  # all of them, however many
    described["isBasedOn"] = {"@type": "CreativeWork", "name": "来源文件", "url": documents}
    described["variableMeasured"] = [_variable(found, one) for one in _variables(found)]
    return described


def plans(found: Lookups) -> Mapping[str, Described]:
    """The dataset of each plan as a part of the whole, by its id."""
    told = {}
    for product in products.of_plans(found.edition, found.schema):
        assert product.plan_id is not None
        described = _dataset(found, product, found.files_of.get(product.plan_id, ()))
        described["isPartOf"] = found.schema.package["id"]
        described["isBasedOn"] = [_document(row) for row in product.sources]
        described["variableMeasured"] = [_variable(found, one)["name"] for one in _variables(found)]
        told[product.plan_id] = described
    return told


def _dataset(found: Lookups, product: Product, files: Iterable[Record]) -> dict[str, Any]:
    said, at = found.schema.package, _base(found, product)
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": product.id,
        "identifier": product.id,
        "name": product.title,
        "description": product.description,
        "url": f"{at}{links.address(product.page)}",
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "license": said["licenses"][0]["path"],
        "creator": _people(said, "creator"),
        "publisher": _people(said, "publisher"),
        "version": found.edition.version,
        "datePublished": product.updated,
        "dateModified": product.updated,
        "keywords": list(product.keywords),
        "temporalCoverage": f"{product.first_day}/{product.last_day}",
        "spatialCoverage": [
            {
                "@type": "Place",
                "name": area.name,
                "identifier": {
                    "@type": "PropertyValue",
                    "propertyID": "GB/T 2260",
                    "value": area.code,
                },
            }
            for area in product.areas
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file["title"],
                "contentUrl": f"{at}data/{links.address(file['path'])}",
                "encodingFormat": file["media_type"],
                "contentSize": f"{file['bytes']} B",
                "sha256": file["sha256"],
            }
            for file in files
        ],
    }


def _base(found: Lookups, product: Product) -> str:
    return found.edition.site_url or "../" * product.page.count("/")


def _people(said: Mapping[str, Any], role: str) -> list[dict[str, str]]:
    return [
        {"@type": "Organization", "name": one["title"]}
        for one in said["contributors"]
        if role in one["roles"]
    ]


def _variables(found: Lookups) -> Iterable[str]:
    names: Iterable[str] = found.schema.package["variables"]
    return names


def _variable(found: Lookups, name: str) -> dict[str, str]:
    table, _, field_name = name.partition(".")
    field = found.schema.table(table).field(field_name)
    return {"@type": "PropertyValue", "name": field.title, "description": field.description}


def _document(row: Mapping[str, Any]) -> dict[str, str]:
    """A document as printed; only an address of the web is one."""
    found = {"@type": "CreativeWork", "name": row["title"] or row["source_id"]}
    url = row["url"] or ""
    if url.startswith(("https://", "http://")):
        found["url"] = url
    if row["published_on"]:
        found["datePublished"] = row["published_on"]
    return found
