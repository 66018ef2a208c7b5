"""A document that changes under a correction stops everything, and says which correction."""

from __future__ import annotations

from pathlib import Path

import pytest

from govpublish.errors import GovpublishError
from support import toy
from support.commands import govpublish


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return toy.project(tmp_path / "project", "2021-04")


def change(root: Path, old: str, new: str) -> Path:
    """Another text in the document; its folder."""
    folder = toy.folder(root, "2021-04")
    document = folder / "source.txt"
    text = document.read_text("utf-8")
    assert old in text
    document.write_text(text.replace(old, new), "utf-8")
    return folder


def test_a_changed_document_is_accepted_anew_or_nothing_is_made(root: Path) -> None:
    folder = change(root, "完成120亩", "完成130亩")
    for command in ("check", "release"):
        outcome = govpublish(command, "--root", root)
        assert outcome.code == 1
        assert "原文与验收时不同" in outcome.err
        assert f"govpublish accept {folder}" in outcome.err
    accepted = govpublish("accept", folder, "--root", root)
    assert "完成120亩。” → “完成130亩。" in accepted.out, "the difference is shown"
    assert govpublish("check", "--root", root).code == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [("\t\t建设局", "\t建设局\t"), ("\n5\t", "\n\n\n5\t"), ("\t\t建设局", "\t\t建设局\t\t建设局")],
    ids=["mended by the publisher", "moved to another line", "there twice"],
)
def test_a_correction_whose_quotation_is_gone_stops(root: Path, old: str, new: str) -> None:
    folder = change(root, old, new)
    before = (folder / "expected.jsonl").read_bytes()
    outcome = govpublish("accept", folder, "--root", root)
    assert outcome.code == 1
    assert "source.yml:corrections:" in outcome.err
    assert "不再有(或不止一处)所引的文字“建设局”" in outcome.err
    assert "请重新核对这条更正" in outcome.err
    assert (folder / "expected.jsonl").read_bytes() == before
    with pytest.raises(GovpublishError):
        toy.edition(root)
