"""The whole site of the invented county, drawn once, with the real shell and templates."""

from pathlib import Path

import pytest

from govpublish import feeds
from govpublish.pages import all_pages, labels
from govpublish.pages.lookups import Lookups, look_up
from govpublish.schema import Schema, load_schema
from govpublish.site.draw import Drawing, draw_site
from govpublish.site.shell import Shells, build_shells
from pages import yunshan

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def schema() -> Schema:
    """The real schema."""
    return load_schema(ROOT / "data" / "schema")


@pytest.fixture
def found(schema: Schema) -> Lookups:
    """The invented edition, grouped."""
    return look_up(yunshan.edition(), schema, yunshan.FILES)


@pytest.fixture(scope="session")
def shells(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shells, Path]:
    """The real shells, and the folder with the assets they ask for."""
    folder = tmp_path_factory.mktemp("shells")
    return build_shells(ROOT, folder), folder


@pytest.fixture(scope="session")
def toy_site(schema: Schema, shells: tuple[Shells, Path]) -> Path:
    """Every page of the invented county, beside the assets."""
    made, folder = shells
    draw(schema, made, folder)
    return folder


def draw(schema: Schema, shells: Shells, into: Path) -> None:
    """Draw the invented county into a folder."""
    drawing = Drawing(shells, labels(schema), ROOT / "templates", into)
    draw_site(all_pages(yunshan.edition(), schema, yunshan.FILES), drawing)
    feeds.write(look_up(yunshan.edition(), schema, ()), shells.site_name, shells.site_url, into)
