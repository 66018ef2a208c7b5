"""Bytes of plain text to lines: every encoding and line end, and nothing guessed beyond them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govpublish.errors import ReadingStopped
from govpublish.formats.text import read


@pytest.mark.parametrize(
    ("data", "lines", "encoding"),
    [
        ("云山\n县\n".encode(), ("云山", "县"), "utf-8"),
        ("云山\n县".encode(), ("云山", "县"), "utf-8"),
        ("\ufeff云山\r\n县\r\n".encode(), ("云山", "县"), "utf-8"),
        ("云山\r县\r".encode(), ("云山", "县"), "utf-8"),
        ("云山\n\n\n".encode(), ("云山", "", ""), "utf-8"),
        ("云山县䶮".encode("gb18030"), ("云山县䶮",), "gb18030"),
        (b"", (), "utf-8"),
        (b"\n", ("",), "utf-8"),
        ("甲\u2028乙\x0c丙\x85丁".encode(), ("甲\u2028乙\x0c丙\x85丁",), "utf-8"),
    ],
)
def test_lines_and_encoding(data: bytes, lines: tuple[str, ...], encoding: str) -> None:
    document = read(data, "source.txt")
    assert document.lines == lines
    assert document.encoding == encoding
    assert document.anchors == tuple(str(number) for number in range(1, len(lines) + 1))


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00\x4e", "云山\0县".encode(), b"\x00", b"\x81\x20\xff", b"\xff\xff\xff"]
)
def test_what_is_no_text_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(ReadingStopped, match=r"^source\.txt:"):
        read(data, "source.txt")


@given(st.lists(st.text(st.characters(exclude_characters="\r\n\0", codec="utf-8"), max_size=8)))
def test_lines_are_read_back_as_written(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    if not text.startswith("\ufeff"):
        assert read(text.encode(), "a").lines == tuple(lines)
        assert read(text.replace("\n", "\r\n").encode(), "a").lines == tuple(lines)
