"""What search engines for datasets find: one Dataset a data product, safe in its page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rdflib

from govpublish.dataset import Dataset
from govpublish.edition import Edition
from govpublish.pages import structured
from govpublish.pages.lookups import look_up
from govpublish.schema import Schema
from govpublish.site import marks
from pages import yunshan

BLOCK = re.compile('<script type="application/ld\\+json">(.*?)</script>', re.DOTALL)
WHOLE = "urn:uuid:6f0f3c1e-5d0b-5c55-9d5e-3f3a5f0b7a21"
NEEDED = {
    "@context", "@type", "@id", "name", "description", "license", "creator", "publisher",
    "version", "datePublished", "dateModified", "temporalCoverage", "spatialCoverage",
    "variableMeasured", "isBasedOn", "distribution", "url", "keywords",
}  # fmt: skip


def blocks(file: Path) -> list[dict[str, Any]]:
    """Every data block of a page."""
    return [json.loads(text) for text in BLOCK.findall(file.read_text("utf-8"))]


def test_one_dataset_a_product_and_none_on_other_pages(toy_site: Path) -> None:
    found = {
        file.relative_to(toy_site).as_posix().removesuffix("index.html"): made
        for file in toy_site.rglob("*.html")
        if (made := blocks(file))
    }
    assert set(found) == {"data/", "990101/2021-key/", "990101/2021-livelihood/"}
    assert all(len(made) == 1 for made in found.values())
    ids = [made[0]["@id"] for made in found.values()]
    assert len(set(ids)) == len(ids)
    for address, (made,) in found.items():
        assert set(made) >= NEEDED, address
        assert 50 <= len(made["description"]) <= 5000
        assert "sameAs" not in made
        assert made["version"] not in made["@id"]
        assert (made["@id"] == WHOLE) is (address == "data/")
        assert made.get("isPartOf") == (None if address == "data/" else WHOLE)
        assert '"Dataset"' not in json.dumps({**made, "@type": None}), "no stub inside"


def test_the_facts_of_a_plan(toy_site: Path) -> None:
    (made,) = blocks(toy_site / "990101/2021-key/index.html")
    assert made["name"] == "云山县《2021年重点工作》任务与进展数据"
    assert made["dateModified"] == "2021-11-02"
    assert made["temporalCoverage"] == "2021-01-01/2021-12-31"
    assert made["spatialCoverage"][0]["identifier"]["value"] == "990101"
    assert [one["contentUrl"] for one in made["distribution"]] == [
        "../../data/plans/990101-2021-key.json"
    ]
    assert made["isBasedOn"][0]["url"] == "https://example.org/a?b=1&c=2"
    assert made["url"] == "../../990101/2021-key/"
    (made,) = blocks(toy_site / "990101/2021-livelihood/index.html")
    assert "url" not in made["isBasedOn"][0], "javascript: is no address of the web"


def test_it_is_linked_data(toy_site: Path) -> None:
    """With the vocabulary of schema.org as context, without asking its host for it."""
    (made,) = blocks(toy_site / "990101/2021-key/index.html")
    made["@context"] = {"@vocab": "https://schema.org/"}
    graph = rdflib.Graph().parse(
        data=json.dumps(made), format="json-ld", base="https://host.invalid/990101/2021-key/"
    )
    dataset = rdflib.URIRef(made["@id"])
    said = rdflib.Namespace("https://schema.org/")
    assert (dataset, rdflib.RDF.type, said.Dataset) in graph
    (file,) = graph.objects(dataset, said.distribution)
    assert str(graph.value(file, said.sha256)) == "0" * 64


def test_addresses_are_absolute_where_the_site_knows_its_own(schema: Schema) -> None:
    edition = replace(yunshan.edition(), site_url="https://example.org/a/")
    made = structured.plans(look_up(edition, schema, yunshan.FILES))[yunshan.KEY]
    assert made["url"] == "https://example.org/a/990101/2021-key/"
    assert made["distribution"][0]["contentUrl"].startswith("https://example.org/a/data/plans/")


@pytest.mark.parametrize(
    "name", ["</script><script>alert(1)</script>", "<!--<script>", "]]>&amp;", "\u2028\u2029\x00"]
)
def test_no_name_can_leave_the_block(schema: Schema, name: str) -> None:
    plain: Edition = yunshan.edition()
    plans = plain.dataset["plans"]
    at = plans.columns.index("name")
    rows = tuple((*row[:at], name, *row[at + 1 :]) for row in plans.values)
    data = Dataset({**plain.dataset.tables, "plans": type(plans)(plans.columns, rows)})
    found = look_up(replace(plain, dataset=data), schema, yunshan.FILES)
    block = str(marks.data_block(structured.plans(found)[yunshan.KEY]))
    inner = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029\x00]", inner)
    assert json.loads(inner)["name"] == f"云山县《{name}》任务与进展数据"
