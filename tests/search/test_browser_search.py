"""The search field and the page of results as people use them, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from search import invented, page
from support.server import serving

PATIENCE = 5_000
TYPED_TO_SHOWN = """(text) => new Promise((resolve) => {
  const input = document.querySelector(".gp-search__input");
  const list = document.querySelector(".gp-search__list");
  const begun = performance.now();
  const watch = new MutationObserver(() => {
    if (list.querySelector("a")) { watch.disconnect(); resolve(performance.now() - begun); }
  });
  watch.observe(list, {childList: true, subtree: true});
  input.value = text;
  input.dispatchEvent(new InputEvent("input", {bubbles: true}));
})"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The invented county on a server, under a sub-path."""
    folder = tmp_path_factory.mktemp("served")
    page.make(folder / "open/data", invented.county())
    with serving(folder) as address:
        yield f"{address}/open/data/"


@pytest.fixture
def screen(browser: Browser, host: str) -> Iterator[Page]:
    """The first page; no script may fail, no other host be asked, no policy be broken."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("dialog", lambda dialog: (complaints.append("dialog"), dialog.dismiss()))
    opened.on("request", lambda one: elsewhere(one.url, host) and complaints.append(one.url))
    opened.goto(host)
    yield opened
    context.close()
    assert not [one for one in complaints if "404" not in one and "Failed to load" not in one]


def elsewhere(url: str, host: str) -> bool:
    """Whether a request leaves the site."""
    return not url.startswith((host, "data:"))


def type_in(screen: Page, text: str) -> None:
    """Type, key by key, into the field in the header."""
    screen.locator(".gp-search__input").press_sequentially(text)


def options(screen: Page) -> list[str]:
    """The names of the hits in the panel."""
    expect(screen.get_by_role("option").first).to_be_visible(timeout=PATIENCE)
    return screen.locator(".gp-search__list .gp-search__title").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("旧小", "改造老旧小区30个"),
        ("水管网", "改造老旧小区30个"),
        ("公交", "公交公司"),
        ("两元一票", "推进“两元一票”公交改革"),
        ("5G基站", "新建5G基站200个"),
        ("“一件事”", "推广“一件事”改革"),
        ("PPP", "养老服务提质"),
        ("ｐｐｐ", "养老服务提质"),
        ("2.0", "推广“一件事”改革"),
        ("养", "养老服务提质"),
        ("水", "水利局"),
        ("𠮷", "保护传统村落"),
    ],
)
def test_what_is_typed_is_found(screen: Page, typed: str, first: str) -> None:
    type_in(screen, typed)
    assert options(screen)[0] == first


def test_the_first_result_stands_there_in_time(browser: Browser, host: str) -> None:
    needed = []
    for word in ("旧小", "两元一票", "养"):
        context = browser.new_context()
        fresh = context.new_page()
        fresh.goto(host)
        with fresh.expect_response(re.compile(r"index\.json")):
            fresh.locator(".gp-search__input").focus()
        needed.append(float(fresh.evaluate(TYPED_TO_SHOWN, word)))
        context.close()
    assert median(needed) < 300


def test_a_hit_shows_kind_status_place_and_the_words_around(screen: Page) -> None:
    type_in(screen, "水管网")
    hit = screen.get_by_role("option").first
    expect(hit.locator("mark")).to_have_text("水管网")
    expect(hit.locator(".gp-search__excerpt")).to_have_text(
        "进展：已开工旧小区改造12个，完成水管网改造5公里。"
    )
    expect(hit.locator(".gp-search__kind")).to_have_text("任务")
    official, ours = hit.locator(".gp-status").all()
    expect(official).to_have_text("正常推进")
    expect(official).to_have_class("gp-status gp-status--on_track")
    expect(ours).to_have_class("gp-status gp-status--ours gp-status--under_way")
    expect(hit).to_contain_text("本站推断推进中1/2")
    expect(screen.get_by_role("group").first).to_contain_text("云山县 · 2021年重点工作")


def test_results_are_grouped_by_place(screen: Page) -> None:
    type_in(screen, "公交")
    options(screen)
    assert screen.locator(".gp-search__list .gp-search__place").all_inner_texts() == [
        "云山县",
        "海角区 · 2021年重点工作",
        "云山县 · 2021年重点工作",
    ]
    group = screen.get_by_role("group", name="云山县 · 2021年重点工作")
    expect(group.get_by_role("option")).to_have_count(2)


def test_the_keyboard_alone_is_enough(screen: Page, host: str) -> None:
    field = screen.get_by_role("combobox", name="搜索")
    screen.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")
    screen.keyboard.type("公交")
    options(screen)
    expect(field).to_have_attribute("aria-expanded", "true")
    screen.keyboard.press("ArrowDown")
    screen.keyboard.press("ArrowDown")
    chosen = screen.get_by_role("option", selected=True)
    expect(chosen).to_have_count(1)
    expect(chosen).to_contain_text("优化公交线路")
    assert chosen.get_attribute("id") == field.get_attribute("aria-activedescendant")
    assert field.get_attribute("aria-controls") == screen.get_by_role("listbox").get_attribute("id")
    screen.keyboard.press("ArrowUp")
    expect(screen.get_by_role("option", selected=True)).to_contain_text("公交公司")
    screen.keyboard.press("Enter")
    screen.wait_for_url(host + "990001/org/*/")


def test_beyond_the_ends_is_the_field(screen: Page) -> None:
    type_in(screen, "养")
    options(screen)
    field = screen.get_by_role("combobox")
    screen.keyboard.press("ArrowUp")
    expect(screen.get_by_role("option", selected=True)).to_have_text("共 1 条，查看全部")
    screen.keyboard.press("ArrowDown")
    expect(screen.get_by_role("option", selected=True)).to_have_count(0)
    assert field.get_attribute("aria-activedescendant") is None


def test_typing_on_takes_the_choice_back(screen: Page, host: str) -> None:
    type_in(screen, "公交")
    options(screen)
    screen.keyboard.press("ArrowDown")
    screen.keyboard.press("Backspace")
    screen.keyboard.press("Enter")
    screen.wait_for_url(host + "search/?q=*")


def test_escape_closes_then_empties(screen: Page) -> None:
    type_in(screen, "公交")
    options(screen)
    field = screen.get_by_role("combobox")
    screen.keyboard.press("Escape")
    expect(screen.locator(".gp-search__panel")).to_be_hidden()
    expect(field).to_have_value("公交")
    screen.keyboard.press("ArrowDown")
    expect(screen.locator(".gp-search__panel")).to_be_visible()
    screen.keyboard.press("Escape")
    screen.keyboard.press("Escape")
    expect(field).to_have_value("")


def test_a_slash_in_another_field_is_a_slash(screen: Page) -> None:
    other = screen.get_by_role("textbox", name="另一处")
    other.press_sequentially("1/2")
    expect(other).to_have_value("1/2")


def test_leaving_the_field_closes_the_panel(screen: Page) -> None:
    type_in(screen, "公交")
    options(screen)
    screen.keyboard.press("Tab")
    expect(screen.locator(".gp-search__panel")).to_be_hidden()


def test_a_click_opens_a_hit(screen: Page, host: str) -> None:
    type_in(screen, "两元")
    options(screen)
    screen.get_by_role("option").first.click()
    screen.wait_for_url(host + "990001/2021-key/2/")


def test_the_number_of_hits_is_announced(screen: Page) -> None:
    status = screen.locator(".gp-search [role=status]")
    type_in(screen, "公交")
    expect(status).to_have_text("共 4 条，可用上下箭头键选择")
    screen.locator(".gp-search__input").fill("没有的词")
    expect(status).to_have_text("没有找到“没有的词”。可以换一个较短的词，或用空格隔开几个词。")
    expect(screen.locator(".gp-search__message")).to_be_visible()
    expect(screen.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")


def test_nothing_is_searched_while_a_word_is_composed(screen: Page) -> None:
    screen.locator(".gp-search__input").focus()
    keyboard = screen.context.new_cdp_session(screen)
    for letters in ("s", "sh", "shui"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
    screen.wait_for_timeout(300)
    expect(screen.locator(".gp-search__panel")).to_be_hidden()
    keyboard.send("Input.insertText", {"text": "水利"})
    assert options(screen) == ["水利局"]


def test_a_late_answer_does_not_replace_a_newer_one(screen: Page) -> None:
    def slowly(route: Route) -> None:
        screen.wait_for_timeout(700)
        route.continue_()

    screen.locator(".gp-search__input").focus()
    screen.wait_for_function("() => Boolean(gpSearch.open)")
    screen.route(re.compile(r"units/"), slowly, times=1)
    type_in(screen, "养老")
    screen.wait_for_timeout(100)
    screen.locator(".gp-search__input").fill("水利")
    assert options(screen) == ["水利局"]
    screen.wait_for_timeout(1000)
    assert options(screen) == ["水利局"]


def test_a_missing_index_gets_a_sentence_and_another_try(screen: Page) -> None:
    screen.route(re.compile(r"index\.json"), lambda route: route.abort())
    type_in(screen, "公交")
    expect(screen.locator(".gp-search__message")).to_contain_text("没有读到搜索索引")
    screen.unroute(re.compile(r"index\.json"))
    type_in(screen, "线路")
    assert options(screen) == ["优化公交线路", "推进“两元一票”公交改革"]


def test_a_page_opened_from_disk_gets_a_sentence(browser: Browser, tmp_path: Path) -> None:
    page.make(tmp_path, invented.county()[:4])
    opened = browser.new_page()
    opened.goto((tmp_path / "index.html").as_uri())
    type_in(opened, "公交")
    expect(opened.locator(".gp-search__message")).to_contain_text("改用网站地址浏览")
    opened.close()


def test_markup_in_the_index_is_text(screen: Page, host: str) -> None:
    type_in(screen, "onerror=alert")
    assert options(screen) == ["<img src=x onerror=alert(1)>"]
    expect(screen.locator(".gp-status")).to_have_text("<b>慢</b>")
    expect(screen.locator(".gp-search__excerpt")).to_have_text(
        "进展：<script>alert(2)</script>&amp;"
    )
    assert screen.locator(".gp-search__list img, .gp-search__list b").count() == 0
    screen.goto(host + "search/?q=%3Cimg")
    expect(screen.locator("#gp-search-results .gp-search__hit")).to_have_count(1)
    assert screen.locator("#gp-search-results img, #gp-search-results script").count() == 0


def test_signs_that_turn_text_around_are_named(screen: Page) -> None:
    type_in(screen, "桥梁")
    assert options(screen) == ["修[U+202E]桥"]
    expect(screen.locator(".gp-search__excerpt mark")).to_have_text("桥[U+202D]梁")


def test_many_hits_lead_to_the_page_of_all(screen: Page, host: str) -> None:
    type_in(screen, "长桥乡")
    assert len(options(screen)) == 12
    screen.get_by_role("option", name="共 130 条，查看全部").click()
    screen.wait_for_url(host + "search/?q=*")
    results = screen.locator("#gp-search-results")
    expect(results.locator(".gp-search__hit")).to_have_count(50)
    expect(results.get_by_role("status")).to_have_text("“长桥乡”的搜索结果：共 130 条，第 1–50 条")
    expect(screen.get_by_role("combobox", name="要找的字词")).to_have_value("长桥乡")
    seen = results.locator(".gp-search__title").all_inner_texts()
    for count in (50, 30):
        results.get_by_role("link", name="下一页").click()
        expect(results.locator(".gp-search__hit")).to_have_count(count)
        seen += results.locator(".gp-search__title").all_inner_texts()
    assert len(set(seen)) == 130
    expect(results.get_by_role("link", name="下一页")).to_have_count(0)
    expect(results.get_by_role("status")).to_contain_text("第 101–130 条")
    results.get_by_role("link", name="上一页").click()
    expect(results.get_by_role("status")).to_contain_text("第 51–100 条")


def test_enter_without_a_choice_opens_the_page_of_all(screen: Page, host: str) -> None:
    type_in(screen, "公交 线路")
    screen.keyboard.press("Enter")
    screen.wait_for_url(host + "search/?q=*")
    expect(screen.locator("#gp-search-results .gp-search__hit")).to_have_count(2)
    expect(screen).to_have_title("“公交 线路”的搜索结果 · 搜索")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [("", "请输入要找的字词"), ("?q=", "请输入要找的字词"), ("?q=没有的词", "没有找到“没有的词”")],
)
def test_the_page_of_all_says_what_to_do(
    screen: Page, host: str, query: str, sentence: str
) -> None:
    screen.goto(f"{host}search/{query}")
    expect(screen.locator("#gp-search-results")).to_contain_text(sentence)


@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_accessible_and_fits(screen: Page, host: str, width: int) -> None:
    screen.set_viewport_size({"width": width, "height": 640})
    type_in(screen, "公交")
    options(screen)
    screen.keyboard.press("ArrowDown")
    box = screen.locator(".gp-search__panel").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert Axe().run(screen).response["violations"] == []
    screen.goto(host + "search/?q=公交")
    expect(screen.locator("#gp-search-results .gp-search__hit")).to_have_count(4)
    assert screen.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(screen).response["violations"] == []


def test_words_run_together_are_said_to_be_apart(screen: Page, host: str) -> None:
    type_in(screen, "云山公交线路")
    assert options(screen) == ["推进“两元一票”公交改革"]
    message = screen.locator(".gp-search__message")
    expect(message).to_have_text("没有原样出现的“云山公交线路”。以下同时含“云山”和“公交线路”。")
    expect(screen.locator(".gp-search [role=status]")).to_contain_text("以下同时含")
    screen.keyboard.press("Enter")
    screen.wait_for_url(host + "search/?q=*")
    results = screen.locator("#gp-search-results")
    expect(results.get_by_role("status")).to_contain_text("以下同时含“云山”和“公交线路”。共 1 条")


def test_a_suggestion_is_chosen_with_the_keyboard(screen: Page, host: str) -> None:
    type_in(screen, "老旧小曲")
    expect(screen.get_by_role("option")).to_have_text(["“老旧小区”（共 1 条）"])
    expect(screen.locator(".gp-search__message")).to_have_text("没有找到“老旧小曲”。相近的有：")
    assert screen.locator(".gp-search__hit").count() == 0
    screen.keyboard.press("ArrowDown")
    screen.keyboard.press("Enter")
    screen.wait_for_url(host + "search/?q=*")
    expect(screen.get_by_role("combobox", name="要找的字词")).to_have_value("老旧小区")
    expect(screen.locator("#gp-search-results .gp-search__hit")).to_have_count(1)


def test_what_is_rarely_needed_is_fetched_only_then(screen: Page) -> None:
    asked: list[str] = []
    screen.on("request", lambda request: asked.append(request.url))
    type_in(screen, "公交")
    options(screen)
    assert not [url for url in asked if "loosely" in url or "traditional" in url or "-page" in url]
    screen.locator(".gp-search__input").fill("養老")
    expect(screen.locator(".gp-search__message")).to_contain_text("已按简体“养老”查找")
    assert [url for url in asked if "traditional.json" in url]


def test_home_and_end_move_in_the_text(screen: Page) -> None:
    type_in(screen, "公交")
    options(screen)
    field = screen.get_by_role("combobox")
    cursor = "document.activeElement.selectionStart"
    for key, place in (("Home", 0), ("End", 2)):
        screen.keyboard.press("ArrowDown")
        expect(screen.get_by_role("option", selected=True)).to_have_count(1)
        screen.keyboard.press(key)
        expect(screen.get_by_role("option", selected=True)).to_have_count(0)
        assert field.get_attribute("aria-activedescendant") is None
        assert screen.evaluate(cursor) == place
    screen.keyboard.press("Alt+ArrowUp")
    expect(screen.locator(".gp-search__panel")).to_be_hidden()
    screen.keyboard.press("Alt+ArrowDown")
    expect(screen.locator(".gp-search__panel")).to_be_visible()
    expect(screen.get_by_role("option", selected=True)).to_have_count(0)


def test_the_page_of_results_shows_who_answers_and_where_it_stands(screen: Page, host: str) -> None:
    screen.goto(host + "search/?q=老旧小区")
    hit = screen.locator("#gp-search-results .gp-search__hit")
    expect(hit.locator(".gp-search__who")).to_have_text("责任单位：建设局、水利局、财政局等 4 个")
    expect(hit.locator(".gp-status")).to_have_text(["正常推进", "推进中"])
    expect(hit.locator(".gp-status--ours")).to_have_text("推进中")
    expect(hit.locator(".gp-search__title mark")).to_have_text("老旧小区")


def test_results_are_narrowed_to_a_county_and_back(screen: Page, host: str) -> None:
    screen.goto(host + "search/?q=公交")
    places = screen.get_by_role("navigation", name="按地区筛选")
    expect(places.get_by_role("link")).to_have_text(
        ["全部4", "云山县3", "海角区 · 2021年重点工作1"]
    )
    places.get_by_role("link", name="云山县").click()
    screen.wait_for_url(re.compile("place=990001"))
    hits = screen.locator("#gp-search-results .gp-search__hit")
    expect(hits).to_have_count(3)
    expect(places.locator("[aria-current]")).to_have_text("云山县3")
    screen.go_back()
    expect(hits).to_have_count(4)
    expect(places.locator("[aria-current]")).to_have_text("全部4")
    expect(screen.get_by_role("combobox", name="要找的字词")).to_have_value("公交")


@pytest.mark.parametrize("place", ["990003", "<b>", "__proto__"])
def test_a_county_without_hits_says_so(screen: Page, host: str, place: str) -> None:
    screen.goto(host + f"search/?q=公交&place={place}")
    expect(screen.get_by_role("status")).to_contain_text(["共 0 条"])
    expect(screen.locator("#gp-search-results [aria-current]")).to_have_text(f"{place}0")
    assert screen.locator("#gp-search-results b").count() == 0


def test_the_words_of_the_query_can_be_edited_on_the_page(screen: Page, host: str) -> None:
    screen.goto(host + "search/?q=公交")
    field = screen.get_by_role("combobox", name="要找的字词")
    screen.keyboard.press("/")
    expect(field).to_be_focused()
    screen.keyboard.type("水利")
    screen.get_by_role("button", name="搜索").click()
    screen.wait_for_url(host + "search/?q=*")
    expect(screen).to_have_title("“水利”的搜索结果 · 搜索")
    expect(screen.locator("#gp-search-results .gp-search__hit")).not_to_have_count(0)


def test_few_hits_lead_to_those_that_have_the_words_apart(screen: Page, host: str) -> None:
    screen.goto(host + "search/?q=公交线路")
    expect(screen.locator("#gp-search-results .gp-search__hit")).to_have_count(2)
    screen.goto(host + "search/?q=旧小区改造")
    hits = screen.locator("#gp-search-results .gp-search__hit")
    expect(hits).to_have_count(1)
    screen.wait_for_load_state("networkidle")
    expect(screen.locator(".gp-search__apart")).to_have_count(0)


def test_an_empty_page_shows_what_can_be_found_a_full_one_does_not(screen: Page, host: str) -> None:
    start = screen.get_by_role("heading", name="可以找什么")
    screen.goto(host + "search/")
    expect(start).to_be_visible()
    expect(screen.get_by_role("combobox", name="要找的字词")).to_be_focused()
    screen.goto(host + "search/?q=公交")
    expect(screen.locator("#gp-search-results .gp-search__hit")).to_have_count(4)
    expect(start).to_be_hidden()


@pytest.mark.parametrize(
    "query",
    [
        "%3Cimg src=x onerror=alert(1)%3E", "%00", "%ED%A0%80", "%F0%9F%98%80", "%22%27%26%3C",
        "%5C", ".*", "%E2%80%AE", "a" * 10_000, "%", "&q=", "#", "+",
    ],
)  # fmt: skip
def test_no_address_breaks_the_page(screen: Page, host: str, query: str) -> None:
    screen.goto(f"{host}search/?q={query}&p=-7")
    status = screen.locator("#gp-search-results [role=status]")
    expect(status).to_have_text(re.compile("没有找到|共 |请输入"))
    assert screen.locator("main :is(img, script, iframe)").count() == 0
    assert len(status.inner_text()) < 200
    assert screen.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_page_beyond_the_last_says_so(screen: Page, host: str) -> None:
    screen.goto(host + "search/?q=公交&p=99")
    expect(screen.locator("#gp-search-results")).to_contain_text("这一页没有结果")
    expect(screen.get_by_role("link", name="上一页")).to_have_count(1)


def test_a_finger_is_enough(browser: Browser, host: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True
    )
    phone = context.new_page()
    phone.goto(host)
    phone.locator(".gp-search__input").tap()
    phone.keyboard.type("两元")
    phone.get_by_role("option").first.tap()
    phone.wait_for_url(host + "990001/2021-key/2/")
    phone.goto(host + "search/")
    expect(phone.get_by_role("combobox", name="要找的字词")).not_to_be_focused()
    context.close()
