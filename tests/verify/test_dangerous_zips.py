"""A ZIP that would do harm when unpacked is refused before anything of it is."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from govpublish.releases.verify import verify


def of(*names: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(name, b"x")

    return make


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tasks.csv", b"\0" * (64 << 20))


def link(path: Path) -> None:
    entry = zipfile.ZipInfo("tasks.csv")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(entry, "/etc/passwd")


def lying(path: Path) -> None:
    """An entry that says it is smaller than it is."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tasks.csv", bytes(range(256)) * 64)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 10)
    path.write_bytes(bytes(data))


def cut(path: Path) -> None:
    of("tasks.csv", "measures.csv")(path)
    path.write_bytes(path.read_bytes()[:-30])


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (of("../outside.csv"), "不安全"),
        (of("/etc/outside.csv"), "不安全"),
        (of("a/../../outside.csv"), "不安全"),
        (of("C:/outside.csv"), "不安全"),
        (of("a\\..\\outside.csv"), "不安全"),
        (of("tasks.csv", "TASKS.csv"), "重名"),
        (bomb, "炸弹"),
        (link, "符号链接"),
        (lying, "损坏|大于它所声明"),
        (cut, "损坏"),
        (lambda path: path.write_bytes(b"no zip at all"), "损坏"),
        (of("a", "a/b"), "损坏"),
    ],
)
def test_refused(tmp_path: Path, make: Callable[[Path], None], said: str) -> None:
    path = tmp_path / "x.zip"
    make(path)
    before = sorted(tmp_path.rglob("*"))
    (finding,) = verify(path)
    assert finding.holds is False
    assert any(part in finding.said for part in said.split("|")), finding
    assert sorted(tmp_path.rglob("*")) == before
