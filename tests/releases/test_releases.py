"""A second release after a change has the right version, delta and words."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from govpublish import archives, pipeline
from govpublish.archives import Release
from govpublish.errors import GovpublishError, SourceSpecError
from govpublish.releases.verify import verify
from support import toy
from support.commands import govpublish

Run = Callable[..., str]


def newest(root: Path) -> Release:
    return archives.read(root)[0]


def delta(root: Path) -> list[dict[str, str]]:
    release = newest(root)
    file = release.file("changes.csv")
    assert file is not None
    text = archives.file_bytes(root, file).decode()
    return list(csv.DictReader(text.splitlines()))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def add(root: Path, period: str) -> None:
    held = toy.TOY / "data" / "sources" / toy.COUNTY / period
    shutil.copytree(held, toy.folder(root, period))


def test_the_first_release(first: Path) -> None:
    release = newest(first)
    assert (release.version, release.previous, release.date) == ("1.0.0", None, "2021-04-30")
    assert release.notes[0].title == "首次发布"
    assert toy.edition(first).version == "1.0.0"
    outcome = govpublish("release", "--root", first)
    assert outcome.code == 1
    assert "没有什么可发布的" in outcome.err


def test_a_new_report_is_a_minor_version(root: Path, release: Run) -> None:
    add(root, "2022-Q3")
    toy.accept(root)
    assert toy.edition(root).version == "1.0.0+unreleased"
    said = release()
    assert "版本 1.1.0(上一版 1.0.0)" in said
    assert "990101-2022-Q3 云山县2022年三季度督查通报" in said
    assert "更正" not in said
    assert "errata" not in said
    rows = delta(root)
    assert {row["action"] for row in rows} <= {"ADD", "MOD"}
    assert {row["cause"] for row in rows} == {"new_report"}
    added = {row["record"] for row in rows if row["table"] == "tasks"}
    assert added == {
        row["task_id"]
        for row in toy.edition(root).dataset.rows("tasks")
        if row["source_id"] == "990101-2022-Q3"
    }
    task = next(row for row in rows if row["table"] == "tasks")
    assert json.loads(task["new"])["task_id"] == task["record"]
    assert toy.edition(root).version == "1.1.0"


def test_a_document_edited_is_a_patch(root: Path, release: Run) -> None:
    edit(toy.folder(root, "2021-04") / "source.txt", "完成120亩", "完成130亩")
    said = release()
    assert "版本 1.0.1" in said or "版本 1.1.0" in said
    rows = [row for row in delta(root) if row["table"] == "progress"]
    (row,) = rows
    assert (row["action"], row["field"], row["cause"]) == ("MOD", "text", "source_edited")
    assert (row["old"], row["new"]) == ("完成120亩。", "完成130亩。")
    assert row["source_id"] == "990101-2021-04"
    assert "更正:以前公布的值有改动" in said
    assert "“完成120亩。” → “完成130亩。”(原文件有变动)" in said
    assert "errata.yml 写明" not in said, "the government's edit is no mistake of ours"


def test_a_corrected_reading_proposes_an_erratum(root: Path, release: Run) -> None:
    spec = toy.folder(root, "2021-04") / "source.yml"
    edit(spec, "name: 2021年重点工作", "name: 2021年重点工作任务")
    said = release()
    assert "版本 1.0.1" in said
    rows = delta(root)
    assert {(row["table"], row["field"], row["cause"]) for row in rows} == {
        ("plans", "name", "correction")
    }
    assert "改正了对文件的读法" in said
    assert "    table: plans" in said
    assert "    fixed_in: 1.0.1" in said
    lines = said.splitlines()
    start = lines.index("  - id: 1-0-1-1")
    proposed = "\n".join(lines[start : start + 11])
    proposed = proposed.replace("哪一天发现的", "2024-05-01")
    (root / "data" / "errata.yml").write_text(f"errata:\n{proposed}\n", "utf-8")
    assert toy.edition(root).errata[0].fixed_in == "1.0.1", "what is proposed can be pasted"


def test_a_word_list_changed_is_a_rule_changed(root: Path, release: Run) -> None:
    words = root / "data" / "vocabulary" / "completion.yml"
    edit(words, "finished: [", "finished: [完成招标, ")
    said = release("--on", "2024-05-01")
    rows = delta(root)
    assert rows
    assert {row["cause"] for row in rows} == {"rule_changed"}
    assert any(row["field"] == "derived_status" for row in rows)
    assert "规则或词表有修订" in said
    assert newest(root).released_on == "2024-05-01"


def test_another_program_is_the_cause_of_the_rest(
    root: Path, release: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if a better parser had read the same bytes, described in the same words, otherwise."""
    path = root / "data" / "releases" / "1.0.0.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["program"]["sha256"] = "0" * 64
    path.write_text(json.dumps(manifest), "utf-8")
    from govpublish import assembly  # noqa: PLC0415

    real = assembly.together

    def better(*given: object) -> object:
        dataset, readings = real(*given)  # type: ignore[arg-type]
        table = dataset.tables["plans"]
        at = table.columns.index("kind")
        values = tuple((*row[:at], "livelihood", *row[at + 1 :]) for row in table.values)
        table = type(table)(table.columns, values)
        return type(dataset)({**dataset.tables, "plans": table}), readings

    monkeypatch.setattr(assembly, "together", better)
    from govpublish.releases import release as releasing  # noqa: PLC0415

    with releasing.temporary() as folder:
        made = releasing.draft(root, toy.edition(root), Path(folder))
    assert made.version == "1.0.1"
    assert {(one.table, one.field, one.cause) for one in made.changes} == {
        ("plans", "kind", "parser_improved")
    }


