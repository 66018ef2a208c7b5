"""Places as people write them: written and read back, nothing else accepted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govpublish import lines


@given(st.lists(st.integers(1, 500), min_size=1, max_size=40))
def test_what_is_shown_is_read_back(numbers: list[int]) -> None:
    assert lines.parse(lines.show(numbers)) == tuple(sorted(set(numbers)))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=40))
def test_ranges_are_as_short_as_they_can_be(numbers: list[int]) -> None:
    runs = [part.split("-") for part in lines.show(numbers).split(",")]
    assert all(len(run) == 1 or int(run[0]) < int(run[1]) for run in runs)
    assert all(int(a[-1]) + 1 < int(b[0]) for a, b in pairwise(runs))


def test_examples() -> None:
    assert lines.show([40, 17, 18, 19]) == "17-19,40"
    assert lines.show([]) == ""
    assert lines.parse("17-19,40") == (17, 18, 19, 40)
    assert lines.parse("3-3") == (3,)


@pytest.mark.parametrize(
    "text",
    ["", " ", "0", "0-3", "-3", "3-", "5-3", "a", "1,,2", "1,", "1;2", "1.5", "+1", "１", "٣",
     "1-2-3", "1 - 2", "1e3", "1_000", "9" * 5000],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        lines.parse(text)
