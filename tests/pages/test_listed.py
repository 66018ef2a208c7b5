"""Numbered parts of a text: set one below the other, and not a sign of it is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govpublish.pages.listed import listed
from govpublish.site.draw import Drawing, environment
from govpublish.site.shell import Shells
from pages.conftest import ROOT
from pages.reading import Read

MARKS = [
    "(1)",
    "（2）",
    "①",
    "②",
    "③",
    "1.",
    "2.",
    "3、",
    "1．",
    "一是",
    "二是",
    "三、",
    "。",
    "；",
]
TEXTS = st.lists(
    st.sampled_from(
        [*MARKS, "完成", "1.5亿元", " ", "\n", "\t", "<b>", "&amp;", "\u3000", "{{ 1 }}"]
    )
).map("".join)


@given(TEXTS)
def test_put_together_again_it_is_the_text(text: str) -> None:
    found = listed(text)

    assert found.head + "".join(found.items) == text
    assert len(found.items) != 1
    assert all(found.items)


@pytest.fixture(scope="module")
def verbatim() -> object:
    """The macro that draws a text."""
    shells = Shells({}, {}, "站", "", "", "", "assets/gp-1")
    pen = environment(Drawing(shells, {}, ROOT / "templates", ROOT))
    return pen.globals["parts"].verbatim  # type: ignore[attr-defined]


@given(text=TEXTS)
def test_drawn_its_words_are_the_record_s(verbatim: object, text: str) -> None:
    page = Read()
    page.feed(str(verbatim("", listed(text), ())))  # type: ignore[operator]
    page.close()

    assert page.text == text


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("已开工。(1)大坝。(2)移民。", ["(1)大坝。", "(2)移民。"]),
        ("①大坝1.5米。②移民。", ["①大坝1.5米。", "②移民。"]),
        ("1.大坝。\n2．移民。\n4、公路。", ["1.大坝。\n", "2．移民。\n", "4、公路。"]),
        ("一是大坝。二是移民:1.甲;2.乙。", ["一是大坝。", "二是移民:1.甲;2.乙。"]),
        ("建设1、2、3号楼。", []),
        ("投资1.5亿元,完成2.3亿元。", []),
        ("统一是好的。二是移民。", []),
        ("只有(1)大坝。", []),
        ("先(3)后(2)。", []),
        ("见(1)、见(2)。", []),
    ],
)
def test_a_list_is_what_runs_from_one(text: str, items: list[str]) -> None:
    assert list(listed(text).items) == items
