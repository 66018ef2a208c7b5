"""The frame: everything in it by keyboard, nothing moves, and it fits where it must."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from support.reader import Reader

TASK = "331121/2021-key/12/"
FOCUSED = "document.activeElement.textContent.trim() || document.activeElement.id"
OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
SCHEME = "document.body.getAttribute('data-md-color-scheme')"
UNNAMED = """() => {
  const names = Array.from(document.querySelectorAll("nav, form, aside, [role=region]"))
    .map((one) => [one, ["label", "labelledby"].map((by) => one.getAttribute(`aria-${by}`))])
    .map(([one, said]) => [one.tagName, said[0] || said[1]]);
  return names.filter(([tag, name], at) => (!name && tag === "NAV")
    || names.findIndex(([other, same]) => other === tag && same === name) !== at);
}"""
RING = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
}"""


def test_the_first_stop_of_the_keyboard_leads_to_the_text(reader: Reader) -> None:
    page = reader.open(TASK)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "跳到正文"
    assert page.locator(".gp-skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "gp-main"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stop_of_the_keyboard_can_be_seen(reader: Reader, width: int, scheme: str) -> None:
    page = reader.open(TASK, width=width, color_scheme=scheme)
    for _ in range(16):
        page.keyboard.press("Tab")
        assert page.evaluate(RING), page.evaluate(FOCUSED)
        assert page.locator(":focus").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_of_a_phone_opens_by_keyboard(reader: Reader, scripts: bool) -> None:
    page = reader.open(TASK, width=360, java_script_enabled=scripts)
    menu = page.locator(".gp-menu summary")
    links = page.get_by_role("navigation", name="菜单").get_by_role("link")
    assert not links.count()
    menu.press("Enter")
    assert links.count() >= 9
    assert links.last.is_visible()
    if scripts:
        page.keyboard.press("Escape")
        assert not links.count()
        assert menu.evaluate("one => one === document.activeElement")


def test_the_menu_closes_when_the_reader_goes_elsewhere(reader: Reader) -> None:
    page = reader.open(TASK, width=360)
    page.locator(".gp-menu summary").click()
    page.mouse.click(180, 790)
    assert page.locator(".gp-menu[open]").count() == 0


def test_colours_are_chosen_by_keyboard_and_kept(reader: Reader) -> None:
    page = reader.open(TASK)
    button = page.get_by_role("button", name="深色显示")
    assert button.get_attribute("aria-pressed") == "false"
    button.press("Space")
    assert (page.evaluate(SCHEME), button.get_attribute("aria-pressed")) == ("slate", "true")
    page.reload()
    assert (page.evaluate(SCHEME), button.get_attribute("aria-pressed")) == ("slate", "true")


def test_colours_follow_the_system_until_chosen(reader: Reader) -> None:
    page = reader.open(TASK, color_scheme="dark")
    assert page.evaluate(SCHEME) == "slate"
    page.emulate_media(color_scheme="light")
    page.wait_for_function(f"{SCHEME} === 'default'")


def test_without_scripts_no_button_is_shown_that_would_do_nothing(reader: Reader) -> None:
    page = reader.open(TASK, java_script_enabled=False)
    assert not page.locator(".gp-colours").is_visible()
    assert page.locator(".gp-foot__nav a").count() >= 9


def test_landmarks_of_one_kind_have_names_of_their_own(reader: Reader, address: str) -> None:
    assert reader.open(address).evaluate(UNNAMED) == []


@pytest.mark.parametrize("zoom", ["page", "letters"])
def test_twice_as_large_loses_nothing(reader: Reader, zoom: str) -> None:
    options = {"width": 640, "device_scale_factor": 2} if zoom == "page" else {"width": 1280}
    page = reader.open(TASK, **options)  # type: ignore[arg-type]
    if zoom == "letters":
        page.evaluate("document.documentElement.style.setProperty('font-size', '250%')")
    assert page.evaluate(OVERFLOW) == 0
    assert_inside(page, ".gp-name, .gp-header .gp-search, .gp-colours")


@pytest.mark.parametrize("width", [320, 360, 719, 720, 1280])
def test_the_header_fits(reader: Reader, width: int) -> None:
    page = reader.open(TASK, width=width)
    assert page.evaluate(OVERFLOW) == 0
    assert_inside(page, ".gp-name, .gp-header .gp-search, .gp-colours")
    for target in page.locator("header a:visible, header button:visible, summary:visible").all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24, target.inner_text()


def test_on_paper_it_says_whose_it_is_and_where_it_was(reader: Reader) -> None:
    page = reader.open(TASK)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.get_by_text("本站不是政府网站").first.is_visible()
    assert page.locator(".gp-foot__address").inner_text().endswith(TASK)
    for part in (".gp-tabs", ".gp-header .gp-search", ".gp-colours", ".gp-foot__nav", ".gp-menu"):
        assert not page.locator(part).is_visible(), part


def assert_inside(page: Page, parts: str) -> None:
    """Nothing of these lies beyond the screen or over another of them."""
    boxes = [box for one in page.locator(parts).all() if (box := one.bounding_box())]
    assert len(boxes) == 3
    for at, one in enumerate(boxes):
        assert one["x"] >= 0
        for other in boxes[at + 1 :]:
            apart = (
                one["x"] + one["width"] <= other["x"] + 1
                or other["x"] + other["width"] <= one["x"] + 1
                or one["y"] + one["height"] <= other["y"] + 1
                or other["y"] + other["height"] <= one["y"] + 1
            )
            assert apart, (one, other)