def test_only_notes_changed(root: Path, release: Run) -> None:
    spec = toy.folder(root, "2021-04") / "source.yml"
    spec.write_text(spec.read_text("utf-8") + "# 一句说明\n", "utf-8")
    assert "版本 1.0.1" in release()
    assert not delta(root)


def test_a_field_that_goes_is_a_major_version(root: Path) -> None:
    from govpublish.releases import version  # noqa: PLC0415
    from govpublish.releases.snapshot import of_release  # noqa: PLC0415

    old = of_release(root, newest(root))
    fields = old.schemas["tasks"]["fields"]
    without = {**old.schemas["tasks"], "fields": fields[:-1]}
    new = type(old)(old.tables, {**old.schemas, "tasks": without}, old.inputs, old.program)
    assert version.following("1.4.2", (), old, new) == "2.0.0"
    assert version.following("1.4.2", (), new, old) == "1.5.0"
    retyped = [{**fields[0], "type": "integer"}, *fields[1:]]
    other = {**old.schemas["tasks"], "fields": retyped}
    new = type(old)(old.tables, {**old.schemas, "tasks": other}, old.inputs, old.program)
    assert version.following("1.4.2", (), old, new) == "2.0.0"
    assert version.following("1.4.2", (), old, old) == "1.4.3"


def test_ids_that_vanish_stop_the_release(root: Path, release: Run) -> None:
    source = toy.folder(root, "2021-04")
    edit(source / "source.txt", "5\t改善人居环境", "6\t改善人居环境")
    toy.accept(root)
    outcome = govpublish("release", "--root", root)
    assert outcome.code == 1
    assert "redirects.yml" in outcome.err
    assert "990101-2021-key.5" in outcome.err
    assert len(archives.read(root)) == 1
    (root / "data" / "redirects.yml").write_text(
        "moved:\n  - {kind: task, old: 990101-2021-key.5, new: 990101-2021-key.6, "
        "was: 改善人居环境, since: 2021-05-01, why: 原文改了序号}\n",
        "utf-8",
    )
    said = release()
    assert "版本 1.1.0" in said
    assert "不再存在的网址" in said


def test_nothing_is_released_of_what_nobody_accepted(root: Path) -> None:
    edit(toy.folder(root, "2021-04") / "source.yml", "name: 2021年重点", "name: 重点")
    outcome = govpublish("release", "--root", root)
    assert outcome.code == 1
    assert "验收" in outcome.err
    assert len(archives.read(root)) == 1


