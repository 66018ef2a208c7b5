"""The examples in the docstrings of the search hold."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from govpublish.search import folding, index, initials, letters, traditional


@pytest.mark.parametrize(
    "module", [folding, index, initials, letters, traditional], ids=lambda m: m.__name__
)
def test_the_examples_hold(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
