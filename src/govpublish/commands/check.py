"""Read every document and check, without writing."""

from pathlib import Path

import typer

from govpublish import pipeline, telling, terminal
from govpublish.commands.options import Jobs, Only, Root


def run(root: Root = Path(), only: Only = None, jobs: Jobs = 1) -> None:
    """只检查不写出:每份文件的逐字账目、提示,以及全部数据检查。"""
    with terminal.watched(1) as stage:
        entries = pipeline.read(root, stage, jobs, only=only or ())
    for entry in entries:
        terminal.say(telling.entry(entry))
    terminal.say(telling.replacements(entries))
    with terminal.watched(4) as stage:
        pipeline.edition(root, entries, stage, only=only or ())
    typer.echo(telling.verdict(entries))
