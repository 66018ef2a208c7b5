"""Plain text as it comes: any mark, any line end, either encoding; what is broken is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.soundness import sound
from govpublish.errors import ReadingStopped
from govpublish.formats import text
from govpublish.text import cell_of

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


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
def test_a_nul_among_many_signs_is_one_that_nobody_sees(encoding: str) -> None:
    document = sound(text.read(f"{SENTENCE * 9}完成2\0个。".encode(encoding), "a.txt"))
    assert document.lines == (f"{SENTENCE * 9}完成2\0个。",)
    assert cell_of(document.lines[0], 1).text == f"{SENTENCE * 9}完成2个。"
    assert document.remarks == ()


@pytest.mark.parametrize("data", [b"a\0b", b"\xff\xfea\0\0\0", SENTENCE.encode() + b"\0" * 9])
def test_many_nuls_are_refused(data: bytes) -> None:
    with pytest.raises(ReadingStopped, match=r"a\.txt:含有空字节"):
        text.read(data, "a.txt")


def test_utf8_with_a_torn_sign_is_not_taken_for_gb18030() -> None:
    data = (SENTENCE * 3 + "\n").encode() + "青田".encode()[:-1]
    with pytest.raises(ReadingStopped, match="第2行"):
        text.read(data, "a.txt")


def test_neither_encoding_is_refused_with_its_place() -> None:
    with pytest.raises(ReadingStopped, match=r"第2行.*重新下载"):
        text.read("一行\n".encode("gbk") + b"\x81\xff\xff", "a.txt")


@pytest.mark.parametrize(
    "head", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"PK\x03\x04", b"GIF89a"]
)
def test_images_and_archives_are_refused(head: bytes) -> None:
    with pytest.raises(ReadingStopped, match=r"a\.txt:是图片或压缩包"):
        text.read(head + SENTENCE.encode() * 99, "a.txt")


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"", "gb18030")]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_byte_of_no_sign_is_replaced_and_told(mark: bytes, encoding: str, end: str) -> None:
    before = mark + f"{(SENTENCE + end) * 20}建设方案".encode(encoding)
    after = f",召开会议1次。{end}尾".encode(encoding)
    document = sound(text.read(before + b"\xff" + after, "a.txt"))
    assert document.lines == (*[SENTENCE] * 20, "建设方案\ufffd,召开会议1次。", "尾")
    assert document.encoding == encoding
    (remark,) = document.remarks
    assert remark.lines == (21,)
    assert f"第{len(before) + 1}字节不是 {encoding.upper()} 编码" in remark.text


def test_a_torn_sign_at_the_end_is_told_too() -> None:
    data = SENTENCE.encode() * 40 + "青".encode()[:-1]
    document = sound(text.read(data, "a.txt"))
    assert document.lines == (SENTENCE * 40 + "\ufffd",)
    assert [remark.lines for remark in document.remarks] == [(1,)]


def test_places_of_one_line_are_told_together() -> None:
    line = SENTENCE.encode() * 20
    document = text.read(b"\n".join([line * 2 + b"\xff" + line + b"\xff", line * 9]), "a.txt")
    (remark,) = document.remarks
    assert f"第{len(line) * 2 + 1}、{len(line) * 3 + 2}字节" in remark.text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_byte_in_a_hundred_is_too_many(encoding: str) -> None:
    data = b"\xff".join([SENTENCE.encode(encoding) * 2] * 9)
    with pytest.raises(ReadingStopped, match=r"第1行.*既不是 UTF-8 也不是 GB18030"):
        text.read(data, "a.txt")


@given(
    st.lists(WIDE, min_size=1, max_size=6), st.data(), st.sampled_from(["utf-8", "gb18030"])
)  # fmt: skip
def test_all_but_the_broken_byte_is_read(written: list[str], data: st.DataObject, enc: str) -> None:
    whole = "\n".join([SENTENCE * 20, *written, SENTENCE])
    at = data.draw(st.integers(0, len(whole)))
    before = whole[:at].encode(enc)
    document = sound(text.read(before + b"\xff" + whole[at:].encode(enc), "a.txt"))
    assert "\n".join(document.lines) == f"{whole[:at]}\ufffd{whole[at:]}"
    (remark,) = document.remarks
    assert remark.lines == (whole[:at].count("\n") + 1,)
    assert f"第{len(before) + 1}字节" in remark.text


@given(st.lists(WIDE, min_size=1, max_size=6))
def test_gb18030_loses_nothing(written: list[str]) -> None:
    document = text.read("\n".join(["标题行", *written]).encode("gb18030"), "a.txt")
    assert document.encoding == "gb18030"
    assert "\n".join(document.lines) == "\n".join(["标题行", *written]).removesuffix("\n")


@given(st.lists(WIDE, min_size=1, max_size=6), st.sampled_from(["\n", "\r\n", "\r"]))
def test_utf8_loses_nothing(written: list[str], end: str) -> None:
    document = sound(text.read(end.join(["标题行", *written]).encode(), "a.txt"))
    assert "\n".join(document.lines) == "\n".join(["标题行", *written]).removesuffix("\n")
