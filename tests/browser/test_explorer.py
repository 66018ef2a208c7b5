"""The explorer: what its address asks is what it shows, and what it shows can be taken home."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from govpublish.exports.excel_csv import guarded
from govpublish.search.folding import fold
from support.axe import findings
from support.reader import Reader

ASKED = {
    "everything": {},
    "a place": {"place": ["331121"]},
    "a place that reports no progress": {"place": ["331100"]},
    "two places": {"place": ["331121", "330824"]},
    "a year": {"year": ["2023"]},
    "a kind": {"kind": ["livelihood"]},
    "measures": {"level": ["measure"]},
    "official": {"official": ["slow", "unfinished"]},
    "no official": {"official": ["none"], "place": ["330824"]},
    "derived": {"derived": ["done"]},
    "no derived": {"derived": ["none"], "level": ["task"]},
    "overdue": {"late": ["1"]},
    "due": {"due": ["2021-06-30"]},
    "an organization": {"org": ["农业农村局"]},
    "an organization in a role": {"org": ["市发改委"], "role": ["lead"]},
    "a role": {"role": ["support"]},
    "words": {"q": ["公交"]},
    "half a word": {"q": ["旧小"]},
    "full width and two words": {"q": ["５Ｇ 青田"]},
    "words and more": {"q": ["项目"], "level": ["measure"], "derived": ["under_way"]},
    "a section": {"section": ["一、稳企惠企"]},
    "nothing": {"q": ["没有这个词"]},
    "a value nobody knows": {"official": ["wonderful"]},
}
HEADS = [
    "编号", "层级", "地区", "计划", "年度", "所属部分", "序号", "标号", "任务标题", "内容",
    "完成时限", "最后期限", "牵头单位", "共同牵头单位", "配合单位", "责任单位（未区分）",
    "进展时段", "数据截至日", "状态（原文）", "官方状态", "推断状态", "推断规则",
]  # fmt: skip
LEVELS = {"task": "任务", "measure": "举措"}


def address(asked: dict[str, list[str]], **more: str) -> str:
    """The explorer with these conditions in its address."""
    pairs = [(name, value) for name, values in asked.items() for value in values]
    return "explorer/?" + "&".join(f"{n}={quote(v)}" for n, v in [*pairs, *more.items()])


def settled(page: Page) -> str:
    """What the explorer counts, once all is read."""
    said = page.locator("#gp-x-count")
    expect(said).to_have_text(re.compile(r"行(?!.*正在)"))
    return said.inner_text()


def counted(page: Page) -> int:
    """How many rows it says there are."""
    found = re.match(r"共 ([\d,]+)/([\d,]+) 行", settled(page))
    assert found
    return int(found[1].replace(",", ""))


def rows(page: Page) -> Locator:
    return page.locator("#gp-x-rows tbody tr")


def downloaded(page: Page, button: str = "#gp-x-csv") -> tuple[str, bytes]:
    """The name and the bytes of what a click brings."""
    with page.expect_download() as download:
        page.locator(button).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@pytest.fixture(scope="module")
def data(site: Path) -> dict[str, pd.DataFrame]:
    """The published tables, every cell as its text."""
    return {
        name: pd.read_csv(site / f"data/{name}.csv", dtype="string", keep_default_na=False)
        for name in (
            "tasks", "measures", "plans", "jurisdictions", "responsibilities", "organizations",
            "assessments", "reports",
        )
    }  # fmt: skip


@pytest.fixture(scope="module")
def everything(site: Path, data: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """A row a task and a row a measure, as the tables of the plans have them, in that order."""
    order = [
        plan
        for _, plan in sorted(
            zip(data["plans"].jurisdiction_code, data["plans"].plan_id, strict=True),
            key=lambda pair: pair[0],
        )
    ]
    return pd.concat(
        [
            pd.read_csv(site / f"data/plans/{plan}.csv", dtype="string", keep_default_na=False)
            for plan in order
        ],
        ignore_index=True,
    )


def chosen(asked: dict[str, list[str]], data: dict[str, pd.DataFrame]) -> set[str]:
    """The ids of the rows that answer, found with pandas in the published tables."""
    tasks = data["tasks"].rename(columns={"task_id": "id"}).assign(level="task")
    tasks["task_id"] = tasks.id
    measures = data["measures"].rename(columns={"measure_id": "id"}).assign(level="measure")
    of_task = tasks.set_index("task_id")
    measures["plan_id"] = measures.task_id.map(of_task.plan_id)
    measures["section"], measures["title"] = measures.task_id.map(of_task.section), ""
    found = pd.concat([tasks, measures], ignore_index=True).fillna("")
    found = found.merge(data["plans"][["plan_id", "jurisdiction_code", "year", "kind"]])
    found = found.merge(data["jurisdictions"][["jurisdiction_code", "name"]])
    told = data["assessments"].merge(data["reports"][["report_id", "as_of"]])
    told["id"] = told.measure_id.where(told.measure_id != "", told.task_id)
    newest = told.sort_values("as_of").groupby("id").last().reset_index()
    found = found.merge(
        newest[["id", "status_as_printed", "official_status", "derived_status"]], how="left"
    ).fillna("")
    duties = data["responsibilities"].merge(data["organizations"][["organization_id", "name"]])
    duties["id"] = duties.measure_id.where(duties.measure_id != "", duties.task_id)
    for name, column in (
        ("place", "jurisdiction_code"), ("year", "year"), ("kind", "kind"), ("level", "level"),
        ("official", "official_status"), ("derived", "derived_status"),
    ):  # fmt: skip
        if name in asked:
            values = ["" if value == "none" else value for value in asked[name]]
            found = found[found[column].isin(values)]
    if "late" in asked:
        found = found[found.derived_status == "overdue"]
    if "due" in asked:
        found = found[(found.due_on != "") & (found.due_on <= asked["due"][0])]
    if "org" in asked or "role" in asked:
        fits = duties.name.isin(asked.get("org", duties.name))
        fits &= duties.role.isin(asked.get("role", duties.role))
        found = found[found.id.isin(duties[fits].id)]
    if "section" in asked:
        found = found[found.section == asked["section"][0]]
    words = [fold(word) for word in " ".join(asked.get("q", [])).split()]
    if words:
        own = found.level == "task"
        said = found.title + "\x02" + found.text + "\x02" + found.section.where(own, "")
        said += "\x02" + found.deadline_as_printed + "\x02" + found.status_as_printed
        named = (duties.organization_as_printed + "\x02" + duties.name).groupby(duties.id)
        said += "\x02" + found.name + "\x02" + found.id.map(named.agg("\x02".join)).fillna("")
        letters = ["\x02".join(map(fold, text.split("\x02"))) for text in said]
        found = found[[all(word in text for word in words) for text in letters]]
    return set(found.id)


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED.keys())
def test_the_download_is_what_pandas_finds_in_the_published_tables(
    reader: Reader,
    data: dict[str, pd.DataFrame],
    everything: pd.DataFrame,
    tmp_path: Path,
    asked: dict[str, list[str]],
) -> None:
    page = reader.open(address(asked))
    wanted = chosen(asked, data)
    assert counted(page) == len(wanted)
    if not wanted:
        expect(page.locator("#gp-x-csv")).to_be_disabled()
        expect(page.locator("#gp-x-rows")).to_contain_text("没有符合全部条件")
        return
    name, body = downloaded(page)
    assert f"_{len(wanted)}行" in name
    (tmp_path / "rows.csv").write_bytes(body)
    found = pd.read_csv(tmp_path / "rows.csv", dtype="string", keep_default_na=False)
    expected = everything[everything["编号"].isin(wanted)].reset_index(drop=True)

    assert list(found.columns) == [*HEADS, "网址"]
    pd.testing.assert_frame_equal(found[HEADS], expected[HEADS])
    shown = page.locator("#gp-x-rows tbody th a").evaluate_all("links => links.map(l => l.href)")
    assert shown == list(found["网址"][:50])


def test_the_excel_twin_is_the_exact_file_with_formulas_disarmed(
    reader: Reader, tmp_path: Path
) -> None:
    page = reader.open(address({"place": ["331121"]}))
    settled(page)
    name, exact = downloaded(page)
    twin_name, twin = downloaded(page, "#gp-x-excel")
    for file, body in (("exact", exact), ("twin", twin)):
        (tmp_path / f"{file}.csv").write_bytes(body)
    one, other = (
        pd.read_csv(tmp_path / f"{file}.csv", dtype="string", keep_default_na=False, encoding=code)
        for file, code in (("exact", "utf-8"), ("twin", "utf-8-sig"))
    )

    assert name == "任务和举措_青田县_截至2021-04-30_308行.csv"
    assert twin_name == "任务和举措_青田县_截至2021-04-30_308行_Excel用.csv"
    assert not exact.startswith(b"\xef\xbb\xbf")
    assert twin.startswith(b'\xef\xbb\xbf"')
    assert exact.count(b"\r\n") == twin.count(b"\r\n") == 309
    pd.testing.assert_frame_equal(one.map(guarded), other)


def test_the_address_follows_and_the_back_button_leads_back(reader: Reader) -> None:
    page = reader.open("explorer/")
    assert counted(page) == 876
    page.locator("#gp-x-place").select_option("331121")
    expect(page).to_have_url(re.compile(r"\?place=331121$"))
    assert counted(page) == 308
    page.get_by_role("checkbox", name=re.compile("^已逾期（")).check()
    expect(page).to_have_url(re.compile(r"\?place=331121&late=1$"))
    assert counted(page) == 2
    assert page.locator("#gp-x-asked li").count() == 3
    page.locator("#gp-x-rows tbody a").first.click()
    page.wait_for_url("**/331121/2021-key/**")
    page.go_back()
    assert counted(page) == 2
    page.go_back()
    assert counted(page) == 308
    expect(page.locator("input[name=late]")).not_to_be_checked()
    page.go_back()
    assert counted(page) == 876
    assert page.locator("#gp-x-place").input_value() == ""
    page.go_forward()
    assert counted(page) == 308


def test_typing_is_one_step_back_and_marks_what_was_found(reader: Reader) -> None:
    page = reader.open("explorer/")
    settled(page)
    page.locator("#gp-x-q").press_sequentially("公交 开化", delay=120)
    expect(page).to_have_url(re.compile(r"\?q=" + quote("公交") + r"\+" + quote("开化")))
    assert counted(page) == 5
    assert set(page.locator("#gp-x-rows tbody mark").all_inner_texts()) == {"公交", "开化"}
    page.go_back()
    assert counted(page) == 876
    assert page.locator("#gp-x-q").input_value() == ""


def test_the_counts_of_the_facets_are_what_a_click_brings(reader: Reader) -> None:
    page = reader.open("explorer/?place=331121")
    settled(page)
    for name, key in (("derived", "done"), ("level", "measure"), ("role", "unspecified")):
        mark = page.locator(f"[data-count={name}][data-key={key}]")
        promised = int(mark.inner_text())
        box = page.locator(f"input[name={name}][value={key}]")
        box.check()
        assert counted(page) == promised > 0
        box.uncheck()
        settled(page)
    first = page.locator("#gp-x-orgs label").first
    promised = int(first.locator(".gp-count").inner_text())
    first.locator("input").check()
    assert counted(page) == promised > 0


def test_the_shorter_way_of_folding_folds_every_sign_alike(reader: Reader) -> None:
    page = reader.open("explorer/")
    settled(page)
    differing = page.evaluate("""async () => {
      await window.gpSearch.load();
      const found = [];
      for (let point = 1; point < 0x110000; point += 1) {
        const sign = point >= 0xd800 && point < 0xe000 ? "" : String.fromCodePoint(point);
        if (window.gpExplorer.quickly(sign, window.gpSearch.fold) !== window.gpSearch.fold(sign)) {
          found.push(point);
        }
      }
      return found;
    }""")

    assert differing == []


def test_organizations_are_found_by_a_part_of_their_name(reader: Reader) -> None:
    page = reader.open("explorer/")
    settled(page)
    page.locator("#gp-x-org").fill("水利")
    expect(page.locator("#gp-x-orgs label").first).to_contain_text("水利")
    page.locator("#gp-x-orgs input").first.check()

    assert "水利" in parse_qs(urlsplit(page.url).query)["org"][0]
    assert all("水利" in text for text in rows(page).all_inner_texts())


@pytest.mark.parametrize(("sort", "turned"), [("due", False), ("-due", True)])
def test_sorting_puts_what_has_no_value_last(reader: Reader, sort: str, turned: bool) -> None:
    page = reader.open("explorer/?place=330824&columns=due")
    settled(page)
    head = page.get_by_role("button", name=re.compile("^最后期限"))
    head.click()
    if turned:
        head.click()
    expect(page).to_have_url(re.compile(rf"&sort={sort}&"))
    settled(page)
    days = page.locator("#gp-x-rows tbody td").all_inner_texts()
    dated = [day for day in days if day[:1] == "2"]

    assert len(days) > len(dated) > 10
    assert days[: len(dated)] == sorted(dated, reverse=turned)
    assert head.locator("..").get_attribute("aria-sort") == (
        "descending" if turned else "ascending"
    )


def test_pages_of_fifty_and_columns_are_in_the_address(reader: Reader) -> None:
    page = reader.open("explorer/?place=331121&page=2")
    settled(page)
    assert rows(page).count() == 50
    first = rows(page).first.inner_text()
    page.get_by_role("link", name="下一页").click()
    expect(page).to_have_url(re.compile(r"&page=3$"))
    settled(page)
    assert rows(page).first.inner_text() != first
    page.locator("#gp-x-pages").get_by_role("link", name="第 7 页").click()
    settled(page)
    assert rows(page).count() == 308 - 300
    page.get_by_text("选择列").click()
    page.get_by_role("checkbox", name="推断规则").check()
    expect(page).to_have_url(re.compile(r"columns=[^&]*rule"))
    expect(page.locator("#gp-x-rows thead")).to_contain_text("推断规则")
    assert page.get_by_role("columnheader", name="官方状态").count() == 1
    assert page.get_by_role("columnheader", name="推断状态").count() == 1


def test_a_page_beyond_the_last_is_the_last(reader: Reader) -> None:
    page = reader.open("explorer/?place=330824&page=99")
    assert counted(page) == 39
    assert rows(page).count() == 39


def test_conditions_are_taken_away_one_by_one_or_all(reader: Reader) -> None:
    page = reader.open("explorer/?place=331121&q=没有这个词&level=task")
    assert counted(page) == 0
    page.locator("#gp-x-rows").get_by_role("button", name="清除全部条件").click()
    assert counted(page) == 876
    page.go_back()
    assert counted(page) == 0
    page.get_by_role("button", name="去掉条件：“没有这个词”").click()
    assert counted(page) == 85
    assert page.locator("#gp-x-q").input_value() == ""


def test_by_keyboard_alone(reader: Reader) -> None:
    page = reader.open("explorer/")
    settled(page)
    page.locator("#gp-x-q").focus()
    page.keyboard.type("公交")
    expect(page).to_have_url(re.compile("q="))
    settled(page)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "measure":
            break
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("level=measure"))
    settled(page)
    assert page.evaluate("document.activeElement.value") == "measure"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('gp-sort')"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("sort=task"))
    settled(page)
    assert page.evaluate("document.activeElement.classList.contains('gp-sort')")


def test_a_place_fetches_only_its_own(reader: Reader) -> None:
    page = reader.open("about/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace("about/", "explorer/?place=330305"))
    settled(page)
    texts = [url for url in asked if "/explorer/texts/" in url]

    assert len([url for url in asked if "/explorer/facts/" in url]) == 1
    assert len(texts) == 1
    assert "/texts/0.json" in texts[0]


def test_failure_says_what_to_do_and_a_retry_mends_it(reader: Reader) -> None:
    page = reader.open("about/")
    broken = True

    def answer(route: Route) -> None:
        if broken:
            route.abort()
        else:
            route.continue_()

    page.route("**/explorer/facts/*", answer)
    page.goto(page.url.replace("about/", "explorer/"))
    expect(page.locator("#gp-x-trouble")).to_contain_text("请检查网络")
    broken = False
    page.get_by_role("button", name="再试一次").click()

    assert counted(page) == 876
    expect(page.locator("#gp-x-trouble")).to_be_hidden()
    reader.complaints[:] = [one for one in reader.complaints if "ERR_FAILED" not in one]


def test_on_a_phone_rows_are_cards_and_conditions_fold(reader: Reader) -> None:
    page = reader.open("explorer/?place=331121", width=360)
    settled(page)
    fold_button = page.get_by_role("button", name="更多筛选条件")
    expect(page.locator("#gp-x-facets")).to_be_hidden()
    assert rows(page).first.evaluate("row => getComputedStyle(row).display") == "block"
    fold_button.click()
    expect(fold_button).to_have_attribute("aria-expanded", "true")
    page.get_by_role("checkbox", name=re.compile("^已逾期（")).check()
    assert counted(page) == 2
    assert findings(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360


def test_without_scripts_it_says_so_and_leads_on(reader: Reader) -> None:
    page = reader.open("explorer/", java_script_enabled=False)

    expect(page.locator("#gp-explorer")).to_be_hidden()
    expect(page.locator("noscript p").first).to_be_visible()
    expect(page.locator("noscript p").first).to_contain_text("需要浏览器允许运行脚本")
    for link in ("data/", "compare/", "331121/2021-key/"):
        expect(page.locator(f"noscript a[href$='{link}']").first).to_be_visible()
