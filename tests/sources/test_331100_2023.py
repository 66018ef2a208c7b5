"""丽水市 2023: 203 promises under headings, and who answers by the document's own rule."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from govpublish.assembly import Entry
from govpublish.dataset import Dataset
from support.truth import Plan

RULE = "(除标注“分别牵头”外,列第一位为牵头或汇总单位,下同)"


@pytest.fixture(scope="session")
def plan(data: Dataset) -> Plan:
    """Its plan."""
    return Plan(data, "331100-2023-key")


@pytest.fixture(scope="session")
def printed(entries: Mapping[str, Entry]) -> list[tuple[str, str, str]]:
    """Number, text and list of organizations, straight from the file."""
    text = entries["331100-2023"].source.data().decode()
    found = re.findall(r"^(\d+)\.(.+)\n\n责任单位:(.*)$", text, re.MULTILINE)
    return [(number, words.strip(), names.strip()) for number, words, names in found]


def test_every_promise_is_a_task(plan: Plan, printed: list[tuple[str, str, str]]) -> None:
    assert len(plan.tasks) == len(printed) == 203
    assert not plan.rows("measures")
    for task, (number, words, _) in zip(plan.tasks, printed, strict=True):
        assert (task["number"], task["text"], task["title"]) == (number, words, words)


def test_no_progress_and_no_status(plan: Plan, data: Dataset) -> None:
    (report,) = [r for r in data.rows("reports") if r["plan_id"] == plan.plan_id]
    assert (report["report_id"], report["has_progress"], report["as_of"]) == (
        "331100-2023-key@2023", False, None,
    )  # fmt: skip
    assert not plan.rows("progress")
    assert not plan.rows("assessments")


def names_of(listed: str) -> list[str]:
    """The names of a list, by a way of its own: brackets set aside, then commas."""
    held: list[str] = []

    def aside(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"<{len(held) - 1}>"

    flat = re.sub(r"\([^()]*\)", aside, listed.replace("分别牵头", ""))
    names = [part.strip() for part in re.split(r"[、,]", flat) if part.strip()]
    return [re.sub(r"<(\d+)>", lambda match: held[int(match[1])], name) for name in names]


def test_organizations_and_roles(plan: Plan, printed: list[tuple[str, str, str]]) -> None:
    for number, _, with_rule in printed:
        listed = with_rule.replace(RULE, "")
        names = names_of(listed)
        expected = [f"{name}政府" if name[-1] in "县市区" else name for name in names]
        assert plan.names(number) == expected, number
        if "分别牵头" in listed:
            joint = len(names_of(listed.partition("分别牵头")[0]))
            roles = ["joint_lead"] * joint + ["support"] * (len(expected) - joint)
        else:
            roles = ["lead"] + ["support"] * (len(expected) - 1)
        assert plan.roles(number) == roles, number


def test_the_rule_is_no_organization(plan: Plan, data: Dataset) -> None:
    assert plan.names(4)[-1] == "市卫生健康委"
    assert len(plan.names(4)) == 12
    assert not any("列第一位" in row["name"] for row in data.rows("organizations"))


def test_a_shared_ending_is_given_to_both(plan: Plan, printed: list[tuple[str, str, str]]) -> None:
    (number,) = [number for number, _, listed in printed if "莲都区、青田县政府" in listed]
    assert plan.names(number)[-2:] == ["莲都区政府", "青田县政府"]
    ids = [row["organization_id"] for row in plan.below("responsibilities", number)][-2:]
    assert ids == ["331100/莲都区政府", "331100/青田县政府"]


def test_brackets_do_not_split(plan: Plan) -> None:
    assert plan.names(12)[4:6] == ["市委组织部(市委人才办)", "各驻外招引中心"]
    assert "各县(市、区)政府" in plan.names(12)
    assert not any(
        row["organization_as_printed"].count("(") != row["organization_as_printed"].count(")")
        for row in plan.rows("responsibilities")
    )


def test_aliases_lead_to_one_organization(plan: Plan, data: Dataset) -> None:
    ids = {row["organization_id"] for row in plan.rows("responsibilities")
           if row["organization_as_printed"].startswith("市委组织部")}  # fmt: skip
    assert ids == {"331100/市委组织部"}


def test_sections(plan: Plan) -> None:
    assert plan.task(1)["section"] == "一、全市经济社会发展主要预期目标"
    assert plan.task(10)["section"] == ("二、重点抓好六方面工作 / (一)全力以赴拼经济稳增长促发展。")
    assert all(task["section"] for task in plan.tasks)
