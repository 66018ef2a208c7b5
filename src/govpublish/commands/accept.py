"""Accept the records of a document after comparing them with it."""

from pathlib import Path
from typing import Annotated

import typer

from govpublish import pipeline, telling, terminal
from govpublish.commands.options import Root


def run(
    folder: Annotated[Path, typer.Argument(help="来源文件夹,如 data/sources/990101-yunshan。")],
    raw: Annotated[
        bool, typer.Option("--raw", help="列出 expected.jsonl 里变动的每一行,不作归纳。")
    ] = False,
    root: Root = Path(),
) -> None:
    """对照原文看过之后,验收一份(或一县)文件读出的记录,写入 expected.jsonl。"""
    with terminal.watched(1) as stage:
        entries = pipeline.read(root, stage, changed=True)
    for one in pipeline.accept(folder, entries):
        terminal.say(one.raw[2:] if raw else telling.acceptance(one))
        typer.echo(f"已验收 {one.path}" + ("" if one.raw else "(没有变动)"))
