"""An unknown key is told with the one that was perhaps meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from govpublish.errors import SourceSpecError
from govpublish.sources.spec import JurisdictionSpec, SourceSpec
from govpublish.sources.yaml_files import Strict, load

SOUND = "layout: tabs\nplans:\n  - {slug: key, name: 甲, kind: key_work, lines: 1-2}\n"


@pytest.mark.parametrize(
    ("model", "text", "said"),
    [
        (SourceSpec, SOUND + "publishd_on: 2021-01-01\n", ":4: publishd_on:.*是不是 published_on"),
        (SourceSpec, SOUND.replace("lines:", "line:"), ":3: plans.0.line:.*是不是 lines"),
        (SourceSpec, SOUND + "passed_over:\n  - {lines: 1, whi: 标题}\n", "是不是 why"),
        (SourceSpec, SOUND + "responsibility: {first_lead: true}\n", "是不是 first_leads"),
        (JurisdictionSpec, "organizations:\n  - {name: 甲, alias: [乙]}\n", "是不是 aliases"),
        (SourceSpec, SOUND + "色: 1\n", ":4: 色:不认识的键,请核对拼写。"),
    ],
)
def test_the_nearest_key_is_named(
    tmp_path: Path, model: type[Strict], text: str, said: str
) -> None:
    file = tmp_path / "source.yml"
    file.write_text(text, "utf-8")
    with pytest.raises(SourceSpecError, match=said):
        load(file, model)
