"""Citations: every form names the task, the data and its date; no title breaks an entry."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from govpublish import bibtex
from govpublish.pages import citing, labels, task
from govpublish.pages.lookups import Lookups
from govpublish.pages.plans import plan
from govpublish.schema import Schema
from govpublish.site.draw import Drawing, draw_site
from govpublish.site.shell import Shells
from pages.conftest import ROOT
from pages.reading import read
from pages.yunshan import KEY


def test_every_form_names_task_data_and_date(found: Lookups) -> None:
    cited = citing.of_task(found, plan(found, KEY), found.tasks[f"{KEY}.1"])
    assert cited.plain.startswith(
        "云山县《2021年重点工作》第1项，载《云山县2021年重点工作三季度完成情况》，"
        "云山县人民政府办公室，2021-11-02；"
    )
    for form in cited:
        assert "版本 0.1.0" in form or "version = {0.1.0}" in form
        assert "2021-11-02" in form
    assert "[DS/OL]. (2021-11-02)[引用日期]. " in cited.standard
    assert cited.bibtex.startswith(f"@misc{{{KEY}.1,\n")


def test_what_has_no_title_is_called_by_its_period(found: Lookups) -> None:
    promises = plan(found, "990101-2021-livelihood")
    cited = citing.of_task(found, promises, found.tasks["990101-2021-livelihood.1"])
    assert "载2021年文件（原文没有标题）；" in cited.plain


@given(st.text())
def test_no_sign_of_a_title_is_a_command(text: str) -> None:
    entry = bibtex.entry("misc", "key", {"title": bibtex.text(text), "note": None})
    bare = entry.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")
    assert "note" not in entry
    assert len(entry.splitlines()) == 2 + bool(text.split())
    for sign in "#$%&_":
        assert entry.count(sign) == entry.count("\\" + sign)


def test_with_an_address_every_form_ends_with_it(
    found: Lookups, schema: Schema, shells: tuple[Shells, Path], tmp_path: Path
) -> None:
    made = replace(shells[0], site_url="https://example.org/a/", report_mail="a@example.org")
    drawing = Drawing(made, labels(schema), ROOT / "templates", tmp_path)
    draw_site(task.pages(found), drawing)
    page = read(tmp_path / "990101/2021-key/1/index.html")
    address = "https://example.org/a/990101/2021-key/1/"
    assert f"，{address}。" in page.text
    assert f"[引用日期]. {address}." in page.text
    assert f"  url = {{{address}}},\n}}" in page.text
    mails = [link for link in page.addresses if link.startswith("mailto:")]
    assert len(mails) == 1 and mails[0].startswith("mailto:a@example.org?subject=990101-2021-key.1")


def test_without_an_address_the_id_stands_there(toy_site: Path) -> None:
    page = read(toy_site / "990101/2021-key/1/index.html")
    assert f"，{KEY}.1。" in page.text
    assert "url = {" not in page.text
