"""Plain text as it comes: any mark, any line end, either encoding, and nothing replaced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.soundness import sound
from govpublish.errors import ReadingStopped
from govpublish.formats import text

SENTENCE = "青田县2021年:建设12个项目,完成80%。"
WIDE = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0\r\n\f\ufeff"), max_size=40
)


def lines(data: bytes) -> tuple[str, ...]:
    return sound(text.read(data, "a.txt")).lines


@pytest.mark.parametrize(
    ("mark", "encoding", "told"),
    [
        (b"", "utf-8", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8", "utf-8"),
        (b"\xff\xfe", "utf-16-le", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be", "utf-16-be"),
        (b"", "gb18030", "gb18030"),
        (b"", "gbk", "gb18030"),
    ],
)
def test_every_encoding_gives_the_same_lines(mark: bytes, encoding: str, told: str) -> None:
    document = text.read(mark + f"{SENTENCE}\n第二行".encode(encoding), "a.txt")
    assert document.lines == (SENTENCE, "第二行")
    assert document.encoding == told


@pytest.mark.parametrize("sign", ["䶮", "㐂", "𠀀", "𫟼", "€", "ḿ", "\ue7c8"])
def test_signs_outside_gbk_are_read_from_gb18030(sign: str) -> None:
    assert lines(f"责任人:王{sign},县发改局。".encode("gb18030")) == (
        f"责任人:王{sign},县发改局。",
    )


def test_full_width_digits_and_spaces_stay_as_they_are() -> None:
    assert lines("  1.完成35%。\u3000".encode()) == ("  1.完成35%。\u3000",)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_line_end_parts_lines(end: str) -> None:
    assert lines(f"一{end}二{end}{end}四{end}".encode()) == ("一", "二", "", "四")


def test_line_ends_may_be_mixed() -> None:
    assert lines("一\r二\n三\r\n四".encode()) == ("一", "二", "三", "四")


def test_a_form_feed_parts_what_stands_on_both_sides() -> None:
    assert lines("一\f二\n\f三\n四\f\n五".encode()) == ("一", "二", "\f三", "四\f", "五")


def test_anchors_are_line_numbers() -> None:
    assert text.read(b"a\n\nb\n", "a.txt").anchors == ("1", "2", "3")


@pytest.mark.parametrize("data", [b"a\0b", b"\xff\xfea\0\0\0"])
def test_a_nul_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingStopped, match=r"a\.txt:含有空字节"):
        text.read(data, "a.txt")


def test_utf8_with_a_torn_sign_is_not_taken_for_gb18030() -> None:
    data = (SENTENCE * 9 + "\n").encode() + "青田".encode()[:-1]
    with pytest.raises(ReadingStopped, match="第2行"):
        text.read(data, "a.txt")


def test_neither_encoding_is_refused_with_its_place() -> None:
    with pytest.raises(ReadingStopped, match=r"第2行.*重新下载"):
        text.read("一行\n".encode("gbk") + b"\x81\xff\xff", "a.txt")


@given(st.lists(WIDE, min_size=1, max_size=6))
def test_gb18030_loses_nothing(written: list[str]) -> None:
    document = text.read("\n".join(["标题行", *written]).encode("gb18030"), "a.txt")
    assert document.encoding == "gb18030"
    assert "\n".join(document.lines) == "\n".join(["标题行", *written]).removesuffix("\n")


@given(st.lists(WIDE, min_size=1, max_size=6), st.sampled_from(["\n", "\r\n", "\r"]))
def test_utf8_loses_nothing(written: list[str], end: str) -> None:
    document = sound(text.read(end.join(["标题行", *written]).encode(), "a.txt"))
    assert "\n".join(document.lines) == "\n".join(["标题行", *written]).removesuffix("\n")