def test_check_writes_nothing(root: Path, release: Run) -> None:
    add(root, "2022-Q3")
    before = sorted(root.rglob("data/releases/**/*"))
    assert "这是预览,没有写入。" in release("--check")
    assert sorted(root.rglob("data/releases/**/*")) == before


def test_the_same_release_twice_is_the_same(root: Path, tmp_path: Path, release: Run) -> None:
    add(root, "2022-Q3")
    toy.accept(root)
    other = tmp_path / "elsewhere"
    shutil.copytree(root, other, symlinks=True)
    for place in (root, other):
        assert govpublish("release", "--root", place).code == 0
    held = {
        path.relative_to(root): path.read_bytes()
        for path in sorted((root / "data" / "releases").rglob("*"))
        if path.is_file()
    }
    assert held == {
        path.relative_to(other): path.read_bytes()
        for path in sorted((other / "data" / "releases").rglob("*"))
        if path.is_file()
    }


def test_every_release_is_restored_and_verifies(root: Path, tmp_path: Path, release: Run) -> None:
    """From a fresh clone: only what lies in data/ is there."""
    add(root, "2022-Q3")
    release()
    into = tmp_path / "releases"
    releases = archives.read(root)
    archives.restore(root, releases, into)
    names = {path.name for path in into.iterdir()}
    assert names == {"1.0.0", "1.1.0", "latest", "latest.json", "versions.json"}
    listed = json.loads((into / "versions.json").read_text("utf-8"))
    assert [one["version"] for one in listed] == ["1.1.0", "1.0.0"]
    assert json.loads((into / "latest.json").read_text("utf-8"))["version"] == "1.1.0"
    for one in listed:
        path = into / one["archive"]["path"]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == one["archive"]["sha256"]
    for place in (into / "1.0.0", next((into / "1.1.0").glob("*.zip"))):
        assert all(finding.holds for finding in verify(place)), verify(place)
    open_names = {path.name for path in (into / "1.1.0").iterdir()}
    assert not {"source.txt", "inputs"} & open_names
    assert (into / "latest" / "tasks.csv").read_bytes() == (
        into / "1.1.0" / "tasks.csv"
    ).read_bytes()


def test_a_blob_that_is_not_what_it_was(root: Path, tmp_path: Path) -> None:
    (blob, *_) = sorted((root / "data" / "releases" / "blobs").rglob("*.xz"))
    other = sorted((root / "data" / "releases" / "blobs").rglob("*.xz"))[-1]
    data = blob.read_bytes()
    for wrong in (other.read_bytes(), data[: len(data) // 2], b"no xz"):
        blob.write_bytes(wrong)
        with pytest.raises(GovpublishError, match="取回"):
            archives.restore(root, archives.read(root), tmp_path / "releases")
    blob.unlink()
    with pytest.raises(GovpublishError, match="缺少"):
        archives.restore(root, archives.read(root), tmp_path / "releases")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": "../../x"}', "[" * 99_999])
def test_a_manifest_that_is_none(root: Path, text: str) -> None:
    (root / "data" / "releases" / "1.0.1.json").write_text(text, "utf-8")
    with pytest.raises(SourceSpecError, match=r"1\.0\.1\.json"):
        pipeline.read(root)
        archives.read(root)


def test_a_manifest_names_no_place_outside(root: Path) -> None:
    path = root / "data" / "releases" / "1.0.0.json"
    edit(path, '"path": "README.txt"', '"path": "../README.txt"')
    with pytest.raises(SourceSpecError):
        archives.read(root)


def test_a_year_of_releases_weighs_little(root: Path, release: Run) -> None:
    """Each month one document of one county is edited; what did not change is not kept again."""
    folder = root / "data" / "releases"

    def weight() -> int:
        return sum(path.stat().st_size for path in (folder / "blobs").rglob("*.xz"))

    first = weight()
    said = ("120", "121", "122", "123")
    for before, after in pairwise(said):
        edit(toy.folder(root, "2021-04") / "source.txt", f"完成{before}亩", f"完成{after}亩")
        release()
    assert len(archives.read(root)) == len(said)
    assert (weight() - first) / 3 < first / 2
