"""Former names: what the script makes of changes, and that the table fits the codes of today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import jurisdiction_history
from govpublish.errors import SourceSpecError
from govpublish.sources import former_names, vocabulary
from support import toy

WORDS = vocabulary.read(toy.ROOT / "data" / "vocabulary")


def change(year: int, kind: str, old: str, new: str, level: int = 3) -> dict[str, Any]:
    """A change from `330322洞头县` to `330305洞头区`."""

    def place(text: str) -> dict[str, str | None]:
        return {"code": f"{text[:6]}000000" if text else None, "name": text[6:] or None}

    return {"year": year, "type": kind, "level": level, "old": place(old), "new": place(new)}


def test_a_name_is_followed_to_today() -> None:
    changes = [
        change(2001, "撤县设市", "110001甲县", "110081甲市"),
        change(2005, "同名改码", "110081甲市", "110082甲市"),
        change(2010, "撤市设区", "110082甲市", "110003甲区"),
        change(2012, "撤销", "110009乙区", "110003甲区"),
        change(2013, "撤销", "110008丙区", ""),
        change(1995, "更名", "110007丁县", "110006戊县"),
        change(2015, "区划调整", "110003甲区", "110004己区"),
        change(2016, "码位改派", "110005庚区", "110005辛区"),
    ]
    made = jurisdiction_history.rows(changes, {"110003": "甲区"})
    assert [row for row in made if row not in jurisdiction_history.SUPPLEMENT] == [
        ("110001", "甲县", "2001", "撤县设市", "110003"),
        ("110008", "丙区", "2013", "撤销", ""),
        ("110009", "乙区", "2012", "撤销", "110003"),
        ("110082", "甲市", "2010", "撤市设区", "110003"),
    ]


def test_changes_that_go_in_a_circle_end() -> None:
    changes = [
        change(2001, "更名", "110001甲县", "110001乙县"),
        change(2001, "更名", "110001乙县", "110001甲县"),
    ]
    assert all(not row[4] for row in jurisdiction_history.rows(changes, {"1": "x"})
               if row not in jurisdiction_history.SUPPLEMENT)  # fmt: skip


def test_the_table_fits_the_codes_of_today() -> None:
    assert len(WORDS.former) > 500
    seen = set()
    for one in WORDS.former:
        assert one.code.isdigit()
        assert len(one.code) == 6
        assert 2000 <= int(one.gone) <= 2026
        assert (one.code, one.name, one.gone) not in seen
        seen.add((one.code, one.name, one.gone))
        known = WORDS.jurisdictions.get(one.code)
        assert known is None or known.name != one.name, "it is still there"


@pytest.mark.parametrize(
    ("name", "successor"),
    [("洞头县", "330305"), ("富阳市", "330111"), ("即墨市", "370215"), ("玉环县", "331083"),
     ("襄樊市", "420600"), ("祁阳县", "431181"), ("奉化市", "330213")],
)  # fmt: skip
def test_known_changes(name: str, successor: str) -> None:
    (found,) = [one for one in WORDS.former if one.name == name]
    assert found.successors == (successor,)
    assert found.is_same_place


def test_a_table_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "jurisdiction_history.csv"
    assert former_names.read(path, ()) == ()
    path.write_text("old_code,name\n1,a\n", "utf-8")
    with pytest.raises(SourceSpecError, match="缺少列"):
        former_names.read(path, ())
    path.write_bytes("old_code,云\n1,云".encode("gb18030"))
    with pytest.raises(SourceSpecError, match="UTF-8"):
        former_names.read(path, ())
