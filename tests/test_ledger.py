"""The account: every character that is not white space is in exactly one span, whatever is said."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govpublish.ledger import Ledger
from govpublish.models import Cell, Document, Piece, Span, Use

LINES = st.lists(st.text(alphabet="云山,、 \t<p>1&amp;", max_size=14), min_size=1, max_size=5)
Claim = tuple[str, int, int, int]
CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(["use", "pass_over", "separate", "line"]),
        st.integers(0, 4), st.integers(0, 13), st.integers(0, 14),
    ),
    max_size=8,
)  # fmt: skip


def document(*lines: str) -> Document:
    """A document of these lines."""
    return Document(lines, tuple(map(str, range(1, len(lines) + 1))), "text/plain", "utf-8")


def cell(line: str, number: int, start: int, end: int) -> Cell:
    """What stands at [start:end) of a line."""
    return Cell((Piece(line[start:end], number, start, end),)) if start < end else Cell()


def claim(ledger: Ledger, lines: list[str], claims: list[Claim]) -> None:
    """Say all these things of a document."""
    for at, (what, index, start, end) in enumerate(claims):
        number = index % len(lines) + 1
        line = lines[number - 1]
        some = cell(line, number, min(start, len(line)), min(end, len(line)))
        if what == "use":
            ledger.use(some, f"r{at}", "text")
        elif what == "pass_over":
            ledger.pass_over(some, "表头")
        elif what == "separate":
            ledger.separate(some)
        else:
            ledger.pass_over_line(number, "页脚")


@given(LINES, CLAIMS, st.sampled_from(["", "|", "、"]))
def test_every_sign_is_in_exactly_one_span(
    lines: list[str], claims: list[Claim], separators: str
) -> None:
    ledger = Ledger(document(*lines), separators=separators)
    claim(ledger, lines, claims)
    spans = ledger.close()
    held = Counter((span.line, at) for span in spans for at in range(span.start, span.end))
    for number, line in enumerate(lines, start=1):
        for at, sign in enumerate(line):
            assert held[number, at] <= 1
            assert held[number, at] == 1 or sign.isspace()
    assert sum(held.values()) == sum(span.end - span.start for span in spans)
    assert list(spans) == sorted(spans, key=lambda span: (span.line, span.start))
    for span in spans:
        text = lines[span.line - 1][span.start : span.end]
        assert text == text.strip() != ""


@given(LINES, CLAIMS)
def test_closing_twice_gives_the_same_account(lines: list[str], claims: list[Claim]) -> None:
    ledger = Ledger(document(*lines))
    claim(ledger, lines, claims)
    assert ledger.close() == ledger.close()


@given(LINES, CLAIMS)
def test_what_is_used_is_never_called_passed_over(lines: list[str], claims: list[Claim]) -> None:
    ledger = Ledger(document(*lines))
    claim(ledger, lines, claims)
    spans = [span for span in ledger.close() if span.use is Use.USED]
    used = {(span.line, at) for span in spans for at in range(span.start, span.end)}
    for what, index, start, end in claims:
        number = index % len(lines) + 1
        line = lines[number - 1]
        if what == "use":
            for at in range(min(start, len(line)), min(end, len(line))):
                assert line[at].isspace() or (number, at) in used


def test_the_first_use_is_the_one_shown() -> None:
    ledger = Ledger(document("云山县"))
    ledger.pass_over(cell("云山县", 1, 0, 3), "表头")
    ledger.use(cell("云山县", 1, 0, 2), "a", "title")
    ledger.use(cell("云山县", 1, 1, 3), "b", "text")
    assert ledger.close() == (
        Span(1, 0, 2, Use.USED, "a", "title"),
        Span(1, 2, 3, Use.USED, "b", "text"),
    )


def test_what_nobody_speaks_of_is_unread() -> None:
    ledger = Ledger(document("<p>云|山</p>"), separators="|")
    assert [(span.use, span.what) for span in ledger.close()] == [
        (Use.PASSED, "标记"), (Use.UNREAD, ""), (Use.PASSED, "分隔符"), (Use.UNREAD, ""),
        (Use.PASSED, "标记"),
    ]  # fmt: skip


def test_a_line_passed_over_hides_nothing_that_is_used() -> None:
    ledger = Ledger(document("云山县"))
    ledger.use(cell("云山县", 1, 1, 2), "a", "text")
    ledger.pass_over_line(1, "页脚")
    assert [span.use for span in ledger.close()] == [Use.PASSED, Use.USED, Use.PASSED]


def test_a_corrected_line_is_accounted_for_where_it_was_printed() -> None:
    """Printed `a\\t\\tb`, read as `a\\tb\\t`: b is used at offset 3 of the document."""
    ledger = Ledger(document("a\t\tb"), moved={1: [0, 1, 3, 2]})
    ledger.use(Cell((Piece("b", 1, 2, 3),)), "r", "organization_as_printed")
    ledger.use(Cell((Piece("a", 1, 0, 1),)), "t", "text")
    assert [(span.start, span.what) for span in ledger.close()] == [(0, "t"), (3, "r")]


def test_a_sign_that_a_correction_wrote_has_no_place() -> None:
    ledger = Ledger(document("ab"), moved={1: [0, None, 1]})
    ledger.use(Cell((Piece("axb", 1, 0, 3),)), "r", "text")
    assert ledger.close() == (Span(1, 0, 2, Use.USED, "r", "text"),)


def test_an_entity_that_parts_names_is_passed_over_whole() -> None:
    line = "甲&nbsp;乙"
    ledger = Ledger(document(line))
    ledger.separate(Cell((Piece("甲", 1, 0, 1), Piece("\xa0", 1, 1, 7), Piece("乙", 1, 7, 8))))
    assert [(s.use, line[s.start : s.end]) for s in ledger.close() if s.use is Use.PASSED] in (
        [(Use.PASSED, "&nbsp;")],
        [(Use.PASSED, "&"), (Use.PASSED, "nbsp;")],
    )


@pytest.mark.parametrize("line", ["", "   ", "\u3000\xa0"])
def test_a_blank_line_needs_no_account(line: str) -> None:
    assert Ledger(document(line)).close() == ()
