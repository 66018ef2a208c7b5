"""See how a document would be read."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from govpublish import fetching, json_text
from govpublish.commands.options import Code, Layout, Period, Root
from govpublish.home import home
from govpublish.intake import obtain
from govpublish.intake.preview import preview, summary
from govpublish.intake.told import Told, require_told
from govpublish.sources import catalogue, vocabulary


def run(
    file: Annotated[str, typer.Argument(help="一份文件或 http(s) 网址,还没有加入的也可以。")],
    as_json: Annotated[
        bool, typer.Option("--json", help="输出 JSON,结构与 data/plans 相同。")
    ] = False,
    jurisdiction: Code = None,
    period: Period = None,
    layout: Layout = None,
    root: Root = Path(),
) -> None:
    """看看一份文件会被怎样读,什么都不写。没有任务的文件说明原因,退出码 3。"""
    words = vocabulary.read(home(root) / "data" / "vocabulary")
    known = partial(catalogue.declared, home(root) / "data" / "sources")
    with obtain.document(file, None, fetching.fetch) as there:
        told = Told(jurisdiction, period, layout, url=there.url)
        require_told(told, words)
        found, questions = preview(there.path, words, told, known)
    if as_json:
        typer.echo(json_text.dumps(found, indent=2))
    else:
        typer.echo("\n".join(summary(found, questions)))
    if found["refused"]:
        raise typer.Exit(3)
