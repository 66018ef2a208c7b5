"""Names of organizations on several lines of a cell: joined where a line cut one, else parted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govpublish.drawn.names import lines_joined
from govpublish.formats.transcript import pieces
from govpublish.sources import vocabulary
from govpublish.sources.organizations import Organizations

WORDS = vocabulary.read(Path(__file__).resolve().parents[2] / "data" / "vocabulary")
KNOWN = Organizations({}, WORDS.endings)
NAMES = (
    "县农业农村局", "县财政局", "果子园乡", "县水利局", "县经济和信息化局", "县城市管理综合执法局",
    "县住房和城乡建设局", "县人民政府办公室", "县残疾人工作委员会", "县茶产业发展中心",
    "云山旅游区管委会", "各乡镇人民政府", "县直有关单位", "县人力资源和社会保障局",
    "县妇女联合会", "县社会福利院", "县委组织部",
)  # fmt: skip


def joined(*paragraphs: str) -> str:
    """A cell of these paragraphs, wrapped where they have a line end."""
    return lines_joined(pieces(paragraphs, 1), KNOWN).text


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True), st.integers(3, 8))
def test_names_wrapped_in_a_narrow_column_are_whole(names: list[str], width: int) -> None:
    lines = [name[at : at + width] for name in names for at in range(0, len(name), width)]
    assert joined("\n".join(lines)).split("\n") == names


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (("县财政局\n人民银行\n云山支行",), "县财政局\n人民银行云山支行"),
        (("市生态环境局\n云山分局",), "市生态环境局云山分局"),
        (("县农业农\n村局(县\n乡村振兴\n局)",), "县农业农村局(县乡村振兴局)"),
        (("县财政局、县\n税务局",), "县财政局、县税务局"),
        (("县农业", "农村局"), "县农业农村局"),
        (("县人力资\n源和社会\n保障局",), "县人力资源和社会保障局"),
        (("县人力\n资源和\n社会保\n障局",), "县人力资源和社会保障局"),
        (
            ("县财政\n局\n县人力资源和社会\n保障局\n县税务局",),
            "县财政局\n县人力资源和社会保障局\n县税务局",
        ),
        (("县残疾人联\n合会\n县委组\n织部",), "县残疾人联合会\n县委组织部"),
        (("县财政局", "县税务局"), "县财政局\n县税务局"),
        (("牵头:县水利局", "配合:县财政局"), "牵头:县水利局\n配合:县财政局"),
        (("某人\n县财政局",), "某人县财政局"),
    ],
)
def test_lines(printed: tuple[str, ...], read: str) -> None:
    assert joined(*printed) == read
