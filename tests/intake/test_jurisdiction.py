"""Whose document it is: openings as counties write them, reworded, and what is to be understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from govpublish.intake.jurisdiction import Hints, Whose, hints_of, whose
from govpublish.intake.mentions import Gazetteer
from govpublish.models import Document
from govpublish.sources import vocabulary

WORDS = vocabulary.read(Path(__file__).resolve().parents[2] / "data" / "vocabulary")
GAZETTEER = Gazetteer(WORDS)
NOBODY = None


def asked(
    text: str,
    body: str = "",
    file: str = "",
    url: str | None = None,
    about: dict[str, str] | None = None,
) -> Whose:
    """What is understood of an opening, its lines parted by |, and of the text below it."""
    head = text.split("|")
    lines = (*head, *body.split("|"))
    anchors = tuple(str(number) for number in range(1, len(lines) + 1))
    page = Document(lines, anchors, "text/html", "utf-8", about=about or {})
    hints = hints_of(page, head, file, url)
    return whose(hints, WORDS, GAZETTEER)


OPENINGS: tuple[tuple[str, str, str | None], ...] = (
    # the title says it
    ("青田县2021年“赶超奋进百项任务清单”进度表(4月)", "县农业农村局|各乡镇", "331121"),
    ("2007年三水区政府工作主要任务分解表", "", "440607"),
    ("关于印发镇巴县2024年重点工作任务分工的通知", "", "610728"),
    ("泾县人民政府关于分解落实政府工作报告目标任务的通知", "", "341823"),
    ("单县2022年民生实事完成情况", "", "371722"),
    ("鄂温克族自治旗人民政府办公室|关于印发2022年重点任务分工的通知", "旗政府督查室", "150724"),
    ("北川羌族自治县2020年重点工作清单", "", "510726"),
    ("中共开化县委 开化县人民政府2023年重点工作进展", "", "330824"),
    ("玉环市2021年三季度督查通报", "市发改局|各乡镇", "331083"),
    # only the publisher, the signature or the number does
    ("县人民政府关于分解落实重点工作任务的通知|发文单位:通山县人民政府", "", "421224"),
    ("区人民政府办公室关于印发责任分解方案的通知|蔡甸区人民政府办公室|2023年1月3日", "", "420114"),
    ("关于下达2016年工作任务的通知|各乡镇人民政府,县属各单位:",
     "按分解表落实|靖边县人民政府|二〇一六年三月一日|靖边县|榆林市|榆林市", "610824"),
    ("重点任务|责任单位", "吴堡县人民政府|年底前|靖边县人民政府|年底前", NOBODY),
    ("重点工作任务清单|信息来源:太湖县人民政府办公室 浏览次数:5", "", "340825"),
    ("政府工作报告任务分解表|发布机构:霍山县人民政府(办公室)", "", "341525"),
    ("重点工作|索引号:6107280000/2024-001005", "", "610728"),
    # the city above it is named too
    ("大洼区第十八届人大会议任务分解表|各镇人民政府,临港经济开发区管委会:",
     "盘锦市|盘锦市大洼区人民政府办公室|2021年1月25日", "211104"),
    ("关于做好2018年为民办实事的通知|银川市兴庆区人民政府办公室", "银川市2018年实事", "640104"),
    ("温州市洞头区2021年工作任务一季度进展", "洞头区财政局|温州市生态环境局洞头分局", "330305"),
    ("丽水市青田县2021年重点工作", "丽水市|丽水市|青田县", "331121"),
    ("关于转发丽水市有关通知的通知|发布机构:青田县人民政府办公室|青田县人民政府", "", "331121"),
    # cities
    ("丽水市2023年政府工作报告责任分解", "莲都区|青田县|缙云县|遂昌县|莲都区|青田县", "331100"),
    ("盘锦市人民政府2021年民生实事", "双台子区|兴隆台区|大洼区|盘山县", "211100"),
    ("大理白族自治州2022年重点工作", "大理市|祥云县|宾川县", "532900"),
    ("中共丽水市委 丽水市人民政府任务清单|发布机构:丽水市政府", "莲都区|莲都区|莲都区", "331100"),
    # a county-level city beside a prefecture or county of the same short name
    ("大理市2022年重点工作任务分解表", "大理市住建局", "532901"),
    ("伊宁市2021年为民办实事进展", "", "654002"),
    ("伊宁县2021年为民办实事进展", "", "654021"),
    ("吉林市2021年重点工作", "吉林省", "220200"),
    ("朝阳县2021年重点工作", "朝阳市", "211321"),
    # several places of one name
    ("石家庄市新华区2021年重点工作", "", "130105"),
    ("新华区2021年重点工作", "", NOBODY),
    ("新华区2021年重点工作", "沧州市生态环境局新华分局", "130902"),
    ("桥西区2021年民生实事进展|来源:桥西区人民政府", "张家口市住建局", "130703"),
    ("朝阳区2020年重点任务", "", NOBODY),
    ("北京市朝阳区2020年重点任务", "", "110105"),
    ("长春市朝阳区人民政府2020年重点任务", "", "220104"),
    ("鼓楼区2022年重点工作", "徐州市|徐州市", "320302"),
    ("鼓楼区2022年重点工作", "", NOBODY),
    ("城关区2023年十件实事", "甘肃省兰州市", "620102"),
    ("晋城市城区2021年重点工作", "推进城区建设", "140502"),
    ("2021年重点工作任务", "加快老城区改造|推进新城区建设|城东区块|城区绿化", NOBODY),
    ("河北省新华区2021年重点工作", "", NOBODY),
    # names that are no longer
    ("洞头县2012年重点工作进展", "洞头县住建局", "330305"),
    ("富阳市2013年十件实事", "", "330111"),
    ("即墨市2016年重点工作", "", "370215"),
    ("玉环县2015年督查通报", "", "331083"),
    ("下城区2019年重点工作", "", NOBODY),  # merged into another: whose code a person must say
    ("崇文区2009年实事", "", NOBODY),
    # no place of their own, and one that has
    ("浦东新区2021年重点工作", "", "310115"),
    ("天津市滨海新区2021年民心工程", "", "120116"),
    ("2025年开发区重点工作及责任清单", "", NOBODY),
    ("青田经济开发区管委会2021年重点工作", "青田县", NOBODY),
    ("辽东湾新区2021年重点工作任务分解表", "盘锦市", NOBODY),
    ("青田县鹤城街道办事处2021年工作任务清单", "", NOBODY),
    ("船寮镇人民政府2022年重点任务", "青田县", NOBODY),
    ("青田县人民政府关于支持经济开发区重点产业的任务清单", "", "331121"),
    ("美丽城镇2021年建设任务清单|发布机构:青田县住建局", "", "331121"),
    ("关于印发和县2022年重点工作任务的通知", "", "340523"),
    ("和县人民政府|任务清单", "各镇", "340523"),
    # nothing, or too much
    ("2021年重点工作任务清单", "住建局|教育局", NOBODY),
    ("青田县、缙云县2021年协作任务清单", "", NOBODY),
    # the text alone
    ("2021年重点工作任务清单", "青田县住建局|青田县教育局|丽水市生态环境局青田分局", "331121"),
)  # fmt: skip


@pytest.mark.parametrize(("head", "body", "code"), OPENINGS, ids=[o[0][:24] for o in OPENINGS])
def test_an_opening(head: str, body: str, code: str | None) -> None:
    assert asked(head, body).code == code


@pytest.mark.parametrize(
    ("head", "body", "candidates"),
    [
        ("新华区2021年重点工作", "", {"130105", "130902", "410402"}),
        ("朝阳区2020年重点任务", "", {"110105", "220104"}),
        ("河北省新华区2021年重点工作", "", {"130105", "130902"}),
        ("青田县、缙云县2021年协作任务清单", "", {"331121", "331122"}),
        ("青田经济开发区管委会2021年重点工作", "青田县", {"331121"}),
        ("崇文区2009年实事", "", {"110101"}),
    ],
)
def test_candidates_are_told_with_what_speaks_for_them(
    head: str, body: str, candidates: set[str]
) -> None:
    found = asked(head, body)
    assert found.code is None
    assert {one.code for one in found.candidates} == candidates
    assert all(one.why for one in found.candidates)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("洞头县2012年重点工作进展", ("洞头县", "330322", "2015年撤县设区", "洞头区", "330305")),
        ("富阳市2013年十件实事", ("富阳市", "富阳区")),
        ("崇文区2009年实事", ("崇文区", "2010年撤销", "东城区", "不是同一个地方")),
        ("2025年开发区重点工作及责任清单", ("开发区", "没有自己的行政区划代码")),
        ("青田县鹤城街道办事处2021年工作任务清单", ("鹤城街道", "乡镇、街道")),
    ],
)
def test_what_a_person_should_know_is_told(head: str, words: tuple[str, ...]) -> None:
    note = asked(head).note
    assert note is not None
    for word in words:
        assert word in note


def test_the_address_and_the_name_of_the_file_count_least() -> None:
    url = "http://www.qingtian.gov.cn/art/1.html"
    assert asked("2021年重点工作任务清单", url=url).code == "331121"
    assert asked("缙云县2021年重点工作任务清单", url=url).code == "331122"
    assert asked("缙云县2021年重点工作", file="青田县2021年任务").code == "331122"
    assert asked("2021年重点工作任务清单", url="http://qingtian.example.com/").code is None


def test_a_page_says_whose_it_is_beside_its_text() -> None:
    title = "2021年重点工作任务清单"
    assert asked(title, about={"ContentSource": "青田县人民政府办公室"}).code == "331121"
    assert asked(title, about={"SiteName": "青田县人民政府"}).code == "331121"
    assert asked("缙云县" + title, about={"SiteName": "青田县人民政府"}).code == "331122"


def test_a_county_that_is_not_in_the_list_is_not_made_up() -> None:
    assert asked("云山县2021年重点工作任务清单") == Whose(None)


def test_a_long_text_is_looked_through_quickly() -> None:
    text = "推进城区建设,加快青田县项目,协调丽水市有关部门。" * 10_000
    found = whose(Hints([], text), WORDS, GAZETTEER)
    assert found.code == "331121"
