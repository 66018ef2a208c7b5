"""The same table as web page, Word file and spreadsheet is read to the same tasks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from govpublish import account, assembly
from govpublish.errors import GovpublishError
from govpublish.intake import add
from govpublish.intake.preview import look, preview, source_of
from govpublish.intake.propose import Proposal
from govpublish.intake.told import Told
from govpublish.sources import catalogue, vocabulary
from govpublish.sources.spec import JurisdictionSpec

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocabulary.read(ROOT / "data" / "vocabulary")
TITLE = "开化县2024年重点工作任务进展情况(一季度)"
HEADS = ("序号", "工作任务", "年度目标", "完成时限", "牵头单位", "配合单位", "一季度进展情况")
ROWS: tuple[tuple[str, ...], ...] = (
    ("一、产业发展",),
    ("1", "建设工业园", "(1) 完成征地。", "6月底前", "开发区", "资源局", "已完成征地300亩。"),
    ("", "", "(2) 开工建设厂房。", "12月底前", "", "", "正在招标。"),
    ("2", "培育企业", "新增企业10家。", "年底前", "经信局、统计局", "税务局", "新增4家。"),
    ("二、民生实事",),
    ("3", "改造老旧小区", "改造小区12个。", "11月底前", "住建局", "", "完成5个。"),
)
MERGED = (0, 1, 4, 5)
"""Columns in which the second measure's cell is merged with the one above."""


def html(path: Path) -> None:
    """A page with two rows of headings and merged cells."""
    spans = "".join(f"<th rowspan=2>{head}</th>" for head in HEADS[:4])
    body = ""
    for row in ROWS:
        if len(row) == 1:
            body += f"<tr><td colspan=7>{row[0]}</td></tr>"
            continue
        first = row[0] == "1"
        cells = [
            f"<td{' rowspan=2' if first and at in MERGED else ''}>{text}</td>"
            for at, text in enumerate(row)
            if row[0] or at not in MERGED
        ]
        body += f"<tr>{''.join(cells)}</tr>"
    path.write_text(
        f"<!doctype html><meta charset=utf-8><title>{TITLE}</title><h1>{TITLE}</h1>"
        f"<script>var tasks = 1;</script><table><tr>{spans}<th colspan=2>责任单位</th>"
        f"<th rowspan=2>{HEADS[6]}</th></tr><tr><th>{HEADS[4]}</th><th>{HEADS[5]}</th></tr>"
        f"{body}</table><p>打印本页</p>",
        "utf-8",
    )


def word(path: Path) -> None:
    """A Word file with merged cells."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(rows=1, cols=7)
    for cell, head in zip(table.rows[0].cells, HEADS, strict=True):
        cell.text = head
    above: Any = None
    for row in ROWS:
        cells = table.add_row().cells
        if len(row) == 1:
            cells[0].merge(cells[6]).text = row[0]
        else:
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
            if not row[0]:
                for at in MERGED:
                    above[at].merge(cells[at])
        above = cells
    document.save(str(path))


def sheet(path: Path) -> None:
    """A spreadsheet with a title over the table, numbers as numbers and merged cells."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "一季度"
    page.append([TITLE])
    page.merge_cells("A1:G1")
    page.append(list(HEADS))
    for at, row in enumerate(ROWS, start=3):
        for column, text in enumerate(row, start=1):
            if text:
                page.cell(at, column, int(text) if text.isdigit() else text)
        if len(row) == 1:
            page.merge_cells(start_row=at, end_row=at, start_column=1, end_column=7)
        elif not row[0]:
            for column in MERGED:
                page.merge_cells(
                    start_row=at - 1, end_row=at, start_column=column + 1, end_column=column + 1
                )
    book.save(path)


MAKERS = {"html": html, "docx": word, "xlsx": sheet}
EXPECTED = [
    ("330824-2024-key.1", "建设工业园", ["一、产业发展"], [
        ("(1)", "完成征地。", "2024-06-30", ["开发区 lead", "资源局 support"], "已完成征地300亩。"),
        ("(2)", "开工建设厂房。", "2024-12-31", ["开发区 lead", "资源局 support"], "正在招标。"),
    ]),
    ("330824-2024-key.2", "培育企业", ["一、产业发展"], [
        ("", "新增企业10家。", "2024-12-31", ["经信局 lead", "统计局 lead", "税务局 support"],
         "新增4家。"),
    ]),
    ("330824-2024-key.3", "改造老旧小区", ["二、民生实事"], [
        ("", "改造小区12个。", "2024-11-30", ["住建局 lead"], "完成5个。"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize("kind", MAKERS)
def test_a_drawn_table_is_read_with_its_merged_cells(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"document.{kind}"
    MAKERS[kind](path)
    found, questions = preview(path, WORDS, Told(), lambda _code: None)
    assert questions == ()
    assert found["layout"] == "table"
    assert [
        (
            task["task_id"],
            task["title"],
            task["section"],
            [
                (
                    measure["label"],
                    measure["text"],
                    measure["due_on"],
                    [f"{a['organization_as_printed']} {a['role']}"
                     for a in measure["responsibilities"]],
                    measure["progress"][0]["text"],
                )
                for measure in task["measures"]
            ],
        )
        for task in found["plans"][0]["tasks"]
    ] == EXPECTED  # fmt: skip


@pytest.mark.parametrize("kind", MAKERS)
def test_every_text_is_found_again_at_its_place(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"document.{kind}"
    MAKERS[kind](path)
    proposal, _ = look(path, WORDS, Told(), lambda _code: None)
    assert isinstance(proposal, Proposal)
    entry = assembly.entry(source_of(proposal, path, JurisdictionSpec()), WORDS, strict=False)
    data = assembly.dataset([entry], WORDS)
    assert list(account.faults(data, {entry.source.source_id: entry.reading})) == []
    assert account.of(entry.reading).adds_up
    places = set(entry.reading.anchors)
    for row in data.rows("measures"):
        assert set(row["lines"].split(",")) <= places


@pytest.mark.parametrize("kind", MAKERS)
def test_a_document_is_added_byte_for_byte_and_reads_again(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"document.{kind}"
    MAKERS[kind](path)
    proposal, _ = look(path, WORDS, Told(), lambda _code: None)
    assert isinstance(proposal, Proposal)
    sources = tmp_path / "sources"
    sources.mkdir()
    folder = add.add(proposal, path, sources, WORDS, Told())
    assert folder == sources / "330824-kaihua" / "2024-Q1"
    assert (folder / f"source.{kind}").read_bytes() == path.read_bytes()

    (source,) = catalogue.read(sources)
    entry = assembly.entry(source, WORDS)
    assert len(entry.records["tasks"]) == len(EXPECTED)
    assert account.of(entry.reading).unread == 0
    with pytest.raises(GovpublishError, match="逐字节相同"):
        add.add(proposal, path, sources, WORDS, Told())
