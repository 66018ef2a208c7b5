"""The new site takes the place of the old one at once, or not at all; nothing else is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from govpublish.errors import GovpublishError
from govpublish.site import swap
from support.building import contents


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that stands."""
    folder = tmp_path / "public" / "site"
    (folder / "990101").mkdir(parents=True)
    (folder / "index.html").write_text("旧", "utf-8")
    (folder / "404.html").write_text("旧", "utf-8")
    (folder / "990101" / "index.html").write_text("旧县", "utf-8")
    return folder


def publish(site: Path, text: str = "新") -> None:
    """Put a new site of one page in its place."""
    with swap.replacing(site) as new:
        (new / "index.html").write_text(text, "utf-8")
        (new / "404.html").write_text(text, "utf-8")


def beside(site: Path) -> set[str]:
    """What lies in the folder above the site, but for the lock."""
    return {path.name for path in site.parent.iterdir()} - {f".{site.name}.lock"}


def test_the_new_site_replaces_all_of_the_old_one(site: Path) -> None:
    publish(site)
    assert set(contents(site)) == {"index.html", "404.html"}
    assert (site / "index.html").read_text("utf-8") == "新"
    assert beside(site) == {"site"}


def test_a_first_site_needs_no_folder(tmp_path: Path) -> None:
    publish(tmp_path / "deep" / "down" / "site")
    assert (tmp_path / "deep" / "down" / "site" / "index.html").is_file()


@pytest.mark.parametrize("exchange", [True, False])
def test_with_and_without_an_exchange_in_one_step(
    site: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(swap, "_exchange", lambda *_folders: False)
    publish(site, "一")
    publish(site, "二")
    assert (site / "index.html").read_text("utf-8") == "二"
    assert set(contents(site)) == {"index.html", "404.html"}
    assert beside(site) == {"site"}


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_goes_wrong_the_old_site_stands(site: Path, error: type[BaseException]) -> None:
    before = contents(site)
    with pytest.raises(error), swap.replacing(site) as new:
        (new / "index.html").write_text("half", "utf-8")
        raise error
    assert contents(site) == before
    assert beside(site) == {"site"}


def test_the_site_can_be_read_by_a_web_server(site: Path) -> None:
    publish(site)
    assert site.stat().st_mode & 0o055 == 0o055


def test_two_builds_do_not_write_one_site(site: Path) -> None:
    with swap.replacing(site) as first:
        (first / "index.html").write_text("先", "utf-8")
        with pytest.raises(GovpublishError, match="site"), swap.replacing(site):
            pass
    assert (site / "index.html").read_text("utf-8") == "先"


def test_what_killed_builds_left_is_cleared(site: Path) -> None:
    with pytest.raises(ValueError), swap.replacing(site) as new:
        left = new.with_name(new.name[:-2] + "zz")
        left.mkdir()
        (left / "index.html").write_text("half", "utf-8")
        raise ValueError
    assert left.exists()
    publish(site)
    assert beside(site) == {"site"}


def test_a_site_that_a_killed_build_had_moved_away_comes_back(site: Path) -> None:
    before = contents(site)
    site.rename(site.with_name(".site.before"))
    with pytest.raises(ValueError), swap.replacing(site):
        raise ValueError
    assert contents(site) == before


def test_folders_of_other_people_are_left_alone(site: Path) -> None:
    """`--site ~/local` must not clear away `~/.local-notes`."""
    notes = site.with_name(".site-notes")
    notes.mkdir()
    (notes / "diary.txt").write_text("mine", "utf-8")
    publish(site)
    assert (notes / "diary.txt").read_text("utf-8") == "mine"


def test_a_name_with_signs_of_patterns_is_only_a_name(tmp_path: Path) -> None:
    other = tmp_path / ".site1-notes"
    other.mkdir()
    site = tmp_path / "site[1]"
    publish(site)
    publish(site)
    assert other.is_dir()
    assert (site / "index.html").is_file()


@pytest.mark.parametrize("what", ["file", "link", "dangling"])
def test_what_is_no_folder_is_refused(tmp_path: Path, what: str) -> None:
    place = tmp_path / "site"
    target = tmp_path / "target"
    if what == "file":
        place.write_text("mine", "utf-8")
    else:
        if what == "link":
            target.mkdir()
        place.symlink_to(target)
    begun = False
    with pytest.raises(GovpublishError, match="site"), swap.replacing(place) as new:
        begun = True
        (new / "index.html").write_text("新", "utf-8")
    assert place.is_symlink() or place.read_text("utf-8") == "mine"
    assert not begun, "told before anything is built"


def test_a_folder_that_is_no_site_is_not_replaced(tmp_path: Path) -> None:
    """A folder of other files (the project itself, a home) is never taken for a site."""
    place = tmp_path / "project"
    (place / "data").mkdir(parents=True)
    (place / "pyproject.toml").write_text("[project]", "utf-8")
    before = contents(place)
    with pytest.raises(GovpublishError, match="project"):
        publish(place)
    assert contents(place) == before


def test_an_empty_folder_may_become_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_relative_place_is_that_of_the_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    with swap.replacing(Path("site")) as new:
        os.chdir(tmp_path / "elsewhere")
        (new / "index.html").write_text("新", "utf-8")
    assert (tmp_path / "site" / "index.html").is_file()
