"""Lists of organizations: names, endings, roles; nothing split inside brackets, nothing dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govpublish.flags import FlagLog
from govpublish.models import Cell, Heading, Meaning, Row
from govpublish.records.context import Context, LeadRule
from govpublish.records.responsibilities import names, read
from govpublish.sources.organizations import Organizations
from govpublish.text import bare, cell_of

KNOWN = ("甲局", "乙局", "丙局", "云山区政府", "东溪县政府", "县府办")
RULE = "列第一位为牵头单位,下同"


def context(
    columns: Mapping[Meaning, str], rule: str | None = None, alone: frozenset[str] = frozenset()
) -> Context:
    """What a reading knows of a document with these columns."""
    return Context(
        year=2021,
        own="2021-04",
        reports=("2021-04",),
        headings={m: Heading(cell_of(text, 9), m) for m, text in columns.items()},
        organizations=Organizations({name: name for name in KNOWN}, ["局", "办"]),
        alone=alone,
        statuses={},
        rule=LeadRule(True, cell_of(rule, 8)) if rule else None,
        flags=FlagLog(),
    )


RESPONSIBLE = {Meaning.RESPONSIBLE: "责任单位"}


def roles(text: str, known: Context | None = None) -> list[tuple[str, str]]:
    """Name and role of every organization of a 责任单位 cell."""
    used = known or context(RESPONSIBLE)
    found = read(Row({Meaning.RESPONSIBLE: cell_of(text, 1)}), frozenset(), used)
    return [(item.printed, item.role.value) for item in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲局、乙局", ["甲局", "乙局"]), ("甲局 乙局", ["甲局", "乙局"]),
        ("甲局,乙局;丙局", ["甲局", "乙局", "丙局"]),
        ("甲局，乙局；丙局", ["甲局", "乙局", "丙局"]),
        ("甲局\u3000乙局", ["甲局", "乙局"]), ("甲局、、乙局、", ["甲局", "乙局"]),
        ("甲局(乙局、丙局)、丁局", ["甲局(乙局、丙局)", "丁局"]),
        ("各县（市、区）政府、丙局", ["各县（市、区）政府", "丙局"]),
        ("甲〔乙、丙〕局", ["甲〔乙、丙〕局"]), ("甲局)、乙局", ["甲局)", "乙局"]),
        ("<p>甲局</p><p>乙局</p>", ["甲局", "乙局"]), ("甲局&nbsp;乙局", ["甲局", "乙局"]),
        ("", []), ("、", []),
    ],
)  # fmt: skip
def test_names(text: str, found: list[str]) -> None:
    assert [name.text for name in names(cell_of(text, 1))] == found


@given(st.text(alphabet="甲乙局,、； (）(\n", max_size=20))
def test_nothing_but_separators_is_dropped(text: str) -> None:
    kept = "".join(name.text for name in names(cell_of(text, 1)))
    assert re.sub(r"[,、；;，\s]", "", kept) == re.sub(r"[,、；;，\s]", "", text)


def test_an_unclosed_bracket_does_not_swallow_the_names_unseen() -> None:
    known = context(RESPONSIBLE)
    assert [name for name, _ in roles("甲局(乙、丙局", known)]
    assert list(known.flags), "what looks like no name is told"


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({Meaning.LEAD: "牵头单位"}, {"lead": "lead"}),
        ({Meaning.RESPONSIBLE: "责任单位"}, {"responsible": "unspecified"}),
        ({Meaning.LEAD: "牵头单位", Meaning.RESPONSIBLE: "责任单位"},
         {"lead": "lead", "responsible": "support"}),
        ({Meaning.LEAD: "牵头单位", Meaning.SUPPORT: "配合单位"},
         {"lead": "lead", "support": "support"}),
        ({Meaning.SUPPORT: "配合单位"}, {"support": "support"}),
    ],
)  # fmt: skip
def test_the_column_gives_the_role(columns: dict[Meaning, str], expected: dict[str, str]) -> None:
    row = Row({meaning: cell_of("甲局、乙局", 1) for meaning in columns})
    found = read(row, frozenset(), context(columns))
    assert [item.role.value for item in found] == [
        expected[meaning.value]
        for meaning in (Meaning.LEAD, Meaning.RESPONSIBLE, Meaning.SUPPORT)
        if meaning in columns
        for _ in range(2)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲局、乙局分别牵头", [("甲局", "joint_lead"), ("乙局", "joint_lead")]),
        (
            "甲局、乙局共同牵头,丙局",
            [("甲局", "joint_lead"), ("乙局", "joint_lead"), ("丙局", "support")],
        ),
        ("甲局牵头,乙局、丙局配合", [("甲局", "lead"), ("乙局", "support"), ("丙局", "support")]),
        ("甲局牵头，乙局配合", [("甲局", "lead"), ("乙局", "support")]),
        ("甲局牵头、乙局", [("甲局", "lead"), ("乙局", "support")]),
        ("甲局、乙局", [("甲局", "unspecified"), ("乙局", "unspecified")]),
    ],
)
def test_what_is_printed_in_the_list_gives_the_role(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert roles(text) == found


def test_the_documents_own_rule_goes_before_the_column() -> None:
    known = context(RESPONSIBLE, RULE)
    assert roles("甲局、乙局,丙局", known) == [
        ("甲局", "lead"), ("乙局", "support"), ("丙局", "support"),
    ]  # fmt: skip
    assert roles(f"甲局({RULE})、乙局", known) == [("甲局", "lead"), ("乙局", "support")]
    assert roles(f"甲局、乙局({RULE})", known) == [("甲局", "lead"), ("乙局", "support")]
    assert roles("甲局、乙局分别牵头", known) == [("甲局", "joint_lead"), ("乙局", "joint_lead")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("云山区、东溪县政府", ["云山区政府", "东溪县政府"]),
        ("甲局,云山区、东溪县政府", ["甲局", "云山区政府", "东溪县政府"]),
        ("云山区,东溪县政府", ["云山区", "东溪县政府"]),
        ("云山区、甲局、东溪县政府", ["云山区", "甲局", "东溪县政府"]),
        ("云山区、东溪县管委会", ["云山区管委会", "东溪县管委会"]),
        ("云山区", ["云山区"]),
    ],
)
def test_an_ending_printed_once_is_shared(text: str, found: list[str]) -> None:
    assert [name for name, _ in roles(text)] == found


def test_glued_names_are_two_and_told() -> None:
    known = context(RESPONSIBLE)
    assert [name for name, _ in roles("甲局乙局 丙局", known)] == ["甲局", "乙局", "丙局"]
    assert [flag.kind for flag in known.flags] == ["glued-organizations"]


def test_names_that_stand_alone_elsewhere_are_known_where_they_are_glued() -> None:
    known = context(RESPONSIBLE, alone=frozenset({"子局", "丑局"}))
    assert [name for name, _ in roles("子局丑局", known)] == ["子局", "丑局"]


def test_a_name_of_which_only_half_is_known_stays_one() -> None:
    known = context(RESPONSIBLE)
    assert [name for name, _ in roles("甲局寅局", known)] == ["甲局寅局"]
    assert [flag.kind for flag in known.flags] == ["unknown-organization"]


def test_a_name_twice_in_one_list_stays_twice_with_a_flag() -> None:
    known = context(RESPONSIBLE)
    assert [name for name, _ in roles("甲局、乙局、甲局", known)] == ["甲局", "乙局", "甲局"]
    assert [flag.kind for flag in known.flags] == ["repeated-organization"]


def test_an_inherited_column_is_marked() -> None:
    row = Row({Meaning.RESPONSIBLE: cell_of("甲局", 1)})
    (found,) = read(row, frozenset({Meaning.RESPONSIBLE}), context(RESPONSIBLE))
    assert found.inherited


@given(st.lists(st.sampled_from(["甲局", "乙局", "县府办", "寅所(甲、乙)"]), max_size=5),
       st.sampled_from(["、", ",", " ", "；"]))  # fmt: skip
def test_a_list_is_read_back(listed: list[str], separator: str) -> None:
    assert [name for name, _ in roles(separator.join(listed))] == listed


def test_every_name_stands_where_it_was_printed() -> None:
    line = "x\t 甲局乙局、云山区、东溪县政府牵头 \t"
    cell = cell_of(line, 3, 2, len(line) - 1)
    found = read(Row({Meaning.RESPONSIBLE: cell}), frozenset(), context(RESPONSIBLE))
    for item in found:
        for piece in item.name.pieces:
            assert line[piece.start : piece.end] == piece.text
        assert bare(item.printed).startswith(bare(item.name.text))
    assert isinstance(found[0].rule, Cell)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("牵头:甲局\n配合:乙局", [("甲局", "lead"), ("乙局", "support")]),
        ("牵头单位：甲局；责任单位：乙局", [("甲局", "lead"), ("乙局", "support")]),
        ("责任单位:甲局", [("甲局", "unspecified")]),
        ("甲局 配合单位:乙局", [("甲局", "unspecified"), ("乙局", "support")]),
        ("甲局(牵头)、乙局", [("甲局(牵头)", "lead"), ("乙局", "support")]),
        ("乙局、甲局（牵头）", [("乙局", "support"), ("甲局（牵头）", "lead")]),
        ("甲局(牵头)、乙局(配合)", [("甲局(牵头)", "lead"), ("乙局(配合)", "support")]),
        ("甲局(县乙办)、丙局", [("甲局(县乙办)", "unspecified"), ("丙局", "unspecified")]),
    ],
)  # fmt: skip
def test_roles_printed_inside_a_cell(text: str, found: list[tuple[str, str]]) -> None:
    assert roles(text) == found
