"""The scripts that ask the index, in a real browser: they fold as Python does, find the truth."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from govpublish.search.documents import SearchDocument
from govpublish.search.folding import fold
from govpublish.search.index import Sizes
from search import invented, page
from search.reference import texts_of, truth
from support.server import serving

NARROW = Sizes(shard=2000, chunk=1500, apart=60)
ASK = """async ([queries, count]) => {
  const index = gpSearch.open(new URL("search/", location.href).href);
  const answers = [];
  for (const query of queries) {
    const result = await index.search(query, {count: count});
    answers.push(Object.assign(result, {query: query, hits: result.hits.map((hit) => ({
      url: decodeURIComponent(hit.href.slice(index.site.length)),
      title: hit.title, place: hit.place, excerpts: hit.excerpts}))}));
  }
  return JSON.stringify(answers);
}"""

FOLDED = """() => {
  const changed = {};
  for (let point = 0; point < 0x110000; point += 1) {
    const character = String.fromCodePoint(point);
    const letters = point >= 0xd800 && point < 0xe000 ? character : gpSearch.fold(character);
    if (letters !== character) { changed[character] = letters; }
  }
  return JSON.stringify(changed);
}"""


def opened(browser: Browser, folder: Path) -> Iterator[Page]:
    """The first page of a site, with all scripts of the search loaded."""
    with serving(folder) as host:
        screen = browser.new_page()
        screen.goto(f"{host}/")
        screen.evaluate("gpSearch.load()")
        yield screen
        screen.close()


@pytest.fixture(scope="module")
def county(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The invented county."""
    folder = tmp_path_factory.mktemp("county")
    page.make(folder, invented.county())
    yield from opened(browser, folder)


@pytest.fixture(scope="module", params=[Sizes(), NARROW], ids=["roomy", "narrow"])
def scrambled(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """Hard texts; once as usual and once with files so small that most pairs stand apart."""
    folder = tmp_path_factory.mktemp("scrambled")
    page.make(folder, SCRAMBLED, request.param)
    yield from opened(browser, folder)


SCRAMBLED = invented.scrambled(150, seed=3)


def ask(screen: Page, *queries: str, count: int = 1000) -> list[dict[str, Any]]:
    """What the script answers to each query."""
    answers: list[dict[str, Any]] = json.loads(screen.evaluate(ASK, [queries, count]))
    return answers


def urls(answer: dict[str, Any]) -> list[str]:
    """The addresses of the hits in their order."""
    return [hit["url"] for hit in answer["hits"]]


def marked(pieces: Sequence[dict[str, Any]]) -> list[str]:
    """The marked pieces of a text."""
    return [piece["text"] for piece in pieces if piece["mark"]]


def shown(pieces: Sequence[dict[str, Any]]) -> str:
    """A text as it is shown."""
    return "".join(piece["text"] for piece in pieces)


def test_it_folds_every_character_as_python_does(county: Page) -> None:
    theirs: dict[str, str] = json.loads(county.evaluate(FOLDED))
    ours = {
        character: fold(character)
        for character in map(chr, range(0x110000))
        if unicodedata.category(character) not in ("Cs", "Co", "Cn")
    }
    changed = {character for character, letters in ours.items() if character != letters}
    assert len(changed) > 10_000
    assert not {c for c in changed if theirs.get(c, c) != ours[c]}
    assert not {c for c in theirs if ours.get(c, theirs[c]) != theirs[c]}


def test_it_finds_every_substring_and_nothing_else(scrambled: Page) -> None:
    queries = [
        word
        for i, document in enumerate(SCRAMBLED)
        for text in texts_of(document)
        for word in [text[i % len(text) :][: 1 + i % 7]]
        if fold(word) and len(word.split()) == 1
    ]
    assert len(queries) > 200
    for answer in ask(scrambled, *queries):
        assert set(urls(answer)) == truth(SCRAMBLED, answer["query"]), answer["query"]
        assert len(urls(answer)) == answer["total"]
        assert answer["certain"]


def test_what_it_shows_is_verbatim_and_marked(scrambled: Page) -> None:
    documents = {document.url: document for document in SCRAMBLED}
    for answer in ask(scrambled, "一件事", "PPP", "ii", "m2", "𠮷𪚥", "ss", "水", "é", "가", "1⁄2"):
        word = fold(answer["query"])
        for hit in answer["hits"]:
            texts = [hit["title"], *(excerpt["pieces"] for excerpt in hit["excerpts"])]
            assert any(marked(text) for text in texts)
            for text in texts:
                assert shown(text).strip("…") in "\0".join(texts_of(documents[hit["url"]]))
                assert all(word in fold(piece) for piece in marked(text))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("公交 线路", {"990001/2021-key/2/", "990002/2021-key/1/"}),
        ("公交　改革", {"990001/2021-key/2/"}),
        ("云山 公交", {"990001/org/公交公司/", "990001/2021-key/2/", "990001/2021-key/6/"}),
        ("海角 公交", {"990002/2021-key/1/"}),
        ("公交 公交", {"990001/org/公交公司/", "990001/2021-key/2/", "990001/2021-key/6/",
                       "990002/2021-key/1/"}),
        ("海角", set()),
        ("海角 2021", set()),
        ("公交 没有的", set()),
        ("\u200b", set()),
    ],
)  # fmt: skip
def test_all_words_must_occur_and_a_place_may_narrow(
    county: Page, query: str, expected: set[str]
) -> None:
    assert set(urls(ask(county, query)[0])) == expected


