"""The reference under docs/ says what the code says."""

import pytest

import reference

PAGES = reference.pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page_is_as_the_code_says(name: str) -> None:
    written = (reference.FOLDER / name).read_text("utf-8")
    assert written == PAGES[name], "run scripts/reference.py and commit what it wrote"


def test_no_page_is_left_over() -> None:
    assert {path.name for path in reference.FOLDER.glob("*.md")} == set(PAGES)


def test_every_key_and_meaning_is_explained() -> None:
    text = PAGES["source-yml.md"]
    assert "|  |\n" not in text.replace("|  | ", "")
    assert set(reference._MEANINGS) == set(reference.Meaning)
