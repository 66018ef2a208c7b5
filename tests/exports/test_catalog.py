"""`catalog.jsonld` is DCAT for others than us: read by rdflib, measured by shapes of DCAT-AP 3."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from checks.planting import SCHEMA_FOLDER
from checks.small_county import Rows, edition
from govpublish.exports import write_all

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Code:UserWarning"),
]
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
HERE = "https://host.invalid/sub/data/catalog.jsonld"
PUBLIC = "https://example.org/a/"
SHAPES = Path(__file__).with_name("dcat-ap-3.ttl")
WHOLE = rdflib.URIRef("urn:uuid:6f0f3c1e-5d0b-5c55-9d5e-3f3a5f0b7a21")


def graph(found: dict[str, Any], base: str = HERE) -> rdflib.Graph:
    """The triples, as they are read from that address."""
    return rdflib.Graph().parse(data=json.dumps(found), format="json-ld", base=base)


@pytest.fixture(scope="module")
def catalog(downloads: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((downloads / "catalog.jsonld").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def triples(catalog: dict[str, Any]) -> rdflib.Graph:
    return graph(catalog)


def conforms(found: rdflib.Graph) -> tuple[bool, str]:
    """Whether the shapes are kept, and what is said if not."""
    kept, _, said = pyshacl.validate(found, shacl_graph=str(SHAPES), inference="none")
    return bool(kept), str(said)


def test_the_profile_is_kept(triples: rdflib.Graph) -> None:
    kept, said = conforms(triples)
    assert kept, said


@pytest.mark.parametrize(
    "missing", ["license", "description", "accessURL", "title", "checksum", "mediaType"]
)
def test_the_profile_refuses_a_distribution_that_lacks_something(
    catalog: dict[str, Any], missing: str
) -> None:
    whole = {**catalog["dataset"][0], "hasPart": []}
    (one, *_) = whole["distribution"]
    small = {**catalog, "dataset": [{**whole, "distribution": [one]}]}
    assert conforms(graph(small))[0]
    lacking = {key: value for key, value in one.items() if key != missing}
    small["dataset"] = [{**whole, "distribution": [lacking]}]
    assert not conforms(graph(small))[0]


def test_no_context_is_fetched(catalog: dict[str, Any]) -> None:
    assert isinstance(catalog["@context"], dict)
    assert all(
        not (isinstance(value, str) and value.startswith("http")) or value[-1] in "#/"
        for value in catalog["@context"].values()
    )


def test_every_term_has_a_meaning(catalog: dict[str, Any]) -> None:
    """A key that the context does not know is dropped silently by every reader."""

    def keys(value: object) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(keys, value))
        if isinstance(value, dict):
            return {*value}.union(*map(keys, value.values()))
        return set()

    used = keys({key: value for key, value in catalog.items() if key != "@context"})
    assert used <= set(catalog["@context"])


def test_the_whole_and_its_plans(triples: rdflib.Graph) -> None:
    (found,) = triples.subjects(RDF.type, DCAT.Catalog)
    sets = set(triples.objects(found, DCAT.dataset))
    plans = set(triples.objects(WHOLE, DCTERMS.hasPart))
    assert sets == plans | {WHOLE}
    assert len(plans) == 3
    for plan in plans:
        assert triples.value(plan, DCTERMS.isPartOf) == WHOLE
        assert (plan, RDF.type, DCAT.Dataset) in triples
    assert (
        str(triples.value(triples.value(found, DCTERMS.publisher), FOAF.name)) == "govpublish 项目"
    )
    assert str(triples.value(WHOLE, DCAT.version)) == "0.1.0"


def test_every_file_but_the_catalogue_and_the_index_is_a_distribution(
    triples: rdflib.Graph, downloads: Path
) -> None:
    files = {}
    for one in triples.subjects(RDF.type, DCAT.Distribution):
        url = str(triples.value(one, DCAT.downloadURL))
        assert url.startswith("https://host.invalid/sub/data/")
        files[url.removeprefix("https://host.invalid/sub/data/")] = one
    index = json.loads((downloads / "index.json").read_text("utf-8"))
    told = {file["path"]: file for file in index["files"] if file["format"] != "dcat"}
    assert set(files) == set(told)
    for path, one in files.items():
        checksum = triples.value(one, SPDX.checksum)
        value = triples.value(checksum, SPDX.checksumValue)
        assert value is not None
        assert str(value).lower() == told[path]["sha256"]
        size = triples.value(one, DCAT.byteSize)
        assert size == rdflib.Literal(str(told[path]["bytes"]), datatype=XSD.nonNegativeInteger)
        rights = list(triples.objects(one, DCTERMS.rights))
        assert len(rights) == len(told[path]["terms"])


def test_each_plan_has_its_own_files_and_page(triples: rdflib.Graph) -> None:
    for plan in triples.objects(WHOLE, DCTERMS.hasPart):
        page = triples.value(plan, DCAT.landingPage)
        assert str(page).startswith("https://host.invalid/sub/990101/202")
        found = list(triples.objects(plan, DCAT.distribution))
        assert len(found) == 3
        assert {triples.value(one, DCAT.accessURL) for one in found} == {page}


def test_ids_outlive_a_move_and_addresses_follow_it(
    published: Rows, catalog: dict[str, Any], tmp_path: Path
) -> None:
    moved = replace(edition(published), site_url=PUBLIC, version="9.9.9")
    write_all(moved, SCHEMA_FOLDER, tmp_path / "data")
    again = json.loads((tmp_path / "data/catalog.jsonld").read_text("utf-8"))
    assert [one["id"] for one in again["dataset"]] == [one["id"] for one in catalog["dataset"]]
    (csv,) = (
        file
        for file in again["dataset"][0]["distribution"]
        if file["downloadURL"].endswith("/tasks.csv") and "excel" not in file["downloadURL"]
    )
    assert csv["downloadURL"] == f"{PUBLIC}data/tasks.csv"
    package = json.loads((tmp_path / "data/datapackage.json").read_text("utf-8"))
    assert package["homepage"] == PUBLIC
