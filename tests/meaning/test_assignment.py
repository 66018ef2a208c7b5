"""The pairs are those of the largest sum, and what each is worth to the whole is true."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from govpublish.meaning.assignment import LARGEST, assign

WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9), max_size=12
)


def best(weights: dict[tuple[int, int], int]) -> int:
    """The largest sum, by trying everything."""
    rows = sorted({row for row, _ in weights})
    columns = [*sorted({column for _, column in weights}), *([-1] * len(rows))]
    tried = set(permutations(columns, len(rows)))
    return max(
        (sum(weights.get(pair, 0) for pair in zip(rows, chosen, strict=True)) for chosen in tried),
        default=0,
    )


@given(WEIGHTS)
def test_the_sum_is_the_largest_there_is(weights: dict[tuple[int, int], int]) -> None:
    pairs = [edge for edge, _ in assign(weights)]
    assert all(pair in weights for pair in pairs)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert sum(weights[pair] for pair in pairs) == best(weights)


@given(WEIGHTS)
def test_regret_is_what_the_whole_would_lose(weights: dict[tuple[int, int], int]) -> None:
    for edge, regret in assign(weights):
        without = {pair: weight for pair, weight in weights.items() if pair != edge}
        assert regret == best(weights) - best(without)


def test_where_everything_is_like_everything_nothing_is_said() -> None:
    side = int(LARGEST**0.5) + 1
    alike = {(i, j): 9 for i in range(side) for j in range(side)}
    assert assign(alike) == []
    assert [edge for edge, _ in assign({**alike, (99, 99): 1})] == [(99, 99)]
