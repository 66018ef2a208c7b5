"""The page of comparison: figures with their N, and many plans on pages of their provinces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from govpublish.dataset import COLUMNS, Dataset, Table
from govpublish.edition import Edition
from govpublish.pages import compare, explorer, labels
from govpublish.pages.lookups import Lookups, look_up
from govpublish.schema import Schema
from govpublish.site.draw import Drawing, draw_site
from govpublish.site.shell import Shells
from pages import yunshan

ROOT = Path(__file__).resolve().parents[2]


def test_a_plan_in_numbers(found: Lookups) -> None:
    one = compare.figures(found, yunshan.KEY)

    assert (one.tasks, one.measures, one.places) == (3, 2, 4)
    assert one.stood is not None
    assert (one.stood.tasks, one.stood.measures, one.stood.total) == (2, 2, 4)
    assert dict(one.stood.official.given) == {"done": 1, "slow": 1}
    assert one.stood.official.without == 2
    assert (one.dated, one.answered, one.organizations) == (3, 4, 3)
    assert (one.late, one.due) == (0, 0)


def test_a_plan_without_progress_has_no_status(found: Lookups) -> None:
    one = compare.figures(found, yunshan.LIVELIHOOD)

    assert one.stood is None
    assert (one.as_of, one.late, one.due, one.places, one.answered) == (None, 0, 0, 1, 1)


def test_few_plans_stand_on_one_page(found: Lookups) -> None:
    (page,) = compare.pages(found)

    assert page.path == "compare/"
    assert [row.plan.record["plan_id"] for one in page.facts["provinces"] for row in one.rows] == [
        yunshan.KEY, yunshan.LIVELIHOOD,
    ]  # fmt: skip


def many(edition: Edition, count: int) -> Edition:
    """The invented plan without progress, in many counties of two provinces."""
    codes = [f"{11 + n % 2}{n // 2:04d}" for n in range(1, count + 1)]
    plan, place = yunshan.LIVELIHOOD, "990101"
    copied = {
        name: Table(
            COLUMNS[name],
            tuple(
                tuple(
                    value.replace(place, code).replace("云岭省", f"{code[:2]}省")
                    if isinstance(value, str) else value
                    for value in row
                )
                for code in codes
                for row in edition.dataset[name].values
                if (name == "jurisdictions" and row[0] == place)
                or plan in row
                or plan in str(row[0])
                or (name == "sources" and row[0] == yunshan.LIST)
                or name == "organizations"
            ),
        )
        for name in ("jurisdictions", "plans", "tasks", "reports", "sources", "organizations")
    }  # fmt: skip
    return replace(edition, dataset=Dataset({**edition.dataset.tables, **copied}))


@pytest.mark.parametrize("count", [compare.TOGETHER, compare.TOGETHER + 1])
def test_more_plans_than_fit_get_a_page_a_province(schema: Schema, count: int) -> None:
    found = look_up(many(yunshan.edition(), count), schema, [])
    pages = list(compare.pages(found))

    if count == compare.TOGETHER:
        assert [page.path for page in pages] == ["compare/"]
        return
    assert [page.path for page in pages] == ["compare/", "compare/11/", "compare/12/"]
    assert [page.kind for page in pages] == ["compare/1", "compare/2", "compare/2"]
    assert sum(page.facts["count"] for page in pages[1:]) == count


def test_pages_of_provinces_are_drawn_and_light(
    schema: Schema, shells: tuple[Shells, Path], tmp_path: Path
) -> None:
    found = look_up(many(yunshan.edition(), 600), schema, [])
    drawing = Drawing(shells[0], labels(schema), ROOT / "templates", tmp_path)
    draw_site([*compare.pages(found), *explorer.pages(found)], drawing)
    first = (tmp_path / "compare/index.html").read_text("utf-8")
    province = (tmp_path / "compare/11/index.html").read_text("utf-8")

    assert 'href="../compare/11/"' in first
    assert "data-by-province" in first
    assert province.count("data-plan=") == 300
    assert 'href="../../' in province
    assert 'id="gp-compare"' not in province
    explored = (tmp_path / "explorer/index.html").read_text("utf-8")
    assert "还有 540 份计划" in explored
