"""Drawing: what is unsafe, double or missing stops; executors draw the same as one process."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from govpublish.errors import GovpublishError
from govpublish.site import draw
from govpublish.site.draw import Drawing, draw_site
from govpublish.site.shell import Shells, cut

WORDS = """
{%- macro meta(title, description, canonical) -%}
{{- title }}|{{ description }}|{{ canonical }}{%- endmacro -%}
{%- macro age(as_of, published_on) -%}{{ as_of or published_on or "?" }}{%- endmacro -%}
{%- macro status(key) -%}{%- endmacro -%}{%- macro derived(key) -%}{%- endmacro -%}
{%- macro period(name) -%}{%- endmacro -%}
{%- macro day(date) -%}{%- endmacro -%}
{%- set counted_line = "%s %s" -%}{%- set named_line = "%s %s" -%}
"""
NOTE = """
{%- block title %}{{ text }}{% endblock -%}
{%- block description %}{{ text }}{% endblock -%}
{%- block content %}<p>{{ base }}{{ text }}</p>{% endblock -%}
"""


@dataclass(frozen=True)
class Note:
    """The smallest page there is."""

    path: str
    facts: Mapping[str, Any] = field(default_factory=lambda: {"text": "文"})
    kind: str = "note"
    as_of: str | None = "2021-04-30"
    published_on: str | None = None
    date: str = "2021-05-01"
    listed: bool = True


@pytest.fixture
def drawing(tmp_path: Path) -> Drawing:
    """Three tiny templates and a shell."""
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "words.html.j2").write_text(WORDS, "utf-8")
    (templates / "parts.html.j2").write_text("", "utf-8")
    (templates / "note.html.j2").write_text(NOTE, "utf-8")
    shell = cut("<!--gp:title-->/<!--gp:meta-->/<!--gp:age-->/<!--gp:content-->")
    about = {"about/index.html": cut("<!--gp:age-->")}
    shells = Shells({"note": shell}, about, "站", "", "", "", "assets/gp-1")
    return Drawing(shells, {}, templates, tmp_path / "site")


def test_a_page_is_its_template_in_its_shell(drawing: Drawing) -> None:
    draw_site([Note("a/b/", {"text": "<云>"})], drawing)
    page = (drawing.into / "a/b/index.html").read_text("utf-8")
    assert page == "&lt;云&gt;/&lt;云&gt;|&lt;云&gt;|/2021-04-30/<p>../../&lt;云&gt;</p>"


def test_written_pages_tell_the_newest_date_there_is(drawing: Drawing) -> None:
    draw_site([Note("a/"), replace(Note("b/"), as_of="2022-01-31")], drawing)
    assert (drawing.into / "about/index.html").read_text("utf-8") == "2022-01-31"


@pytest.mark.parametrize(
    "path", ["../x/", "a/../x/", "/x/", "a//b/", "a/./b/", "a\\b/", "a\x00b/", "a\u202eb/"]
)
def test_an_address_that_leaves_its_folder_is_refused(drawing: Drawing, path: str) -> None:
    with pytest.raises(GovpublishError, match="页面地址不安全"):
        draw_site([Note(path)], drawing)


def test_a_name_too_long_for_a_folder_is_told_in_a_sentence(drawing: Drawing) -> None:
    draw_site([Note("局" * 85 + "/")], drawing)
    with pytest.raises(GovpublishError, match="页面地址过长"):
        draw_site([Note("局" * 86 + "/")], drawing)


def test_two_pages_at_one_address_are_refused(drawing: Drawing) -> None:
    with pytest.raises(GovpublishError, match="两个页面的地址相同:a/"):
        draw_site([Note("a/"), Note("a/")], drawing)


def test_hidden_signs_are_told_by_name(drawing: Drawing) -> None:
    draw_site([Note("a/", {"text": "a\x00b\u202ec\ud800\td"})], drawing)
    page = (drawing.into / "a/index.html").read_text("utf-8")
    assert page.startswith("a[U+0000]b[U+202E]c[U+D800]\td/")


def test_processes_draw_what_one_process_draws(
    drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draw, "BATCH", 3)
    pages = [Note(f"{number}/", {"text": f"第{number}页"}) for number in range(20)]
    draw_site(pages, drawing)
    other = replace(drawing, into=drawing.into.with_name("other"))
    with ProcessPoolExecutor(2) as pool:
        draw_site(pages, other, pool)
    assert _files(drawing.into) == _files(other.into)
    assert len(_files(other.into)) == 23  # and one written page, the sitemap, robots.txt


def test_no_more_pages_wait_than_a_few_batches(
    drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draw, "BATCH", 2)
    made: list[int] = []

    def pages() -> Iterator[Note]:
        for number in range(100):
            made.append(number)
            yield Note(f"{number}/")

    class Stubborn(ProcessPoolExecutor):
        """Says when it is handed work."""

        def submit(self, *args: Any, **kwargs: Any) -> Any:
            handed.append(len(made))
            return super().submit(*args, **kwargs)

    handed: list[int] = []
    with Stubborn(1) as pool:
        draw_site(pages(), drawing, pool)
    assert handed == [2 * n for n in range(1, 51)]


def test_an_error_in_a_process_is_told_here(drawing: Drawing) -> None:
    with ProcessPoolExecutor(1) as pool, pytest.raises(GovpublishError, match="不安全"):
        draw_site([Note("../x/")], drawing, pool)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
