"""Queries as people type them: what may have been meant is told apart from what was asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from govpublish.search.index import Sizes
from search import invented, page
from search.reference import texts_of, truth
from support.server import serving

ROOMY, NARROW = Sizes(), Sizes(shard=2000, chunk=1500, apart=60)
FIND = """async ([query, options]) => {
  const index = gpSearch.open(new URL("search/", location.href).href);
  const result = await index.find(query, Object.assign({count: 1000}, options));
  return JSON.stringify({total: result.total, note: result.note || null, places: result.places,
    said: result.note ? gpSearch.explain(query, result.note) : "",
    urls: result.hits.map((hit) => decodeURIComponent(hit.href.slice(index.site.length)))});
}"""
MORE = [
    invented.document("990003/2021-key/201/", "後臺系統改造", place="长桥市 · 2021年重点工作"),
    invented.document("990003/2021-key/202/", "新建停车位", "老小区停车位100个", kind="任务",
                      place="长桥市 · 2021年重点工作"),
    invented.document("990003/2021-key/203/", "城市大脑", "改造旧小区内的停车位，后台升级。",
                      place="长桥市 · 2021年重点工作"),
]  # fmt: skip
DOCUMENTS = invented.county() + MORE


@pytest.fixture(scope="module", params=[ROOMY, NARROW], ids=["roomy", "narrow"])
def screen(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """The invented county; once as usual and once with most pairs kept without their places."""
    folder: Path = tmp_path_factory.mktemp("loosely")
    page.make(folder, DOCUMENTS, request.param)
    with serving(folder) as host:
        opened = browser.new_page()
        opened.goto(f"{host}/")
        opened.evaluate("gpSearch.load()")
        yield opened
        opened.close()


def find(screen: Page, query: str, **options: Any) -> dict[str, Any]:
    """What is promised for a query."""
    found: dict[str, Any] = json.loads(screen.evaluate(FIND, [query, options]))
    return found


def near(found: dict[str, Any]) -> dict[str, int]:
    """What is suggested instead, with its number of hits."""
    return {one["text"]: one["total"] for one in found["note"]["near"]}


@pytest.mark.parametrize(
    ("query", "pieces", "hits"),
    [
        ("旧小区停车位", ["旧小区", "停车位"], {"990003/2021-key/203/"}),
        ("云山公交线路", ["云山", "公交线路"], {"990001/2021-key/2/"}),
        ("云山县的公交线路", ["云山县", "公交线路"], {"990001/2021-key/2/"}),
        ("海角公交", ["海角", "公交"], {"990002/2021-key/1/"}),
        ("公交线路 海角区", None, {"990002/2021-key/1/"}),
        ("云山桥", ["云山", "桥"], {"990001/2021-key/9/"}),
    ],
)
def test_words_run_together_are_found_apart(
    screen: Page, query: str, pieces: list[str] | None, hits: set[str]
) -> None:
    found = find(screen, query)
    assert set(found["urls"]) == hits
    assert found["total"] == len(hits)
    if pieces is None:
        assert found["note"] is None
    else:
        assert found["note"]["kind"] == "split"
        assert found["note"]["pieces"] == pieces
        assert f"没有原样出现的“{query}”" in found["said"]
        assert "以下同时含" in found["said"]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_occurs_is_never_replaced_by_what_is_near(screen: Page, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([text for one in DOCUMENTS for text in texts_of(one)]))
    start = data.draw(st.integers(0, len(text) - 1))
    query = "".join(text[start : data.draw(st.integers(start + 1, len(text)))].split())
    true = truth(DOCUMENTS, query)
    if true:
        found = find(screen, query)
        assert set(found["urls"]) == true
        assert found["note"] is None


@pytest.mark.parametrize(
    ("query", "said", "hits"),
    [
        ("養老", "养老", {"990001/2021-key/4/"}),
        ("改造老舊小區", "改造老旧小区", {"990001/2021-key/1/"}),
        ("ＰＰＰ 養老", "ＰＰＰ 养老", {"990001/2021-key/4/"}),
    ],
)
def test_traditional_characters_find_simplified_ones(
    screen: Page, query: str, said: str, hits: set[str]
) -> None:
    found = find(screen, query)
    assert set(found["urls"]) == hits
    assert found["note"]["kind"] == "simplified"
    assert f"已按简体“{said}”查找" in found["said"]


def test_what_is_printed_in_traditional_characters_is_found_verbatim(screen: Page) -> None:
    found = find(screen, "後臺")
    assert (found["urls"], found["note"]) == (["990003/2021-key/201/"], None)
    assert find(screen, "后台")["urls"] == ["990003/2021-key/203/"]


def test_traditional_words_run_together_are_both(screen: Page) -> None:
    found = find(screen, "舊小區停車位")
    assert found["urls"] == ["990003/2021-key/203/"]
    assert found["note"]["kind"] == "split"
    assert "已按简体“旧小区停车位”查找" in found["said"]


@pytest.mark.parametrize(
    ("query", "names"),
    [("slj", ["水利局"]), ("SL", ["水利局"]), ("ysx", ["云山县"]), ("zzz", []), ("j", [])],
)
def test_initials_offer_names_and_nothing_else(screen: Page, query: str, names: list[str]) -> None:
    found = find(screen, query)
    assert found["note"]["names"] == names
    assert found["urls"] == []


def test_letters_that_occur_are_no_initials(screen: Page) -> None:
    assert find(screen, "ppp")["note"] is None


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("老旧小曲", "老旧小区"),  # the last character
        ("苍旧小区", "老旧小区"),  # the first one
        ("两元二票", "两元一票"),
        ("政务服务甲2.0", "政务服务2.0"),  # one too many
    ],
)
def test_one_character_that_differs_is_a_suggestion(screen: Page, query: str, other: str) -> None:
    found = find(screen, query)
    assert found["urls"] == []
    assert other in near(found)
    assert all(total == len(truth(DOCUMENTS, text)) for text, total in near(found).items())
    assert f"没有找到“{query}”" in found["said"]


def test_of_what_is_not_found_the_part_that_is(screen: Page) -> None:
    assert near(find(screen, "城市大脑三期"))["城市大脑"] == 1
    assert near(find(screen, "公交 没有的词")) == {"公交": 4}
    assert near(find(screen, "不存在的词语")) == {}


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=alert(1)>\"'", "'\"`${1}", "\0", "%00", "😀", "😀😀😀😀", "\ud800",
        "旧\ud800小", ".*", "(?:", "[", "\\", "a" * 10_000, "旧小区停车位" * 2_000, "停 " * 3_000,
        "的", "的的的的", "__proto__", "constructor", "\u202e\u202d",
    ],
)  # fmt: skip
def test_no_query_breaks_the_search(screen: Page, query: str) -> None:
    found = json.loads(
        screen.evaluate(FIND.replace("query, options]", "escaped, options]").replace(
            "const index", "const query = JSON.parse(escaped); const index"
        ), [json.dumps(query), {}])
    )  # fmt: skip
    assert found["total"] == len(found["urls"])


def test_a_county_narrows_and_is_counted_before(screen: Page) -> None:
    everywhere = find(screen, "公交")
    counts = {one["code"]: one["count"] for one in everywhere["places"]}
    assert counts == {"990001": 3, "990002": 1}
    assert {one["code"]: one["name"] for one in everywhere["places"]}["990001"] == "云山县"
    narrowed = find(screen, "公交", place="990002")
    assert narrowed["urls"] == ["990002/2021-key/1/"]
    assert narrowed["total"] == 1
    assert narrowed["places"] == everywhere["places"]


def test_a_county_without_hits_is_not_filled_with_others(screen: Page) -> None:
    found = find(screen, "公交", place="990003")
    assert (found["urls"], found["total"], found["note"]) == ([], 0, None)
