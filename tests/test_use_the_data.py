"""The page of examples: each is run on the downloads as they are built, and prints what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import examples
from support.examples import Example

EXAMPLES = examples.examples(examples.PAGE.read_text("utf-8"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.language)
def test_prints_what_the_page_says(example: Example, site: Path) -> None:
    assert example.printed.strip()
    assert examples.run(example, site / "data") == example.printed


def test_shows_every_tool() -> None:
    assert {example.language for example in EXAMPLES} == {"python", "sql", "sqlite", "excel"}


def test_every_example_is_short() -> None:
    long = [example.code for example in EXAMPLES if len(example.code.splitlines()) > 5]
    assert long == []


def test_no_block_of_code_is_left_out() -> None:
    blocks = examples.PAGE.read_text("utf-8").count("\n```") // 2
    commands = 1  # frictionless validate: tests/exports runs it
    assert blocks == 2 * len(EXAMPLES) + commands
