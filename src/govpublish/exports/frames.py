"""A table of the dataset as a pandas DataFrame, its columns typed by the schema: pandas' one door.

Whole numbers and truth values are pandas' nullable ones, so that an unknown year does not turn
2021 into 2021.0. Decimals and dates stay Python's own, exact: pandas has no such type itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from govpublish import dataset
from govpublish.schema import Table

DTYPES: Mapping[str, str] = {
    "string": "string",
    "integer": "Int64",
    "boolean": "boolean",
    "number": "object",
    "date": "object",
}
"""By the schema's types."""
_MADE: Mapping[str, Callable[[Any], Any]] = {"date": datetime.date.fromisoformat}


def frame(found: dataset.Table, table: Table) -> pd.DataFrame:
    """The table with the columns of the schema in their order; KeyError if one is not there."""
    places = {name: place for place, name in enumerate(found.columns)}
    columns = {}
    for field in table.fields:
        place, made = places[field.name], _MADE.get(field.type)
        values = [row[place] for row in found.values]
        if made:
            values = [None if value is None else made(value) for value in values]
        columns[field.name] = pd.Series(values, dtype=DTYPES[field.type])
    return pd.DataFrame(columns)
