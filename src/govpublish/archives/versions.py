"""Which version the data are of: the newest release if they are the same, else unreleased."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from govpublish.archives.manifest import Release
from govpublish.csv_tables import csv_bytes
from govpublish.dataset import Dataset

UNRELEASED = "+unreleased"
"""Follows the version of the newest release where the data are no longer those."""


def current(dataset: Dataset, inputs: Mapping[str, Path], releases: Sequence[Release]) -> str:
    """`1.2.0` if the tables and all they are made from are those of it, else `1.2.0+unreleased`."""
    if not releases:
        return f"0.0.0{UNRELEASED}"
    newest = releases[0]
    same = _same_inputs(inputs, newest) and _same_tables(dataset, newest)
    return newest.version if same else newest.version + UNRELEASED


def _same_inputs(inputs: Mapping[str, Path], newest: Release) -> bool:
    known = newest.inputs
    return inputs.keys() == known.keys() and all(
        hashlib.sha256(path.read_bytes()).hexdigest() == known[name]
        for name, path in inputs.items()
    )


def _same_tables(dataset: Dataset, newest: Release) -> bool:
    for name, table in dataset.tables.items():
        file = newest.file(f"{name}.csv")
        data = csv_bytes(table.columns, table.values)
        if file is None or hashlib.sha256(data).hexdigest() != file.sha256:
            return False
    return True
