"""Whatever occurs is found, nothing else is; the files are small, and the same every time."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govpublish.search.documents import SearchDocument
from govpublish.search.folding import fold
from govpublish.search.index import Sizes, write
from search import invented
from search.reference import Index, texts_of, truth

ROOMY, NARROW = Sizes(), Sizes(shard=300, chunk=400, apart=6)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The index of the invented county."""
    write(invented.county(), tmp_path)
    return tmp_path


def substrings(data: st.DataObject, documents: list[SearchDocument]) -> str:
    """A piece of some text of the documents."""
    text = data.draw(st.sampled_from([text for d in documents for text in texts_of(d)]))
    start = data.draw(st.integers(0, len(text)))
    return text[start : data.draw(st.integers(start, len(text)))]


@settings(max_examples=150, deadline=None)
@given(invented.documents(), st.data())
def test_every_substring_is_found_and_nothing_else(
    documents: list[SearchDocument], data: st.DataObject
) -> None:
    word = substrings(data, documents)
    if not fold(word):
        return
    with TemporaryDirectory() as folder:
        write(documents, Path(folder))
        assert Index(Path(folder)).find(word) == truth(documents, word)


@settings(max_examples=100, deadline=None)
@given(invented.documents(), st.data())
def test_frequent_pairs_lose_their_places_but_no_document(
    documents: list[SearchDocument], data: st.DataObject
) -> None:
    word = substrings(data, documents)
    if not fold(word):
        return
    with TemporaryDirectory() as folder:
        write(documents, Path(folder), NARROW)
        found = Index(Path(folder)).find(word)
        assert found >= truth(documents, word)
        if len(fold(word)) <= 2:
            assert found == truth(documents, word)


@settings(max_examples=50, deadline=None)
@given(invented.documents(), invented.texts())
def test_what_does_not_occur_is_not_found(documents: list[SearchDocument], word: str) -> None:
    if not fold(word):
        return
    with TemporaryDirectory() as folder:
        write(documents, Path(folder))
        assert Index(Path(folder)).find(word) == truth(documents, word)


@pytest.mark.parametrize(
    "word",
    ["养", "水", "旧小", "水管网", "公交", "两元一票", "5G基站", "“一件事”", "PPP", "ppp", "2.0",
     "II类", "m2", "𠮷田", "县公交集团"],
)  # fmt: skip
def test_what_citizens_type_is_found(folder: Path, word: str) -> None:
    documents = invented.county()
    assert truth(documents, word)
    assert Index(folder).find(word) == truth(documents, word)


def test_texts_are_kept_as_printed(folder: Path) -> None:
    labels = Index(folder).contents["labels"]
    kept = [
        (url, title, tuple((labels[i], t) for i, t in zip(f[::2], f[1::2], strict=True)), who)
        for url, title, _, f, who in Index(folder).records()
    ]
    assert kept == [(d.url, d.title, d.fields, list(d.answerable)) for d in invented.county()]


def test_statuses_say_whose_they_are(folder: Path) -> None:
    said = {record[0]: record[2] for record in Index(folder).records() if record[2]}
    assert said["990001/2021-key/1/"] == [
        [0, "on_track", "正常推进", 1, 0],
        [1, "under_way", "推进中", 1, 2],
    ]


def test_only_what_leads_to_the_index_is_in_the_table_of_characters(folder: Path) -> None:
    traditional, plain = Index(folder).file("traditional.json")
    table = dict(zip(traditional, plain, strict=True))
    assert {table[sign] for sign in "養舊區"} == {"养", "旧", "区"}
    assert "龍" not in table  # 龙 is nowhere in the county
    everything = {sign for d in invented.county() for text in texts_of(d) for sign in fold(text)}
    assert set(plain) <= everything


def test_names_of_places_and_organizations_are_known_by_their_initials(folder: Path) -> None:
    index = Index(folder)
    assert index.file("initials/y.json") == {"ysx": ["云山县"]}
    assert index.file("initials/s.json") == {"slj": ["水利局"]}
    assert set(index.contents["initials"]) == {"g", "s", "y"}


def test_counties_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    write([invented.document(f"{code}/1/", "公交", place="市中区") for code in (1, 2)], tmp_path)
    contents = Index(tmp_path).contents
    assert (contents["places"], contents["codes"]) == (["市中区"] * 2, ["1", "2"])


def test_fields_do_not_run_into_each_other(folder: Path) -> None:
    assert not Index(folder).find("5G基站150个")


def test_two_writings_are_equal_byte_for_byte(tmp_path: Path) -> None:
    contents = []
    for name in ("one", "other"):
        write(invented.scrambled(80, seed=1), tmp_path / name, NARROW)
        files = sorted((tmp_path / name).rglob("*.json"))
        contents.append({f.relative_to(tmp_path / name): f.read_bytes() for f in files})
    assert contents[0] == contents[1]
    assert len(contents[0]) > 50


def test_the_version_changes_with_the_contents(tmp_path: Path) -> None:
    write([invented.document("1/", "公交")], tmp_path / "before")
    write([invented.document("1/", "水利")], tmp_path / "after")
    before, after = (Index(tmp_path / name).contents for name in ("before", "after"))
    assert before["version"] != after["version"]


def test_an_index_is_not_written_over_another(folder: Path) -> None:
    with pytest.raises(FileExistsError):
        write(invented.county(), folder)


def test_no_file_is_much_larger_than_its_size(tmp_path: Path) -> None:
    sizes = Sizes(shard=3000, chunk=3000, apart=800)
    write(invented.scrambled(400, seed=2), tmp_path, sizes)
    texts = [file.stat().st_size for file in (tmp_path / "texts").iterdir()]
    units = [file.stat().st_size for file in (tmp_path / "units").iterdir()]
    assert max(texts) <= sizes.chunk
    assert max(units) < 3 * sizes.shard
    assert len(texts) > 3
    assert len(units) > 3
    assert list((tmp_path / "apart").iterdir())


def test_no_documents_make_an_empty_index(tmp_path: Path) -> None:
    write([], tmp_path)
    assert Index(tmp_path).contents["documents"] == 0
    assert not Index(tmp_path).find("公交")
