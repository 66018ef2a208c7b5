"""Each plan alone: every row of the whole is in some plan, and no reference leads out."""

from __future__ import annotations

import pytest

from checks.planting import SCHEMA
from checks.small_county import KEY, OLD, PROMISES, Rows, dataset
from govpublish.dataset import COLUMNS, Dataset
from govpublish.exports.slices import by_plan


@pytest.fixture(scope="module")
def parts(published: Rows) -> dict[str, Dataset]:
    return dict(by_plan(dataset(published)))


def test_every_plan_in_order(parts: dict[str, Dataset]) -> None:
    assert list(parts) == [OLD, KEY, PROMISES]
    for data in parts.values():
        assert list(data.tables) == list(COLUMNS)


def test_nothing_is_lost(parts: dict[str, Dataset], published: Rows) -> None:
    for table in COLUMNS:
        if table == "status_terms":
            continue
        for row in published[table]:
            assert any(row in data.rows(table) for data in parts.values()), (table, row)


def test_references_lead_to_rows_of_the_same_plan(parts: dict[str, Dataset]) -> None:
    for data in parts.values():
        for table in SCHEMA.tables:
            for key in table.foreign_keys:
                if key.field == "continues":  # last year's plan has a file of its own
                    continue
                known = {row[key.table_field] for row in data.rows(key.table)}
                named = {row[key.field] for row in data.rows(table.name)} - {None}
                assert named <= known, (table.name, key.field)


def test_what_a_plan_holds(parts: dict[str, Dataset]) -> None:
    old, key = parts[OLD], parts[KEY]
    assert [row["task_id"] for row in old.rows("tasks")] == [f"{OLD}.1"]
    assert [row["name"] for row in old.rows("organizations")] == ["水利局"]
    assert len(old.rows("jurisdictions")) == 3
    assert old.rows("progress") == []
    assert {row["term"] for row in key.rows("status_terms")} == {"已完成", "是"}
    assert {row["source_id"] for row in key.rows("corrections")} == {"990101-2021-Q3"}


def test_a_table_nobody_has_assigned_is_an_error(published: Rows) -> None:
    data = dataset(published)
    strange = Dataset({**data.tables, "votes": data["tasks"]})
    with pytest.raises(KeyError, match="votes"):
        dict(by_plan(strange))
