"""A copy that somebody tampered with is found out, and the right question finds it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from govpublish.exports.archive import MANIFEST, SUMS
from govpublish.releases.verify import Finding, verify
from govpublish.releases.verify.copies import opened
from govpublish.releases.verify.files import NAME as FILES
from govpublish.releases.verify.files import problems
from support.commands import govpublish
from verify.tampering import Files, mended, packed, unpacked, with_text, without_last_row

Change = Callable[[Files], Files]
SOURCE = "inputs/sources/990101-yunshan/2021-04/source.txt"
SPEC = "inputs/sources/990101-yunshan/2021-04/source.yml"
EXPECTED = "inputs/sources/990101-yunshan/2021-04/expected.jsonl"
OTHER = "inputs/sources/990101-yunshan/2022-Q3/source.txt"


def swapped(files: Files) -> Files:
    """One document in the place of another."""
    return files | {SOURCE: files[OTHER]}


def a_byte(files: Files) -> Files:
    return files | {"README.txt": files["README.txt"][:-2] + b"?\n"}


def gone(name: str) -> Change:
    return lambda files: {one: data for one, data in files.items() if one != name}


PLAIN: dict[str, tuple[Change, str]] = {
    "a byte of a paper": (a_byte, FILES),
    "a byte of a document": (with_text(SOURCE, "新建茶园500亩", "新建茶园600亩"), "原文"),
    "a row gone": (without_last_row("tasks.csv"), "重建"),
    "an excerpt edited": (with_text("evidence.csv", "新增公交车6辆", "新增公交车9辆"), "摘录"),
    "a status forged": (with_text("assessments.csv", ",under_way,R7.1,6", ",done,R1.1,6"), "状态"),
    "an official status forged": (with_text("assessments.csv", ",slow,", ",done,"), "状态"),
    "an extra file": (lambda files: files | {"extra.csv": b"a\r\n"}, FILES),
    "a needless file": (lambda files: files | {"inputs/sources/x.txt": b"x"}, FILES),
    "a document swapped": (swapped, "原文"),
    "a file gone": (gone("measures.csv"), FILES),
    "a document gone": (gone(SOURCE), "原文"),
    "a total edited": (with_text("reconciliation.csv", ",2,2,0,equal", ",3,3,0,equal"), "总数"),
    "a promise reworded": (with_text("measures.csv", "新建茶园500亩", "新建茶园50亩"), "摘录"),
    "a key astray": (
        with_text("measures.csv", ",990101-2021-key.1,", ",990101-2021-key.9,"), "结构",
    ),
    "a value out of its list": (with_text("measures.csv", ",month,", ",someday,"), "结构"),
    "a due date moved": (with_text("measures.csv", "2021-09-30", "2021-10-30"), "重建"),
    "what is declared edited": (with_text(SPEC, "layout: tabs", "layout: pipes"), "重建"),
    "the nested JSON edited": (with_text("plans/990101-2021-key.json", "500", "700"), "重建"),
    "the schema loosened": (
        with_text("inputs/schema/tables/tasks.yml", "primaryKey: [task_id]", ""), "结构",
    ),
    "the version in the manifest": (with_text(MANIFEST, "0.0.0+unreleased", "9.9.9"), "重建"),
    "the sums gone": (gone(SUMS), FILES),
    "the manifest gone": (gone(MANIFEST), FILES),
    "the manifest no JSON": (lambda files: files | {MANIFEST: b"[" * 100_000}, FILES),
    "the document and its acceptance": (
        lambda files: with_text(EXPECTED, "新建茶园500亩", "新建茶园600亩")(
            with_text(SOURCE, "新建茶园500亩", "新建茶园600亩")(files)
        ),
        "原文",
    ),
}  # fmt: skip
NOT_MENDED = ("an extra file", "the sums gone", "the manifest", "a file gone", "a byte of a paper")
"""What is no fault any more when the lists are written anew, or cannot be written anew."""
MENDED = {name: how for name, how in PLAIN.items() if not name.startswith(NOT_MENDED)}


def answers(findings: list[Finding]) -> dict[str, bool | None]:
    return {one.name: one.holds for one in findings}


def test_an_untouched_copy_holds(published: Path, tmp_path: Path) -> None:
    (archive,) = published.glob("*.zip")
    for place in (published, archive):
        found = verify(place)
        assert " ".join(one.name for one in found) == "文件 结构 原文 摘录 总数 状态 重建"
        assert all(one.holds for one in found), found
    again = packed(unpacked(archive), tmp_path / "packed-again.zip")
    assert all(one.holds for one in verify(again)), "it may be packed by others"
    unfolded = tmp_path / "unfolded"
    shutil.unpack_archive(archive, unfolded)
    assert all(one.holds for one in verify(unfolded)), "and unpacked"


def test_a_list_tells_of_every_change(published: Path, tmp_path: Path) -> None:
    (archive,) = published.glob("*.zip")
    files = unpacked(archive)
    for name, (change, _) in PLAIN.items():
        changed = change(files)
        assert changed != files, name
        with opened(packed(changed, tmp_path / "tampered.zip")) as copy:
            assert list(problems(copy)), name


@pytest.mark.parametrize("name", sorted(PLAIN.keys() - MENDED.keys()))
def test_found(published: Path, tmp_path: Path, name: str) -> None:
    change, question = PLAIN[name]
    (archive,) = published.glob("*.zip")
    found = verify(packed(change(unpacked(archive)), tmp_path / "tampered.zip"))
    assert answers(found)[FILES] is False
    assert answers(found)[question] is False, found


@pytest.mark.parametrize("name", MENDED)
def test_found_even_with_every_checksum_mended(published: Path, tmp_path: Path, name: str) -> None:
    change, question = PLAIN[name]
    (archive,) = published.glob("*.zip")
    found = verify(packed(mended(change(unpacked(archive))), tmp_path / "mended.zip"))
    told = answers(found)
    assert told[question] is False, found
    assert told[FILES] is (question != FILES), found
    assert any(one.places for one in found if one.name == question), "and says where"


def test_a_paper_is_made_anew_too(published: Path, tmp_path: Path) -> None:
    (archive,) = published.glob("*.zip")
    found = verify(packed(mended(a_byte(unpacked(archive))), tmp_path / "mended.zip"))
    assert answers(found)["重建"] is False


def test_a_file_that_nothing_makes_is_told_though_it_is_listed(
    published: Path, tmp_path: Path
) -> None:
    (archive,) = published.glob("*.zip")
    files = mended(unpacked(archive) | {"extra.csv": b"a\r\n"})
    assert answers(verify(packed(files, tmp_path / "x.zip")))["重建"] is False


@pytest.mark.parametrize(
    "name",
    ["tasks.csv", "govpublish.sqlite", "index.json", "parquet/tasks.parquet"],
)
def test_a_file_of_the_folder_of_downloads(published: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "data"
    shutil.copytree(published, folder)
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data.replace(b"a", b"b", 1))
    found = verify(folder)
    wrong = [one for one in found if one.holds is False]
    assert wrong
    assert name in str([one.places for one in wrong])


def test_an_extra_file_and_a_link_in_the_folder(published: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(published, folder)
    (folder / "more.csv").write_text("a\n", "utf-8")
    (folder / "link.csv").symlink_to("/etc/hostname")
    (files, *others) = verify(folder)
    assert files.holds is False
    assert "more.csv" in str(files.places)
    assert "link.csv:是符号链接" in files.places
    assert all(one.holds for one in others[:-1])


def test_another_program_cannot_tell(published: Path, tmp_path: Path) -> None:
    """A difference from what another program made is neither true nor false; the rest is."""
    (archive,) = published.glob("*.zip")
    changed = with_text("assessments.csv", ",under_way,R7.1,6", ",not_reported,R6.1,")
    files = mended(changed(unpacked(archive)))
    manifest = files[MANIFEST].decode()
    start = manifest.index('"sha256": "', manifest.index('"program"')) + len('"sha256": "')
    files[MANIFEST] = (manifest[:start] + "0" * 64 + manifest[start + 64 :]).encode()
    other = packed(mended(files), tmp_path / "other.zip")
    told = answers(verify(other))
    assert told["状态"] is None
    assert told["重建"] is None
    assert told["文件"] is True
    outcome = govpublish("verify", other)
    assert outcome.code == 3
    assert "未能核对" in outcome.out


def test_the_command_says_it_in_words(published: Path, tmp_path: Path) -> None:
    (archive,) = published.glob("*.zip")
    good = govpublish("verify", archive)
    assert good.code == 0
    assert "全部成立。" in good.out
    assert "releases/versions.json" in good.out
    bad = packed(PLAIN["a status forged"][0](unpacked(archive)), tmp_path / "bad.zip")
    outcome = govpublish("verify", bad)
    assert outcome.code == 1
    assert "状态 不成立" in outcome.out
    assert "990101-2021-key.1.1@2021-04" in outcome.out
    assert "为“done”,由原文得出“under_way”" in outcome.out
    as_json = govpublish("verify", bad, "--json")
    assert '"holds": false' in as_json.out


def test_nothing_to_verify(tmp_path: Path) -> None:
    outcome = govpublish("verify", tmp_path / "nowhere")
    assert outcome.code == 1
    assert "没有这个文件夹或压缩包" in outcome.err
    empty = tmp_path / "empty"
    empty.mkdir()
    assert False in answers(verify(empty)).values()
