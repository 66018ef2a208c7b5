"""Tables over the pages of a PDF: rows the page cuts, merged cells over pages, narrow columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from govpublish import formats
from govpublish.models import Meaning
from govpublish.sources import vocabulary
from support import drawing
from support.drawing import Reach

WORDS = vocabulary.read(Path(__file__).resolve().parents[2] / "data" / "vocabulary")
STYLE = """
<style>@page { size: A4 landscape; margin: 2cm } body { font: 14px "Noto Serif CJK SC"; margin: 0 }
table { border-collapse: collapse; width: 100%; table-layout: fixed } td p { margin: 0 }
tr:first-child { break-inside: avoid } td { border: 1px solid #000; padding: 3px; ALIGN }</style>
"""
HEADER = ["类别", "序号", "目标任务", "牵头单位", "配合单位", "完成时限", "上半年进展"]
LONG = "完成选址、可行性研究、初步设计及施工图审查,正在招标,预计下月开工建设。"


def rows() -> list[list[str | Reach]]:
    found: list[list[str | Reach]] = [
        [
            str(number), f"建设第{number}个产业园,完成投资{number}亿元。", "县发展和改革委员会",
            "县自然资源和规划局\n县住房和城乡建设局\n各乡镇", "11月底前", LONG * (number % 4 + 2),
        ]
        for number in range(1, 10)
    ]  # fmt: skip
    found[0].insert(0, Reach("经济发展", 5))
    found[5].insert(0, Reach("民生保障", 4))
    return found


@pytest.mark.parametrize("align", ["vertical-align: top", "vertical-align: middle"])
def test_a_printed_table_is_the_table_that_was_printed(browser: Browser, align: str) -> None:
    blocks = ["云山县2022年重点工作进展情况表", [HEADER, *rows()]]
    page = browser.new_page()
    page.set_content(STYLE.replace("ALIGN", align) + drawing.html(blocks))
    held = formats.read(page.pdf(prefer_css_page_size=True), "a.pdf")
    page.close()
    assert len(held.grids) > 1
    (whole,) = drawing.read(held, WORDS)
    (meant,) = drawing.read(formats.read(drawing.page(blocks), "a.html"), WORDS)
    assert len(whole.groups) == len(meant.groups) == 9
    for group, wanted in zip(whole.groups, meant.groups, strict=True):
        assert [cell.text for cell in group.section] == [cell.text for cell in wanted.section]
        (row,), (other,) = group.rows, wanted.rows
        for meaning in (Meaning.NUMBER, Meaning.TASK, Meaning.DEADLINE, Meaning.PROGRESS):
            assert row[meaning].text == other[meaning].text
        for meaning in (Meaning.LEAD, Meaning.SUPPORT):
            assert row[meaning].text.split() == other[meaning].text.split()