def test_names_come_first_then_titles_then_what_says_more(county: Page) -> None:
    assert urls(ask(county, "公交")[0]) == [
        "990001/org/公交公司/",
        "990002/2021-key/1/",
        "990001/2021-key/2/",
        "990001/2021-key/6/",
    ]
    assert urls(ask(county, "水")[0])[0] == "990001/org/水利局/"
    assert urls(ask(county, "云山县")[0])[0] == "990001/"
    assert urls(ask(county, "优化公交线路")[0]) == ["990002/2021-key/1/"]


def test_the_title_that_is_the_query_comes_first(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("exact")
    documents = [
        invented.document("1/", "水利局水利局水利局"),
        invented.document("2/", "市水利局", "水利局水利局"),
        invented.document("3/", "水 利 局"),
    ]
    page.make(folder, documents)
    for screen in opened(browser, folder):
        assert urls(ask(screen, "水利局")[0]) == ["3/", "1/", "2/"]


def test_a_hit_that_the_text_does_not_bear_out_is_dropped(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("apart")
    documents: list[SearchDocument] = [
        *(invented.document(f"{i}/", "五G基", "基站") for i in range(90)),
        invented.document("true/", "五G基站"),
    ]
    page.make(folder, documents, NARROW)
    for screen in opened(browser, folder):
        answer = ask(screen, "五G基站")[0]
        assert urls(answer) == ["true/"]
        assert (answer["total"], answer["certain"]) == (1, True)


def test_an_uncertain_number_is_never_too_small(scrambled: Page) -> None:
    queries = [
        text[:4]
        for one in SCRAMBLED
        for text in texts_of(one)
        if fold(text[:4]) == text[:4].lower()
    ]
    for answer in ask(scrambled, *queries, count=2):
        true = truth(SCRAMBLED, answer["query"])
        assert len(urls(answer)) == min(2, len(true))
        assert set(urls(answer)) <= true
        assert answer["more"] == (len(true) > 2)
        assert answer["total"] >= len(true)
        assert answer["total"] == len(true) or not answer["certain"]


def test_a_pasted_page_is_found_too(county: Page) -> None:
    text = "".join(text for document in invented.county()[4:9] for text in texts_of(document)[1:])
    answers = ask(county, "已开工旧小区改造12个，完成水管网改造5公里。", text * 20, "改 " * 500)
    assert urls(answers[0]) == ["990001/2021-key/1/"]
    assert urls(answers[1]) == []
    assert len(urls(answers[2])) == 3


def test_addresses_are_percent_encoded(county: Page) -> None:
    href = county.evaluate(
        """async () => (await gpSearch.open(new URL("search/", location.href).href)
             .search("水利局")).hits[0].href"""
    )
    assert href.endswith("/990001/org/%E6%B0%B4%E5%88%A9%E5%B1%80/")
