"""`catalog.jsonld`: the data products as a DCAT 3 catalogue (DCAT-AP 3), for harvesters.

The context stands in the file, so that nobody who reads it asks another host. Ids are urns that
no version and no move changes; addresses are absolute where the site knows its own, else relative
to the file, as JSON-LD resolves them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from govpublish import ids, products
from govpublish.edition import Edition
from govpublish.exports import terms
from govpublish.exports.export import Download, Export
from govpublish.exports.index import Entry
from govpublish.products import Product
from govpublish.schema import Schema

NAME = "catalog.jsonld"
_EU = "http://publications.europa.eu/resource/authority/"
_IANA = "https://www.iana.org/assignments/media-types/"
CONTEXT: Mapping[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "prov": "http://www.w3.org/ns/prov#",
    "id": "@id",
    "type": "@type",
    "title": {"@id": "dcterms:title", "@language": "zh"},
    "description": {"@id": "dcterms:description", "@language": "zh"},
    "keyword": {"@id": "dcat:keyword", "@language": "zh"},
    "label": {"@id": "rdfs:label", "@language": "zh"},
    "prefLabel": {"@id": "skos:prefLabel", "@language": "zh"},
    "agentName": {"@id": "foaf:name", "@language": "zh"},
    "contactName": {"@id": "vcard:fn", "@language": "zh"},
    "contactPage": {"@id": "vcard:hasURL", "@type": "@id"},
    "identifier": "dcterms:identifier",
    "version": "dcat:version",
    "publisher": {"@id": "dcterms:publisher", "@type": "@id"},
    "creator": {"@id": "dcterms:creator", "@type": "@id"},
    "contactPoint": {"@id": "dcat:contactPoint", "@type": "@id"},
    "license": {"@id": "dcterms:license", "@type": "@id"},
    "rights": {"@id": "dcterms:rights", "@type": "@id"},
    "language": {"@id": "dcterms:language", "@type": "@id"},
    "theme": {"@id": "dcat:theme", "@type": "@id"},
    "accessRights": {"@id": "dcterms:accessRights", "@type": "@id"},
    "accrualPeriodicity": {"@id": "dcterms:accrualPeriodicity", "@type": "@id"},
    "homepage": {"@id": "foaf:homepage", "@type": "@id"},
    "landingPage": {"@id": "dcat:landingPage", "@type": "@id"},
    "modified": {"@id": "dcterms:modified", "@type": "xsd:date"},
    "temporal": {"@id": "dcterms:temporal", "@type": "@id"},
    "startDate": {"@id": "dcat:startDate", "@type": "xsd:date"},
    "endDate": {"@id": "dcat:endDate", "@type": "xsd:date"},
    "spatial": {"@id": "dcterms:spatial", "@type": "@id"},
    "isPartOf": {"@id": "dcterms:isPartOf", "@type": "@id"},
    "hasPart": {"@id": "dcterms:hasPart", "@type": "@id"},
    "source": {"@id": "dcterms:source", "@type": "@id"},
    "dataset": {"@id": "dcat:dataset", "@type": "@id"},
    "distribution": {"@id": "dcat:distribution", "@type": "@id"},
    "accessURL": {"@id": "dcat:accessURL", "@type": "@id"},
    "downloadURL": {"@id": "dcat:downloadURL", "@type": "@id"},
    "mediaType": {"@id": "dcat:mediaType", "@type": "@id"},
    "byteSize": {"@id": "dcat:byteSize", "@type": "xsd:nonNegativeInteger"},
    "checksum": {"@id": "spdx:checksum", "@type": "@id"},
    "algorithm": {"@id": "spdx:algorithm", "@type": "@id"},
    "checksumValue": {"@id": "spdx:checksumValue", "@type": "xsd:hexBinary"},
}


def write(edition: Edition, schema: Schema, folder: Path, files: Sequence[Entry]) -> Download:
    """Write the catalogue of what the other exports wrote."""
    path = folder / NAME
    text = json.dumps(catalogue(edition, schema, files), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    return Download(path)


def catalogue(edition: Edition, schema: Schema, files: Sequence[Entry]) -> dict[str, Any]:
    """The catalogue as JSON-LD."""
    said = schema.package
    parts = list(products.of_plans(edition, schema))
    mine: dict[str | None, list[Entry]] = {part.plan_id: [] for part in parts}
    for file in files:
        stem = file["path"].rpartition("/")[2].partition(".")[0]
        mine.setdefault(stem if stem in mine else None, []).append(file)
    whole = products.whole(edition, schema)
    sets = [
        {
            **_dataset(edition, schema, whole, mine.get(None, ())),
            "version": edition.version,
            "hasPart": [part.id for part in parts],
        },
        *(
            {**_dataset(edition, schema, part, mine[part.plan_id]), "isPartOf": whole.id}
            for part in parts
        ),
    ]
    return {
        "@context": dict(CONTEXT),
        "id": ids.urn(said["id"], "catalog"),
        "type": "dcat:Catalog",
        "title": said["title"],
        "description": said["description"],
        "publisher": _agent(schema),
        "license": terms.licence(schema)["path"],
        "language": f"{_EU}language/ZHO",
        "homepage": _address(edition, "data/"),
        "modified": edition.date,
        "dataset": sets,
    }


def _dataset(
    edition: Edition, schema: Schema, product: Product, files: Iterable[Entry]
) -> dict[str, Any]:
    said = schema.package
    return {
        "id": product.id,
        "type": "dcat:Dataset",
        "identifier": product.id,
        "title": product.title,
        "description": product.description,
        "keyword": list(product.keywords),
        "publisher": _agent(schema)["id"],
        "creator": _agent(schema)["id"],
        "contactPoint": {
            "type": "vcard:Kind",
            "contactName": said["contact"]["title"],
            "contactPage": _address(edition, said["contact"]["path"]),
        },
        "language": f"{_EU}language/ZHO",
        "theme": f"{_EU}data-theme/GOVE",
        "accessRights": f"{_EU}access-right/PUBLIC",
        "accrualPeriodicity": f"{_EU}frequency/IRREG",
        "landingPage": _address(edition, product.page),
        "modified": product.updated,
        "temporal": {
            "type": "dcterms:PeriodOfTime",
            "startDate": product.first_day,
            "endDate": product.last_day,
        },
        "spatial": [
            {"type": "dcterms:Location", "identifier": area.code, "prefLabel": area.name}
            for area in product.areas
        ],
        "source": [_source(schema, row) for row in product.sources],
        "distribution": list(_distributions(edition, schema, product, files)),
    }


def _distributions(
    edition: Edition, schema: Schema, product: Product, files: Iterable[Entry]
) -> Iterator[dict[str, Any]]:
    texts = {one["name"]: one for one in terms.all_terms(schema)}
    for file in files:
        found = {
            "id": ids.urn(schema.package["id"], f"file:{file['path']}"),
            "type": "dcat:Distribution",
            "title": file["title"],
            "description": file["description"],
            "accessURL": _address(edition, product.page),
            "downloadURL": _address(edition, f"data/{file['path']}"),
            "mediaType": f"{_IANA}{file['media_type']}",
            "license": terms.licence(schema)["path"],
            "byteSize": str(file["bytes"]),
            "modified": product.updated,
            "checksum": {
                "type": "spdx:Checksum",
                "algorithm": "spdx:checksumAlgorithm_sha256",
                "checksumValue": file["sha256"],
            },
        }
        if file["terms"]:
            found["rights"] = [
                {
                    "id": ids.urn(schema.package["id"], f"terms:{name}"),
                    "type": "dcterms:RightsStatement",
                    "label": texts[name]["description"],
                }
                for name in file["terms"]
            ]
        yield found


def _agent(schema: Schema) -> dict[str, str]:
    (publisher, *_) = (one for one in schema.package["contributors"] if "publisher" in one["roles"])
    return {
        "id": ids.urn(schema.package["id"], "publisher"),
        "type": "foaf:Agent",
        "agentName": publisher["title"],
    }


def _source(schema: Schema, row: Mapping[str, Any]) -> dict[str, str]:
    """A document by its hash; its words are its publisher's."""
    return {
        "id": ids.urn(schema.package["id"], f"source:{row['source_id']}"),
        "type": "prov:Entity",
        "identifier": f"sha256:{row['sha256']}",
        "title": row["title"] or row["source_id"],
    }


def _address(edition: Edition, path: str) -> str:
    """Absolute, or as it is seen from `data/`."""
    return f"{edition.site_url}{path}" if edition.site_url else f"../{path}"


EXPORT = Export(
    "dcat",
    "数据目录（DCAT 3，JSON-LD）",
    "application/ld+json",
    lambda *_: [],
    description="数据集、每份计划和每个文件按 DCAT-AP 3 的说明，供数据门户收录；上下文写在文件里。",
    holds_data=False,
)
"""Written after all others, which it describes: by `write`."""
