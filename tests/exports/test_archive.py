"""The archive: everything with its papers, and sums that others can check."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest

from checks.planting import SCHEMA
from checks.small_county import KEY, edition, rows
from govpublish.exports import archive, citation, codebook

NAME = "govpublish-0.1.0.zip"
PAPERS = {
    "README.txt", "LICENSE.txt", "SHA256SUMS", "citation.bib", "citation.txt", "codebook.csv",
    "codebook.md", "manifest.json",
}  # fmt: skip


@pytest.fixture(scope="module")
def unpacked(downloads: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(downloads / NAME) as packed:
        assert packed.testzip() is None
        packed.extractall(folder)
    return folder


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_it_holds_the_published_files_and_the_papers(unpacked: Path, downloads: Path) -> None:
    expected = {
        name
        for name in names(downloads)
        if name.endswith((".csv", ".json")) and not name.startswith("excel/")
    }
    expected -= {"index.json", "index.schema.json"}
    assert names(unpacked) == expected | PAPERS | {"plans/README.txt"}
    for name in expected:
        assert (unpacked / name).read_bytes() == (downloads / name).read_bytes()


def test_the_sums_are_those_of_every_other_file(unpacked: Path) -> None:
    lines = (unpacked / "SHA256SUMS").read_text("utf-8").splitlines()
    told = {name: sum_ for sum_, name in (line.split("  ") for line in lines)}
    assert set(told) == names(unpacked) - {"SHA256SUMS"}
    assert list(told) == sorted(told)
    for name, sum_ in told.items():
        assert hashlib.sha256((unpacked / name).read_bytes()).hexdigest() == sum_


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum on this machine")
def test_sha256sum_agrees(unpacked: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=unpacked, check=False).returncode == 0


def test_frictionless_finds_it_valid_packed_and_unpacked(unpacked: Path, downloads: Path) -> None:
    for place in (unpacked / "datapackage.json", downloads / NAME):
        report = frictionless.Package(str(place)).validate()
        assert report.valid, report.to_summary()
        assert len(report.tasks) == len(SCHEMA.tables)


def test_stored_with_the_date_of_the_data_in_order(downloads: Path) -> None:
    with zipfile.ZipFile(downloads / NAME) as packed:
        entries = packed.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(2021, 11, 2, 0, 0, 0)}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.external_attr >> 16 for entry in entries} == {0o644}
    assert {entry.create_system for entry in entries} == {3}


def test_a_date_before_zip_began(downloads: Path, tmp_path: Path) -> None:
    shutil.copytree(downloads, tmp_path / "data")
    old = replace(edition(rows()), date="1970-01-01")
    (file,) = archive.EXPORT.write(old, SCHEMA, tmp_path / "data")
    assert zipfile.ZipFile(file.path).infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_the_papers(unpacked: Path) -> None:
    readme = (unpacked / "README.txt").read_text("utf-8")
    for words in ("不是官方网站", "0.1.0", "2021-11-02", "CC BY 4.0", "tasks.csv  任务，4 行",
                  "sha256sum -c SHA256SUMS", "权利归发布机关"):  # fmt: skip
        assert words in readme
    assert "{" not in readme
    licence = (unpacked / "LICENSE.txt").read_text("utf-8")
    assert licence.startswith("Creative Commons Attribution 4.0 International Public License")
    assert "Section 8 -- Interpretation" in licence
    cited = (unpacked / "citation.txt").read_text("utf-8")
    assert re.search(
        r"govpublish 项目\. .+：版本 0\.1\.0\[DS/OL\]\. \(2021-11-02\)\[引用日期\]", cited
    )
    entry = (unpacked / "citation.bib").read_text("utf-8")
    assert entry.startswith("@misc{govpublish-0.1.0,\n")
    assert entry.count("{") == entry.count("}")


def test_the_codebook_has_every_field(unpacked: Path) -> None:
    text = (unpacked / "codebook.csv").read_text("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text, newline=""))
    assert head == [title for _, title in codebook.HEADS]
    assert [tuple(line) for line in lines] == list(codebook.rows(SCHEMA))
    written = (unpacked / "codebook.md").read_text("utf-8")
    for table in SCHEMA.tables:
        assert f"## {table.title}（{table.name}）" in written
        for field in table.fields:
            assert f"**{field.name}** {field.title}：{field.description}" in written
            assert field.description_en in written


def test_every_field_says_type_example_and_both_languages() -> None:
    for row in codebook.rows(SCHEMA):
        said = dict(zip(dict(codebook.HEADS), row, strict=True))
        for name in ("title", "description", "description_en", "type", "example"):
            assert said[name], said


def test_the_plans_in_it_are_whole(unpacked: Path) -> None:
    document = json.loads((unpacked / f"plans/{KEY}.json").read_text("utf-8"))
    assert len(document["plans"][0]["tasks"]) == 2


@pytest.mark.parametrize(
    ("site_url", "version", "link"),
    [
        ("https://example.org/a/", "1.2.0", "https://example.org/a/releases/1.2.0/"),
        ("https://example.org/a/", "1.2.0+unreleased", SCHEMA.package["id"]),
        ("", "1.2.0", SCHEMA.package["id"]),
    ],
)
def test_a_citation_leads_to_its_very_version(site_url: str, version: str, link: str) -> None:
    cited = replace(edition(rows()), site_url=site_url, version=version)

    assert citation.gb_t_7714(cited, SCHEMA).endswith(f"{link}.")
    assert citation.plain(cited, SCHEMA).endswith(f"{link}。")
    assert link in citation.bibtex(cited, SCHEMA)
