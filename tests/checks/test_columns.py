"""A dataset of another shape is refused before anything looks at its values."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from checks.planting import SCHEMA
from checks.small_county import dataset, rows
from govpublish.checks import columns
from govpublish.dataset import Dataset

Frames = dict[str, pd.DataFrame]


def without_table(frames: Frames) -> Frames:
    return {name: frame for name, frame in frames.items() if name != "details"}


def with_table(frames: Frames) -> Frames:
    return {**frames, "indicators": frames["details"]}


def without_column(frames: Frames) -> Frames:
    return {**frames, "details": frames["details"].drop(columns="heading")}


def with_column(frames: Frames) -> Frames:
    return {**frames, "details": frames["details"].assign(colour="red")}


def column_twice(frames: Frames) -> Frames:
    twice = pd.concat([frames["details"], frames["details"][["heading"]]], axis="columns")
    return {**frames, "details": twice}


def columns_turned(frames: Frames) -> Frames:
    return {**frames, "details": frames["details"][list(frames["details"].columns)[::-1]]}


def tables_turned(frames: Frames) -> Frames:
    return dict(reversed(frames.items()))


def test_a_valid_dataset_has_none() -> None:
    assert list(columns.check(dataset(rows()), SCHEMA)) == []


@pytest.mark.parametrize(
    ("change", "table", "field"),
    [
        (without_table, "details", None),
        (with_table, "indicators", None),
        (without_column, "details", "heading"),
        (with_column, "details", "colour"),
        (column_twice, "details", "heading"),
        (columns_turned, "details", None),
        (tables_turned, "jurisdictions", None),
    ],
)
def test_another_shape(change: Callable[[Frames], Frames], table: str, field: str | None) -> None:
    changed = Dataset(change(dict(dataset(rows()).tables)))
    found = [(fault.table, fault.field) for fault in columns.check(changed, SCHEMA)]
    assert found == [(table, field)]
