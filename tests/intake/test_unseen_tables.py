"""Tables of text as other counties print them, read without any source.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from govpublish.intake.preview import preview
from govpublish.intake.told import Told
from govpublish.sources import vocabulary

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocabulary.read(ROOT / "data" / "vocabulary")
TITLE = "2022年重点工作任务推进情况表(截至2022年5月31日)\n\n"


def read(folder: Path, text: str, name: str = "document.txt") -> dict[str, Any]:
    """What is understood of a document of which nothing is declared."""
    path = folder / name
    path.write_text(TITLE + text, "utf-8")
    found, _ = preview(path, WORDS, Told(), lambda code: None)
    return found


def tasks(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The tasks of the only plan."""
    assert found["refused"] is None
    (plan,) = found["plans"]
    return list(plan["tasks"])


def both(text: str) -> list[str]:
    """The same table with bars and with tabs."""
    return [text, text.replace("|", "\t")]


PERIODS = (
    "序号|工作任务|责任单位|4月推进情况|5月推进情况|5月是否达序|备注\n"
    "1|新建公园3处。|甲局|完成设计。|已开工。|是|省级\n"
    "2|改造管网20公里。|乙局、丙局||完成3公里。|否|\n"
)


@pytest.mark.parametrize("text", both(PERIODS))
def test_columns_of_several_periods_are_reports_of_their_own(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    (plan,) = found["plans"]
    assert [(r["period"], r["as_of"]) for r in plan["reports"]] == [
        ("2022-04", "2022-04-30"), ("2022-05", "2022-05-31"),
    ]  # fmt: skip
    first, second = plan["tasks"]
    assert [part["text"] for part in first["progress"]] == ["完成设计。", "已开工。"]
    assert [part["text"] for part in second["progress"]] == ["", "完成3公里。"]
    assert [one["official_status"] for one in first["assessments"]] == [None, "on_track"]
    assert [one["status_as_printed"] for one in second["assessments"]] == [None, "否"]
    assert [(d["heading"], d["text"]) for d in first["details"]] == [("备注", "省级")]
    assert len({task["task_id"] for task in plan["tasks"]} - {None}) in (0, 2)


STEPS = (
    "序号|工作任务|年度目标|一季度目标|二季度目标|责任单位\n"
    "1|建公园|建成3处|完成设计|5月10日前开工|甲局\n"
)


@pytest.mark.parametrize("text", both(STEPS))
def test_a_column_for_each_quarter_is_a_step_due_by_then(tmp_path: Path, text: str) -> None:
    (task,) = tasks(read(tmp_path, text))
    assert [(m["text"], m["deadline_as_printed"], m["due_on"]) for m in task["measures"]] == [
        ("建成3处", None, None), ("完成设计", "一季度", "2022-03-31"),
        ("5月10日前开工", "5月10日前", "2022-05-10"),
    ]  # fmt: skip


SECTIONS = (
    "序号|重点任务|牵头单位|责任单位|进展情况\n"
    "---|---|---|---|---\n"
    "一、产业发展||||\n"
    "(一)工业||||\n"
    "1|技改10家。|甲局|乙局|完成4家。\n"
    "(二)农业||||\n"
    "2|改田1万亩。|丙局||已开工。\n"
    "二、民生||||\n"
    "3|建学校2所。|丁局|甲局|已封顶。\n"
)


@pytest.mark.parametrize("text", both(SECTIONS))
def test_rows_of_one_heading_are_sections_not_tasks(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    assert [(task["number"], task["section"]) for task in tasks(found)] == [
        ("1", ["一、产业发展", "(一)工业"]), ("2", ["一、产业发展", "(二)农业"]),
        ("3", ["二、民生"]),
    ]  # fmt: skip
    assert all(set(piece["text"]) <= set("-|\t") for piece in found["unread"][1:])


def test_headings_between_the_rows_that_are_no_rows_are_sections_too(tmp_path: Path) -> None:
    text = SECTIONS.replace("一、产业发展||||", "一、产业发展").replace("二、民生||||", "二、民生")
    assert [task["section"][0] for task in tasks(read(tmp_path, text))] == [
        "一、产业发展", "一、产业发展", "二、民生",
    ]  # fmt: skip


WRAPPED = (
    "| 序号 | 目标与任务 | 牵头单位 | 配合单位 | 完成时限 |\n"
    "| 1 | 新增规上企业30家以上,培育 | 县甲局 | 县乙局、县丙 | 12月底 |\n"
    "|  | 专精特新企业15家,建成数字化车间5个 |  | 局、丁 |  |\n"
    "|  | 。 |  | 镇 |  |\n"
    "| 2 | 改造老街2条。 | 县乙局 | 县甲局 | 9月底 |\n"
    "| 3 | 建设停车场。 | 县丙局 | 各镇 | 全年 |\n"
)


def test_cells_wrapped_to_the_next_row_are_one(tmp_path: Path) -> None:
    first, *rest = tasks(read(tmp_path, WRAPPED))
    assert first["text"] == "新增规上企业30家以上,培育专精特新企业15家,建成数字化车间5个。"
    names = [one["organization_as_printed"] for one in first["responsibilities"]]
    assert names == ["县甲局", "县乙局", "县丙局", "丁镇"]
    assert [task["number"] for task in rest] == ["2", "3"]


def test_rows_without_a_number_whose_cells_are_whole_stay_rows(tmp_path: Path) -> None:
    text = (
        "序号|项目名称|年度目标|责任单位|进展情况\n"
        "1|建公园|建成城南公园|县甲局|已开工。\n"
        "||建成城北公园|县乙局|未开工。\n"
    )
    (task,) = tasks(read(tmp_path, text))
    assert [m["text"] for m in task["measures"]] == ["建成城南公园", "建成城北公园"]


UNITS = (
    "序号|考核指标|单位|工作目标|已完成数|占年任务之比|备注\n"
    "1|新增就业|人|4500|完成5216人|115.9%|人社局\n"
    "2|农村公路|公里|62|完成62.35公里|80%(东乡进度滞后)|交通局、公路局\n"
)


@pytest.mark.parametrize("text", both(UNITS))
def test_a_unit_of_measurement_is_nobody_and_names_under_remarks_answer(
    tmp_path: Path, text: str
) -> None:
    first, second = tasks(read(tmp_path, text))
    (measure,) = second["measures"]
    names = [a["organization_as_printed"] for a in measure["responsibilities"]]
    assert names == ["交通局", "公路局"]
    assert [(d["heading"], d["text"]) for d in measure["details"]] == [
        ("单位", "公里"), ("占年任务之比", "80%"), ("占年任务之比", "东乡进度滞后"),
    ]  # fmt: skip
    assert first["measures"][0]["progress"][0]["text"] == "完成5216人"


@pytest.mark.parametrize(
    ("cells", "meaning"),
    [
        (("已完成", "滞后", "推进中"), "status"), (("50%", "80%(缓慢)", "100%"), "share"),
        (("已开工建设,完成一半。", "正在设计。", "已完成"), "progress"),
    ],
)  # fmt: skip
def test_a_doubtful_heading_means_what_stands_under_it(
    tmp_path: Path, cells: tuple[str, ...], meaning: str
) -> None:
    rows = "".join(
        f"{at}|建设公园{at}处。|甲局|完成了设计。|{c}\n" for at, c in enumerate(cells, 1)
    )
    found = read(tmp_path, "序号|工作任务|责任单位|进展情况|完成情况\n" + rows)
    assert dict(found["tables"][0]["columns"])["完成情况"] == meaning


def test_a_heading_of_tasks_that_nobody_has_explained_is_proposed_and_told(tmp_path: Path) -> None:
    text = "序号|攻坚硬仗|牵头单位|某某栏\n1|新建公园3处,改造老街2条。|甲局|某事\n"
    found = read(tmp_path, text)
    assert found["tables"][0]["columns"][1:] == [
        ["攻坚硬仗", "task"], ["牵头单位", "lead"], ["某某栏", None],
    ]  # fmt: skip
    assert [piece["text"] for piece in found["unread"] if piece["text"] == "某事"] == ["某事"]
    assert any("攻坚硬仗" in flag["message"] for flag in found["flags"])


@pytest.mark.parametrize(
    "text",
    [
        "序号|指标名称|单位|年度目标|1-9月完成|同比增长\n1|生产总值|亿元|185|132.6|5.9\n"
        "2|第一产业|亿元|30|18.9|4.1\n",
        "乡镇|年度任务|完成数|完成比例\n甲镇|5200|4160|80%\n乙镇|1100|902|82%\n",
        "序号|项目|预算数|上年数\n1|工资福利支出|1862.35|1790\n2|商品支出|126|131\n",
    ],
)
@pytest.mark.parametrize("separator", ["|", "\t"])
def test_figures_are_no_tasks(tmp_path: Path, text: str, separator: str) -> None:
    path = tmp_path / "figures.txt"
    path.write_text("主要经济指标完成情况\n\n" + text.replace("|", separator), "utf-8")
    found, _ = preview(path, WORDS, Told(), lambda code: None)
    assert found["refused"]
    assert found["plans"] == []


def test_a_livelihood_list_is_one_by_its_title(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "2022年民生实事项目推进情况\n\n序号|项目内容|责任单位|进展情况\n1|建公园|甲局|已开工。\n"
    path.write_text(text, "utf-8")
    found, _ = preview(path, WORDS, Told(), lambda code: None)
    assert found["plans"][0]["kind"] == "livelihood"


SLID = (
    "类别 | 序号 | 项目名称 | 年度目标 | 责任单位 | 进展情况 |\n"
    "教育 | 1 | 建学校 | 新建2所中学及宿舍 | 甲局 | 已开工。 |\n"
    "2 | 建幼儿园 | 新建3所公办幼儿园 | 乙局 | 正在设计。 |\n"
    "改造1所乡镇中心幼儿园 | 丙局 | 已完成。 | | |\n"
    "养老 | 3 | 建食堂 | 建成社区食堂5个 | 丁局 | 建成2个。 |\n"
)


def test_cells_that_slid_where_merged_ones_vanished_are_put_back_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, SLID)
    assert [(t["number"], t["section"], t["title"]) for t in tasks(found)] == [
        ("1", ["教育"], "建学校"), ("2", ["教育"], "建幼儿园"), ("3", ["养老"], "建食堂"),
    ]  # fmt: skip
    second = tasks(found)[1]["measures"]
    assert [m["text"] for m in second] == ["新建3所公办幼儿园", "改造1所乡镇中心幼儿园"]
    assert [m["progress"][0]["text"] for m in second] == ["正在设计。", "已完成。"]
    assert sum(flag["kind"] == "slid-cells" for flag in found["flags"]) == 2


def test_sums_are_no_tasks(tmp_path: Path) -> None:
    text = (
        "序号|项目名称|总投资|责任单位|形象进度\n"
        "|合计(2个)|300||\n"
        "一、续建项目(1个)||100||\n"
        "1|环城公园建设项目|100|甲局|完成一半。\n"
        "二、新建项目(1个)||200||\n"
        "2|城东学校建设项目|200|乙局|已开工。\n"
        "|小计|200||\n"
    )
    assert [(t["number"], t["section"]) for t in tasks(read(tmp_path, text))] == [
        ("1", ["一、续建项目(1个)"]), ("2", ["二、新建项目(1个)"]),
    ]  # fmt: skip


@pytest.mark.parametrize("text", both("事项|责任单位|进展\n1.建公园|甲局|开工。\n2.建学校|乙局|\n"))
def test_numbers_in_the_cells_of_the_tasks_are_their_numbers(tmp_path: Path, text: str) -> None:
    assert [(t["number"], t["title"]) for t in tasks(read(tmp_path, text))] == [
        ("1", "建公园"), ("2", "建学校"),
    ]  # fmt: skip
