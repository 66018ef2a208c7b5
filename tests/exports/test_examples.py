"""The examples in the docstrings of the exports are true."""

import doctest
from types import ModuleType

import pytest

from govpublish.exports import bigrams, excel_csv, json_tables, workbook


@pytest.mark.parametrize("module", [bigrams, excel_csv, json_tables, workbook])
def test_examples(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
